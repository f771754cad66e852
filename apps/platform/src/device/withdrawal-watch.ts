import { performance } from 'node:perf_hooks';

/**
 * Counts how long this process has known each withdrawal, on a clock that nobody can set and that never
 * runs fast. In memory only: a process that starts again does not know how long it was away.
 */
export class WithdrawalWatch {
  readonly #seen = new Map<string, number>();
  readonly #clock: () => number;

  /** @param clock milliseconds, monotonic */
  constructor(clock: () => number = () => performance.now()) {
    this.#clock = clock;
  }

  /**
   * Begins to count, if it does not yet, and tells how long. Call it with what was read from the database,
   * so that the withdrawal is there for every bundle made from now on.
   */
  watched(consentId: string): number {
    const now = this.#clock();
    const since = this.#seen.get(consentId);
    if (since === undefined) this.#seen.set(consentId, now);
    return now - (since ?? now);
  }

  /** It is over, and is written down. */
  forget(consentId: string): void {
    this.#seen.delete(consentId);
  }
}
