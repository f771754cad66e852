import { centred, distance } from '../gallery/centre.ts';
import { type Template, valuesOf } from '../template.ts';

/** What a match takes. Made by `siteThreshold`. */
export interface Rule {
  /** Least cosine similarity that matches, above 0 and up to 1. */
  readonly threshold: number;
  /** Whether the threshold is for scores centred on the gallery, or for plain cosines. */
  readonly centred: boolean;
}

/** Rounding of float32 over 1,024 numbers stays far below this. */
const SLACK = 1e-3;

/** Tells whether a score, which may be anything, matches. Written so that NaN does not. */
export function matches(score: number, rule: Rule): boolean {
  return rule.threshold > 0 && score >= rule.threshold && score <= 1 + SLACK;
}

/** Tells whether a template still holds a finite vector of norm 1 (SECURITY.md, T-I5). */
export function sound(template: Template): boolean {
  let sum = 0;
  for (const value of valuesOf(template)) sum += value * value;
  return Math.abs(Math.sqrt(sum) - 1) <= SLACK;
}

/**
 * Gives the cosine similarity of two templates, −1 to 1, after subtracting `centre` from both if it
 * is given; NaN where they cannot be compared. For this package only: scores stay in it.
 */
export function cosine(a: Template, b: Template, centre: Float64Array | null): number {
  if (a.model !== b.model || a.length !== b.length || !sound(a) || !sound(b)) return Number.NaN;
  if (centre !== null && centre.length !== a.length) return Number.NaN;
  const subtract = centre ?? new Float64Array(a.length);
  const x = centred(valuesOf(a), subtract);
  const y = valuesOf(b);
  const norm = distance(y, subtract);
  let dot = 0;
  for (let i = 0; i < x.length; i++) dot += (x[i] ?? 0) * ((y[i] ?? 0) - (subtract[i] ?? 0));
  x.fill(0);
  return dot / norm;
}
