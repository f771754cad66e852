import { randomUUID } from 'node:crypto';
import { TransferNoticeDocument, canonicalJson } from '@consentry/contract';
import { type Reading, type Writing, appendEvent } from '@consentry/server';
import { contentDigest } from '../facts/content-digest.ts';
import type { PlatformTables } from '../store/tables.ts';

/** Stream of what people are told of transfers. */
export const TRANSFERS = 'transfers';
/** Notices listed at once. */
const LISTED_MAX = 200;

type Row = PlatformTables['transfer_notices'];
/** A notice of a transfer with its document read. */
export type StoredTransferNotice = Omit<Row, 'document'> & { readonly document: TransferNoticeDocument };

function noticeOf(row: Row): StoredTransferNotice {
  return { ...row, document: TransferNoticeDocument.parse(JSON.parse(row.document)) };
}

/** Finds what people are told now of a transfer to one recipient. */
export async function transferInForce(
  reading: Reading<PlatformTables>,
  purpose: string,
  recipient: string,
): Promise<StoredTransferNotice | null> {
  const row = await reading
    .selectFrom('transfer_notices')
    .selectAll()
    .where('purpose', '=', purpose)
    .where('recipient', '=', recipient)
    .where('state', '=', 'in_force')
    .executeTakeFirst();
  return row === undefined ? null : noticeOf(row);
}

/** Lists to whom people are told that a transfer goes, of every purpose. */
export async function recipientsInForce(
  reading: Reading<PlatformTables>,
): Promise<ReadonlyArray<Pick<Row, 'purpose' | 'recipient'>>> {
  return reading
    .selectFrom('transfer_notices')
    .select(['purpose', 'recipient'])
    .where('state', '=', 'in_force')
    .orderBy('purpose')
    .orderBy('recipient')
    .execute();
}

/** Reads one notice. */
export async function findTransferNotice(
  reading: Reading<PlatformTables>,
  notice: string,
): Promise<StoredTransferNotice | null> {
  const row = await reading
    .selectFrom('transfer_notices')
    .selectAll()
    .where('notice', '=', notice)
    .executeTakeFirst();
  return row === undefined ? null : noticeOf(row);
}

/** Reads the notices of a purpose, the latest first. */
export async function listTransferNotices(
  reading: Reading<PlatformTables>,
  purpose: string,
): Promise<readonly StoredTransferNotice[]> {
  const rows = await reading
    .selectFrom('transfer_notices')
    .selectAll()
    .where('purpose', '=', purpose)
    .orderBy('published_at', 'desc')
    .orderBy('notice')
    .limit(LISTED_MAX)
    .execute();
  return rows.map(noticeOf);
}

/** Counts the persons whose consent to these words lasts. */
export async function countConsented(
  reading: Reading<PlatformTables>,
  { purpose, recipient, digest }: Pick<Row, 'purpose' | 'recipient' | 'digest'>,
  now: number,
): Promise<number> {
  const row = await reading
    .selectFrom('open_consents as o')
    .innerJoin('consents as c', 'c.consent', 'o.consent')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('o.purpose', '=', purpose)
    .where('o.recipient', '=', recipient)
    .where('c.notice_digest', '=', digest)
    .where('o.not_after', '>', now)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Publishes a notice in the place of the one that was told of this recipient. @returns its id */
export async function publishTransferNotice(
  writing: Writing<PlatformTables>,
  document: TransferNoticeDocument,
  by: string,
  now: number,
): Promise<string> {
  const { purpose, recipient } = document;
  const before = await transferInForce(writing, purpose, recipient.organisation_id);
  if (before !== null) await endTransferNotice(writing, before, now);
  const notice = randomUUID();
  const digest = contentDigest(document);
  await writing
    .insertInto('transfer_notices')
    .values({
      notice,
      purpose,
      recipient: recipient.organisation_id,
      state: 'in_force',
      digest,
      document: canonicalJson(document),
      published_by: by,
      published_at: now,
      ended_at: null,
    })
    .execute();
  const body = JSON.stringify({ notice, purpose, recipient: recipient.organisation_id, digest });
  await appendEvent(writing, TRANSFERS, { kind: 'transfer_notice.published', body, at: now });
  return notice;
}

/** Ends a notice: nobody can consent to it any more. */
export async function endTransferNotice(
  writing: Writing<PlatformTables>,
  { notice, purpose, recipient }: Pick<Row, 'notice' | 'purpose' | 'recipient'>,
  now: number,
): Promise<void> {
  await writing
    .updateTable('transfer_notices')
    .set({ state: 'ended', ended_at: now })
    .where('notice', '=', notice)
    .where('state', '=', 'in_force')
    .execute();
  const body = JSON.stringify({ notice, purpose, recipient });
  await appendEvent(writing, TRANSFERS, { kind: 'transfer_notice.ended', body, at: now });
}
