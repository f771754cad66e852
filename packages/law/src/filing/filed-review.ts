import { type Lapse, fact, lapsesOf } from '../posture/verdict.ts';
import { securityFindings } from '../security/index.ts';
import type { Filed } from './filed.ts';
import type { FiledFacts } from './filed-facts.ts';
import { cessationLapses, changesLapses, dayLapses, filingLapses } from './filed-duty.ts';
import {
  type MissingItem,
  applicationMissing,
  documentsMissing,
  laterMissing,
  processorMissing,
  scenarioMissing,
} from './filed-missing.ts';
import { minorsLapses, partyLapses, stockLapses, transferLapses } from './filed-persons.ts';
import { placeLapses } from './filed-place.ts';
import {
  type Placed,
  assessmentLapses,
  noticeLapses,
  purposeLapses,
  retentionLapses,
} from './filed-scenario.ts';

const securityLapse = lapsesOf(securityFindings);

/** What a machine sees of a handing-in. Empty lists say that software found nothing, and no more. */
export interface FilingReview {
  readonly missing: readonly MissingItem[];
  /** Where what is filed does not go together, or breaks a row by itself; what is broken comes first. */
  readonly contradictions: readonly Lapse[];
}

/**
 * Checks a handing-in by what it states alone: is it complete, and does it contradict itself or the law? The rules
 * are those of the gate and of `review`; pointers lead into `filed` (RFC 6901).
 *
 * @param now when it was handed in, milliseconds since the epoch
 */
export function reviewFiling(filed: Filed, now: number): FilingReview {
  const ended = filed.kind === 'deregistration';
  const scenarios = filed.facts.scenarios.map((one, index) => ({
    one,
    at: `/facts/scenarios/${index}`,
    of: { kind: 'purpose', id: one.id } as const,
  }));
  const missing = [
    ...documentsMissing(filed),
    ...processorMissing(filed),
    ...applicationMissing(filed),
    ...(ended ? [] : scenarios.flatMap(scenarioMissing)),
    ...laterMissing(filed),
  ];
  const contradictions = [
    ...(ended ? [] : scenarios.flatMap((placed) => scenarioLapses(placed, filed.facts, now))),
    ...(ended
      ? []
      : [...stockLapses(filed.facts), ...partyLapses(filed.facts), ...controlLapses(filed.facts)]),
    ...filingLapses(filed, now),
    ...changesLapses(filed, now),
    ...cessationLapses(filed, now),
    ...dayLapses(filed),
  ];
  return {
    missing,
    contradictions: contradictions.toSorted(
      (a, b) => Number(a.risk === 'at-risk') - Number(b.risk === 'at-risk'),
    ),
  };
}

function scenarioLapses(placed: Placed, { parties }: FiledFacts, now: number): readonly Lapse[] {
  return [
    ...purposeLapses(placed),
    ...noticeLapses(placed),
    ...retentionLapses(placed),
    ...assessmentLapses(placed, now),
    ...placeLapses(placed),
    ...minorsLapses(placed),
    ...transferLapses(placed, parties),
  ];
}

/** § 第四条 “实施严格保护措施”: a measure that is filed as failed. */
function controlLapses({ security }: FiledFacts): readonly Lapse[] {
  return security.flatMap(({ state }, index) =>
    state === 'failed'
      ? [securityLapse.broken('control_failed', { fact: fact(`/facts/security/${index}/state`, state) })]
      : [],
  );
}
