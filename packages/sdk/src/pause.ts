/** Answers after which the same request may be sent again (RFC 9110 § 15.6.4; RFC 6585 § 4). */
const AGAIN = new Set([429, 502, 503, 504]);
/** Nothing was done by a request that was answered so, whether or not it has an `Idempotency-Key`. */
const NOTHING_DONE = new Set([429, 503]);

/** A request is sent this often at most. */
export const TRIES = 4;
const FIRST_MS = 250;
/** Longer is not waited for an answer; the caller decides then. */
export const PAUSE_MAX_MS = 30_000;

/** How a try ended. */
export interface TryEnd {
  /** Which try it was, from 1. */
  readonly number: number;
  /** `null` where no answer came. */
  readonly status: number | null;
  readonly retryAfterSeconds: number | null;
}

/**
 * Decides how long to wait before the same request is sent again; `null` where it is not.
 *
 * @param repeatable whether it does nothing twice: a query, or a command with an `Idempotency-Key`
 * @param random between 0 and 1: half of the pause is by chance, so that not all come back at once
 */
export function pauseBefore(end: TryEnd, repeatable: boolean, random: number): number | null {
  if (end.number >= TRIES) return null;
  const { status } = end;
  if (status === null ? !repeatable : !AGAIN.has(status)) return null;
  if (status !== null && !repeatable && !NOTHING_DONE.has(status)) return null;
  const backoff = FIRST_MS * 2 ** (end.number - 1) * (1 + random);
  const pause = Math.max(backoff, (end.retryAfterSeconds ?? 0) * 1000);
  return pause > PAUSE_MAX_MS ? null : pause;
}

/** Waits. Rejects with the reason of the signal when it is aborted. */
export async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
