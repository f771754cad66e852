/** A score of one pair; −Infinity where a face was not found, which matches at no threshold. */
export interface Scored {
  readonly same: boolean;
  readonly score: number;
}

export interface Rates {
  /** Share of pairs told rightly at the threshold best for this set: optimistic, as it is chosen on it. */
  readonly accuracy: number;
  /** Where false matches and false non-matches are equally frequent. */
  readonly eer: number;
  /** True match rate at the threshold that one impostor pair in a hundred passes. */
  readonly tar_1e_2: number;
  readonly tar_1e_3: number;
}

interface Step {
  score: number;
  genuine: number;
  impostor: number;
}

/** Weights of pairs by falling score, equal scores together. */
function steps(scored: readonly Scored[], order: Uint32Array, weights: Float64Array): Step[] {
  const list: Step[] = [];
  for (const index of order) {
    const pair = scored[index];
    const weight = weights[index] ?? 0;
    if (pair === undefined || weight === 0) continue;
    let step = list.at(-1);
    if (step === undefined || step.score !== pair.score) {
      step = { score: pair.score, genuine: 0, impostor: 0 };
      list.push(step);
    }
    if (pair.same) step.genuine += weight;
    else step.impostor += weight;
  }
  return list;
}

/** Gives indices by falling score; NaN counts as no face. */
export function orderOf(scored: readonly Scored[]): Uint32Array {
  const key = (index: number) => {
    const score = scored[index]?.score ?? Number.NaN;
    return Number.isNaN(score) ? Number.NEGATIVE_INFINITY : score;
  };
  return Uint32Array.from(scored.keys()).toSorted((x, y) => (key(x) < key(y) ? 1 : key(x) > key(y) ? -1 : 0));
}

/**
 * Gives the rates of weighted pairs, or null unless both genuine and impostor pairs are among them.
 *
 * A threshold lets through every pair at or above it. At FMR f it stands just above the impostor pair
 * at which more than f of their weight would pass.
 */
export function ratesOf(scored: readonly Scored[], order: Uint32Array, weights: Float64Array): Rates | null {
  const list = steps(scored, order, weights);
  let genuine = 0;
  let impostor = 0;
  for (const step of list) {
    genuine += step.genuine;
    impostor += step.impostor;
  }
  if (genuine === 0 || impostor === 0) return null;
  const rates = { accuracy: impostor / (genuine + impostor), eer: 0.5, tar_1e_2: 0, tar_1e_3: 0 };
  let tp = 0;
  let fp = 0;
  let gap = 1;
  for (const step of list) {
    if (step.score === Number.NEGATIVE_INFINITY) break;
    tp += step.genuine;
    fp += step.impostor;
    const fnmr = 1 - tp / genuine;
    const fmr = fp / impostor;
    rates.accuracy = Math.max(rates.accuracy, (tp + impostor - fp) / (genuine + impostor));
    if (Math.abs(fnmr - fmr) < gap) {
      gap = Math.abs(fnmr - fmr);
      rates.eer = (fnmr + fmr) / 2;
    }
    // A hair of tolerance: 10 of 1,000 is not more than 1e-2.
    if (fmr <= 1e-2 * (1 + 1e-9)) rates.tar_1e_2 = tp / genuine;
    if (fmr <= 1e-3 * (1 + 1e-9)) rates.tar_1e_3 = tp / genuine;
  }
  return rates;
}
