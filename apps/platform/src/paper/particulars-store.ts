import { randomUUID } from 'node:crypto';
import { PaperForm, type ParticularsView, SetParticulars } from '@consentry/contract';
import { isOwn, ownAsked } from '@consentry/documents';
import { type Reading, type Writing, appendEvent } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';
import { layoutsNow } from './layout-store.ts';

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
  const asked = await askedNow(reading);
  if (row === undefined) return { particulars: {}, own: {}, asked, set_by: null, set_at: null };
  // Both are one document: keys of their own tell them apart.
  const all = Object.entries(JSON.parse(row.body) as Readonly<Record<string, unknown>>);
  const [own, particulars] = [true, false].map((is) =>
    Object.fromEntries(all.filter(([key]) => isOwn(key) === is)),
  );
  return {
    ...SetParticulars.parse({ particulars, own }),
    asked,
    set_by: row.set_by,
    set_at: new Date(row.set_at).toISOString(),
  };
}

/** What layouts that count ask for, and no fact fills. */
async function askedNow(reading: Reading<PlatformTables>): Promise<ParticularsView['asked']> {
  const layouts = await layoutsNow(reading);
  const all = PaperForm.options.flatMap((form) => ownAsked(layouts(form)));
  return [...new Map(all.map((one) => [one.key, one])).values()];
}

/** Keeps what the organisation says of itself, in place of what it said before. */
export async function setParticulars(
  writing: Writing<PlatformTables>,
  { particulars, own }: Pick<ParticularsView, 'particulars' | 'own'>,
  by: string,
  now: number,
): Promise<void> {
  const document = randomUUID();
  const said = { ...particulars, ...own };
  await writing
    .insertInto('particulars')
    .values({ document, body: JSON.stringify(said), set_by: by, set_at: now })
    .execute();
  const body = JSON.stringify({ document, by, keys: Object.keys(said).toSorted() });
  await appendEvent(writing, STREAM, { kind: 'particulars.set', body, at: now });
}
