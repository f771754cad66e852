import { type KeyObject, randomUUID } from 'node:crypto';
import type { ComplaintReceipt, SendComplaint, TakeInComplaint } from '@consentry/contract';
import { addCalendarDays, civilDate, civilDateAt } from '@consentry/law';
import { dueView, paperHash, ProblemError, type Writing } from '@consentry/server';
import { openSecret, sealSecret } from '@consentry/staff';
import type { z } from 'zod';
import { remind } from '../rights/remind.ts';
import type { PlatformTables } from '../store/tables.ts';
import {
  RECEIVED_MAX_DAYS,
  type StoredComplaint,
  codeOf,
  deadlineOf,
  doneAt,
  onceHash,
  referenceOf,
} from './complaint.ts';
import { addComplaint, findComplaint } from './complaint-store.ts';

/** Begins the names of the jobs that remind of complaints. */
export const COMPLAINT = 'complaint';

/** How a complaint came. */
export interface CameBy {
  readonly channel: StoredComplaint['channel'];
  readonly received_on: string | null;
  /** Whether whoever sent it gets the code. */
  readonly handed_over: boolean;
  /** Staff who took it in; `null` where nobody did. */
  readonly taken_in_by: string | null;
}

/**
 * Takes a complaint in, once: sent again by the same sender it is the same, with the same reference and code.
 *
 * @throws {ProblemError} `idempotency_conflict` where the words are others, `malformed_request`
 */
export async function takeComplaint(
  writing: Writing<PlatformTables>,
  secret: KeyObject,
  sent: Pick<SendComplaint, 'once' | 'from' | 'text' | 'contact' | 'purpose_id' | 'site'>,
  by: CameBy,
  now: number,
): Promise<z.input<typeof ComplaintReceipt>> {
  const once_hash = onceHash(secret, sent.once);
  const known = await findComplaint(writing, 'once_hash', once_hash);
  if (known !== null) {
    if (known.text !== sent.text) throw new ProblemError('idempotency_conflict');
    return receiptOf(secret, known, sent.once, now);
  }
  const complaint = randomUUID();
  const row: StoredComplaint = {
    complaint,
    reference: referenceOf(secret, complaint),
    code_hash: paperHash(codeOf(secret, complaint, sent.once)),
    once_hash,
    from_kind: sent.from,
    channel: by.channel,
    received_on: receivedOn(by.received_on, now),
    received_at: now,
    taken_in_by: by.taken_in_by,
    reachable: by.handed_over || sent.contact !== null,
    has_code: by.handed_over,
    purpose: sent.purpose_id,
    site: sent.site,
    text: sent.text,
    contact_sealed:
      sent.contact === null ? null : sealSecret(secret, ownerOf(complaint), Buffer.from(sent.contact)),
    had_contact: sent.contact !== null,
    state: 'received',
    acknowledged_by: null,
    acknowledged_at: null,
    handled_by: null,
    handled_at: null,
    result: null,
    outcome: null,
    refusal: null,
    seen_by_accused: null,
    told_at: null,
    closed_at: null,
    flag: null,
    purged_at: null,
    version: 1,
  };
  await addComplaint(writing, row);
  await remind(writing, COMPLAINT, complaint, () => deadlineOf(row), now);
  return receiptOf(secret, row, sent.once, now);
}

/** Opens the sealed contact of a complaint; `null` where none is kept. */
export function contactOf(
  secret: KeyObject,
  { complaint, contact_sealed }: Pick<StoredComplaint, 'complaint' | 'contact_sealed'>,
): string | null {
  if (contact_sealed === null) return null;
  return Buffer.from(openSecret(secret, ownerOf(complaint), contact_sealed)).toString();
}

function ownerOf(complaint: string): string {
  return `complaint ${complaint}`;
}

function receiptOf(
  secret: KeyObject,
  row: StoredComplaint,
  once: string,
  now: number,
): z.input<typeof ComplaintReceipt> {
  return {
    reference: row.reference,
    code: codeOf(secret, row.complaint, once),
    received_on: row.received_on,
    due: dueView(() => deadlineOf(row), doneAt(row), now),
  };
}

function receivedOn(told: TakeInComplaint['received_on'], now: number): string {
  const today = civilDateAt(now);
  if (told === null) return today;
  if (told > today || told < addCalendarDays(today, -RECEIVED_MAX_DAYS)) {
    throw new ProblemError('malformed_request', { fields: ['/body/received_on'] });
  }
  return civilDate(told);
}
