import { type MigrationStep, oneOf, sql } from '@consentry/server';

/** Who watches the evidence log, what each saw last, and accesses that wait for their entry. */
export const witness: MigrationStep = async (db, column) => {
  const { text, integer } = column;
  await column
    .table('ledger_waiting')
    .addColumn('access', text, (c) => c.primaryKey().notNull())
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
  await sql`insert into ledger_waiting (access) select access from accesses`.execute(db);
};
