import { createHmac, randomBytes } from 'node:crypto';
import type { Now } from '../clock.ts';

/** An answer is given again for this long. No longer: it may hold a session, which dies then too. */
export const REPLAY_LIFE_MS = 10 * 60_000;
/** Answers kept at once. */
const REPLAYS_MAX = 512;

/** An answer as it was sent. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly payload: string;
}

interface Entry {
  readonly content: string;
  readonly at: number;
  readonly answer: Promise<Answer | null>;
  readonly settle: (answer: Answer | null) => void;
}

/** What a request with an `Idempotency-Key` is to get. */
export type Turn =
  | { readonly kind: 'first'; readonly settle: (answer: Answer | null) => void }
  | { readonly kind: 'again'; readonly answer: Promise<Answer | null> }
  | { readonly kind: 'conflict' };

/**
 * Answers of requests that bore an `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header).
 * In memory only; what was asked is kept as a keyed hash, since it holds PINs.
 */
export class Replays {
  readonly #key = randomBytes(32);
  readonly #entries = new Map<string, Entry>();
  readonly #now: Now;

  constructor(now: Now) {
    this.#now = now;
  }

  /**
   * @param name route, caller and key: whose request it is
   * @param content body, as JSON
   */
  turn(name: string, content: string): Turn {
    const now = this.#now();
    const slot = this.#hash(name);
    const hash = this.#hash(content);
    const known = this.#entries.get(slot);
    if (known !== undefined && known.at > now - REPLAY_LIFE_MS) {
      return known.content === hash ? { kind: 'again', answer: known.answer } : { kind: 'conflict' };
    }
    for (const [old, entry] of this.#entries) {
      if (entry.at <= now - REPLAY_LIFE_MS || this.#entries.size >= REPLAYS_MAX) this.#entries.delete(old);
    }
    const { promise, resolve } = Promise.withResolvers<Answer | null>();
    this.#entries.set(slot, { content: hash, at: now, answer: promise, settle: resolve });
    const settle = (answer: Answer | null): void => {
      // An answer that says "later" is no answer: the same request may come again.
      if (answer === null) this.#entries.delete(slot);
      resolve(answer);
    };
    return { kind: 'first', settle };
  }

  #hash(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('base64url');
  }
}
