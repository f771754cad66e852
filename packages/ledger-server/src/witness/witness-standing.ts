/** How a witness stands to the log. `behind`: it has not seen all yet, and there is time. */
export const STANDINGS = ['following', 'behind', 'stalled', 'disagrees'] as const;
export type Standing = (typeof STANDINGS)[number];

/** A witness that is asked to cosign each checkpoint has stalled when it did not for so long. */
export const PUSHED_STALLED_MS = 60 * 60_000;
/** One that comes by itself, when it did not come for so long. */
export const PULLING_STALLED_MS = 24 * 60 * 60_000;

const FIRST_PAUSE_MS = 5000;
const LONGEST_PAUSE_MS = 10 * 60_000;

/** What a witness has not seen yet: how many entries, and since when the first of them was published. */
export interface Lag {
  readonly entries: number;
  /** Epoch milliseconds. */
  readonly since: number;
}

/** Judges how a witness stands. @param lag `null` where it has seen all */
export function standingOf(
  {
    disagrees,
    lag,
    isAsked,
  }: { readonly disagrees: boolean; readonly lag: Lag | null; readonly isAsked: boolean },
  now: number,
): Standing {
  if (disagrees) return 'disagrees';
  if (lag === null) return 'following';
  return now - lag.since > (isAsked ? PUSHED_STALLED_MS : PULLING_STALLED_MS) ? 'stalled' : 'behind';
}

/** How long a witness that did not answer is left alone, milliseconds. */
export function askPause(failures: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** Math.max(0, failures - 1), LONGEST_PAUSE_MS);
}
