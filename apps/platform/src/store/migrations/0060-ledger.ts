import { type MigrationStep, sql } from '@consentry/server';

/** The evidence log: entries in their place, what opens them, the tree, its heads. */
export const ledger: MigrationStep = async (db, column) => {
  const { text, integer } = column;
  await column
    .table('ledger_entries')
    .addColumn('position', integer, (c) => c.primaryKey().notNull())
    .addColumn('stream', text, (c) => c.notNull())
    .addColumn('sequence', integer, (c) => c.notNull())
    .addColumn('entry', text, (c) => c.notNull())
    .addUniqueConstraint('ledger_entries_once', ['stream', 'sequence'])
    .addCheckConstraint('ledger_entries_from_zero', sql`position >= 0`)
    .execute();
  await column
    .table('ledger_openings')
    .addColumn('position', integer, (c) => c.primaryKey().notNull().references('ledger_entries.position'))
    .addColumn('person', text)
    .addColumn('opening', text, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('ledger_openings_by_person').on('ledger_openings').column('person').execute();
  await column
    .table('ledger_places')
    .addColumn('stream', text, (c) => c.primaryKey().notNull())
    .addColumn('sequence', integer, (c) => c.notNull())
    .execute();
  await column
    .table('ledger_checkpoints')
    .addColumn('size', integer, (c) => c.primaryKey().notNull())
    .addColumn('note', text, (c) => c.notNull())
    .addColumn('cosignatures', text, (c) => c.notNull())
    .addColumn('at', integer, (c) => c.notNull())
    .execute();
  await column
    .table('ledger_tiles')
    .addColumn('path', text, (c) => c.primaryKey().notNull())
    .addColumn('content', text, (c) => c.notNull())
    .execute();
};
