import { STREAMS_MAX } from './limits.ts';

/** The streams that are open at this replica: so many of each principal, and an end for all. */
export class OpenStreams {
  readonly #stop = new AbortController();
  readonly #open = new Map<string, number>();

  /** Aborted when the server stops. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** @returns what gives the place back; `null` when this principal has as many as it may */
  take(principal: string): (() => void) | null {
    const open = this.#open.get(principal) ?? 0;
    if (open >= STREAMS_MAX) return null;
    this.#open.set(principal, open + 1);
    return () => {
      const left = (this.#open.get(principal) ?? 1) - 1;
      if (left === 0) this.#open.delete(principal);
      else this.#open.set(principal, left);
    };
  }

  /** Ends all of them. */
  end(): void {
    this.#stop.abort();
  }
}
