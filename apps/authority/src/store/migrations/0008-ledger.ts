import { type MigrationStep, oneOf, sql } from '@consentry/server';

/** The evidence log: entries in their place, what opens them, the tree, its heads, and who watches it. */
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
  await db.schema
    .createIndex('ledger_openings_by_case')
    .on('ledger_openings')
    .columns(['person', 'position'])
    .execute();
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
  await column
    .table('ledger_rechecks')
    .addColumn('id', integer, (c) => c.primaryKey().notNull())
    .addColumn('next', integer, (c) => c.notNull())
    .addColumn('checked', integer, (c) => c.notNull())
    .addColumn('began_at', integer)
    .addColumn('whole_at', integer)
    .addColumn('against', text)
    .addCheckConstraint('ledger_rechecks_one', sql`id = 1`)
    .execute();
  await sql`insert into ledger_rechecks (id, next, checked) values (1, 0, 0)`.execute(db);
  await column
    .table('closed_logs')
    .addColumn('origin', text, (c) => c.primaryKey().notNull())
    .addColumn('key', text, (c) => c.notNull())
    .addColumn('size', integer, (c) => c.notNull())
    .addColumn('note', text)
    .addColumn('seen_size', integer, (c) => c.notNull())
    .addColumn('seen_note', text)
    .addColumn('closed_at', integer, (c) => c.notNull())
    .addColumn('reason', text, (c) => c.notNull())
    .execute();
  await column
    .table('handed_heads')
    .addColumn('id', integer, (c) => c.primaryKey().notNull())
    .addColumn('size', integer, (c) => c.notNull())
    .addColumn('note', text, (c) => c.notNull())
    .addColumn('handed_at', integer, (c) => c.notNull())
    .addCheckConstraint('handed_heads_one', sql`id = 1`)
    .execute();
  await column
    .table('witness_policies')
    .addColumn('policy', text, (c) => c.primaryKey().notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('quorum', integer, (c) => c.notNull())
    .addColumn('witnesses', text, (c) => c.notNull())
    .addColumn('proposed_by', text, (c) => c.notNull())
    .addColumn('proposed_at', integer, (c) => c.notNull())
    .addColumn('confirmed_by', text)
    .addColumn('confirmed_at', integer)
    .addColumn('ended_at', integer)
    .addCheckConstraint(
      'witness_policies_state',
      oneOf('state', ['proposed', 'in_force', 'replaced', 'dropped']),
    )
    .addCheckConstraint(
      'witness_policies_four_eyes',
      sql`confirmed_by is null or confirmed_by <> proposed_by`,
    )
    .execute();
  await sql`create unique index witness_policies_one on witness_policies (state)
    where state in ('proposed', 'in_force')`.execute(db);
  await column
    .table('ledger_seen')
    .addColumn('key', text, (c) => c.primaryKey().notNull())
    .addColumn('device', text)
    .addColumn('size', integer, (c) => c.notNull())
    .addColumn('line', text, (c) => c.notNull())
    .addColumn('at', integer, (c) => c.notNull())
    .execute();
  await column
    .table('witness_standings')
    .addColumn('key', text, (c) => c.primaryKey().notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('since', integer, (c) => c.notNull())
    .addColumn('asked_at', integer)
    .addColumn('ask_again_at', integer, (c) => c.notNull())
    .addColumn('failures', integer, (c) => c.notNull())
    .addColumn('failure', text)
    .addColumn('holds', integer)
    .addCheckConstraint('witness_standings_state', oneOf('state', ['following', 'stalled', 'disagrees']))
    .execute();
};
