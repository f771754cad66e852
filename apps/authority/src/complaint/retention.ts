import { randomUUID } from 'node:crypto';
import { inTransaction, paperHash, type Reading, type Writing } from '@consentry/server';
import type { AuthorityContext } from '../authority.ts';
import { setTerms } from '../search/search-store.ts';
import type { AuthorityTables } from '../store/tables.ts';
import type { StoredComplaint } from './complaint.ts';
import type { AttachmentFiles } from './attachment-files.ts';
import { alarmedAmong } from './addition-store.ts';
import { attachmentsOf, noteComplaint } from './complaint-store.ts';
import { DEFAULT_PRACTICE } from './practice.ts';
import { readPractices } from './practice-store.ts';
import { tellingStanding } from './telling.ts';
import { tellingsOf } from './telling-store.ts';

const DAY_MS = 86_400_000;
/** Erased in one round, and read at once. */
const ERASED_MAX = 200;
const PAGE = 500;
/** A file without a row is nobody's once its upload is long over. */
const GRACE_MS = 60 * 60_000;

/**
 * Erases what was kept long enough after the end, as its department set: first the contact, then what was written and
 * handed in. What is under an open referral, an open inspection or a hold stays; the row stays, to be counted.
 *
 * @param most erased in this round; the next goes on
 */
export async function eraseOver(context: AuthorityContext, most = ERASED_MAX): Promise<void> {
  const { database, now } = context;
  const practices = await readPractices(database.reading);
  const departments = await database.reading.selectFrom('departments').select('department').execute();
  let left = most;
  for (const { department } of departments) {
    const { contact_days, keep_days } = practices.get(department) ?? DEFAULT_PRACTICE;
    const contact = now() - contact_days * DAY_MS;
    const words = now() - keep_days * DAY_MS;
    left -= await eraseOf(context, { department, contact, words }, left);
    if (left === 0) return;
    left -= await eraseUnread(context, department, words, left);
    if (left === 0) return;
  }
}

/** What of a department was kept long enough: contacts, and words, of what was closed up to then. */
interface Over {
  readonly department: string;
  readonly contact: number;
  readonly words: number;
}

/** Erases what is over in one department, the longest kept first. @returns how many were erased, at most so many */
async function eraseOf(context: AuthorityContext, over: Over, most: number): Promise<number> {
  let erased = 0;
  let after: Closed = { closed_at: 0, complaint: '' };
  for (;;) {
    const page = await readOver(context.database.reading, over, after);
    for (const { complaint, closed_at } of page) {
      // What is held stays, and stands in the way of none behind it.
      const extent = (closed_at ?? 0) <= over.words ? 'all' : 'contact';
      if (await eraseOne(context, complaint, extent)) erased += 1;
      if (erased === most) return erased;
    }
    const last = page.at(-1);
    if (page.length < PAGE || last === undefined) return erased;
    after = last;
  }
}

type Closed = Pick<StoredComplaint, 'complaint' | 'closed_at'>;

function readOver(
  reading: Reading<AuthorityTables>,
  { department, contact, words }: Over,
  { closed_at, complaint }: Closed,
): Promise<readonly Closed[]> {
  return reading
    .selectFrom('complaints')
    .select(['complaint', 'closed_at'])
    .where('department', '=', department)
    .where('state', '=', 'closed')
    .where('erased_at', 'is', null)
    .where((where) =>
      where.or([
        where('closed_at', '<=', words),
        where.and([where('contact_sealed', 'is not', null), where('closed_at', '<=', contact)]),
      ]),
    )
    .where((where) =>
      where.or([
        where('closed_at', '>', closed_at),
        where.and([where('closed_at', '=', closed_at), where('complaint', '>', complaint)]),
      ]),
    )
    .orderBy('closed_at')
    .orderBy('complaint')
    .limit(PAGE)
    .execute();
}

/**
 * Erases what was written of complaints whose sender left no contact and has not looked since the code shows the outcome
 * (ADR 49). Nothing is told or closed by that: the outcome stays, and so does the code that opens it.
 *
 * @param words released up to then, epoch milliseconds
 * @returns how many were erased, at most so many
 */
async function eraseUnread(
  context: AuthorityContext,
  department: string,
  words: number,
  most: number,
): Promise<number> {
  let erased = 0;
  let after = { released_at: 0, complaint: '' };
  for (;;) {
    const { released_at, complaint } = after;
    const page = await context.database.reading
      .selectFrom('complaints')
      .select(['complaint', 'released_at'])
      .where('department', '=', department)
      .where('told_at', 'is', null)
      .where('unread_erased_at', 'is', null)
      .where('released_at', '<=', words)
      .where((where) =>
        where.or([
          where('released_at', '>', released_at),
          where.and([where('released_at', '=', released_at), where('complaint', '>', complaint)]),
        ]),
      )
      .orderBy('released_at')
      .orderBy('complaint')
      .limit(PAGE)
      .execute();
    for (const one of page) {
      if (await eraseOne(context, one.complaint, 'all_but_outcome')) erased += 1;
      if (erased === most) return erased;
    }
    const last = page.at(-1);
    if (page.length < PAGE || last === undefined) return erased;
    after = { released_at: last.released_at ?? 0, complaint: last.complaint };
  }
}

/** How to reach the sender; all that was said; or that without the outcome, which nobody has read yet. */
type Extent = 'contact' | 'all' | 'all_but_outcome';

/** Erases one, unless it changed, is held, or another replica was first; its files go once nothing names them any more. @returns whether it did */
async function eraseOne(
  { database, attachments, now }: AuthorityContext,
  complaint: string,
  extent: Extent,
): Promise<boolean> {
  const files = await inTransaction(database, async (writing) => {
    const row = await writing
      .selectFrom('complaints')
      .selectAll()
      .where('complaint', '=', complaint)
      .where('erased_at', 'is', null)
      .executeTakeFirst();
    if (row === undefined || !(await isOver(writing, row, extent)) || (await isHeld(writing, row)))
      return null;
    const contact = { contact_sealed: null, contact_erased_at: row.contact_erased_at ?? now() };
    if (extent === 'contact') {
      await writing.updateTable('complaints').set(contact).where('complaint', '=', complaint).execute();
      await noteComplaint(writing, 'contact_erased', { complaint }, now());
      return [];
    }
    const code_hash = paperHash(randomUUID());
    const gone =
      extent === 'all'
        ? { ...contact, outcome: null, code_hash, erased_at: now() }
        : { unread_erased_at: now() };
    return eraseWords(writing, row, gone, now());
  });
  for (const file of files ?? []) await attachments.drop(file);
  return files !== null;
}

/** Whether its time of keeping can be over: closed; or, without an end, shown to a sender who left no way to be told. */
async function isOver(
  reading: Reading<AuthorityTables>,
  row: StoredComplaint,
  extent: Extent,
): Promise<boolean> {
  if (extent !== 'all_but_outcome') {
    return row.state === 'closed' && (extent === 'all' || row.contact_sealed !== null);
  }
  const tellings = await tellingsOf(reading, row.complaint);
  return (
    row.unread_erased_at === null &&
    row.contact_sealed === null &&
    row.contact_erased_at === null &&
    tellingStanding(row, tellings) === 'unread' &&
    !(await alarmedAmong(reading, [row.complaint])).has(row.complaint)
  );
}

async function eraseWords(
  writing: Writing<AuthorityTables>,
  row: StoredComplaint,
  besides: Partial<StoredComplaint>,
  now: number,
): Promise<readonly string[]> {
  const { complaint } = row;
  const files = await attachmentsOf(writing, complaint);
  await writing.deleteFrom('attachments').where('complaint', '=', complaint).execute();
  await writing.deleteFrom('complaint_additions').where('complaint', '=', complaint).execute();
  await writing
    .updateTable('complaint_questions')
    .set({ text: '-', answer: null })
    .where('complaint', '=', complaint)
    .execute();
  await writing
    .updateTable('complaint_tellings')
    .set({ note: null })
    .where('complaint', '=', complaint)
    .execute();
  const gone = { text: '-', place: null, processor: null, words: '' };
  const counted = { files_erased: (row.files_erased ?? 0) + files.length, version: row.version + 1 };
  await writing
    .updateTable('complaints')
    .set({ ...gone, ...besides, ...counted })
    .where('complaint', '=', complaint)
    .execute();
  await setTerms(writing, 'complaints', row.arrival, { ...row, ...gone, sort: row.topic });
  await noteComplaint(writing, 'erased', { complaint, files: String(files.length) }, now);
  return files.map(({ attachment }) => attachment);
}

async function isHeld(
  reading: Reading<AuthorityTables>,
  { complaint, held_because }: StoredComplaint,
): Promise<boolean> {
  if (held_because !== null) return true;
  const referral = await reading
    .selectFrom('referrals')
    .select('referral')
    .where('complaint', '=', complaint)
    .where('state', 'in', ['open', 'accepted'])
    .where('ended_at', 'is', null)
    .where('kind', '<>', 'refer')
    .executeTakeFirst();
  const inspection = await reading
    .selectFrom('inspections')
    .select('inspection')
    .where('complaint', '=', complaint)
    .where('state', '<>', 'closed')
    .executeTakeFirst();
  return referral !== undefined || inspection !== undefined;
}

/** Removes files that no row names, as a program leaves them that died between both: a page of files at a time. */
export async function sweepFiles(
  { database: { reading }, attachments, packages, bundles }: AuthorityContext,
  page = PAGE,
): Promise<void> {
  const named: ReadonlyArray<
    readonly [AttachmentFiles, (files: readonly string[]) => Promise<readonly Named[]>]
  > = [
    [
      attachments,
      (files) =>
        reading
          .selectFrom('attachments')
          .select('attachment as file')
          .where('attachment', 'in', files)
          .execute(),
    ],
    [
      packages,
      (files) => reading.selectFrom('filing_packages').select('file').where('file', 'in', files).execute(),
    ],
    [
      bundles,
      (files) => reading.selectFrom('inspection_files').select('file').where('file', 'in', files).execute(),
    ],
  ];
  for (const [folder, rowsOf] of named) {
    for await (const files of folder.olderThan(GRACE_MS, page)) {
      const known = new Set((await rowsOf(files)).map(({ file }) => file));
      for (const file of files) if (!known.has(file)) await folder.drop(file);
    }
  }
}

interface Named {
  readonly file: string;
}
