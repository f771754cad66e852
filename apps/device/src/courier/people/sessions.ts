import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import type { Now } from '../clock.ts';

/** A person who walks away is signed out after this long without a request. */
export const SESSION_IDLE_MS = 90_000;
/** Nobody stays signed in at a shared screen longer than this without asking for it. */
export const SESSION_LIFE_MS = 10 * 60_000;
/** Times somebody may ask for that long again: WCAG 2.2.1 wants ten at least, and a shared screen no end. */
export const SESSION_EXTENSIONS_MAX = 10;
/** More sessions than this at one door are not people; the oldest ends. */
const SESSIONS_MAX = 256;

/** A person known for a short while. Held in memory only: a restart signs everybody out. */
export interface Session {
  /** Name of the session inside the courier; not the token. */
  readonly id: string;
  readonly person: string;
  /**
   * How the person showed who they are. Only `pin` may decide for them: a photo may pass as a face, and whoever
   * finds a card has it.
   */
  readonly way: 'pin' | 'card' | 'face';
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly expiresAt: number;
  /** When it ends however busy somebody is. */
  readonly endsAt: number;
  readonly extensionsLeft: number;
}

interface Entry {
  readonly session: Omit<Session, 'expiresAt' | 'endsAt' | 'extensionsLeft'>;
  seenAt: number;
  /** Since when its ten minutes are counted. */
  countedFrom: number;
  extensions: number;
}

/** The sessions of this process, found by a keyed hash of their token. */
export class Sessions {
  readonly #key = randomBytes(32);
  readonly #entries = new Map<string, Entry>();
  readonly #now: Now;

  constructor(now: Now) {
    this.#now = now;
  }

  /** Begins a session and gives its token: 256 random bits, base64url, shown once. */
  begin(person: string, way: Session['way']): { readonly token: string; readonly session: Session } {
    const now = this.#now();
    const token = randomBytes(32).toString('base64url');
    const session = { id: randomUUID(), person, way, startedAt: now };
    const entry: Entry = { session, seenAt: now, countedFrom: now, extensions: 0 };
    for (const [hash, old] of this.#entries) {
      if (this.#isOver(old) || this.#entries.size >= SESSIONS_MAX) this.#entries.delete(hash);
    }
    this.#entries.set(this.#hash(token), entry);
    return { token, session: this.#view(entry) };
  }

  /** Finds the live session of a token and counts this as a sign of life. */
  find(token: string): Session | 'unknown' | 'ended' {
    const hash = this.#hash(token);
    const entry = this.#entries.get(hash);
    if (entry === undefined) return 'unknown';
    if (this.#isOver(entry)) {
      this.#entries.delete(hash);
      return 'ended';
    }
    entry.seenAt = this.#now();
    return this.#view(entry);
  }

  /**
   * Begins the ten minutes of a live session anew, because somebody pressed for it.
   *
   * @returns the session, or `null` where it was asked for as often as it may be, or there is none
   */
  extend(id: string): Session | null {
    const entry = [...this.#entries.values()].find(({ session }) => session.id === id);
    if (entry === undefined || this.#isOver(entry) || entry.extensions >= SESSION_EXTENSIONS_MAX) return null;
    entry.extensions += 1;
    entry.countedFrom = this.#now();
    return this.#view(entry);
  }

  /** Whether the session of this name is still alive, without counting as a sign of life. */
  isLive(id: string): boolean {
    return [...this.#entries.values()].some((entry) => entry.session.id === id && !this.#isOver(entry));
  }

  #view(entry: Entry): Session {
    return {
      ...entry.session,
      expiresAt: this.#expiry(entry),
      endsAt: entry.countedFrom + SESSION_LIFE_MS,
      extensionsLeft: SESSION_EXTENSIONS_MAX - entry.extensions,
    };
  }

  /** A sign of life that is far ahead is none: the clock was set back, and nobody knows how long ago it was. */
  #isOver(entry: Entry): boolean {
    const now = this.#now();
    return this.#expiry(entry) <= now || entry.seenAt - now >= SESSION_IDLE_MS;
  }

  #expiry(entry: Entry): number {
    return Math.min(entry.seenAt + SESSION_IDLE_MS, entry.countedFrom + SESSION_LIFE_MS);
  }

  #hash(token: string): string {
    return createHmac('sha256', this.#key).update(token).digest('base64url');
  }
}
