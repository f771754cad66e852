import { randomUUID } from 'node:crypto';
import { type ParticularsView, SetParticulars } from '@consentry/contract';
import { type Reading, type Writing, appendEvent } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';

/** Stream of what the organisation says of itself for its filings. */
const STREAM = 'filing';

/** Reads what the organisation said of itself last. */
export async function readParticulars(reading: Reading<PlatformTables>): Promise<ParticularsView> {
  const row = await reading
    .selectFrom('particulars')
    .selectAll()
    .orderBy('set_at', 'desc')
    .orderBy('document')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return { particulars: {}, set_by: null, set_at: null };
  const { particulars } = SetParticulars.parse({ particulars: JSON.parse(row.body) });
  return { particulars, set_by: row.set_by, set_at: new Date(row.set_at).toISOString() };
}

/** Keeps what the organisation says of itself, in place of what it said before. */
export async function setParticulars(
  writing: Writing<PlatformTables>,
  particulars: ParticularsView['particulars'],
  by: string,
  now: number,
): Promise<void> {
  const document = randomUUID();
  await writing
    .insertInto('particulars')
    .values({ document, body: JSON.stringify(particulars), set_by: by, set_at: now })
    .execute();
  const body = JSON.stringify({ document, by, keys: Object.keys(particulars).toSorted() });
  await appendEvent(writing, STREAM, { kind: 'particulars.set', body, at: now });
}
