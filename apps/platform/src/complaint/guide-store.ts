import { ComplaintGuide } from '@consentry/contract';
import { type Reading, type Writing, appendEvent } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';

/** Where to complain, as it is published; a new version takes the place of the one before. */
export interface StoredGuide {
  readonly guide: ComplaintGuide;
  readonly published_at: number;
  readonly version: number;
}

/** Reads where people are told to complain; `null` while nobody has published it. */
export async function guideNow(reading: Reading<PlatformTables>): Promise<StoredGuide | null> {
  const row = await reading
    .selectFrom('complaint_guides')
    .select(['guide', 'published_at', 'version'])
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : { ...row, guide: ComplaintGuide.parse(JSON.parse(row.guide)) };
}

/** Publishes where to complain, as the next version. */
export async function publishGuide(
  writing: Writing<PlatformTables>,
  { guide, version, by }: { readonly guide: ComplaintGuide; readonly version: number; readonly by: string },
  now: number,
): Promise<void> {
  await writing
    .insertInto('complaint_guides')
    .values({ version, guide: JSON.stringify(guide), published_by: by, published_at: now })
    .execute();
  const body = JSON.stringify({ version, by });
  await appendEvent(writing, 'complaint_guides', { kind: 'complaint_guide.published', body, at: now });
}
