import { SiteSurroundings, type SiteSurvey, type SiteView } from '@consentry/contract';
import { type Reading, type Writing, appendEvent } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';
import type { SitingTables } from './siting-tables.ts';

export type StoredSite = SitingTables['sites'];

/** Stream of what happens to sites. */
export const SITE_STREAM = 'sites';

/** Reads one site. */
export async function findSite(reading: Reading<PlatformTables>, site: string): Promise<StoredSite | null> {
  const row = await reading.selectFrom('sites').selectAll().where('site', '=', site).executeTakeFirst();
  return row ?? null;
}

/** Reads sites by id, some at a time. @param only `null` for all */
export async function listSites(
  reading: Reading<PlatformTables>,
  only: readonly string[] | null,
  after: string,
  limit: number,
): Promise<readonly StoredSite[]> {
  const all = reading.selectFrom('sites').selectAll().where('site', '>', after);
  const those = only === null ? all : all.where('site', 'in', only.length === 0 ? [''] : [...only]);
  return those.orderBy('site').limit(limit).execute();
}

/** Writes a survey: of a new site, or anew. It has to be approved, each time. */
export async function saveSurvey(
  writing: Writing<PlatformTables>,
  site: string,
  survey: SiteSurvey,
  by: string,
  version: number,
  now: number,
): Promise<StoredSite> {
  const { name, surroundings, ...rest } = survey;
  const columns = {
    ...rest,
    surroundings: surroundings === null ? null : JSON.stringify(surroundings),
    name_zh: name['zh-CN'],
    name_en: name.en,
    surveyed_by: by,
    surveyed_at: now,
    approved_at: null,
    approved_by: null,
    version,
  };
  const saved = await writing
    .insertInto('sites')
    .values({ site, ...columns })
    .onConflict((on) => on.column('site').doUpdateSet(columns))
    .returningAll()
    .executeTakeFirstOrThrow();
  await tell(writing, site, 'site_surveyed', now);
  return saved;
}

/** Writes that a site is approved for devices. */
export async function approveSite(
  writing: Writing<PlatformTables>,
  before: StoredSite,
  by: string,
  now: number,
): Promise<StoredSite> {
  const approved = await writing
    .updateTable('sites')
    .set({ approved_at: now, approved_by: by, version: before.version + 1 })
    .where('site', '=', before.site)
    .returningAll()
    .executeTakeFirstOrThrow();
  await tell(writing, before.site, 'site_approved', now);
  return approved;
}

async function tell(writing: Writing<PlatformTables>, site: string, kind: string, at: number): Promise<void> {
  await appendEvent(writing, SITE_STREAM, { kind, body: JSON.stringify({ site }), at });
}

/** Gives the survey of a site. */
export function surveyOf(row: StoredSite): SiteSurvey {
  const { place, managing_unit, public_security_basis, user_initiated_memo } = row;
  const name = { 'zh-CN': row.name_zh, en: row.name_en };
  const surroundings =
    row.surroundings === null ? null : SiteSurroundings.parse(JSON.parse(row.surroundings));
  return { name, place, managing_unit, public_security_basis, user_initiated_memo, surroundings };
}

/** Shows a site. */
export function siteView(row: StoredSite): SiteView {
  return {
    site_id: row.site,
    ...surveyOf(row),
    surveyed_by: row.surveyed_by,
    approved_at: row.approved_at === null ? null : new Date(row.approved_at).toISOString(),
    approved_by: row.approved_by,
  };
}
