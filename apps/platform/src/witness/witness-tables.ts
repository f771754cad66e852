import { type MigrationStep, type Migrations, type ServerTables } from '@consentry/server';

/** The last head of a log that this witness cosigned. */
export interface SeenLogTable {
  /** Name of the log. */
  readonly origin: string;
  readonly size: number;
  /** Base64. */
  readonly root: string;
  /** As the log signed it: with another head of it, the proof that it showed two pasts. */
  readonly note: string;
}

/** The tables of a witness. */
export interface WitnessTables extends ServerTables {
  readonly seen_logs: SeenLogTable;
}

const seen: MigrationStep = async (_, column) => {
  const { text, integer } = column;
  await column
    .table('seen_logs')
    .addColumn('origin', text, (c) => c.primaryKey().notNull())
    .addColumn('size', integer, (c) => c.notNull())
    .addColumn('root', text, (c) => c.notNull())
    .addColumn('note', text, (c) => c.notNull())
    .execute();
};

export const witnessMigrations: Migrations = { set: 'witness', steps: { '0001-seen': seen } };
