import type { VerificationClaimed } from '@consentry/contract';
import type { Now } from '../clock.ts';

/** Failures under one ticket, by whatever way; then its result is no. Each way has its own limit besides. */
export const TICKET_FAILURES_MAX = 5;
/** Tickets shown at one door at once. */
const OPEN_MAX = 32;

/** A verification whose ticket was shown here and that has no result yet. */
export interface Ticket {
  /** Id of the verification. */
  readonly id: string;
  /** Purpose of the platform that it is for. */
  readonly purpose: string;
  readonly shownAt: number;
  readonly expiresAt: number;
}

/** The tickets shown at this door. In memory only: shown again after a restart, the platform gives it again. */
export class Tickets {
  readonly #entries = new Map<string, { readonly ticket: Ticket; failures: number }>();
  readonly #now: Now;

  constructor(now: Now) {
    this.#now = now;
  }

  /** Keeps what the platform gave; its time is counted from now on the clock of the door. */
  open({ verification_id, purpose_id, expires_in_seconds }: VerificationClaimed): Ticket {
    const now = this.#now();
    for (const [id, { ticket }] of this.#entries) {
      if (ticket.expiresAt <= now || this.#entries.size >= OPEN_MAX) this.#entries.delete(id);
    }
    const failures = this.#entries.get(verification_id)?.failures ?? 0;
    const expiresAt = now + expires_in_seconds * 1000;
    const ticket = { id: verification_id, purpose: purpose_id, shownAt: now, expiresAt };
    this.#entries.set(verification_id, { ticket, failures });
    return ticket;
  }

  /** Finds a ticket that is not over. */
  find(id: string): Ticket | null {
    const entry = this.#entries.get(id);
    if (entry === undefined || entry.ticket.expiresAt <= this.#now()) return null;
    return entry.ticket;
  }

  /** Counts a failure. @returns whether that was the last one allowed, which ends it */
  fail(id: string): boolean {
    const entry = this.#entries.get(id);
    if (entry === undefined) return false;
    entry.failures += 1;
    if (entry.failures < TICKET_FAILURES_MAX) return false;
    this.#entries.delete(id);
    return true;
  }

  /** Ends a ticket. @returns whether it was there */
  end(id: string): boolean {
    return this.#entries.delete(id);
  }
}
