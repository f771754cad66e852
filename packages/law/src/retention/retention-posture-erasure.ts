import { epoch } from '../instant.ts';
import { sourceLifts } from '../instrument/index.ts';
import { type Looked, judgedOf } from '../posture/looked.ts';
import { rowRule } from '../posture/row-rule.ts';
import { type DecidingFact, type Lapse, fact, lapsesOf } from '../posture/verdict.ts';
import { isCited } from '../storage/index.ts';
import { civilDateAt } from '../time/index.ts';
import { retentionFindings } from './retention-findings.ts';
import type { Erasure } from './retention-section.ts';

const { broken, atRisk } = lapsesOf(retentionFindings);

/** Our setting: the text names no number. */
const ERASED_WITHIN_MS = 24 * 3_600_000;

/** 《个人信息保护法》第四十七条第二款: a legal period, or technically hard. */
function isGrounded({ because, ground, report }: NonNullable<Erasure['restricted']>): boolean {
  if (because === 'technically_hard') return report !== null;
  return ground !== null && sourceLifts('shortest_retention', ground.source) && isCited(ground);
}

function restrictedLapses({ restricted }: Erasure, at: string, now: number): readonly Lapse[] {
  if (restricted === null) return [];
  const { persons: count, because, until } = restricted;
  if (!isGrounded(restricted)) {
    return [
      broken('restricted_without_ground', {
        fact: fact(`${at}/restricted/because`, because),
        values: { count },
      }),
    ];
  }
  if (until === null || civilDateAt(now) <= until) return [];
  return [
    broken('restricted_past_end', { fact: fact(`${at}/restricted/until`, until), values: { count, until } }),
  ];
}

function openLapses(one: Erasure, at: string, now: number): readonly Lapse[] {
  const { persons, erased, restricted, due_at, out_of_use_at, devices_open, lease_until, certificate } = one;
  const count = persons - erased - (restricted?.persons ?? 0);
  const gone = fact(`${at}/erased`, erased);
  // What is restricted is stored and protected, and nothing else.
  if (erased < persons && out_of_use_at === null)
    return [broken('erasure_still_in_use', { fact: fact(`${at}/out_of_use_at`, null) })];
  if (count === 0) {
    return certificate === null
      ? [atRisk('erasure_unproven', { fact: fact(`${at}/certificate`, null) })]
      : [];
  }
  if (now - epoch(due_at) <= ERASED_WITHIN_MS)
    return [atRisk('erasure_due', { fact: gone, values: { count } })];
  if (lease_until !== null && now < epoch(lease_until)) {
    return [
      atRisk('erasure_waits_for_device', {
        fact: fact(`${at}/devices_open`, devices_open),
        values: { count: devices_open },
      }),
    ];
  }
  if (lease_until !== null) {
    return [
      broken('erasure_past_lease', {
        fact: fact(`${at}/devices_open`, devices_open),
        values: { count: devices_open },
      }),
    ];
  }
  return [atRisk('erasure_overdue', { fact: gone, values: { count } })];
}

/** A period of law has an end, and nobody says which. */
function endUnknown({ restricted }: Erasure, at: string): readonly DecidingFact[] {
  if (restricted === null || restricted.because !== 'legal_period' || restricted.until !== null) return [];
  return isGrounded(restricted) ? [fact(`${at}/restricted/until`, null)] : [];
}

function look(one: Erasure, index: number, now: number): Looked {
  const at = `/retention/erasures/${index}`;
  const { compared_after_due: count } = one;
  return {
    facts: [fact(`${at}/erased`, one.erased), fact(`${at}/certificate`, one.certificate)],
    lapses: [
      ...(count > 0
        ? [broken('erasure_compared', { fact: fact(`${at}/compared_after_due`, count), values: { count } })]
        : []),
      ...openLapses(one, at, now),
      ...restrictedLapses(one, at, now),
    ],
    unknown: endUnknown(one, at),
  };
}

/** 《个人信息保护法》第四十七条; 《网络数据安全管理条例》第二十四条. */
export const erasedWithoutAsking = rowRule(['retention'], 'operator', ({ retention: { erasures } }, now) =>
  judgedOf(
    erasures.map((one, index) => look(one, index, now)),
    fact('/retention/erasures', 0),
  ),
);
