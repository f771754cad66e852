import type { EndLayout, PaperForm } from '@consentry/contract';
import { Layout, type Layouts, layoutOf } from '@consentry/documents';
import { type Reading, type Writing, appendEvent } from '@consentry/server';
import type { z } from 'zod';
import { contentDigest } from '../facts/content-digest.ts';
import { latestHandedIn } from '../facts/latest-handed-in.ts';
import type { PlatformTables } from '../store/tables.ts';
import type { PaperTables } from './paper-tables.ts';

/** Stream of the forms of filings. */
const STREAM = 'filing';
/** Of a layout for every province. */
const EVERYWHERE = '';

/** Reads which layout of each form counts: of the province, else one for all, else ours. */
export async function layoutsFor(
  reading: Reading<PlatformTables>,
  province: string | null,
): Promise<Layouts> {
  const rows = await reading
    .selectFrom('paper_layouts')
    .select(['form', 'province', 'layout'])
    .where('province', 'in', [EVERYWHERE, province ?? EVERYWHERE])
    .where('ended_at', 'is', null)
    // The province's own comes last and counts, and of each the latest.
    .orderBy('province')
    .orderBy('version')
    .execute();
  const loaded = new Map(rows.map(({ form, layout }) => [form, layout]));
  return (form: PaperForm) => {
    const text = loaded.get(form);
    return text === undefined ? layoutOf(form) : Layout.parse(JSON.parse(text));
  };
}

/** Reads which layout of each form counts where the organisation is registered. */
export async function layoutsNow(reading: Reading<PlatformTables>): Promise<Layouts> {
  const { registered } = (await latestHandedIn(reading))?.facts.filing.location ?? { registered: null };
  return layoutsFor(reading, registered);
}

/** Finds the latest version of a loaded layout; 0 where there is none. */
export async function latestVersion(
  reading: Reading<PlatformTables>,
  { form, province }: Pick<Layout, 'form' | 'province'>,
): Promise<number> {
  const row = await reading
    .selectFrom('paper_layouts')
    .select('version')
    .where('form', '=', form)
    .where('province', '=', province ?? EVERYWHERE)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.version ?? 0;
}

/** Keeps a layout as it was loaded. */
export async function loadLayout(
  writing: Writing<PlatformTables>,
  layout: Layout,
  by: string,
  now: number,
): Promise<void> {
  const { form, province, version } = layout;
  await writing
    .insertInto('paper_layouts')
    .values({
      form,
      province: province ?? EVERYWHERE,
      version,
      layout: JSON.stringify(layout),
      loaded_by: by,
      loaded_at: now,
      ended_by: null,
      ended_at: null,
    })
    .execute();
  const body = JSON.stringify({ form, province, version, by });
  await appendEvent(writing, STREAM, { kind: 'paper_layout.loaded', body, at: now });
}

type Loaded = PaperTables['paper_layouts'];

/** Lists layouts that were loaded, the latest first. */
export async function readLoaded(reading: Reading<PlatformTables>): Promise<readonly Loaded[]> {
  return reading
    .selectFrom('paper_layouts')
    .selectAll()
    .orderBy('loaded_at', 'desc')
    .orderBy('version', 'desc')
    .limit(1000)
    .execute();
}

/** Lets a loaded layout count no more. @returns whether it was there and counted */
export async function endLayout(
  writing: Writing<PlatformTables>,
  { form, province, version }: z.output<typeof EndLayout>,
  by: string,
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await writing
    .updateTable('paper_layouts')
    .set({ ended_by: by, ended_at: now })
    .where('form', '=', form)
    .where('province', '=', province ?? EVERYWHERE)
    .where('version', '=', version)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return false;
  const body = JSON.stringify({ form, province, version, by });
  await appendEvent(writing, STREAM, { kind: 'paper_layout.ended', body, at: now });
  return true;
}

/** Keeps a layout that fits, to be looked at, in place of the one of its form before. @returns its digest */
export async function keepDraft(
  writing: Writing<PlatformTables>,
  layout: Layout,
  by: string,
  now: number,
): Promise<string> {
  const digest = contentDigest(layout);
  const kept = { digest, layout: JSON.stringify(layout), made_by: by, made_at: now };
  await writing
    .insertInto('paper_layout_drafts')
    .values({ form: layout.form, ...kept })
    .onConflict((on) => on.column('form').doUpdateSet(kept))
    .execute();
  return digest;
}

/** Finds a layout that was looked at; `null` where another was since. */
export async function findDraft(
  reading: Reading<PlatformTables>,
  form: string,
  digest: string,
): Promise<Layout | null> {
  const row = await reading
    .selectFrom('paper_layout_drafts')
    .select('layout')
    .where('form', '=', form)
    .where('digest', '=', digest)
    .executeTakeFirst();
  return row === undefined ? null : Layout.parse(JSON.parse(row.layout));
}
