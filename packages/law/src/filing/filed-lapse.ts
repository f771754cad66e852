import type { Finding } from '../finding.ts';
import { type DecidingFact, type Lapse, lapsesOf } from '../posture/verdict.ts';
import { filingFindings } from './filing-findings.ts';

/** States lapses of a handing-in. */
export const { broken, atRisk } = lapsesOf(filingFindings);

/** Turns what a rule of the gate found into a lapse; nothing into nothing. */
export function lapsed(
  finding: Finding | null,
  decided: DecidingFact,
  of: Lapse['of'] = null,
): readonly Lapse[] {
  return finding === null ? [] : [{ finding, risk: 'broken', fact: decided, of, deadline: null }];
}

/** Moves where a rule of the posture points to where it stands in a handing-in. */
export function moved(lapses: readonly Lapse[], from: string, to: string): readonly Lapse[] {
  return lapses.map((lapse) => {
    const { path } = lapse.fact;
    if (path !== from && !path.startsWith(`${from}/`)) return lapse;
    return { ...lapse, fact: { ...lapse.fact, path: `${to}${path.slice(from.length)}` } };
  });
}
