import { malformedFacts, requireClock } from '../facts-error.ts';
import type { Finding } from '../finding.ts';
import { MEASURES_IN_FORCE_FROM } from '../in-force.ts';
import { epoch } from '../instant.ts';
import { type RegisterId, register } from '../register/index.ts';
import { type BiText, both } from '../text.ts';
import { type Deadline, startOfDay } from '../time/index.ts';
import { type Attestation, judgementThatCounts, livingAttestations } from './attestation.ts';
import { requireConsistent } from './contradictions.ts';
import { PostureFacts, type SectionName } from './posture-facts.ts';
import { postureRules } from './posture-rules.ts';
import { rowLapses } from './row-lapses.ts';
import type { Actor, PostureState, Subject } from './posture-state.ts';
import { type DecidingFact, type Lapse, type Verdict, notApplicable } from './verdict.ts';

/** Most facts, subjects and unknown facts that are listed; `count` says how many there are. */
export const LISTED_MAX = 20;

/** One kind of lapse, however many things it is found of. */
export interface Found {
  readonly finding: Finding;
  readonly risk: Lapse['risk'];
  readonly count: number;
  /** The first of them; empty where it is of the processor as a whole. */
  readonly of: readonly Subject[];
  readonly facts: readonly DecidingFact[];
  /** The earliest. */
  readonly deadline: Deadline | null;
}

/** What one row of the register is for a processor, why, and what is to be done by whom until when. */
export interface RowReview {
  readonly requirement: RegisterId;
  readonly state: PostureState;
  /** Facts that decided it, lapses included. */
  readonly facts: readonly DecidingFact[];
  /** What is wrong, worst first. */
  readonly found: readonly Found[];
  /** What nobody knows and the row turns on. */
  readonly unknown: readonly DecidingFact[];
  /** What a human still has to judge, in the words of the register. */
  readonly asks: BiText | null;
  /** The human judgement that the state rests on. */
  readonly attested: Attestation | null;
  readonly why: BiText;
  readonly remedy: BiText | null;
  readonly deadline: Deadline | null;
  readonly who: Actor;
}

/**
 * Says of each of the 125 rows whether it is met, by the state of a processor.
 *
 * `met` is never said of a row that asks a human (`prompt` in the register) without a judgement that
 * still counts; a row that nobody is bound to (encouraged, practice, commentary) is never `broken`.
 *
 * @param facts anything; checked against `PostureFacts`
 * @param now milliseconds since the epoch
 * @param rows the rows that are asked about; all of them when left out
 * @returns rows in the order of the register
 * @throws {FactsError} when facts or time cannot be judged, naming the paths
 */
export function review(facts: unknown, now: number, rows?: readonly RegisterId[]): readonly RowReview[] {
  return new Reviewer(facts, now, rows).rows;
}

/**
 * The posture of one processor, kept up to date: a change of a section asks only the rows that read it.
 *
 * @example
 * const reviewer = new Reviewer(facts, Date.now());
 * const changed = reviewer.update({ as_of, siting }, Date.now());
 */
export class Reviewer {
  #facts: PostureFacts;
  readonly #verdicts = new Map<RegisterId, Verdict>();
  readonly #ids: readonly RegisterId[];
  #rows: readonly RowReview[] = [];

  /** @throws {FactsError} as `review` */
  constructor(facts: unknown, now: number, rows?: readonly RegisterId[]) {
    const all = Object.keys(postureRules) as RegisterId[];
    this.#ids = rows === undefined ? all : all.filter((id) => rows.includes(id));
    this.#facts = parse(facts);
    this.#judge(null, now);
  }

  /** All rows in the order of the register. */
  get rows(): readonly RowReview[] {
    return this.#rows;
  }

  /**
   * Takes sections that changed, whole, and the time.
   *
   * @returns the rows whose review is another than before
   * @throws {FactsError} when the facts no longer stand together; the posture is then as it was
   */
  update(changes: Partial<PostureFacts>, now: number): readonly RowReview[] {
    const before = this.#facts;
    const shape = PostureFacts.partial().safeParse(changes);
    if (!shape.success) throw malformedFacts(shape.error, 'PostureFacts');
    const given = Object.entries(shape.data).filter(([, section]) => section !== undefined);
    this.#facts = { ...before, ...Object.fromEntries(given) };
    const previous = this.#rows;
    try {
      this.#judge(new Set(Object.keys(changes)), now);
    } catch (error) {
      this.#facts = before;
      throw error;
    }
    return this.#rows.filter((row, index) => JSON.stringify(row) !== JSON.stringify(previous[index]));
  }

  /** Judges every row (`null`), or those that read what changed and those that time can change. */
  #judge(changed: ReadonlySet<string> | null, now: number): void {
    requireClock(now);
    requireConsistent(this.#facts, now, '', changed);
    const judgements = livingAttestations(this.#facts.attestations, now);
    const rows: RowReview[] = [];
    const verdicts = new Map<RegisterId, Verdict>();
    for (const id of this.#ids) {
      const rule = postureRules[id];
      const stale =
        changed === null || rule.timed || rule.reads.some((section: SectionName) => changed.has(section));
      const kept = stale ? undefined : this.#verdicts.get(id);
      const verdict = kept ?? rule.judge(this.#facts, now);
      verdicts.set(id, verdict);
      rows.push(
        rowReview(id, rule.who, bindsYet(id, now) ? verdict : notApplicable(), judgements.get(id) ?? []),
      );
    }
    for (const [id, verdict] of verdicts) this.#verdicts.set(id, verdict);
    this.#rows = rows;
  }
}

/** § 第二十条: before 2025-06-01 the rows of the Measures bind nobody; R20.1 says so itself. */
function bindsYet(id: RegisterId, now: number): boolean {
  const [first] = register[id].articles;
  return first.instrument !== 'measures' || id === 'R20.1' || now >= MEASURES_IN_FORCE_FROM;
}

/** @throws {FactsError} `facts_malformed` */
export function parse(facts: unknown): PostureFacts {
  const parsed = PostureFacts.safeParse(facts);
  if (!parsed.success) throw malformedFacts(parsed.error, 'PostureFacts');
  return parsed.data;
}

const NOTHING = both(
  '不适用：触发这一要求的情形不存在。',
  'Not applicable: what triggers this row is not there.',
);
const KEPT = both('事实表明已经做到。', 'The facts show that it is kept.');
const KEPT_AND_JUDGED = both(
  '事实表明已经做到，需要人判断的部分已经有人判断，仍在有效期内。',
  'The facts show that it is kept, and what a human has to judge was judged and still counts.',
);
const ASK = both(
  '软件看不出不符之处，但这一要求需要人判断，目前没有有效的判断。',
  'Software finds nothing wrong, but this row needs a human to judge, and no judgement counts now.',
);
const UNKNOWN = both(
  '缺少判断所需的事实，软件不推测。',
  'Facts that this row turns on are not known, and software does not guess.',
);

function rowReview(
  id: RegisterId,
  who: Actor,
  verdict: Verdict,
  judgements: readonly Attestation[],
): RowReview {
  const { prompt } = register[id];
  const base = {
    requirement: id,
    found: [],
    unknown: [],
    asks: null,
    attested: null,
    remedy: null,
    deadline: null,
    who,
  };
  if (!verdict.applies) {
    return { ...base, state: 'not-applicable', facts: verdict.facts.slice(0, LISTED_MAX), why: NOTHING };
  }
  const lapses = rowLapses(id, verdict, judgements);
  const found = grouped(lapses);
  const facts = [...lapses.map((lapse) => lapse.fact), ...verdict.facts].slice(0, LISTED_MAX);
  const unknown = verdict.unknown.slice(0, LISTED_MAX);
  const attested = judgementThatCounts(judgements);
  const asks = prompt !== null && attested === null ? prompt : null;
  const [worst] = found;
  if (worst !== undefined) {
    const deadline = earliest(found.map((one) => one.deadline));
    const { why, remedy } = worst.finding;
    return { ...base, state: worst.risk, facts, found, unknown, asks, why, remedy, deadline };
  }
  if (unknown.length > 0) {
    return { ...base, state: 'needs-human', facts, unknown, asks: prompt ?? register[id].duty, why: UNKNOWN };
  }
  if (asks !== null) return { ...base, state: 'needs-human', facts, asks, why: ASK };
  return {
    ...base,
    state: 'met',
    facts,
    attested: prompt === null ? null : attested,
    why: prompt === null ? KEPT : KEPT_AND_JUDGED,
  };
}

function grouped(lapses: readonly Lapse[]): readonly Found[] {
  const groups = Map.groupBy(lapses, ({ risk, finding }) => `${risk} ${finding.code}`);
  return [...groups.values()]
    .map((group) => {
      const [first] = group as [Lapse];
      return {
        finding: first.finding,
        risk: first.risk,
        count: group.length,
        of: group.flatMap(({ of }) => (of === null ? [] : [of])).slice(0, LISTED_MAX),
        facts: group.map((lapse) => lapse.fact).slice(0, LISTED_MAX),
        deadline: earliest(group.map((lapse) => lapse.deadline)),
      };
    })
    .toSorted((a, b) => Number(a.risk === 'at-risk') - Number(b.risk === 'at-risk'));
}

function earliest(deadlines: ReadonlyArray<Deadline | null>): Deadline | null {
  return deadlines
    .filter((deadline) => deadline !== null)
    .reduce<Deadline | null>(
      (first, next) => (first === null || endOf(next) < endOf(first) ? next : first),
      null,
    );
}

/** The instant by which to be done, milliseconds since the epoch. */
function endOf({ end }: Deadline): number {
  if (end.certainty === 'instant') return epoch(end.at);
  return startOfDay(end.certainty === 'firm' ? end.date : end.act_by);
}
