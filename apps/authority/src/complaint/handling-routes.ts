import { randomUUID } from 'node:crypto';
import {
  DecideReport,
  NoteAnswer,
  ReportContact,
  ReportView,
  StepReport,
  TellSender,
} from '@consentry/contract';
import { civilDateAt } from '@consentry/law';
import { addJob, ProblemError, requireVersion, type Writing } from '@consentry/server';
import { staffOf } from '@consentry/staff';
import type { z } from 'zod';
import type { AuthorityContext, AuthorityServer } from '../authority.ts';
import type { AuthorityTables } from '../store/tables.ts';
import { alarmedAmong } from './addition-store.ts';
import type { ComplaintAct, StoredComplaint } from './complaint.ts';
import { aboutOwnComplaint, OfComplaint } from './about-complaint.ts';
import { noteComplaint, requireComplaint, stepComplaint } from './complaint-store.ts';
import { viewOf } from './complaint-view.ts';
import { TELL, TELL_TRIES } from './send-letters.ts';
import { contactOf } from './take-complaint.ts';
import { addressOf, tellingStands } from './telling.ts';
import { addTelling, stopLetters, tellingsOf } from './telling-store.ts';

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
      'Tells the outcome: whoever has the code is shown it from now on; by a letter too, or as an official notes it.',
    problems: ['no_contact', 'no_address', 'mail_missing', 'told_ahead'],
    body: TellSender,
    change: async (writing, row, told, by, now) => {
      if (told.by === 'contact') requireLetter(context, row);
      await noteTelling(writing, row.complaint, told, by, now);
      return { told_by: told.by === 'code' ? 'code' : 'contact', told_at: row.told_at ?? now };
    },
  });
  step(server, {
    at: 'closing',
    act: 'close',
    summary: 'Ends a complaint whose outcome was told; before that it cannot be ended (Article 17).',
    problems: ['complaint_untold', 'telling_underway', 'telling_failed', 'retaliation_open'],
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
      return { told_by: null, told_at: null, seen_at: null, closed_at: null };
    },
  });
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
  complaint: string,
  { by: told_by, on, note }: z.output<typeof TellSender>,
  staff: string,
  now: number,
): Promise<void> {
  const today = civilDateAt(now);
  const told_on = on ?? today;
  if (told_on > today) throw new ProblemError('told_ahead', { fields: ['/body/on'] });
  const telling = randomUUID();
  const state = told_by === 'contact' ? 'queued' : 'noted';
  const of = { telling, complaint, told_by, state, told_on, staff } as const;
  await addTelling(writing, { ...of, reason: null, note: note ?? null, at: now, settled_at: null });
  if (state === 'noted') return;
  const letter = { kind: TELL, body: JSON.stringify({ telling }), dueAt: now, triesMax: TELL_TRIES };
  await addJob(writing, letter, now);
}

/** @throws {ProblemError} `telling_underway`, `telling_failed` (§ 第十七条); `retaliation_open` (R17.4) */
async function requireClosable(writing: Writing<AuthorityTables>, row: StoredComplaint): Promise<void> {
  // What is not told yet is refused by the step itself.
  if (row.state !== 'told') return;
  const alarmed = await alarmedAmong(writing, [row.complaint]);
  if (alarmed.has(row.complaint)) throw new ProblemError('retaliation_open');
  const stands = tellingStands(row, await tellingsOf(writing, row.complaint));
  if (stands !== 'stands') throw new ProblemError(`telling_${stands}`);
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

function step<B extends z.ZodType>(server: AuthorityServer, route: Step<B>): void {
  server.command({
    method: 'POST',
    url: `/v1/complaints/:complaint/${route.at}`,
    action: route.action ?? 'complaint.handle',
    operation: `complaint.${route.act}`,
    summary: route.summary,
    problems: ['complaint_state', 'version_missing', 'version_other', ...(route.problems ?? [])],
    versioned: true,
    params: OfComplaint,
    body: route.body,
    answer: ReportView,
    about: (reading, { params }) => aboutOwnComplaint(reading, params.complaint),
    do: async (writing, { params, body }, asked) => {
      const row = await requireComplaint(writing, params.complaint);
      requireVersion(asked.version, row.version);
      const by = staffOf(asked);
      const change = await route.change(writing, row, body, by, asked.now);
      const next = await stepComplaint(writing, row, route.act, change, by, asked.now);
      return { body: await viewOf(writing, next, asked.now), version: next.version };
    },
  });
}
