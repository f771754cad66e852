import type {
  AttachmentView,
  DecideReport,
  HoldList,
  ReportEntry,
  ReportTopic,
  ReportView,
} from '@consentry/contract';
import type { Reading } from '@consentry/server';
import { z } from 'zod';
import type { AuthorityTables } from '../store/tables.ts';
import { additionsOf, alarmedAmong, stepsOf } from './addition-store.ts';
import { isActive } from './attachment-kind.ts';
import { type StoredComplaint, dueOf } from './complaint.ts';
import { attachmentsOf, questionsOf } from './complaint-store.ts';
import type { ComplaintTables } from './complaint-tables.ts';
import { type StoredHold, holdsOf } from './hold-store.ts';
import { letterFailedAmong, tellingsOf } from './telling-store.ts';

const Basis = z.array(z.string());
const iso = (at: number) => new Date(at).toISOString();
const isoOrNull = (at: number | null) => (at === null ? null : iso(at));

/** Handled before others: a child cannot wait, and cannot speak up. Our practice. */
export const FAST: ReadonlySet<ReportTopic> = new Set<ReportTopic>(['child']);

/** Shows a complaint in a list. */
export function entryOf(
  row: StoredComplaint,
  { attachments, alarmed, letter_failed }: Pick<ReportEntry, 'attachments' | 'alarmed' | 'letter_failed'>,
  now: number,
): ReportEntry {
  const { complaint, reference, topic, region, department, state, received_on, version } = row;
  return {
    complaint,
    reference,
    topic,
    region,
    department,
    state,
    received_on,
    due: dueOf(row, now),
    contact: row.contact_sealed !== null,
    fears_retaliation: row.fears_retaliation,
    fast: FAST.has(topic),
    alarmed,
    letter_failed,
    attachments,
    version,
  };
}

/** Gives what was found; `null` before. */
export function outcomeOf({
  result,
  outcome,
  basis,
}: Pick<StoredComplaint, 'result' | 'outcome' | 'basis'>): z.output<typeof DecideReport> | null {
  if (result === null || outcome === null) return null;
  return { result, text: outcome, basis: Basis.parse(JSON.parse(basis ?? '[]')) };
}

/** Shows what was handed in, without opening it. */
export function attachmentView(row: ComplaintTables['attachments']): AttachmentView {
  const { attachment, kind, bytes, digest, received_at } = row;
  return { attachment, kind, active: isActive(kind), bytes, digest, received_at: iso(received_at) };
}

/** Shows a hold. */
export function holdView({
  complaint: _of,
  set_at,
  lifted_at,
  ...hold
}: StoredHold): Omit<HoldList['holds'][number], 'complaint' | 'reference' | 'over'> {
  return { ...hold, set_at: iso(set_at), lifted_at: isoOrNull(lifted_at) };
}

/** Shows a complaint to who handles it; never how to reach the sender (R17.4). */
export async function viewOf(
  reading: Reading<AuthorityTables>,
  row: StoredComplaint,
  now: number,
): Promise<ReportView> {
  const files = await attachmentsOf(reading, row.complaint);
  const questions = await questionsOf(reading, row.complaint);
  const alarmed = await alarmedAmong(reading, [row.complaint]);
  const failed = await letterFailedAmong(reading, [row.complaint]);
  const additions = await additionsOf(reading, row.complaint);
  const tellings = await tellingsOf(reading, row.complaint);
  const steps = await stepsOf(reading, row.complaint);
  const holds = await holdsOf(reading, row.complaint);
  const marks = {
    attachments: files.length,
    alarmed: alarmed.has(row.complaint),
    letter_failed: failed.has(row.complaint),
  };
  return {
    ...entryOf(row, marks, now),
    place: row.place,
    processor: row.processor,
    text: row.text,
    language: row.language,
    accepted_by: row.accepted_by,
    files: files.map(attachmentView),
    questions: questions.map(({ question, text, answer_by, asked_at, asked_by, answer, answered_at }) => ({
      question,
      text,
      answer_by,
      asked_at: iso(asked_at),
      asked_by,
      answer,
      answered_at: isoOrNull(answered_at),
    })),
    outcome: outcomeOf(row),
    decided_at: isoOrNull(row.decided_at),
    released_at: isoOrNull(row.released_at),
    told_at: isoOrNull(row.told_at),
    seen_at: isoOrNull(row.seen_at),
    closed_at: isoOrNull(row.closed_at),
    because: row.routed,
    additions: additions.map(({ complaint: _of, added_at, looked_at, ...one }) => ({
      ...one,
      added_at: iso(added_at),
      looked_at: isoOrNull(looked_at),
    })),
    tellings: tellings.map(({ telling, told_by, state, reason, told_on, note, staff, settled_at }) => ({
      telling,
      by: told_by,
      state,
      reason,
      on: told_on,
      note,
      staff,
      settled_at: isoOrNull(settled_at),
    })),
    history: steps.map(({ act, department, at }) => ({ what: act, department, at: iso(at) })),
    contact_erased_at: isoOrNull(row.contact_erased_at),
    erased_at: isoOrNull(row.erased_at ?? row.unread_erased_at),
    held_because: row.held_because,
    holds: holds.map(holdView),
  };
}
