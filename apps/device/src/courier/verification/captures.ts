import { randomUUID } from 'node:crypto';
import type { Now } from '../clock.ts';

/** A camera that was opened is over after this long, result or not; the person may begin again. */
export const CAPTURE_LIFE_MS = 2 * 60_000;
/** Frames one capture may send: at four a second, all its life. More is no person at a camera. */
export const CAPTURE_FRAMES_MAX = 480;
/** Captures open at once. A door has one camera; a few more allow for a reload of the page. */
const OPEN_MAX = 4;

/** One person in front of one camera, for one act. */
export interface Capture {
  readonly id: string;
  readonly act: 'enrol' | 'verify' | 'identify';
  /** Consent the act rests on: the person's own, or the one for this look. */
  readonly consent: string;
  /** `null` for somebody not known yet. */
  readonly person: string | null;
  /** Session that opened it, for `enrol`. */
  readonly session: string | null;
  /** Usable frames to fuse. */
  readonly need: number;
  /** What its failures are counted on. */
  readonly subject: string;
  /** Verification whose ticket was shown, or `null`. */
  readonly verification: string | null;
  readonly expiresAt: number;
}

interface Entry {
  readonly capture: Capture;
  frames: number;
}

/** The captures open now. In memory only. */
export class Captures {
  readonly #entries = new Map<string, Entry>();
  readonly #busy = new Set<string>();
  readonly #now: Now;
  readonly #onEnd: (capture: Capture) => void;

  /** @param onEnd told of each capture that ends, so that the vault forgets its frames */
  constructor(now: Now, onEnd: (capture: Capture) => void) {
    this.#now = now;
    this.#onEnd = onEnd;
  }

  /** Opens a capture. An older one on the same subject ends: nobody gets two rows of tries at once. */
  open(fields: Omit<Capture, 'id' | 'expiresAt'>): Capture {
    for (const { capture } of this.#entries.values()) {
      const over = capture.expiresAt <= this.#now() || capture.subject === fields.subject;
      if (over || this.#entries.size >= OPEN_MAX) this.end(capture.id);
    }
    const capture: Capture = { ...fields, id: randomUUID(), expiresAt: this.#now() + CAPTURE_LIFE_MS };
    this.#entries.set(capture.id, { capture, frames: 0 });
    return capture;
  }

  /** Finds a capture that is still open. */
  find(id: string): Capture | null {
    const entry = this.#entries.get(id);
    if (entry === undefined) return null;
    if (entry.capture.expiresAt <= this.#now() || entry.frames >= CAPTURE_FRAMES_MAX) {
      this.end(id);
      return null;
    }
    return entry.capture;
  }

  /**
   * Takes the turn of one frame; `false` while another frame about the same subject is looked at, even
   * one of a capture that ended meanwhile: tries are counted one after the other.
   */
  take(capture: Capture): boolean {
    const entry = this.#entries.get(capture.id);
    if (entry === undefined || this.#busy.has(capture.subject)) return false;
    this.#busy.add(capture.subject);
    entry.frames += 1;
    return true;
  }

  /** Gives the turn back. */
  release(capture: Capture): void {
    this.#busy.delete(capture.subject);
  }

  /** Ends a capture. Ending twice is nothing. */
  end(id: string): void {
    const entry = this.#entries.get(id);
    if (entry === undefined) return;
    this.#entries.delete(id);
    this.#onEnd(entry.capture);
  }

  /** Ends every capture that rests on a consent. */
  endConsent(consent: string): void {
    for (const { capture } of this.#entries.values()) {
      if (capture.consent === consent) this.end(capture.id);
    }
  }

  /** Ends every capture. */
  endAll(): void {
    for (const id of this.#entries.keys()) this.end(id);
  }
}
