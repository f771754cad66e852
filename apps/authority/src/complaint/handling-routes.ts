import { randomUUID } from 'node:crypto';
import {
  DecideReport,
  NoteAnswer,
  NoteReturn,
  ReportContact,
  ReportView,
  StepReport,
  TellSender,
} from '@consentry/contract';
import { addCalendarDays, civilDate, civilDateAt, startOfDay } from '@consentry/law';
import { addJob, ProblemError, type Reading, requireVersion, type Writing } from '@consentry/server';
import { staffOf } from '@consentry/staff';
import { z } from 'zod';
import type { AuthorityContext, AuthorityServer } from '../authority.ts';
import { stepRoute } from '../http/step-route.ts';
import type { AuthorityTables } from '../store/tables.ts';
import { alarmedAmong } from './addition-store.ts';
import type { ComplaintAct, StoredComplaint } from './complaint.ts';
import { aboutOwnComplaint, OfComplaint } from './about-complaint.ts';
import { arrive, noteComplaint, requireComplaint, stepComplaint } from './complaint-store.ts';
import { viewOf } from './complaint-view.ts';
import { TELL, TELL_TRIES } from './send-letters.ts';
import { contactOf } from './take-complaint.ts';
import { addressOf, tellingStanding } from './telling.ts';
import { addTelling, returnTelling, stopLetters, tellingsOf } from './telling-store.ts';

/** What is done besides the step itself, in its transaction. */
type Change<B> = (
  writing: Writing<AuthorityTables>,
  row: StoredComplaint,
  body: B,
  by: string,
  now: number,
) => Promise<Partial<StoredComplaint>>;

interface Step<B extends z.ZodType> {
  /** Behind the address of the complaint. */
  readonly at: string;
  readonly act: ComplaintAct;
  readonly action?: 'complaint.decide';
  readonly summary: string;
  readonly problems?: readonly string[];
  readonly body: B;
  readonly change: Change<z.output<B>>;
  /** What follows from it at once. */
  readonly follow?: (
    writing: Writing<AuthorityTables>,
    row: StoredComplaint,
    body: z.output<B>,
    by: string,
    now: number,
  ) => Promise<StoredComplaint>;
}

/** Each step from what came in to the outcome that was told; none of them can be left out. */
export function handlingRoutes(server: AuthorityServer, context: AuthorityContext): void {
  step(server, {
    at: 'acceptance',
    act: 'accept',
    summary: 'Takes a complaint in hand.',
    body: StepReport,
    change: async (_writing, _row, _body, by) => ({ accepted_by: by }),
  });
  step(server, {
    at: 'answer',
    act: 'note_answer',
    summary: 'Notes what the processor answered on paper to what it was asked.',
    body: NoteAnswer,
    change: async (writing, { complaint }, { text }, _by, now) => {
      await writing
        .updateTable('complaint_questions')
        .set({ answer: text, answered_at: now })
        .where('complaint', '=', complaint)
        .where('answered_at', 'is', null)
        .execute();
      return {};
    },
  });
  step(server, {
    at: 'outcome',
    act: 'decide',
    action: 'complaint.decide',
    summary: 'Decides what was found, with the provisions it rests on; the complainant is to be told.',
    body: DecideReport,
    change: async (_writing, _row, { result, text, basis }, by, now) => ({
      result,
      outcome: text,
      basis: JSON.stringify(basis),
      decided_by: by,
      decided_at: now,
    }),
  });
  step(server, {
    at: 'telling',
    act: 'tell',
    summary:
      'Sets out to tell the outcome: the code shows it from now on; by a letter too, or as an official notes it. Its clock ends once it arrived.',
    problems: ['no_contact', 'no_address', 'mail_missing', 'told_ahead', 'told_before'],
    body: TellSender,
    change: async (writing, row, told, by, now) => {
      if (told.by === 'contact') requireLetter(context, row);
      await noteTelling(writing, row, told, by, now);
      return { released_at: row.released_at ?? now };
    },
    follow: async (writing, row, told, by, now) => {
      if (told.by === 'code' || told.by === 'contact') return row;
      return arrive(writing, row, { told_by: 'contact', by, at: toldAt(row, told.on, now) }, now);
    },
  });
  step(server, {
    at: 'closing',
    act: 'close',
    summary: 'Ends a complaint whose outcome was told; before that it cannot be ended (Article 17).',
    problems: [
      'complaint_untold',
      'telling_underway',
      'telling_failed',
      'telling_unread',
      'retaliation_open',
    ],
    body: StepReport,
    change: async (writing, row, _body, _by, now) => {
      await requireClosable(writing, row);
      return { closed_at: now };
    },
  });
  step(server, {
    at: 'reopening',
    act: 'reopen',
    summary:
      'Takes a complaint in hand again, where something new came up; its new outcome is to be told again.',
    body: StepReport,
    change: async (writing, { complaint }, _body, _by, now) => {
      await stopLetters(writing, complaint, now);
      return { told_by: null, released_at: null, told_at: null, seen_at: null, closed_at: null };
    },
  });
  returnRoute(server);
  contactRoute(server, context);
}

/** @throws {ProblemError} `no_contact`, `no_address`, `mail_missing`: said before anything is promised */
function requireLetter({ keys, mail }: AuthorityContext, row: StoredComplaint): void {
  const contact = contactOf(keys.secret, row);
  if (contact === null) throw new ProblemError('no_contact');
  if (addressOf(contact) === null) throw new ProblemError('no_address');
  if (mail === null) throw new ProblemError('mail_missing');
}

/** Notes a telling; a letter is made on its way in the same transaction. */
async function noteTelling(
  writing: Writing<AuthorityTables>,
  { complaint, decided_at }: StoredComplaint,
  { by: told_by, on, note }: z.output<typeof TellSender>,
  staff: string,
  now: number,
): Promise<void> {
  const today = civilDateAt(now);
  const told_on = on ?? today;
  if (told_on > today) throw new ProblemError('told_ahead', { fields: ['/body/on'] });
  if (decided_at !== null && told_on < civilDateAt(decided_at)) {
    throw new ProblemError('told_before', { fields: ['/body/on'] });
  }
  const telling = randomUUID();
  const state = told_by === 'contact' ? 'queued' : 'noted';
  const of = { telling, complaint, told_by, state, told_on, staff } as const;
  await addTelling(writing, { ...of, reason: null, note: note ?? null, at: now, settled_at: null });
  if (state === 'noted') return;
  const letter = { kind: TELL, body: JSON.stringify({ telling }), dueAt: now, triesMax: TELL_TRIES };
  await addJob(writing, letter, now);
}

/** When an outcome was told on a day that is noted: at the end of it, or now. */
function toldAt({ decided_at }: StoredComplaint, on: string | undefined, now: number): number {
  if (on === undefined) return now;
  const end = startOfDay(addCalendarDays(civilDate(on), 1)) - 1;
  return Math.max(decided_at ?? 0, Math.min(end, now));
}

/** @throws {ProblemError} what a telling waits for (§ 第十七条); `retaliation_open` (R17.4) */
async function requireClosable(writing: Writing<AuthorityTables>, row: StoredComplaint): Promise<void> {
  const alarmed = await alarmedAmong(writing, [row.complaint]);
  if (row.state === 'told' && alarmed.has(row.complaint)) throw new ProblemError('retaliation_open');
  // What is not decided is refused by the step itself.
  if (row.state !== 'decided') return;
  const standing = tellingStanding(row, await tellingsOf(writing, row.complaint));
  if (standing !== 'reached' && standing !== 'not_begun') throw new ProblemError(`telling_${standing}`);
}

const OfTelling = z.strictObject({ complaint: z.uuid(), telling: z.uuid() });

/** A letter that was taken and came back told nobody: where nothing else did, the clock runs on. */
function returnRoute(server: AuthorityServer): void {
  server.command({
    method: 'POST',
    url: '/v1/complaints/:complaint/tellings/:telling/return',
    action: 'complaint.handle',
    operation: 'complaint.note_return',
    summary:
      'Notes that a letter with the outcome came back; unless it was told otherwise, it is to be told again.',
    problems: ['telling_settled', 'complaint_erased', 'version_missing', 'version_other'],
    versioned: true,
    params: OfTelling,
    body: NoteReturn,
    answer: ReportView,
    about: (reading, { params }) => aboutOwnComplaint(reading, params.complaint),
    do: async (writing, { params: { complaint, telling }, body: { note } }, asked) => {
      const row = await requireComplaint(writing, complaint);
      requireVersion(asked.version, row.version);
      if (row.erased_at !== null) throw new ProblemError('complaint_erased');
      const found = (await tellingsOf(writing, complaint)).find((one) => one.telling === telling);
      if (found === undefined) throw new ProblemError('not_found');
      const went = found.state === 'sent' || (found.state === 'noted' && found.told_by === 'post');
      if (!went || found.at < (row.released_at ?? Infinity)) throw new ProblemError('telling_settled');
      const by = staffOf(asked);
      await returnTelling(writing, telling, note, asked.now);
      await noteComplaint(writing, 'letter_returned', { complaint, telling, by }, asked.now);
      const standing = tellingStanding(row, await tellingsOf(writing, complaint));
      const open = { told_by: null, told_at: null, closed_at: null };
      const next =
        standing === 'reached' ? row : await stepComplaint(writing, row, 'come_back', open, by, asked.now);
      return { body: await viewOf(writing, next, asked.now), version: next.version };
    },
  });
}

/** Opening who complained is an act of its own, with a second factor, and written down (R17.4). */
function contactRoute(server: AuthorityServer, { keys }: AuthorityContext): void {
  server.command({
    method: 'POST',
    url: '/v1/complaints/:complaint/contact',
    action: 'complaint.open_contact',
    summary: 'Opens the sealed contact of whoever complained; noted each time.',
    problems: ['no_contact'],
    secret: true,
    params: OfComplaint,
    body: StepReport,
    answer: ReportContact,
    about: (reading, { params }) => aboutOwnComplaint(reading, params.complaint),
    do: async (writing, { params }, asked) => {
      const row = await requireComplaint(writing, params.complaint);
      const contact = contactOf(keys.secret, row);
      if (contact === null) throw new ProblemError('no_contact');
      const body = { complaint: row.complaint, by: staffOf(asked) };
      await noteComplaint(writing, 'contact_opened', body, asked.now);
      return { body: { contact } };
    },
  });
}

const COMPLAINT = {
  name: 'complaint',
  url: '/v1/complaints/:complaint',
  params: OfComplaint,
  answer: ReportView,
  problem: 'complaint_state',
  require: (reading: Reading<AuthorityTables>, { complaint }: z.output<typeof OfComplaint>) =>
    requireComplaint(reading, complaint),
  view: viewOf,
};

function step<B extends z.ZodType>(server: AuthorityServer, route: Step<B>): void {
  stepRoute(server, COMPLAINT, {
    ...route,
    operation: route.act,
    action: route.action ?? 'complaint.handle',
    about: (reading, { complaint }) => aboutOwnComplaint(reading, complaint),
    take: async (writing, row, body, { by, now }) => {
      const change = await route.change(writing, row, body, by, now);
      const next = await stepComplaint(writing, row, route.act, change, by, now);
      return (await route.follow?.(writing, next, body, by, now)) ?? next;
    },
  });
}
