import type { MigrationStep } from '@consentry/server';

/** Calendars of the State Council that were published after delivery, and who compared them with the notice. */
export const stateCouncilCalendar: MigrationStep = async (_db, column) => {
  const { text, integer } = column;
  await column
    .table('state_council_calendars')
    .addColumn('calendar', text, (c) => c.primaryKey().notNull())
    .addColumn('year', integer, (c) => c.notNull())
    .addColumn('content', text, (c) => c.notNull())
    .addColumn('proposed_by', text, (c) => c.notNull())
    .addColumn('proposed_at', integer, (c) => c.notNull())
    .addColumn('approved_by', text)
    .addColumn('approved_at', integer)
    .execute();
};
