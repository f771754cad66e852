import type { ImpostorPair } from './impostors.ts';

/** Fewest false matches from which clustering is judged; with fewer, the next highest pairs are taken in. */
export const CLUSTER_PAIRS = 30;

/**
 * Gives by how much false matches cluster on people: 1 when no two of them share a person.
 *
 * Pairs of people are not independent: someone who resembles many appears in many false matches. The
 * dyadic cluster-robust variance of their number adds, to the binomial one, every ordered two that
 * share a person (Aronow, Samii & Assenova, Political Analysis 23, 2015); divided by the number of
 * pairs it is worth, this is the design effect.
 */
export function designEffect(falseMatches: readonly ImpostorPair[]): number {
  if (falseMatches.length === 0) return 1;
  const byPerson = new Map<number, number>();
  for (const { a, b } of falseMatches) {
    byPerson.set(a, (byPerson.get(a) ?? 0) + 1);
    byPerson.set(b, (byPerson.get(b) ?? 0) + 1);
  }
  let shared = 0;
  for (const count of byPerson.values()) shared += count * (count - 1);
  return 1 + shared / falseMatches.length;
}
