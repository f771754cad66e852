import type { Interval } from './interval.ts';

/** Resamples of people for one interval: enough for two digits of its ends. */
const RESAMPLES = 400;

/** Gives numbers from 0 to 1, the same ones each time (xorshift32): an interval must be reproducible. */
export function pseudoRandom(seed: number): () => number {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** The two people of a pair. */
export interface PairPeople {
  readonly a: string;
  readonly b: string;
}

/**
 * Gives the 95 % percentile interval of a statistic of pairs by drawing people, not pairs, with
 * replacement: pairs share people, and a drawn person brings all their pairs. A pair of two people
 * weighs the product of how often each was drawn, a pair of one person how often that one was.
 *
 * @param statistic of the pairs so weighted; null where it is not defined
 */
export function bootstrap95(
  pairs: readonly PairPeople[],
  statistic: (weights: Float64Array) => number | null,
  random: () => number = pseudoRandom(20_260_101),
): Interval | null {
  const people = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))];
  const number = new Map(people.map((person, i) => [person, i]));
  const ends = pairs.map(({ a, b }) => [number.get(a) ?? 0, number.get(b) ?? 0] as const);
  const weights = new Float64Array(pairs.length);
  const values: number[] = [];
  for (let draw = 0; draw < RESAMPLES; draw++) {
    const drawn = new Uint32Array(people.length);
    for (let i = 0; i < people.length; i++) {
      const who = Math.floor(random() * people.length);
      drawn[who] = (drawn[who] ?? 0) + 1;
    }
    for (const [i, [a, b]] of ends.entries()) {
      weights[i] = a === b ? (drawn[a] ?? 0) : (drawn[a] ?? 0) * (drawn[b] ?? 0);
    }
    const value = statistic(weights);
    if (value !== null) values.push(value);
  }
  values.sort((x, y) => x - y);
  const low = values[Math.floor(values.length * 0.025)];
  const high = values[Math.ceil(values.length * 0.975) - 1];
  return low === undefined || high === undefined ? null : [low, high];
}
