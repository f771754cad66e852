import type { Rule } from '../compare/score.ts';
import { lowerBound, upperBound } from '../evaluate/interval.ts';
import type { Gallery } from '../gallery/gallery.ts';
import type { ThresholdRow } from '../models/manifest.ts';
import { CLUSTER_PAIRS, designEffect } from './design-effect.ts';
import { type Impostors, impostorsOf, pairsOf } from './impostors.ts';
import { manifestThreshold } from './manifest-threshold.ts';
import type { ThresholdStatement } from './statement.ts';

/** One-to-one: how often a stranger who claims to be somebody may be taken for them. */
export const VERIFY_FMR = 1e-4;
/** One-to-many: how often a stranger may be taken for anybody at all in the gallery (FPIR). */
export const IDENTIFY_FPIR = 1e-3;
/** Below this cosine no model tells faces apart; no table and no gallery loosens a rule further. */
export const THRESHOLD_FLOOR = 0.2;
/** Scores are float32: a threshold this much above a score does not let it through. */
const STEP = 1e-6;

export interface SiteThreshold extends Rule {
  readonly act: 'verify' | 'identify';
  /** `site`: from this gallery; `manifest`: from the model's table; `none`: nothing to go by, nobody matches. */
  readonly basis: 'site' | 'manifest' | 'none';
  /** Rate asked for: for one comparison (verify), or for one look at the whole gallery (identify). */
  readonly fmr: number;
  /** Enrolled people, and pairs of them that were compared. */
  readonly people: number;
  readonly pairs: number;
  /** Pairs (verify) or people (identify) that this threshold would confuse. */
  readonly falseMatches: number;
  /** Upper end, one-sided 95 %, of the rate in this gallery at this threshold. */
  readonly upperFmr95: number;
  /** Whether this gallery shows, at 95 %, that the rate asked for is kept. */
  readonly proven: boolean;
  readonly statements: readonly ThresholdStatement[];
}

export interface SiteThresholdOptions {
  readonly gallery: Gallery;
  readonly act: 'verify' | 'identify';
  /** 0–1; `VERIFY_FMR` or `IDENTIFY_FPIR` by default. */
  readonly fmr?: number;
  /** Thresholds of the model's manifest: plain cosines, by group. */
  readonly table: readonly ThresholdRow[];
}

interface Bound {
  readonly falseMatches: number;
  readonly upper: number;
}

/** Upper bound with `count` false matches, their clustering taken off the number of pairs. */
function boundAt(impostors: Impostors, act: SiteThresholdOptions['act'], count: number): Bound {
  if (act === 'identify') {
    return { falseMatches: count, upper: upperBound(count, impostors.maxima.length) };
  }
  const effect = designEffect(impostors.top.slice(0, Math.max(count, CLUSTER_PAIRS)));
  return { falseMatches: count, upper: upperBound(count / effect, impostors.pairs / effect) };
}

function scoresOf(impostors: Impostors, act: SiteThresholdOptions['act']): readonly number[] {
  return act === 'identify' ? impostors.maxima : impostors.top.map((pair) => pair.score);
}

function countAt(scores: readonly number[], threshold: number): number {
  const below = scores.findIndex((score) => score < threshold);
  return below < 0 ? scores.length : below;
}

/**
 * Gives the lowest threshold that these impostor scores prove for the rate, or null when even no
 * false match at all would not prove it.
 */
export function provenThreshold(
  impostors: Impostors,
  act: SiteThresholdOptions['act'],
  fmr: number,
): number | null {
  const scores = scoresOf(impostors, act);
  if (scores.length === 0 || !(boundAt(impostors, act, 0).upper <= fmr)) return null;
  let low = 0;
  let high = scores.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (boundAt(impostors, act, middle).upper <= fmr) low = middle;
    else high = middle - 1;
  }
  const next = scores[low];
  return next === undefined ? null : Math.max(THRESHOLD_FLOOR, next + STEP);
}

/**
 * Sets the threshold of a site for a false match rate (models differ, and groups of people differ far
 * more, so a threshold from elsewhere says little about who comes to this door).
 *
 * Enrolled people are different people: their pairs are impostor comparisons, centred on their mean.
 * The rule is the lowest threshold at which the one-sided 95 % bound of the rate is at most `fmr`. For
 * identify each person, set aside, is a stranger to all the others: their highest score is one look.
 *
 * A gallery that cannot prove the rate uses the strictest group of the manifest's table, on plain
 * cosines: what centring would be worth there depends on who the others are, and no table can say. For
 * identify the table is asked for `fmr` divided by the number of people. Where the gallery contradicts
 * the table at 95 %, the threshold rises until it no longer does.
 *
 * Call it for every comparison: it remembers its last answer until somebody is enrolled or removed.
 *
 * @throws {RangeError} when `fmr` is not between 0 and 1
 */
export function siteThreshold(options: SiteThresholdOptions): SiteThreshold {
  const { gallery, act, table, fmr } = options;
  const known = remembered.get(gallery)?.[act];
  if (known?.revision === gallery.revision && known.table === table && known.fmr === fmr) return known.result;
  const result = findThreshold(options);
  const entry = { revision: gallery.revision, table, fmr, result };
  remembered.set(gallery, { ...remembered.get(gallery), [act]: entry });
  return result;
}

interface Remembered {
  readonly revision: number;
  readonly table: readonly ThresholdRow[];
  readonly fmr: number | undefined;
  readonly result: SiteThreshold;
}

const remembered = new WeakMap<Gallery, { readonly verify?: Remembered; readonly identify?: Remembered }>();

function findThreshold(options: SiteThresholdOptions): SiteThreshold {
  const { gallery, act, table } = options;
  const fmr = options.fmr ?? (act === 'verify' ? VERIFY_FMR : IDENTIFY_FPIR);
  if (!(fmr > 0 && fmr < 1)) {
    throw new RangeError(
      `A false match rate is above 0 and below 1, not ${fmr}. The default is ${VERIFY_FMR}.`,
    );
  }
  const people = gallery.size;
  const { pairs } = pairsOf(people);
  const keep = Math.min(100_000, Math.ceil(pairs * fmr * 2) + 10 * CLUSTER_PAIRS);
  const common = { act, fmr, people, pairs };

  const trials = act === 'identify' ? people : pairs;
  if (upperBound(0, trials) <= fmr) {
    const impostors = impostorsOf(gallery, true, keep);
    const threshold = provenThreshold(impostors, act, fmr);
    if (threshold !== null) {
      const { falseMatches, upper } = boundAt(impostors, act, countAt(scoresOf(impostors, act), threshold));
      const statements = ['threshold_site', 'threshold_pairs_share_people', 'threshold_proven'] as const;
      const rule = { threshold, centred: true, basis: 'site', proven: true } as const;
      return { ...common, ...rule, falseMatches, upperFmr95: upper, statements };
    }
  }

  const found = manifestThreshold(table, act === 'identify' ? fmr / Math.max(1, people) : fmr);
  if (found === null) {
    const statements = ['threshold_none'] as const;
    const rule = {
      threshold: Number.POSITIVE_INFINITY,
      centred: false,
      basis: 'none',
      proven: false,
    } as const;
    return { ...common, ...rule, falseMatches: 0, upperFmr95: upperBound(0, trials), statements };
  }
  const impostors = impostorsOf(gallery, false, keep);
  const scores = scoresOf(impostors, act);
  let threshold = Math.max(found.threshold, THRESHOLD_FLOOR);
  let count = countAt(scores, threshold);
  const contradicted = lowerBound(count, trials) > fmr;
  while (count > 0 && lowerBound(count, trials) > fmr) {
    count--;
    threshold = Math.max(threshold, (scores[count] ?? threshold) + STEP);
  }
  return {
    ...common,
    threshold,
    centred: false,
    basis: 'manifest',
    falseMatches: count,
    upperFmr95: boundAt(impostors, act, count).upper,
    proven: false,
    statements: [
      'threshold_manifest',
      ...(found.fineEnough ? [] : (['threshold_table_coarse'] as const)),
      ...(contradicted ? (['threshold_raised'] as const) : []),
      'threshold_unproven',
    ],
  };
}
