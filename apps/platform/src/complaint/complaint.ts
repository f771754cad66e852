import { type KeyObject, createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { asSpelled, codeFor, paperHash } from '@consentry/server';
import { type Deadline, type PostureFacts, civilDate, civilDateAt, complaintDeadline } from '@consentry/law';
import type { ComplaintTables } from './complaint-tables.ts';

export type StoredComplaint = ComplaintTables['complaints'];
export type ComplaintFact = PostureFacts['complaint']['complaints'][number];

/** Characters of a reference, 50 bits, and of the code that goes with it, 100 bits. */
const REFERENCE_CHARS = 10;
const CODE_CHARS = 20;
/** How long after its end the words of a complaint are kept, days: as long as the posture reads it. Our setting. */
export const COMPLAINT_KEPT_DAYS = 365;
/** How far back staff may say that a complaint came, days. */
export const RECEIVED_MAX_DAYS = 30;

/** By what a complaint is named to whoever sent it. */
export function referenceOf(secret: KeyObject, complaint: string): string {
  return asSpelled(codeFor(secret, ['complaint reference', complaint], REFERENCE_CHARS));
}

/**
 * What opens a complaint to whoever sent it. Made again only from what the sender made for it, which is kept
 * nowhere: neither the database nor the platform’s secret gives it.
 */
export function codeOf(secret: KeyObject, complaint: string, once: string): string {
  return codeFor(secret, ['complaint code', complaint, once], CODE_CHARS);
}

/** Keyed hash by which the same complaint is known when it comes twice, hex. */
export function onceHash(secret: KeyObject, once: string): string {
  return createHmac('sha256', secret)
    .update(JSON.stringify(['complaint once', once]))
    .digest('hex');
}

/** Tells whether a code opens a complaint, in the same time whether or not there is one. */
export function opens(
  complaint: Pick<StoredComplaint, 'code_hash' | 'has_code'> | null,
  code: string,
): boolean {
  const given = Buffer.from(paperHash(code));
  const held = Buffer.from(complaint?.code_hash ?? createHash('sha256').update('').digest('hex'));
  return timingSafeEqual(given, held) && complaint !== null && complaint.has_code;
}

/** Counts the last day for a complaint (G30), with the calendars of today. @throws {TimeError} */
export function deadlineOf({ received_on }: Pick<StoredComplaint, 'received_on'>): Deadline {
  return complaintDeadline(civilDate(received_on));
}

/** When what is owed was done: the outcome told, or where nobody can be told, the end. */
export function doneAt({
  reachable,
  told_at,
  closed_at,
}: Pick<StoredComplaint, 'reachable' | 'told_at' | 'closed_at'>): number | null {
  return reachable ? told_at : closed_at;
}

/** Puts a complaint as the law asks for it; it names nobody. */
export function factOf(complaint: StoredComplaint): ComplaintFact {
  const day = (at: number | null) => (at === null ? null : civilDateAt(at));
  return {
    id: complaint.complaint,
    from: complaint.from_kind,
    channel: complaint.channel,
    received_on: civilDate(complaint.received_on),
    accepted_on: day(complaint.acknowledged_at),
    handled_on: day(complaint.handled_at),
    outcome_told_on: complaint.reachable ? day(complaint.told_at) : null,
    closed_on: day(complaint.closed_at),
    reachable: complaint.reachable,
    refusal: complaint.result === 'turned_down' ? { reason: complaint.refusal } : null,
    identity: complaint.had_contact ? 'sealed' : 'anonymous',
    seen_by_accused: complaint.had_contact && complaint.seen_by_accused === true,
  };
}
