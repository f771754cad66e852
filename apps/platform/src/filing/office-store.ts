import { FilingOffice, type FilingOfficeView, REGIONS } from '@consentry/contract';
import { deliveredOffice } from '@consentry/documents';
import type { Reading, Writing } from '@consentry/server';
import { iso } from '../consent/consent.ts';
import { latestHandedIn } from '../facts/latest-handed-in.ts';
import type { PlatformTables } from '../store/tables.ts';
import { tell } from './filing-store.ts';

type Read = Reading<PlatformTables>;

/** Beijing, as in facts of which nothing was handed in yet. */
const UNSET = '11';

/** Reads where every province takes filings: as corrected last, else as delivered. */
export async function readOffices(reading: Read): Promise<readonly FilingOfficeView[]> {
  const rows = await reading.selectFrom('filing_offices').selectAll().orderBy('version').execute();
  const latest = new Map(rows.map((row) => [row.province, row]));
  return REGIONS.map(({ code, name }) => {
    const province = code.slice(0, 2);
    const row = latest.get(province);
    if (row === undefined)
      return { province, name, version: 1, set_by: null, set_at: null, ...deliveredOffice(province) };
    const { version, set_by, set_at, office } = row;
    return {
      province,
      name,
      version,
      set_by,
      set_at: iso(set_at),
      ...FilingOffice.parse(JSON.parse(office)),
    };
  });
}

/** Reads where one province takes filings; `null` for none of the 34. */
export async function findOffice(reading: Read, province: string): Promise<FilingOfficeView | null> {
  return (await readOffices(reading)).find((one) => one.province === province) ?? null;
}

/** Reads where the organisation files: by where it is registered (reading G5). */
export async function readOwnOffice(reading: Read): Promise<FilingOfficeView> {
  const registered = (await latestHandedIn(reading))?.facts.filing.location.registered ?? UNSET;
  const found = await findOffice(reading, registered);
  if (found !== null) return found;
  const name = { 'zh-CN': registered, en: registered };
  return {
    province: registered,
    name,
    version: 1,
    set_by: null,
    set_at: null,
    ...deliveredOffice(registered),
  };
}

/** Keeps a correction as the next version. */
export async function addOffice(
  writing: Writing<PlatformTables>,
  { province, version }: Pick<FilingOfficeView, 'province' | 'version'>,
  office: FilingOffice,
  by: string,
  now: number,
): Promise<void> {
  const next = version + 1;
  await writing
    .insertInto('filing_offices')
    .values({ province, version: next, office: JSON.stringify(office), set_by: by, set_at: now })
    .execute();
  await tell(writing, { kind: 'filing.office_set', province, version: next, by }, now);
}
