import type { Template } from '@consentry/recognition';

/** Open captures at one time: one door has one camera, and a person may start over. */
export const CAPTURES_MAX = 4;
/** A capture nobody sends a frame for is forgotten after this. */
export const CAPTURE_IDLE_MS = 60_000;

/** What a capture was begun for; a frame for anything else does not belong to it. */
export interface CaptureFor {
  readonly act: 'enrol' | 'verify' | 'identify';
  readonly consent: string;
  readonly purpose: string;
  readonly purposeVersion: number;
  /** Usable frames to fuse. */
  readonly need: number;
}

interface Capture {
  readonly key: string;
  readonly templates: Template[];
  lastAt: number;
}

/** Templates of the frames of captures not yet decided. Frames themselves are never kept (R08.6). */
export class Captures {
  readonly #open = new Map<string, Capture>();

  get size(): number {
    return this.#open.size;
  }

  /**
   * Gives the templates a capture has so far, beginning it where it is new; the one longest idle is
   * forgotten for a fifth. `null` where the capture was begun for something else.
   */
  of(id: string, begunFor: CaptureFor, now: number): readonly Template[] | null {
    const { act, consent, purpose, purposeVersion, need } = begunFor;
    const key = JSON.stringify([act, consent, purpose, purposeVersion, need]);
    const capture = this.#open.get(id) ?? { key, templates: [], lastAt: now };
    if (capture.key !== key) return null;
    capture.lastAt = now;
    // Set anew, so that the map is in order of last use.
    this.#open.delete(id);
    this.#open.set(id, capture);
    for (const oldest of this.#open.keys()) {
      if (this.#open.size <= CAPTURES_MAX) break;
      this.forget(oldest);
    }
    return capture.templates;
  }

  /** Keeps the template of one more frame; wiped with the capture. */
  add(id: string, template: Template): void {
    const capture = this.#open.get(id);
    if (capture === undefined) template.wipe();
    else capture.templates.push(template);
  }

  /** Wipes what a capture has. */
  forget(id: string): void {
    for (const template of this.#open.get(id)?.templates ?? []) template.wipe();
    this.#open.delete(id);
  }

  /** Wipes captures nobody went on with, and those from a time that is still to come: the clock was set back. */
  sweep(now: number): void {
    for (const [id, { lastAt }] of this.#open) {
      if (Math.abs(now - lastAt) >= CAPTURE_IDLE_MS) this.forget(id);
    }
  }

  /** Wipes everything. */
  clear(): void {
    for (const id of this.#open.keys()) this.forget(id);
  }
}
