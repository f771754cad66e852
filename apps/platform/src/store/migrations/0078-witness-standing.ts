import { type MigrationStep, oneOf } from '@consentry/server';

/** How each witness of the policy stands to the log: what it answered last, and whether it follows. */
export const witnessStanding: MigrationStep = async (_, column) => {
  const { text, integer } = column;
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
