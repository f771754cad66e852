import { type KeyObject, randomUUID } from 'node:crypto';
import type { ReportReceipt, SendReport } from '@consentry/contract';
import { civilDateAt } from '@consentry/law';
import { paperHash, ProblemError, type Writing } from '@consentry/server';
import { openSecret, sealSecret } from '@consentry/staff';
import type { z } from 'zod';
import { departmentFor } from '../department/department.ts';
import { listDepartments } from '../department/department-store.ts';
import type { AuthorityTables } from '../store/tables.ts';
import { type StoredComplaint, codeOf, dueOf, onceHash, referenceOf } from './complaint.ts';
import { addComplaint, findComplaint } from './complaint-store.ts';

type Receipt = z.input<typeof ReportReceipt>;

/**
 * Takes a complaint in, once: sent again by the same sender it is the same, with the same reference and code. It goes
 * to the 网信 department nearest to its region, which hands it on where another is competent.
 *
 * @throws {ProblemError} `no_department`; `idempotency_conflict` where the words are others
 */
export async function takeComplaint(
  writing: Writing<AuthorityTables>,
  secret: KeyObject,
  sent: SendReport,
  now: number,
): Promise<Receipt> {
  const once_hash = onceHash(secret, sent.once);
  const known = await findComplaint(writing, 'once_hash', once_hash);
  if (known !== null) {
    if (known.text !== sent.text) throw new ProblemError('idempotency_conflict');
    return receiptOf(secret, known, sent.once, now);
  }
  const department = departmentFor(await listDepartments(writing), 'cac', sent.region);
  if (department === null) throw new ProblemError('no_department');
  const complaint = randomUUID();
  const { topic, region, place, processor, text, contact, fears_retaliation, language } = sent;
  const row: StoredComplaint = {
    complaint,
    reference: referenceOf(secret, complaint),
    code_hash: paperHash(codeOf(secret, complaint, sent.once)),
    once_hash,
    topic,
    region,
    department,
    place,
    processor,
    text,
    contact_sealed: contact === null ? null : sealSecret(secret, ownerOf(complaint), Buffer.from(contact)),
    fears_retaliation,
    language,
    received_on: civilDateAt(now),
    received_at: now,
    state: 'received',
    accepted_by: null,
    result: null,
    outcome: null,
    basis: null,
    decided_by: null,
    decided_at: null,
    told_by: null,
    told_at: null,
    seen_at: null,
    closed_at: null,
    version: 1,
  };
  await addComplaint(writing, row);
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
  return `report ${complaint}`;
}

function receiptOf(secret: KeyObject, row: StoredComplaint, once: string, now: number): Receipt {
  return {
    reference: row.reference,
    code: codeOf(secret, row.complaint, once),
    received_on: row.received_on,
    department: row.department,
    due: dueOf(row, now),
  };
}
