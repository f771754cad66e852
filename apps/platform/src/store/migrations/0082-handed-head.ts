import { type MigrationStep, sql } from '@consentry/server';

/** The longest head by this log that somebody handed in and that its tree does not bear; one row at most. */
export const handedHead: MigrationStep = async (_, column) => {
  const { text, integer } = column;
  await column
    .table('handed_heads')
    .addColumn('id', integer, (c) => c.primaryKey().notNull())
    .addColumn('size', integer, (c) => c.notNull())
    .addColumn('note', text, (c) => c.notNull())
    .addColumn('handed_at', integer, (c) => c.notNull())
    .addCheckConstraint('handed_heads_one', sql`id = 1`)
    .execute();
};
