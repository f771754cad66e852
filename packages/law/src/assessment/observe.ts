import { parityFindings } from '../alternatives/index.ts';
import { epoch } from '../instant.ts';
import { noticesInForce } from '../notice/notices-in-force.ts';
import type { PostureFacts } from '../posture/posture-facts.ts';
import { partiesByPurpose } from './assessed-changes.ts';
import { type ObservedName, PrefilledName } from './observed-name.ts';

type Value = string | number | boolean | null;

/** What the running system shows of one purpose now. */
export interface Observed {
  readonly name: ObservedName;
  readonly value: Value;
  /** Where it stands in the facts (RFC 6901). */
  readonly path: string;
  /** Whether it shows that a measure works; `null` where it shows nothing, or answers another question. */
  readonly holds: boolean | null;
}

/** An erasure that is open for longer than this after it fell due is late. Our setting. */
const LATE_AFTER_MS = 86_400_000;
/** Bands of how many persons there are, so that one more person is no change. */
const BANDS = [100, 1000, 10_000, 100_000, 1_000_000] as const;

/**
 * Reads what an assessment of a purpose need not ask anybody, and what shows whether measures work. What nobody
 * knows is `null`; nothing is guessed from it.
 *
 * @returns nothing for a purpose that the facts do not name
 */
export function observe(facts: PostureFacts, purposeId: string): readonly Observed[] {
  return [...prefilledOf(facts, purposeId), ...shownOf(facts, purposeId)];
}

function prefilledOf(facts: PostureFacts, purposeId: string): readonly Observed[] {
  const index = facts.purpose.purposes.findIndex(({ id }) => id === purposeId);
  const purpose = facts.purpose.purposes[index];
  if (purpose === undefined) return [];
  const at = `/purpose/purposes/${index}`;
  const running = facts.assessment.configured.findIndex(({ purpose_id }) => purpose_id === purposeId);
  const configuration = facts.assessment.configured[running]?.configuration ?? null;
  const set = running < 0 ? '/assessment/configured' : `/assessment/configured/${running}/configuration`;
  const parties = partiesByPurpose(facts).get(purposeId) ?? new Set<string>();
  const notice = noticesInForce(facts.notice).get(purposeId);
  const devices = facts.siting.devices.filter(
    ({ purpose_ids, state }) => purpose_ids.includes(purposeId) && state !== 'retired',
  );
  const counted = facts.consent.by_purpose.findIndex(({ purpose_id }) => purpose_id === purposeId);
  const persons = facts.consent.by_purpose[counted]?.persons ?? null;
  const minors = facts.minors.purposes.findIndex(({ purpose_id }) => purpose_id === purposeId);
  const one = (name: PrefilledName, value: Value, path: string): Observed => ({
    name,
    value,
    path,
    holds: null,
  });
  return [
    one('purpose_version', purpose.version, `${at}/version`),
    one('use', purpose.use, `${at}/use`),
    one('mode', purpose.mode, `${at}/mode`),
    one('compares_in', purpose.manner.compares_in, `${at}/manner/compares_in`),
    one('kept_as', purpose.manner.kept_as, `${at}/manner/kept_as`),
    one('capture', purpose.manner.capture, `${at}/manner/capture`),
    one('retention_days', purpose.retention_days, `${at}/retention_days`),
    one('kept_times', keptTimes(facts, purposeId), '/retention/schedule'),
    one('storage_place', configuration?.storage_place ?? null, `${set}/storage_place`),
    one('algorithm', configuration?.algorithm ?? null, `${set}/algorithm`),
    one('algorithm_supplier', configuration?.algorithm_supplier ?? null, `${set}/algorithm_supplier`),
    one('threshold', configuration?.threshold ?? null, `${set}/threshold`),
    one('audience', listed(configuration?.audience ?? null), `${set}/audience`),
    one('recipients', listed([...parties]), '/storage'),
    one(
      'ways_considered',
      listed(purpose.necessity?.ways.map(({ way }) => way) ?? null),
      `${at}/necessity/ways`,
    ),
    one(
      'notice',
      notice?.it.digest ?? null,
      notice === undefined ? '/notice/notices' : `${notice.at}/digest`,
    ),
    one('sites', someOr(new Set(devices.map(({ site_id }) => site_id)).size), '/siting/devices'),
    one('devices', someOr(devices.length), '/siting/devices'),
    one('capture_areas', configuration?.capture_areas_digest ?? null, `${set}/capture_areas_digest`),
    one(
      'persons',
      persons === null ? null : bandOf(persons),
      counted < 0 ? '/consent/by_purpose' : `/consent/by_purpose/${counted}/persons`,
    ),
    one(
      'meets_children',
      facts.minors.purposes[minors]?.may_meet_under_14 ?? null,
      minors < 0 ? '/minors/purposes' : `/minors/purposes/${minors}/may_meet_under_14`,
    ),
  ];
}

/** Before the first there is nothing to compare with. */
function someOr(count: number): number | null {
  return count === 0 ? null : count;
}

/** `template:365d probe_image:0s`, sorted. */
function keptTimes({ retention }: PostureFacts, purposeId: string): string | null {
  const times = retention.schedule
    .filter(({ purpose_id }) => purpose_id === purposeId)
    .map(({ keeps, limit }) => `${keeps}:${limit.amount}${limit.unit === 'days' ? 'd' : 's'}`);
  return times.length === 0 ? null : listed(times);
}

/** Sorted, so that the same list is the same text. */
function listed(names: readonly string[] | null): string | null {
  return names === null ? null : names.toSorted().join(' ');
}

/** The first band that holds so many: `100` is up to a hundred; `more` is above the last. */
function bandOf(persons: number): string {
  return String(BANDS.find((band) => persons <= band) ?? 'more');
}

function shownOf(facts: PostureFacts, purposeId: string): readonly Observed[] {
  const now = epoch(facts.as_of);
  const { security, retention } = facts;
  const ofPurpose = <T extends { readonly purpose_id: string }>(list: readonly T[]): readonly T[] =>
    list.filter(({ purpose_id }) => purpose_id === purposeId);
  const places = ofPurpose(facts.alternatives.checkpoints);
  const at = (list: string) => `/alternatives/checkpoints/*/${list}`;
  const live = places.map(({ ways }) => ways.filter((way) => way.live && !way.with_face).length);
  const equal = places.map(isEqual);
  const choosers = places.map(({ chooser }) => chooser);
  const pushing = choosers.filter(
    (one) => one !== null && (one.preselected === 'face' || one.face_size_percent > 100 || one.face_easier),
  ).length;
  const outages = sumOf(places.map(({ faces_in_outages: faces }) => faces));
  const said = places.reduce((all, { refusals }) => all + refusals.persons, 0);
  const erasures = ofPurpose(retention.erasures);
  const late = erasures.filter(
    ({ due_at, persons, erased, restricted }) =>
      epoch(due_at) + LATE_AFTER_MS < now && erased + (restricted?.persons ?? 0) < persons,
  ).length;
  // That nothing went wrong shows nothing where nothing happened yet.
  const persons = ofPurpose(facts.consent.by_purpose)[0]?.persons ?? 0;
  const pastEnd = ofPurpose(retention.schedule).map(({ past_end }) => past_end);
  const keptPastEnd = sumOf(pastEnd.map((count) => count ?? 0));
  const chains = security.controls.filter(({ kind }) => kind === 'audit_chain');
  const purpose = facts.purpose.purposes.find(({ id }) => id === purposeId);
  const used = purpose?.used_otherwise ?? null;
  const comparisons = purpose?.comparisons ?? null;
  const returned = comparisons?.returned_too_much ?? null;
  const compared =
    comparisons === null ? 0 : sumOf(Object.values(comparisons.by_mode)) + comparisons.mode_unrecorded;
  const inClear = security.stores.filter(({ cipher }) => cipher === 'none').length;
  const unsigned = security.detection.unsigned_firmware.filter(
    ({ quarantined_at }) => quarantined_at === null,
  ).length;
  const guardians = ofPurpose(facts.minors.purposes)[0];
  const unchecked =
    guardians === undefined ? null : guardians.with_guardian_consent - guardians.guardian_checked;
  return [
    sum('ways_live', Math.min(...live), at('ways'), places.length === 0, (least) => least > 0),
    sum(
      'ways_unequal',
      equal.filter((one) => one === false).length,
      at('ways/*/measured'),
      places.length === 0 || (equal.includes(null) && !equal.includes(false)),
    ),
    sum(
      'faces_in_outages',
      outages,
      at('faces_in_outages'),
      places.length === 0 || (outages === 0 && compared === 0),
    ),
    sum(
      'turned_away',
      places.reduce((all, { refusals }) => all + refusals.turned_away, 0),
      at('refusals'),
      said === 0,
    ),
    sum(
      'chooser_pushes',
      pushing,
      at('chooser'),
      places.length === 0 || (pushing === 0 && choosers.includes(null)),
    ),
    // That nothing is open shows only where something was erased that erasing works.
    sum(
      'erasures_late',
      late,
      '/retention/erasures',
      late === 0 && !erasures.some(({ erased }) => erased > 0),
    ),
    sum(
      'kept_past_end',
      keptPastEnd,
      '/retention/schedule/*/past_end',
      pastEnd.length === 0 || pastEnd.includes(null) || (keptPastEnd === 0 && persons === 0),
    ),
    {
      name: 'evidence_log',
      value: chains.length === 0 ? null : chains.every(({ state }) => state === 'healthy'),
      path: '/security/controls',
      holds: chains.some(({ state }) => state === 'failed')
        ? false
        : chains.length > 0 && chains.every(({ checked_at }) => checked_at !== null)
          ? true
          : null,
    },
    sum(
      'used_otherwise',
      used ?? 0,
      '/purpose/purposes/*/used_otherwise',
      used === null || (used === 0 && persons === 0),
    ),
    sum(
      'returned_too_much',
      returned ?? 0,
      '/purpose/purposes/*/comparisons',
      returned === null || (returned === 0 && compared === 0),
    ),
    sum(
      'stores_in_clear',
      inClear,
      '/security/stores',
      security.stores.length === 0 ||
        (inClear === 0 && security.stores.some(({ cipher }) => cipher === null)),
    ),
    sum(
      'rights_without_end',
      security.access.grants_without_end,
      '/security/access/grants_without_end',
      security.access.grants === 0,
    ),
    sum(
      'unsigned_devices',
      unsigned,
      '/security/detection/unsigned_firmware',
      unsigned === 0 && !security.detection.watches.includes('firmware_signature'),
    ),
    {
      name: 'plan_exercised',
      value: security.plan_exercised_on,
      path: '/security/plan_exercised_on',
      holds: security.plan_exercised_on === null ? null : true,
    },
    sum(
      'guardians_unchecked',
      unchecked ?? 0,
      '/minors/purposes/*/guardian_checked',
      guardians === undefined || guardians.with_guardian_consent === 0,
    ),
  ];
}

/** A count; where it is not known it shows nothing, and none is good where nothing else is said. */
function sum(
  name: Observed['name'],
  count: number,
  path: string,
  isUnknown: boolean,
  isGood: (count: number) => boolean = (none) => none === 0,
): Observed {
  return isUnknown
    ? { name, value: null, path, holds: null }
    : { name, value: count, path, holds: isGood(count) };
}

type Place = PostureFacts['alternatives']['checkpoints'][number];

function sumOf(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0);
}

/** Whether a live way costs nobody more than the face, by the bounds of R10.2; `null` where nobody measured. */
function isEqual({ face, ways }: Place): boolean | null {
  const open = ways.filter((way) => way.live && !way.with_face);
  const measured = open.flatMap(({ measured: one }) => one ?? []);
  if (face === null || measured.length === 0) return null;
  if (measured.some((one) => parityFindings(one, face).length === 0)) return true;
  return measured.length < open.length ? null : false;
}

/** Whether it is an answer, another value of which makes an assessment one of something else (§ 第九条第二款). */
export function isPrefilled(name: ObservedName): name is PrefilledName {
  return (PrefilledName.options as readonly string[]).includes(name);
}
