import type { ListComplaints } from '@consentry/contract';
import { ProblemError, type Reading, type Writing, appendEvent } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';
import type { StoredComplaint } from './complaint.ts';

type Read = Reading<PlatformTables>;
type Write = Writing<PlatformTables>;

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

/** Reads complaints before one of them, newest first. */
export async function listComplaints(
  reading: Read,
  { state, channel, flag }: Pick<ListComplaints, 'state' | 'channel' | 'flag'>,
  before: { readonly at: number; readonly complaint: string } | null,
  limit: number,
): Promise<readonly StoredComplaint[]> {
  let rows = reading.selectFrom('complaints').selectAll();
  if (state !== undefined) rows = rows.where('state', '=', state);
  if (channel !== undefined) rows = rows.where('channel', '=', channel);
  if (flag !== undefined) rows = rows.where('flag', '=', flag).where('closed_at', 'is', null);
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
  const { complaint, from_kind, channel } = row;
  await note(writing, 'received', { complaint, from: from_kind, channel }, row.received_at);
}

/** Changes a complaint to its next version. */
export async function changeComplaint(
  writing: Write,
  { complaint, version }: Pick<StoredComplaint, 'complaint' | 'version'>,
  change: Partial<StoredComplaint>,
): Promise<void> {
  await writing
    .updateTable('complaints')
    .set({ ...change, version: version + 1 })
    .where('complaint', '=', complaint)
    .execute();
}

/** Writes what happened to a complaint. */
export async function note(
  writing: Write,
  kind: string,
  body: Readonly<Record<string, string | null>>,
  now: number,
): Promise<void> {
  await appendEvent(writing, COMPLAINTS, { kind: `complaint.${kind}`, body: JSON.stringify(body), at: now });
}
