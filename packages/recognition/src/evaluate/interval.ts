import { betaQuantile } from './beta.ts';

/** Lower and upper end of an interval, rates 0–1. */
export type Interval = readonly [low: number, high: number];

/**
 * Gives the one-sided upper bound of a rate (Clopper & Pearson, Biometrika 26, 1934). For no errors
 * this is the rule of three: nearly 3 / trials at 95 %. Counts may be fractions (effective sizes).
 *
 * @param confidence 0–1
 */
export function upperBound(errors: number, trials: number, confidence = 0.95): number {
  if (!(trials > 0)) return 1;
  return errors >= trials ? 1 : betaQuantile(confidence, errors + 1, trials - errors);
}

/** Gives the one-sided lower bound of a rate, likewise. */
export function lowerBound(errors: number, trials: number, confidence = 0.95): number {
  return errors > 0 && trials > 0 ? betaQuantile(1 - confidence, errors, trials - errors + 1) : 0;
}

/** Gives the two-sided 95 % interval of a rate: `hits` of `trials`; 0–1 where there are no trials. */
export function interval95(hits: number, trials: number): Interval {
  return trials > 0 ? [lowerBound(hits, trials, 0.975), upperBound(hits, trials, 0.975)] : [0, 1];
}
