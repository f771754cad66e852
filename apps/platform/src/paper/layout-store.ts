import { type Form, Layout, type Layouts, layoutOf } from '@consentry/documents';
import { type Reading, type Writing, appendEvent } from '@consentry/server';
import { latestHandedIn } from '../facts/latest-handed-in.ts';
import type { PlatformTables } from '../store/tables.ts';

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
    // The province's own comes last and counts, and of each the latest.
    .orderBy('province')
    .orderBy('version')
    .execute();
  const loaded = new Map(rows.map(({ form, layout }) => [form, layout]));
  return (form: Form) => {
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
    })
    .execute();
  const body = JSON.stringify({ form, province, version, by });
  await appendEvent(writing, STREAM, { kind: 'paper_layout.loaded', body, at: now });
}
