import type { NoticeEntry } from '@consentry/contract';
import { ProblemError, type Reading } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';
import { type StoredNotice, effectOf } from './notice.ts';
import { findNotice, noticesInForce } from './notice-store.ts';

/** Reads a notice. @throws {ProblemError} `not_found` */
export async function requireNotice(reading: Reading<PlatformTables>, notice: string): Promise<StoredNotice> {
  const found = await findNotice(reading, notice);
  if (found === null) throw new ProblemError('not_found');
  return found;
}

/** Reads a notice as staff see it, with whom it concerns, or would now. */
export async function viewNotice(
  reading: Reading<PlatformTables>,
  notice: string,
): Promise<{ readonly body: NoticeEntry; readonly version: number }> {
  const found = await requireNotice(reading, notice);
  const before =
    found.state === 'draft'
      ? (await noticesInForce(reading, found.purpose))[0]
      : await (found.replaces === null ? undefined : findNotice(reading, found.replaces));
  return { body: noticeEntry(found, before ?? null), version: found.revision };
}

/** A notice as staff see it. @param before the one whose place it took, or would take now */
export function noticeEntry(one: StoredNotice, before: StoredNotice | null): NoticeEntry {
  const { notice, state, digest, document, legibility, changed_part, written_by, revision } = one;
  return {
    notice,
    state,
    digest,
    document,
    legibility,
    changed_part,
    replaces: before?.notice ?? null,
    effect: effectOf(before?.document ?? null, document),
    written_by,
    published_at: isoOrNull(one.published_at),
    ended_at: isoOrNull(one.ended_at),
    revision,
  };
}

function isoOrNull(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
