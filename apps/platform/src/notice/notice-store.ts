import { randomUUID } from 'node:crypto';
import { NoticeDocument, NoticeDraft, NoticeEffect, canonicalJson } from '@consentry/contract';
import { type Reading, type Writing, appendEvent } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';
import { restGrants } from '../device/set-store.ts';
import { type StoredNotice, effectOf, noticeDigest } from './notice.ts';

/** Stream in which others learn of notices: whoever asks for consent, doors, the record. */
export const NOTICES = 'notices';

type Row = PlatformTables['notices'];
const { legibility: Legibility, changed_part: ChangedPart } = NoticeDraft.shape;
const { changes: Changes } = NoticeEffect.shape;

function noticeOf({ document, legibility, changed_part, changes, ...row }: Row): StoredNotice {
  const read = (text: string | null): unknown => (text === null ? null : JSON.parse(text));
  return {
    ...row,
    document: NoticeDocument.parse(read(document)),
    legibility: Legibility.parse(read(legibility)),
    changed_part: ChangedPart.parse(read(changed_part)),
    changes: Changes.parse(read(changes)),
  };
}

/** Reads a notice. */
export async function findNotice(
  reading: Reading<PlatformTables>,
  notice: string,
): Promise<StoredNotice | null> {
  const row = await reading.selectFrom('notices').selectAll().where('notice', '=', notice).executeTakeFirst();
  return row === undefined ? null : noticeOf(row);
}

/** Reads notices, of one purpose or of all, the latest first. */
export async function readNotices(
  reading: Reading<PlatformTables>,
  purpose?: string,
): Promise<readonly StoredNotice[]> {
  const all = reading.selectFrom('notices').selectAll();
  const rows = await (purpose === undefined ? all : all.where('purpose', '=', purpose))
    .orderBy('written_at', 'desc')
    .orderBy('notice')
    .execute();
  return rows.map(noticeOf);
}

/** Reads the notices in force, of one purpose or of all. */
export async function noticesInForce(
  reading: Reading<PlatformTables>,
  purpose?: string,
): Promise<readonly StoredNotice[]> {
  const all = reading.selectFrom('notices').selectAll().where('state', '=', 'in_force');
  const rows = await (purpose === undefined ? all : all.where('purpose', '=', purpose))
    .orderBy('purpose')
    .execute();
  return rows.map(noticeOf);
}

/** Reads the words of a digest that were told to people, the latest publication where they were told twice. */
export async function findPublished(
  reading: Reading<PlatformTables>,
  digest: string,
): Promise<(StoredNotice & { readonly published_at: number }) | null> {
  const row = await reading
    .selectFrom('notices')
    .selectAll()
    .where('digest', '=', digest)
    .where('state', '<>', 'draft')
    .orderBy('published_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined || row.published_at === null) return null;
  return { ...noticeOf(row), published_at: row.published_at };
}

function columnsOf({ document, legibility, changed_part }: NoticeDraft) {
  return {
    purpose_version: document.purpose_version,
    digest: noticeDigest(document),
    document: canonicalJson(document),
    legibility: legibility === null ? null : JSON.stringify(legibility),
    changed_part: changed_part === null ? null : canonicalJson(changed_part),
  };
}

/** Adds a notice in preparation. @returns its id */
export async function addNotice(
  writing: Writing<PlatformTables>,
  draft: NoticeDraft,
  by: string,
  now: number,
): Promise<string> {
  const notice = randomUUID();
  await writing
    .insertInto('notices')
    .values({
      notice,
      purpose: draft.document.purpose,
      state: 'draft',
      ...columnsOf(draft),
      replaces: null,
      changes: '[]',
      written_by: by,
      written_at: now,
      published_by: null,
      published_at: null,
      ended_at: null,
      revision: 1,
    })
    .execute();
  return notice;
}

/** Writes a notice in preparation anew. One that was published stays as it is. */
export async function rewriteNotice(
  writing: Writing<PlatformTables>,
  { notice, revision }: StoredNotice,
  draft: NoticeDraft,
  by: string,
  now: number,
): Promise<void> {
  await writing
    .updateTable('notices')
    .set({ ...columnsOf(draft), written_by: by, written_at: now, revision: revision + 1 })
    .where('notice', '=', notice)
    .where('state', '=', 'draft')
    .execute();
}

/** Publishes a notice in the place of the one in force, and says whom that concerns. */
export async function publishNotice(
  writing: Writing<PlatformTables>,
  draft: StoredNotice,
  by: string,
  now: number,
): Promise<void> {
  const { notice, purpose, purpose_version, digest, document, revision } = draft;
  const [before] = await noticesInForce(writing, purpose);
  const effect = effectOf(before?.document ?? null, document);
  await endNotices(writing, purpose, now);
  await writing
    .updateTable('notices')
    .set({
      state: 'in_force',
      replaces: before?.notice ?? null,
      changes: JSON.stringify(effect.changes),
      published_by: by,
      published_at: now,
      revision: revision + 1,
    })
    .where('notice', '=', notice)
    .execute();
  if (effect.consent_again) await restGrants(writing, purpose, now);
  const replaces = before === undefined ? null : { notice: before.notice, digest: before.digest };
  const body = JSON.stringify({ notice, purpose, purpose_version, digest, replaces, ...effect });
  await appendEvent(writing, NOTICES, { kind: 'notice.published', body, at: now });
}

/** Ends the notice in force of a purpose; its words stay where they are. */
export async function endNotices(
  writing: Writing<PlatformTables>,
  purpose: string,
  now: number,
): Promise<void> {
  await writing
    .updateTable('notices')
    .set((row) => ({ state: 'replaced' as const, ended_at: now, revision: row('revision', '+', 1) }))
    .where('purpose', '=', purpose)
    .where('state', '=', 'in_force')
    .execute();
}
