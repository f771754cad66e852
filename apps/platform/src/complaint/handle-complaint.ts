import type { DecideComplaint } from '@consentry/contract';
import { ProblemError, type Writing, addJob } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';
import { COMPLAINT_KEPT_DAYS, type StoredComplaint } from './complaint.ts';
import { changeComplaint, note } from './complaint-store.ts';

type Write = Writing<PlatformTables>;

/** The job that blanks the words of a complaint whose time of keeping is over; its body is the complaint’s id. */
export const COMPLAINT_PURGE = 'complaint.purge';
const DAY_MS = 86_400_000;

function requireState(held: StoredComplaint, state: StoredComplaint['state']): void {
  if (held.state !== state) throw new ProblemError('complaint_state');
}

/** Confirms that a complaint is taken in. @throws {ProblemError} `complaint_state` */
export async function acknowledge(
  writing: Write,
  held: StoredComplaint,
  by: string,
  now: number,
): Promise<void> {
  requireState(held, 'received');
  await changeComplaint(writing, held, { state: 'in_hand', acknowledged_by: by, acknowledged_at: now });
  await note(writing, 'acknowledged', { complaint: held.complaint, by }, now);
}

/**
 * Writes what was found. Whoever has the code reads it at once, and so is told; others are told by who handles
 * it. @throws {ProblemError} `complaint_state`
 */
export async function decideComplaint(
  writing: Write,
  held: StoredComplaint,
  { result, text, reason, seen_by_accused }: DecideComplaint,
  by: string,
  now: number,
): Promise<void> {
  requireState(held, 'in_hand');
  await changeComplaint(writing, held, {
    state: 'handled',
    handled_by: by,
    handled_at: now,
    result,
    outcome: text,
    refusal: reason,
    seen_by_accused,
    told_at: held.has_code ? now : null,
  });
  await note(writing, 'handled', { complaint: held.complaint, by, result, reason }, now);
}

/** Notes that the outcome was told; told again it stays the same. @throws {ProblemError} `complaint_state` */
export async function tellOutcome(
  writing: Write,
  held: StoredComplaint,
  by: string,
  now: number,
): Promise<void> {
  requireState(held, 'handled');
  if (!held.reachable) throw new ProblemError('complaint_state');
  if (held.told_at !== null) return;
  await changeComplaint(writing, held, { told_at: now });
  await note(writing, 'told', { complaint: held.complaint, by }, now);
}

/**
 * Closes a complaint, and lets its words go when nobody needs them any more. Never before whoever can be told
 * was told (our reading of R17.3). @throws {ProblemError} `complaint_state`, `complaint_untold`
 */
export async function closeComplaint(
  writing: Write,
  held: StoredComplaint,
  by: string,
  now: number,
): Promise<void> {
  requireState(held, 'handled');
  if (held.reachable && held.told_at === null) throw new ProblemError('complaint_untold');
  await changeComplaint(writing, held, { state: 'closed', closed_at: now });
  await note(writing, 'closed', { complaint: held.complaint, by }, now);
  const { complaint } = held;
  const dueAt = now + COMPLAINT_KEPT_DAYS * DAY_MS;
  const job = { kind: COMPLAINT_PURGE, body: complaint, dueAt, once: `${COMPLAINT_PURGE} ${complaint}` };
  await addJob(writing, job, now);
}
