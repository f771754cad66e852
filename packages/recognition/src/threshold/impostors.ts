import { type Gallery, insideOf } from '../gallery/gallery.ts';

/**
 * Most comparisons made for one estimate: one to four seconds on one thread. Beyond it (6,324 people),
 * evenly spaced people are each compared with everybody.
 */
export const COMPARISONS_MAX = 40_000_000;

/** One comparison of two different people. */
export interface ImpostorPair {
  readonly score: number;
  /** Numbers of the two people, only to tell whether pairs share one. */
  readonly a: number;
  readonly b: number;
}

/** What comparing enrolled people with one another showed. */
export interface Impostors {
  readonly people: number;
  /** Pairs compared, each counted once. */
  readonly pairs: number;
  /** The highest scores, falling; at least as many as were asked for, where there are so many. */
  readonly top: readonly ImpostorPair[];
  /** For each person who was compared with everybody else: the highest score, falling. */
  readonly maxima: readonly number[];
}

/** How many pairs a gallery of this size gives, and every how many-th person is compared. */
export function pairsOf(people: number): { pairs: number; step: number } {
  const step = Math.max(1, Math.ceil((people * people) / COMPARISONS_MAX));
  const probes = Math.ceil(people / step);
  // Two people who are both probes meet once.
  return { pairs: probes * (people - 1) - (probes * (probes - 1)) / 2, step };
}

/**
 * Compares enrolled people with one another. Different keys are different people, so every pair is an
 * impostor comparison; a person enrolled twice shows as one very high score.
 *
 * @param keep how many of the highest scores to keep
 */
export function impostorsOf(gallery: Gallery, centred: boolean, keep: number): Impostors {
  const people = gallery.size;
  const { pairs, step } = pairsOf(people);
  const inside = insideOf(gallery);
  let top: ImpostorPair[] = [];
  let cut = Number.NEGATIVE_INFINITY;
  const maxima: number[] = [];
  const trim = () => {
    top.sort((x, y) => y.score - x.score);
    top = top.slice(0, keep);
    cut = top.length === keep ? (top.at(-1)?.score ?? cut) : cut;
  };
  for (let probe = 0; probe < people; probe += step) {
    let highest = Number.NEGATIVE_INFINITY;
    inside.scoreAll(probe, centred, (other, score) => {
      if (score > highest) highest = score;
      if (score <= cut || (other < probe && other % step === 0)) return;
      top.push({ score, a: probe, b: other });
      if (top.length >= keep * 2) trim();
    });
    if (people > 1) maxima.push(highest);
  }
  trim();
  return { people, pairs, top, maxima: maxima.toSorted((x, y) => y - x) };
}
