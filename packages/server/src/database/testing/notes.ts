import { sql } from 'kysely';
import type { Migrations } from '../migrate.ts';
import type { ServerTables } from '../tables.ts';

/** Tables of a made-up program, one column of each kind. */
export interface NoteTables extends ServerTables {
  readonly notes: {
    readonly note: string;
    readonly number: number | null;
    readonly kept: boolean | null;
  };
}

export const noteMigrations: Migrations = {
  set: 'test',
  steps: {
    '0001-notes': async (_, column) => {
      await column
        .table('notes')
        .addColumn('note', column.text, (c) => c.primaryKey().notNull())
        .addColumn('number', column.integer)
        .addColumn('kept', column.flag('kept'))
        .addCheckConstraint('notes_number', sql<boolean>`number >= 0`)
        .execute();
    },
  },
};
