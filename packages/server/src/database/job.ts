/** `open` until it is done, or given up after too many tries. */
export type JobState = 'open' | 'done' | 'given_up';

export interface JobTable {
  readonly job: string;
  readonly kind: string;
  readonly body: string;
  readonly once: string | null;
  readonly state: JobState;
  readonly made_at: number;
  readonly due_at: number;
  readonly tries: number;
  readonly tries_max: number;
  readonly lease: string | null;
  readonly lease_until: number | null;
  readonly failure: string | null;
  readonly ended_at: number | null;
}

/** Work that is to be done at or after a time, at least once tried, its effects once made. */
export interface NewJob {
  readonly kind: string;
  /** JSON, as text. */
  readonly body: string;
  /** Epoch milliseconds. */
  readonly dueAt: number;
  /** A second job of the same `once` is not made. */
  readonly once?: string;
  /** At least 1. */
  readonly triesMax?: number;
}

/** A job that this worker holds until its lease runs out. */
export interface ClaimedJob {
  readonly job: string;
  readonly kind: string;
  /** JSON, as text. */
  readonly body: string;
  /** Which try this is: 1, 2 … */
  readonly try: number;
  readonly triesMax: number;
  /** Shows that this worker holds it; another claim makes another. */
  readonly lease: string;
}

/** With the pauses below: about a day of trying. */
export const TRIES_MAX_DEFAULT = 12;
/** Pause after the first try; doubles with each. */
export const PAUSE_MS = 30_000;
export const PAUSE_MAX_MS = 4 * 60 * 60_000;

/**
 * Gives how long to wait after a try that failed.
 *
 * @param tries how many there were, 1 or more
 * @returns milliseconds
 */
export function pauseAfter(tries: number): number {
  return Math.min(PAUSE_MAX_MS, PAUSE_MS * 2 ** (tries - 1));
}
