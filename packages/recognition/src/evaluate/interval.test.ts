import { expect, test } from 'vitest';
import { betaCdf } from './beta.ts';
import { interval95, lowerBound, upperBound } from './interval.ts';

/** Exact binomial tail, summed: P(X ≤ k) with n trials at rate p. */
function binomialCdf(k: number, n: number, p: number): number {
  let term = (1 - p) ** n;
  let sum = term;
  for (let i = 1; i <= k; i++) {
    term *= ((n - i + 1) / i) * (p / (1 - p));
    sum += term;
  }
  return sum;
}

test('the bounds are where the binomial tails are five and two and a half per cent', () => {
  for (const [k, n] of [
    [0, 30],
    [1, 30],
    [7, 100],
    [50, 400],
  ] as const) {
    expect(binomialCdf(k, n, upperBound(k, n))).toBeCloseTo(0.05, 8);
    const [low, high] = interval95(k, n);
    expect(binomialCdf(k, n, high)).toBeCloseTo(0.025, 8);
    if (k > 0) expect(1 - binomialCdf(k - 1, n, low)).toBeCloseTo(0.025, 8);
  }
});

test('no error in n trials: the rule of three', () => {
  for (const n of [100, 30_000, 5_000_000]) {
    expect(upperBound(0, n) * n).toBeGreaterThan(2.9);
    expect(upperBound(0, n) * n).toBeLessThan(3);
    expect(lowerBound(0, n)).toBe(0);
  }
});

test('nothing tried proves nothing', () => {
  expect(upperBound(0, 0)).toBe(1);
  expect(interval95(0, 0)).toEqual([0, 1]);
  expect(upperBound(5, 5)).toBe(1);
});

test('the beta distribution is symmetric and uniform where it should be', () => {
  expect(betaCdf(0.3, 1, 1)).toBeCloseTo(0.3, 12);
  expect(betaCdf(0.2, 3, 5)).toBeCloseTo(1 - betaCdf(0.8, 5, 3), 12);
  expect(betaCdf(0.5, 20_000, 20_000)).toBeCloseTo(0.5, 9);
});
