import { type KeyObject, randomUUID } from 'node:crypto';
import type { ReportReceipt, SendReport } from '@consentry/contract';
import { civilDateAt } from '@consentry/law';
import { paperHash, ProblemError, type Reading, type Writing } from '@consentry/server';
import { openSecret, sealSecret } from '@consentry/staff';
import type { z } from 'zod';
import { BiText } from '@consentry/law';
import { type Department, isWithin } from '../department/department.ts';
import { findDepartment, listDepartments } from '../department/department-store.ts';
import type { AuthorityTables } from '../store/tables.ts';
import {
  type NewComplaint,
  type StoredComplaint,
  codeOf,
  dueOf,
  onceHash,
  referenceOf,
} from './complaint.ts';
import { addComplaint, findComplaint } from './complaint-store.ts';
import { practiceIn, readTaken } from './practice-store.ts';
import { type Route, routeOf } from './routing.ts';

type Receipt = z.input<typeof ReportReceipt>;

/**
 * Takes a complaint in, once: sent again by the same sender it is the same, with the same reference and code. It goes
 * where the sender chose, else to the competent department.
 *
 * @throws {ProblemError} `no_department`; `department_elsewhere`; `idempotency_conflict` where the words are others
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
    return receiptOf(writing, secret, known, sent.once, now);
  }
  const { to: department, because } = await routed(writing, sent);
  const { due_days } = await practiceIn(writing, department);
  const complaint = randomUUID();
  const { topic, region, place, processor, text, contact, fears_retaliation, language } = sent;
  const row: NewComplaint = {
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
    released_at: null,
    told_by: null,
    told_at: null,
    seen_at: null,
    closed_at: null,
    routed: because,
    due_days,
    held_because: null,
    contact_erased_at: null,
    erased_at: null,
    files_erased: null,
    unread_erased_at: null,
    version: 1,
  };
  await addComplaint(writing, row);
  return receiptOf(writing, secret, row, sent.once, now);
}

/** Where it goes: as the sender chose, within its region. */
async function routed(
  writing: Writing<AuthorityTables>,
  { topic, region, department }: SendReport,
): Promise<Route> {
  const departments = await listDepartments(writing);
  if (department !== undefined) {
    const chosen = choosable(departments, region).some((one) => one.department === department);
    if (!chosen) throw new ProblemError('department_elsewhere', { fields: ['/body/department'] });
    return { to: department, because: 'chosen' };
  }
  const route = routeOf(departments, await readTaken(writing), topic, region);
  if (route === null) throw new ProblemError('no_department');
  return route;
}

/** The departments that a sender may choose: those that supervise the region. */
export function choosable(departments: readonly Department[], region: string): readonly Department[] {
  return departments.filter((one) => one.state === 'active' && isWithin(region, one.region));
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

async function receiptOf(
  reading: Reading<AuthorityTables>,
  secret: KeyObject,
  row: NewComplaint,
  once: string,
  now: number,
): Promise<Receipt> {
  const department = await findDepartment(reading, row.department);
  if (department === null) throw new TypeError('A complaint is with a department that is not there.');
  return {
    reference: row.reference,
    code: codeOf(secret, row.complaint, once),
    received_on: row.received_on,
    department: row.department,
    with: BiText.parse(JSON.parse(department.name)),
    because: row.routed,
    due: dueOf(row, now),
  };
}
