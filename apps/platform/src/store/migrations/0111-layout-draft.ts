import type { MigrationStep } from '@consentry/server';

/** A layout is looked at before it counts, and may count no more. */
export const layoutDraft: MigrationStep = async (db, column) => {
  const { text, integer } = column;
  await column
    .table('paper_layout_drafts')
    .addColumn('form', text, (c) => c.primaryKey().notNull())
    /** SHA-256 of the canonical JSON. */
    .addColumn('digest', text, (c) => c.notNull())
    .addColumn('layout', text, (c) => c.notNull())
    .addColumn('made_by', text, (c) => c.notNull())
    .addColumn('made_at', integer, (c) => c.notNull())
    .execute();
  await db.schema.alterTable('paper_layouts').addColumn('ended_by', text).execute();
  await db.schema.alterTable('paper_layouts').addColumn('ended_at', integer).execute();
};
