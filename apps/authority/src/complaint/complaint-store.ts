import type { ListReports } from '@consentry/contract';
import { appendEvent, ProblemError, type Reading, type Writing } from '@consentry/server';
import type { AuthorityTables } from '../store/tables.ts';
import { type ComplaintAct, type StoredComplaint, after } from './complaint.ts';
import type { ComplaintTables } from './complaint-tables.ts';

type Read = Reading<AuthorityTables>;
type Write = Writing<AuthorityTables>;

/** The stream of complaints: ids and codes alone, never a word of whoever sent one. */
const COMPLAINTS = 'complaints';

/** Reads one complaint by one of its names. */
export async function findComplaint(
  reading: Read,
  by: 'complaint' | 'reference' | 'once_hash',
  name: string,
): Promise<StoredComplaint | null> {
  const row = await reading.selectFrom('complaints').selectAll().where(by, '=', name).executeTakeFirst();
  return row ?? null;
}

/** Reads one that the access table has let through. @throws {ProblemError} `not_found` */
export async function requireComplaint(reading: Read, complaint: string): Promise<StoredComplaint> {
  const found = await findComplaint(reading, 'complaint', complaint);
  if (found === null) throw new ProblemError('not_found');
  return found;
}

/** Reads complaints of a department, and those shared with it, before one of them, newest first. */
export async function listComplaints(
  reading: Read,
  department: string,
  { state, topic }: Pick<ListReports, 'state' | 'topic'>,
  before: { readonly at: number; readonly complaint: string } | null,
  limit: number,
): Promise<readonly StoredComplaint[]> {
  let rows = reading
    .selectFrom('complaints')
    .selectAll()
    .where((where) =>
      where.or([
        where('department', '=', department),
        where(
          'complaint',
          'in',
          where.selectFrom('case_shares').select('case_id').where('case_shares.department', '=', department),
        ),
      ]),
    );
  if (state !== undefined) rows = rows.where('state', '=', state);
  if (topic !== undefined) rows = rows.where('topic', '=', topic);
  if (before !== null) {
    rows = rows.where((where) =>
      where.or([
        where('received_at', '<', before.at),
        where.and([where('received_at', '=', before.at), where('complaint', '<', before.complaint)]),
      ]),
    );
  }
  return rows.orderBy('received_at', 'desc').orderBy('complaint', 'desc').limit(limit).execute();
}

/** Writes a complaint, with its event. */
export async function addComplaint(writing: Write, row: StoredComplaint): Promise<void> {
  await writing.insertInto('complaints').values(row).execute();
  const { complaint, department, topic } = row;
  await addStep(writing, row, 'receive', row.received_at);
  await noteComplaint(writing, 'received', { complaint, department, topic }, row.received_at);
}

/**
 * Takes a complaint one step on, to its next version, with its event.
 *
 * @throws {ProblemError} `complaint_state` where the act cannot be done now; `complaint_untold` for an end before the
 *   outcome was told (R17.2)
 */
export async function stepComplaint(
  writing: Write,
  row: StoredComplaint,
  act: ComplaintAct,
  change: Partial<StoredComplaint>,
  by: string,
  now: number,
): Promise<StoredComplaint> {
  const state = after(row.state, act);
  if (state === null) {
    throw new ProblemError(
      act === 'close' && row.state !== 'closed' ? 'complaint_untold' : 'complaint_state',
    );
  }
  const next = { ...change, state, version: row.version + 1 };
  await writing.updateTable('complaints').set(next).where('complaint', '=', row.complaint).execute();
  await addStep(writing, { ...row, ...next }, act, now);
  await noteComplaint(writing, act, { complaint: row.complaint, by, state }, now);
  return { ...row, ...next };
}

/** Writes a step behind those of before. */
async function addStep(
  writing: Write,
  { complaint, department }: Pick<StoredComplaint, 'complaint' | 'department'>,
  act: ComplaintTables['complaint_steps']['act'],
  at: number,
): Promise<void> {
  const { last } = await writing
    .selectFrom('complaint_steps')
    .select((fields) => fields.fn.max<number | null>('number').as('last'))
    .where('complaint', '=', complaint)
    .executeTakeFirstOrThrow();
  const step = { complaint, number: (last ?? 0) + 1, act, department, at };
  await writing.insertInto('complaint_steps').values(step).execute();
}

/** Notes when the sender first looked at the outcome. */
export async function noteSeen(writing: Write, complaint: string, now: number): Promise<void> {
  await writing
    .updateTable('complaints')
    .set({ seen_at: now })
    .where('complaint', '=', complaint)
    .where('seen_at', 'is', null)
    .execute();
}

/** Writes what happened to a complaint. */
export async function noteComplaint(
  writing: Write,
  kind: string,
  body: Readonly<Record<string, string | null>>,
  now: number,
): Promise<void> {
  await appendEvent(writing, COMPLAINTS, { kind: `complaint.${kind}`, body: JSON.stringify(body), at: now });
}

/** Lists what was handed in with a complaint, oldest first. */
export async function attachmentsOf(
  reading: Read,
  complaint: string,
): Promise<ReadonlyArray<ComplaintTables['attachments']>> {
  return reading
    .selectFrom('attachments')
    .selectAll()
    .where('complaint', '=', complaint)
    .orderBy('received_at')
    .orderBy('attachment')
    .execute();
}

/** Counts what was handed in with each of these complaints. */
export async function countAttachments(
  reading: Read,
  complaints: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (complaints.length === 0) return new Map();
  const rows = await reading
    .selectFrom('attachments')
    .select(['complaint', (fields) => fields.fn.countAll<number>().as('count')])
    .where('complaint', 'in', complaints)
    .groupBy('complaint')
    .execute();
  return new Map(rows.map(({ complaint, count }) => [complaint, count]));
}

/** Lists the questions to the processor, oldest first. */
export async function questionsOf(
  reading: Read,
  complaint: string,
): Promise<ReadonlyArray<ComplaintTables['complaint_questions']>> {
  return reading
    .selectFrom('complaint_questions')
    .selectAll()
    .where('complaint', '=', complaint)
    .orderBy('asked_at')
    .orderBy('question')
    .execute();
}
