import { DAY_MS, epoch } from '../instant.ts';
import { countable, isOver } from '../posture/deadline-state.ts';
import { type RowRules, rowRule } from '../posture/row-rule.ts';
import { type DecidingFact, type Lapse, fact, judged, lapsesOf, notApplicable } from '../posture/verdict.ts';
import { type Running, runningPurposes } from '../purpose/running-purposes.ts';
import type { SitingSection } from '../siting/siting-section.ts';
import { civilDateAt, recordsKeptUntil } from '../time/index.ts';
import { recordFindings } from './record-findings.ts';
import type { Kept, RecordSection } from './record-section.ts';

const { broken, atRisk } = lapsesOf(recordFindings);

/** How old a verification may be; this product's setting. */
const VERIFY_DAYS = 30;

type Chain = RecordSection['chains'][number];

/** § 第九条第一款: of every activity and every operation there is a record. */
function missingLapses(
  { activities, chains }: RecordSection,
  running: readonly Running[],
  { devices }: SitingSection,
): readonly Lapse[] {
  const recorded = new Set(activities.map(({ purpose_id }) => purpose_id));
  const began = new Set(running.map(({ purpose: { id } }) => id));
  const writing = new Set(chains.map(({ device_id }) => device_id));
  const lapses: Lapse[] = [];
  for (const { purpose, at } of running) {
    if (recorded.has(purpose.id)) continue;
    const of = { kind: 'purpose', id: purpose.id } as const;
    lapses.push(broken('activity_not_recorded', { fact: fact(`${at}/id`, purpose.id), of }));
  }
  const compared = new Map(running.map(({ purpose }) => [purpose.id, comparisonsOf(purpose)]));
  for (const [index, { purpose_id, operations, recorded: written }] of activities.entries()) {
    // Comparisons of the present version are part of all that was done since the purpose began.
    const done = Math.max(operations, compared.get(purpose_id) ?? 0);
    if (written >= done) continue;
    lapses.push(
      broken('operations_not_recorded', {
        fact: fact(`/record/activities/${index}/recorded`, written),
        of: { kind: 'purpose', id: purpose_id },
        values: { count: done - written },
      }),
    );
  }
  for (const [index, { id, state, purpose_ids }] of devices.entries()) {
    if (state !== 'approved' || writing.has(id) || !purpose_ids.some((one) => began.has(one))) continue;
    const decided = fact(`/siting/devices/${index}/id`, id);
    lapses.push(broken('device_without_record', { fact: decided, of: { kind: 'device', id } }));
  }
  return lapses;
}

function comparisonsOf({ comparisons }: Running['purpose']): number {
  if (comparisons === null) return 0;
  const { by_mode, mode_unrecorded } = comparisons;
  return by_mode.verify + by_mode.identify + mode_unrecorded;
}

/** Whether a chain is whole, as far as it was verified. */
function chainLapses({ id, fails_at, verified_at }: Chain, at: string, now: number): readonly Lapse[] {
  const of = { kind: 'record', id } as const;
  if (fails_at !== null) {
    const decided = fact(`${at}/fails_at`, fails_at);
    return [broken('record_altered', { fact: decided, of, values: { entry: fails_at } })];
  }
  const decided = fact(`${at}/verified_at`, verified_at);
  if (verified_at === null) return [atRisk('record_never_verified', { fact: decided, of })];
  if (now - epoch(verified_at) <= VERIFY_DAYS * DAY_MS) return [];
  const values = { verified: civilDateAt(epoch(verified_at)), days: VERIFY_DAYS };
  return [atRisk('record_verified_long_ago', { fact: decided, of, values })];
}

/**
 * Reading G22: from the end of what is described or from being superseded, the later of the two; and
 * never from before it was made, for nothing is kept before.
 */
function keepingFrom({ made_on, ended_on, superseded_on }: Kept): Kept['ended_on'] {
  if (ended_on === null && superseded_on === null) return null;
  return [made_on, ended_on ?? made_on, superseded_on ?? made_on].toSorted().at(-1) ?? null;
}

/** § 第九条第二款: three years at least. */
function keepingLapses(kept: Kept, at: string, now: number): readonly Lapse[] {
  const of = { kind: kept.kind === 'assessment_report' ? 'assessment' : 'record', id: kept.id } as const;
  const { deleted_on: deleted, locked_until } = kept;
  const from = keepingFrom(kept);
  if (from === null) {
    if (deleted === null) return [];
    return [
      broken('record_deleted_in_use', { fact: fact(`${at}/deleted_on`, deleted), of, values: { deleted } }),
    ];
  }
  const deadline = countable(() => recordsKeptUntil(from));
  if (deadline?.end.certainty !== 'firm') return [];
  const until = deadline.end.date;
  if (deleted !== null) {
    if (deleted > until) return [];
    const decided = fact(`${at}/deleted_on`, deleted);
    return [broken('record_deleted_early', { fact: decided, of, values: { deleted, until } })];
  }
  if (isOver(deadline, now) || (locked_until !== null && locked_until >= until)) return [];
  const decided = fact(`${at}/locked_until`, locked_until);
  return [atRisk('record_not_locked', { fact: decided, of, values: { until } })];
}

/** Reading G25: a record proves how a person was handled without face or name. */
function contentLapses({ chains, erased_persons }: RecordSection): readonly Lapse[] {
  const lapses: Lapse[] = [];
  for (const [index, { id, with_face, with_identity }] of chains.entries()) {
    const at = `/record/chains/${index}`;
    const of = { kind: 'record', id } as const;
    if (with_face !== null && with_face > 0) {
      const decided = fact(`${at}/with_face`, with_face);
      lapses.push(broken('record_holds_face', { fact: decided, of, values: { count: with_face } }));
    }
    if (with_identity !== null && with_identity > 0) {
      const decided = fact(`${at}/with_identity`, with_identity);
      lapses.push(atRisk('record_holds_identity', { fact: decided, of, values: { count: with_identity } }));
    }
  }
  const shown = erased_persons?.still_shown ?? 0;
  if (shown > 0) {
    const decided = fact('/record/erased_persons/still_shown', shown);
    lapses.push(broken('erased_person_in_record', { fact: decided, values: { count: shown } }));
  }
  return lapses;
}

function unseen({ chains, erased_persons }: RecordSection): readonly DecidingFact[] {
  const unknown: DecidingFact[] = erased_persons === null ? [fact('/record/erased_persons', null)] : [];
  for (const [index, chain] of chains.entries()) {
    for (const field of ['with_face', 'with_identity'] as const) {
      if (chain[field] === null) unknown.push(fact(`/record/chains/${index}/${field}`, null));
    }
  }
  return unknown;
}

/** How the rows of `record` are judged on the state of a processor. */
export const recordPosture = {
  // § 第九条第一款; 《个人信息保护法》第五十五条
  'R09.3': rowRule(['record', 'purpose', 'siting'], 'admin', ({ record, purpose, siting }, now) => {
    const running = runningPurposes(purpose);
    if (running.length === 0 && record.activities.length === 0 && record.chains.length === 0) {
      return notApplicable(fact('/purpose/purposes', 0));
    }
    const chains = record.chains.map((chain, index) => ({ chain, at: `/record/chains/${index}` }));
    return judged({
      facts: [
        ...record.activities.map(({ recorded }, index) =>
          fact(`/record/activities/${index}/recorded`, recorded),
        ),
        ...chains.map(({ chain, at }) => fact(`${at}/verified_at`, chain.verified_at)),
      ],
      lapses: [
        ...missingLapses(record, running, siting),
        ...chains.flatMap(({ chain, at }) => chainLapses(chain, at, now)),
      ],
      unknown: running.length > 0 && chains.length === 0 ? [fact('/record/chains', 0)] : [],
    });
  }),
  // § 第九条第二款; 《个人信息保护法》第五十六条第二款
  'R09.4': rowRule(['record'], 'dpo', ({ record }, now) => {
    if (record.kept.length + record.chains.length + record.activities.length === 0) {
      return notApplicable(fact('/record/kept', 0));
    }
    return judged({
      facts: record.kept.map(({ locked_until }, index) =>
        fact(`/record/kept/${index}/locked_until`, locked_until),
      ),
      lapses: [
        ...record.kept.flatMap((kept, index) => keepingLapses(kept, `/record/kept/${index}`, now)),
        ...contentLapses(record),
      ],
      unknown: [...unseen(record), ...(record.kept.length === 0 ? [fact('/record/kept', 0)] : [])],
    });
  }),
} as const satisfies RowRules<'record'>;
