import { BiText } from '@consentry/law';
import {
  type ClaimedJob,
  completeJob,
  failJob,
  inTransaction,
  isDatabaseError,
  MessageRefused,
  type MessageSender,
  type Working,
  workJobs,
  type Writing,
} from '@consentry/server';
import { z } from 'zod';
import type { AuthorityContext } from '../authority.ts';
import { findDepartment } from '../department/department-store.ts';
import { arrive, findComplaint, noteComplaint } from './complaint-store.ts';
import type { AuthorityTables } from '../store/tables.ts';
import { REMIND } from '../department/remind.ts';
import { contactOf } from './take-complaint.ts';
import { addressOf, outcomeLetter } from './telling.ts';
import { findTelling, settleTelling } from './telling-store.ts';

/** Jobs that are a letter to whoever complained. */
export const TELL = 'complaint.tell';
/** With the pauses between them about a quarter of an hour: then an official calls or writes. */
export const TELL_TRIES = 6;
const LEASE_MS = 120_000;
const PAUSE_MS = 500;

const Telling = z.strictObject({ telling: z.uuid() });
const Reminder = z.strictObject({ to: z.array(z.email()), subject: z.string(), text: z.string() });

/** Begins to send letters: outcomes to their senders, and to departments what is late. */
export function startSendingLetters(context: AuthorityContext, sender: MessageSender): Working {
  return workJobs(context, {
    kinds: [TELL, REMIND],
    atOnce: 2,
    leaseMs: LEASE_MS,
    pauseMs: PAUSE_MS,
    work: (job) => (job.kind === TELL ? tell(context, sender, job) : remindBy(context, sender, job)),
  });
}

async function tell(context: AuthorityContext, sender: MessageSender, job: ClaimedJob): Promise<void> {
  const { database, log, now } = context;
  const { telling } = Telling.parse(JSON.parse(job.body));
  try {
    const reason = await sendOutcome(context, sender, telling);
    await inTransaction(database, async (writing) => {
      await completeJob(writing, job, now());
      await settle(writing, telling, reason, now());
    });
  } catch (error) {
    if (isDatabaseError(error)) throw error;
    // The error's name alone: its message may hold an address.
    const failure = error instanceof Error ? error.name : 'unknown';
    log.warn({ failure, try: job.try }, 'a letter was not sent');
    await inTransaction(database, async (writing) => {
      if (error instanceof MessageRefused) {
        await completeJob(writing, job, now());
        return settle(writing, telling, 'refused', now());
      }
      await failJob(writing, job, failure, now());
      if (job.try < job.triesMax) return;
      await settle(writing, telling, 'not_delivered', now());
    });
  }
}

/** Writes down what became of a letter: the outcome is told once a mail server took it, unless it is looked at again. */
async function settle(
  writing: Writing<AuthorityTables>,
  telling: string,
  reason: string | null,
  now: number,
): Promise<void> {
  const found = await findTelling(writing, telling);
  const row = found === null ? null : await findComplaint(writing, 'complaint', found.complaint);
  if (found === null || row === null) return;
  const { complaint } = row;
  const event = reason === null ? 'letter_sent' : 'letter_failed';
  await noteComplaint(writing, event, { complaint, telling, reason }, now);
  if (!(await settleTelling(writing, telling, reason, now)) || reason !== null) return;
  await arrive(writing, row, { told_by: 'contact', by: found.staff, at: now }, now);
}

/** @returns why it cannot be sent; `null` once it is. @throws what the mail server says; it is tried again */
async function sendOutcome(
  { database, keys, origins, now }: AuthorityContext,
  sender: MessageSender,
  telling: string,
): Promise<string | null> {
  const found = await findTelling(database.reading, telling);
  if (found === null || found.state !== 'queued') return 'reopened';
  const row = await findComplaint(database.reading, 'complaint', found.complaint);
  const department = row === null ? null : await findDepartment(database.reading, row.department);
  if (row === null || department === null) return 'reopened';
  if (row.contact_sealed === null) return 'contact_erased';
  // Noted before it is opened (R17.4).
  await inTransaction(database, (writing) =>
    noteComplaint(writing, 'contact_opened', { complaint: row.complaint, by: found.staff, telling }, now()),
  );
  const to = addressOf(contactOf(keys.secret, row) ?? '');
  if (to === null) return 'no_address';
  const name = BiText.parse(JSON.parse(department.name));
  const letter = outcomeLetter(row, to, name, origins()[0] ?? '');
  if (letter === null) return 'reopened';
  await sender.send(letter);
  return null;
}

async function remindBy({ database, log, now }: AuthorityContext, sender: MessageSender, job: ClaimedJob) {
  const { to, subject, text } = Reminder.parse(JSON.parse(job.body));
  try {
    for (const address of to) await sender.send({ channel: 'email', to: address, subject, text });
    await inTransaction(database, (writing) => completeJob(writing, job, now()));
  } catch (error) {
    if (isDatabaseError(error)) throw error;
    const failure = error instanceof Error ? error.name : 'unknown';
    log.warn({ failure, try: job.try }, 'a reminder was not sent');
    await inTransaction(database, (writing) => failJob(writing, job, failure, now()));
  }
}
