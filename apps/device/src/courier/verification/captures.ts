import { randomUUID } from 'node:crypto';
import type { Now } from '../clock.ts';

/** A camera that was opened is over after this long, result or not; the person may begin again, or ask for more time. */
export const CAPTURE_LIFE_MS = 2 * 60_000;
/** Times somebody may ask for that long again: WCAG 2.2.1 wants ten at least, and a camera no end. */
export const CAPTURE_EXTENSIONS_MAX = 10;
/** Frames one capture may send for each of its times: at four a second, all along. More is no person at a camera. */
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
  readonly startedAt: number;
  readonly expiresAt: number;
  readonly extensionsLeft: number;
}

interface Entry {
  capture: Capture;
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
  open(fields: Omit<Capture, 'id' | 'startedAt' | 'expiresAt' | 'extensionsLeft'>): Capture {
    for (const { capture } of this.#entries.values()) {
      const over = capture.expiresAt <= this.#now() || capture.subject === fields.subject;
      if (over || this.#entries.size >= OPEN_MAX) this.end(capture.id);
    }
    const now = this.#now();
    const capture: Capture = {
      ...fields,
      id: randomUUID(),
      startedAt: now,
      expiresAt: now + CAPTURE_LIFE_MS,
      extensionsLeft: CAPTURE_EXTENSIONS_MAX,
    };
    this.#entries.set(capture.id, { capture, frames: 0 });
    return capture;
  }

  /** Finds a capture that is still open. */
  find(id: string): Capture | null {
    const entry = this.#entries.get(id);
    if (entry === undefined) return null;
    const { expiresAt, extensionsLeft } = entry.capture;
    const framesMax = CAPTURE_FRAMES_MAX * (1 + CAPTURE_EXTENSIONS_MAX - extensionsLeft);
    if (expiresAt <= this.#now() || entry.frames >= framesMax) {
      this.end(id);
      return null;
    }
    return entry.capture;
  }

  /**
   * Begins the time of an open capture anew, because the person pressed for it: its frames so far count.
   *
   * @param until no longer than this, epoch milliseconds: what it rests on ends then
   * @returns `null` where that gives no more time, or it was asked for as often as it may be
   */
  extend(capture: Capture, until: number): Capture | null {
    const entry = this.#entries.get(capture.id);
    const expiresAt = Math.min(this.#now() + CAPTURE_LIFE_MS, until);
    if (entry === undefined || entry.capture.extensionsLeft === 0 || expiresAt <= entry.capture.expiresAt)
      return null;
    const { extensionsLeft } = entry.capture;
    entry.capture = { ...entry.capture, expiresAt, extensionsLeft: extensionsLeft - 1 };
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
