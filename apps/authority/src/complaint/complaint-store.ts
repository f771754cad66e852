import type { ListReports } from '@consentry/contract';
import { appendEvent, asSpelled, ProblemError, type Reading, type Writing } from '@consentry/server';
import { digestOf } from '../ledger/digest-of.ts';
import type { AuthorityTables } from '../store/tables.ts';
import { arrivalOf, type Described, wordsOf } from '../search/terms.ts';
import { searchCases, setTerms } from '../search/search-store.ts';
import { type ComplaintAct, type NewComplaint, type StoredComplaint, after } from './complaint.ts';
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

/** Finds complaints of a department, and those shared with it, newest first: places in the order of coming. */
export async function findComplaints(
  reading: Read,
  department: string,
  { state, topic, result, time, region, find, from, to }: Omit<ListReports, 'cursor' | 'limit'>,
  before: number | null,
  limit: number,
): Promise<readonly number[]> {
  const named = find === undefined ? {} : { reference: asSpelled(find) };
  const sought = { state, sort: topic, result, time, region, find, from, to, named };
  return searchCases(reading, 'complaints', department, sought, before, limit);
}

/** Reads complaints by their places, newest first. */
export async function complaintsAt(
  reading: Read,
  arrivals: readonly number[],
): Promise<readonly StoredComplaint[]> {
  if (arrivals.length === 0) return [];
  return reading
    .selectFrom('complaints')
    .selectAll()
    .where('arrival', 'in', arrivals)
    .orderBy('arrival', 'desc')
    .execute();
}

/** Writes a complaint, with its event. */
export async function addComplaint(writing: Write, sent: NewComplaint): Promise<void> {
  const { complaint, department, topic, received_at } = sent;
  const event = await noteComplaint(writing, 'received', { complaint, department, topic }, received_at);
  const words = wordsOf([sent.processor, sent.place]);
  const row: StoredComplaint = { ...sent, arrival: arrivalOf(received_at, event), words };
  await writing.insertInto('complaints').values(row).execute();
  await setTerms(writing, 'complaints', row.arrival, described(row));
  await addStep(writing, row, 'receive', row.received_at);
}

function described({ topic, ...row }: StoredComplaint): Described {
  return { ...row, sort: topic };
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
  const changed = { ...row, ...next };
  if (changed.department !== row.department) {
    await setTerms(writing, 'complaints', row.arrival, described(changed));
  }
  await addStep(writing, { ...row, ...next }, act, now);
  const decided = act === 'decide' ? { digest: digestOf(saidBy(changed)) } : {};
  await noteComplaint(writing, act, { complaint: row.complaint, by, state, ...decided }, now);
  return changed;
}

/** An outcome, as whoever complained is told it. */
function saidBy({ result, outcome, basis }: StoredComplaint) {
  return { result, text: outcome, basis: JSON.parse(basis ?? '[]') as unknown };
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

/** Who did a step that no official did. */
export const SENDER = 'sender';

/**
 * Notes that an outcome reached whoever complained: its clock ends then (§ 第十七条). Nothing where it was told before, or
 * is looked at again.
 *
 * @param by the official, or `SENDER` who read it
 * @param at when it was told: a day that an official notes may be over
 */
export async function arrive(
  writing: Write,
  row: StoredComplaint,
  how: { readonly told_by: 'code' | 'contact'; readonly by: string; readonly at: number },
  now: number,
): Promise<StoredComplaint> {
  if (row.state !== 'decided' || row.released_at === null) return row;
  const told = { told_by: how.told_by, told_at: how.at };
  return stepComplaint(writing, row, 'arrive', told, how.by, now);
}

/** Lets whoever has the code read what there is: an outcome that is shown to them is told. */
export async function readBySender(
  writing: Write,
  row: StoredComplaint,
  now: number,
): Promise<StoredComplaint> {
  const next = await arrive(writing, row, { told_by: 'code', by: SENDER, at: now }, now);
  if (next.told_at !== null) await noteSeen(writing, next.complaint, now);
  return next;
}

/** Notes when the sender first looked at the outcome. */
async function noteSeen(writing: Write, complaint: string, now: number): Promise<void> {
  await writing
    .updateTable('complaints')
    .set({ seen_at: now })
    .where('complaint', '=', complaint)
    .where('seen_at', 'is', null)
    .execute();
}

/** Writes what happened to a complaint; gives the number of its event. */
export async function noteComplaint(
  writing: Write,
  kind: string,
  body: Readonly<Record<string, string | null>>,
  now: number,
): Promise<number> {
  return appendEvent(writing, COMPLAINTS, { kind: `complaint.${kind}`, body: JSON.stringify(body), at: now });
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
