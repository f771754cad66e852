import { randomUUID } from 'node:crypto';
import { inTransaction, paperHash, type Reading, type Writing } from '@consentry/server';
import type { AuthorityContext } from '../authority.ts';
import { setTerms } from '../search/search-store.ts';
import type { AuthorityTables } from '../store/tables.ts';
import type { StoredComplaint } from './complaint.ts';
import { attachmentsOf, noteComplaint } from './complaint-store.ts';
import { DEFAULT_PRACTICE } from './practice.ts';
import { readPractices } from './practice-store.ts';

const DAY_MS = 86_400_000;
/** Erased in one round; the next goes on. */
const ERASED_MAX = 200;
/** A file without a row is nobody's once its upload is long over. */
const GRACE_MS = 60 * 60_000;

/**
 * Erases what was kept long enough after the end, as its department set: first the contact, then what was written and
 * handed in. What is under an open referral, an open inspection or a hold stays; the row stays, to be counted.
 */
export async function eraseOver(context: AuthorityContext): Promise<void> {
  const { database, now } = context;
  const practices = await readPractices(database.reading);
  const closed = await database.reading
    .selectFrom('complaints')
    .selectAll()
    .where('state', '=', 'closed')
    .where('erased_at', 'is', null)
    .where('closed_at', '<=', now())
    .orderBy('closed_at')
    .execute();
  let left = ERASED_MAX;
  for (const row of closed) {
    const { contact_days, keep_days } = practices.get(row.department) ?? DEFAULT_PRACTICE;
    const age = now() - (row.closed_at ?? now());
    const whole = age >= keep_days * DAY_MS;
    if (!whole && (row.contact_sealed === null || age < contact_days * DAY_MS)) continue;
    if (left === 0) return;
    left -= 1;
    await eraseOne(context, row.complaint, whole);
  }
}

/** Erases one, unless it changed or is held meanwhile; its files go once nothing names them any more. */
async function eraseOne(
  { database, attachments, now }: AuthorityContext,
  complaint: string,
  whole: boolean,
): Promise<void> {
  const files = await inTransaction(database, async (writing) => {
    const row = await writing
      .selectFrom('complaints')
      .selectAll()
      .where('complaint', '=', complaint)
      .where('state', '=', 'closed')
      .executeTakeFirst();
    if (row === undefined || (await isHeld(writing, row))) return [];
    const contact = { contact_sealed: null, contact_erased_at: row.contact_erased_at ?? now() };
    if (!whole) {
      await writing.updateTable('complaints').set(contact).where('complaint', '=', complaint).execute();
      await noteComplaint(writing, 'contact_erased', { complaint }, now());
      return [];
    }
    return eraseWords(writing, row, contact, now());
  });
  for (const file of files) await attachments.drop(file);
}

async function eraseWords(
  writing: Writing<AuthorityTables>,
  row: StoredComplaint,
  contact: Partial<StoredComplaint>,
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
  const code_hash = paperHash(randomUUID());
  const gone = { text: '-', place: null, processor: null, outcome: null, code_hash, words: '' };
  const counted = { erased_at: now, files_erased: files.length, version: row.version + 1 };
  await writing
    .updateTable('complaints')
    .set({ ...contact, ...gone, ...counted })
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

/** Removes files that no row names, as a program leaves them that died between both. */
export async function sweepFiles({
  database: { reading },
  attachments,
  packages,
  bundles,
}: AuthorityContext): Promise<void> {
  const known = new Set([
    ...(await reading.selectFrom('attachments').select('attachment as file').execute()).map(
      (row) => row.file,
    ),
    ...(await reading.selectFrom('filing_packages').select('file').execute()).map((row) => row.file),
    ...(await reading.selectFrom('inspection_files').select('file').execute()).map((row) => row.file),
  ]);
  for (const folder of [attachments, packages, bundles]) {
    for (const file of await folder.olderThan(GRACE_MS)) if (!known.has(file)) await folder.drop(file);
  }
}
