import type { z } from 'zod';
import { type BiText, both } from '../text.ts';
import {
  type CivilDate,
  type Deadline,
  type StateCouncilCalendar,
  changeDeadline,
  knownCalendars,
} from '../time/index.ts';
import type { FiledFacts, FiledScenario } from './filed-facts.ts';
import { otherMagnitude } from './filing-posture-change.ts';
import type { ChangedField } from './filing-section.ts';

type Value = string | number | boolean | null;

/** One filed fact that is another one now. */
export interface FiledChange {
  readonly field: z.infer<typeof ChangedField>;
  /** Id of the scenario; `null` for the processor as a whole. */
  readonly scenario: string | null;
  /** RFC 6901 pointer into the running facts, and for what is gone into the filed ones. */
  readonly path: string;
  readonly before: Value;
  readonly after: Value;
  readonly substantive: boolean;
  readonly why: BiText;
}

/** How what runs differs from what was filed. */
export interface SubstantiveChange {
  readonly changes: readonly FiledChange[];
  /** Whether any of them is of substance, by reading G7. Counsel can decide otherwise of each. */
  readonly substantive: boolean;
  /** By when the change is to be filed (R15.5); `null` where none is of substance. */
  readonly deadline: Deadline | null;
}

/** Why a difference is of substance or not. The text names no list: all of these are our reading (G7). */
const WHY = {
  filed: both(
    '已备案的内容与现在不同。除联系方式外，任何备案事项的变化都按实质性变更处理，是本产品的审慎理解。',
    'What was filed is different now. That every filed fact but contact details is of substance is our careful reading.',
  ),
  magnitude: both(
    '数量翻倍、减半或者进入另一个10万人档次，按实质性变更处理，是本产品的审慎理解。',
    'Twice or half as many, or another band of 100,000. That this is of substance is our careful reading.',
  ),
  lower: both(
    '已备案的安全保护措施减少或者失效，按实质性变更处理，是本产品的审慎理解。',
    'A security measure that was filed is gone or has failed. That this is of substance is our careful reading.',
  ),
  contact: both('只是联系方式的变化。', 'Only contact details are different.'),
  same_magnitude: both('数量在同一量级之内。', 'The quantity is of the same magnitude.'),
  higher: both('安全保护措施增加或者恢复。', 'A security measure was added or works again.'),
} as const;

const SUBSTANTIVE: ReadonlySet<keyof typeof WHY> = new Set(['filed', 'magnitude', 'lower']);

/** Collects differences of one scenario or of the processor. */
class Differences {
  readonly found: FiledChange[] = [];
  readonly #scenario: string | null;
  readonly #at: string;

  constructor(scenario: string | null, at: string) {
    this.#scenario = scenario;
    this.#at = at;
  }

  /** Notes a fact that is another one; the same is passed over. */
  note(
    field: FiledChange['field'],
    path: string,
    before: Value,
    after: Value,
    because: keyof typeof WHY = 'filed',
  ): void {
    if (before === after) return;
    this.found.push({
      field,
      scenario: this.#scenario,
      path: `${this.#at}${path}`,
      before,
      after,
      substantive: SUBSTANTIVE.has(because),
      why: WHY[because],
    });
  }

  /** Notes each member of a list that came, went or is another one, by its key. */
  each<T>(
    field: FiledChange['field'],
    path: string,
    [before, after]: readonly [readonly T[], readonly T[]],
    keyed: { readonly key: (one: T) => string; readonly value: (one: T) => Value },
    because: keyof typeof WHY = 'filed',
  ): void {
    const was = new Map(before.map((one) => [keyed.key(one), keyed.value(one)]));
    const is = new Map(after.map((one) => [keyed.key(one), keyed.value(one)]));
    for (const key of new Set([...was.keys(), ...is.keys()])) {
      this.note(field, `${path}/${key}`, was.get(key) ?? null, is.get(key) ?? null, because);
    }
  }
}

/**
 * Compares what was filed with what runs (§ 第十五条第二款, reading G7: every filed fact but contact details is of
 * substance; the quantity by its order of magnitude, protection where there is less of it). In a list the last step
 * of a pointer is the id of the member.
 *
 * @param changedOn the day of the first change, Asia/Shanghai
 * @throws {TimeError} `before_in_force`
 */
export function substantiveChange(
  filed: FiledFacts,
  running: FiledFacts,
  changedOn: CivilDate,
  calendars: readonly StateCouncilCalendar[] = knownCalendars(),
): SubstantiveChange {
  const changes = [...processorChanges(filed, running), ...scenarioChanges(filed, running)];
  const substantive = changes.some((change) => change.substantive);
  return { changes, substantive, deadline: substantive ? changeDeadline(changedOn, calendars) : null };
}

function processorChanges(filed: FiledFacts, running: FiledFacts): readonly FiledChange[] {
  const all = new Differences(null, '');
  const [was, is] = [filed.processor, running.processor];
  all.note('processor_name', '/processor/name', was.name['zh-CN'], is.name['zh-CN']);
  all.note('processor_name', '/processor/credit_code', was.credit_code, is.credit_code);
  all.note('processor_name', '/processor/registered', was.registered, is.registered);
  all.note('processor_name', '/processor/operating', sorted(was.operating), sorted(is.operating));
  all.note('contact_details', '/processor/agent', text(was.agent), text(is.agent), 'contact');
  all.note('contact_details', '/processor/officer', text(was.officer), text(is.officer), 'contact');
  all.note('rules', '/rules', filed.rules, running.rules);
  all.note('rules', '/procedures', filed.procedures, running.procedures);
  quantity(all, filed, running);
  security(all, filed, running);
  all.each('recipient', '/parties', [filed.parties, running.parties], {
    key: (party) => party.organisation_id,
    value: ({ role, agreement, name }) => `${role} ${name['zh-CN']} ${agreement ?? ''}`,
  });
  return all.found;
}

function quantity(all: Differences, filed: FiledFacts, running: FiledFacts): void {
  const before = filed.stock?.processor.upper ?? null;
  const after = running.stock?.processor.upper ?? null;
  // What nobody has counted is no change.
  if (before === null || after === null) return;
  const other = otherMagnitude(before, after) || before >= 2 * after;
  all.note('quantity', '/stock/processor/upper', before, after, other ? 'magnitude' : 'same_magnitude');
}

/** Every measure of a kind works, or it is `failed`; a kind that is not there is `null`. */
function measures({ security: controls }: FiledFacts): ReadonlyMap<string, string> {
  const states = new Map<string, string>();
  for (const { kind, state } of controls) {
    if (states.get(kind) !== 'failed') states.set(kind, state);
  }
  return states;
}

function security(all: Differences, filed: FiledFacts, running: FiledFacts): void {
  const was = measures(filed);
  const is = measures(running);
  for (const kind of new Set([...was.keys(), ...is.keys()])) {
    const before = was.get(kind) ?? null;
    const after = is.get(kind) ?? null;
    all.note(
      'security_measures',
      `/security/${kind}`,
      before,
      after,
      after === 'healthy' ? 'higher' : 'lower',
    );
  }
}

function scenarioChanges(filed: FiledFacts, running: FiledFacts): readonly FiledChange[] {
  const used = ({ state }: FiledScenario): boolean => state === 'active' || state === 'suspended';
  const was = new Map(filed.scenarios.filter(used).map((one) => [one.id, one]));
  const is = new Map(running.scenarios.filter(used).map((one) => [one.id, one]));
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((id) => {
    const before = was.get(id);
    const after = is.get(id);
    const all = new Differences(id, `/scenarios/${id}`);
    if (before !== undefined && after !== undefined) compare(all, before, after);
    else if (after !== undefined) all.note('new_scenario', '', null, after.statement['zh-CN']);
    else if (before !== undefined) all.note('purpose', '', before.statement['zh-CN'], null);
    return all.found;
  });
}

function compare(all: Differences, was: FiledScenario, is: FiledScenario): void {
  all.note('purpose', '/statement', was.statement['zh-CN'], is.statement['zh-CN']);
  all.note('purpose', '/version', was.version, is.version);
  all.note('purpose', '/basis', was.basis, is.basis);
  all.note('mode', '/mode', was.mode, is.mode);
  all.note('rules', '/retention_days', was.retention_days, is.retention_days);
  all.each('rules', '/kept', [was.kept, is.kept], {
    key: ({ keeps }) => keeps,
    value: ({ limit }) => `${limit.amount} ${limit.unit}`,
  });
  all.note('storage_place', '/storage_place', was.storage_place, is.storage_place);
  all.note('persons_concerned', '/audience', sorted(was.audience), sorted(is.audience));
  const children = ({ minors }: FiledScenario): boolean =>
    minors.under_14 > 0 || minors.may_meet_under_14 === true;
  all.note('persons_concerned', '/minors', children(was), children(is));
  all.note('rules', '/minors/rules', was.minors.rules?.version ?? null, is.minors.rules?.version ?? null);
  all.note(
    'algorithm_supplier',
    '/algorithm/supplier',
    was.algorithm?.supplier ?? null,
    is.algorithm?.supplier ?? null,
  );
  all.note(
    'algorithm_supplier',
    '/algorithm/model',
    was.algorithm?.model ?? null,
    is.algorithm?.model ?? null,
  );
  all.note('rules', '/notice/digest', was.notice?.digest ?? null, is.notice?.digest ?? null);
  all.note(
    'assessment_conclusion',
    '/assessment/report',
    was.assessment?.report ?? null,
    is.assessment?.report ?? null,
  );
  places(all, was, is);
  const transfers = [was.transfers, is.transfers] as const;
  const key = ({ id }: FiledScenario['transfers'][number]): string => id;
  all.each('recipient', '/transfers', transfers, { key, value: (one) => one.organisation_id });
  all.each('internet_transfer', '/transfers', transfers, {
    key,
    value: ({ network, carries, abroad, ground }) =>
      `${network} ${sorted(carries)} ${abroad ? 'abroad' : 'mainland'} ${ground?.source ?? 'none'}`,
  });
  // What else is configured, where nothing above says what it was.
  if (all.found.length === 0) all.note('mode', '/configuration', was.configuration, is.configuration);
}

/** Places, ways and kinds of devices as such; how many devices there are only by its magnitude. */
function places(all: Differences, was: FiledScenario, is: FiledScenario): void {
  all.each('mode', '/places', [was.places, is.places], {
    key: ({ site_id }) => site_id,
    value: ({ ways, devices }) =>
      `${sorted(ways.map(({ kind }) => kind))} / ${sorted(devices.map(({ space, place }) => `${place} ${space}`))}`,
  });
  const devices = ({ places: all }: FiledScenario): number =>
    all.flatMap((place) => place.devices).reduce((sum, one) => sum + one.devices, 0);
  const [before, after] = [devices(was), devices(is)];
  const other = after >= 2 * before || before >= 2 * after;
  all.note('mode', '/places', before, after, other ? 'magnitude' : 'same_magnitude');
}

function sorted(words: readonly string[]): string {
  return words.toSorted().join(' ');
}

function text(contact: FiledFacts['processor']['agent']): string | null {
  return contact === null ? null : `${contact.name} ${contact.reached_by}`;
}
