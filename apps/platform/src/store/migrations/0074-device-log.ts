import type { MigrationStep } from '@consentry/server';

/** Heads of the devices' own logs, the keys devices sign by, and what they signed when they were emptied for good. */
export const deviceLog: MigrationStep = async (_db, column) => {
  const { text, integer } = column;
  await column
    .table('device_logs')
    .addColumn('device', text, (c) => c.primaryKey().notNull().references('devices.device'))
    .addColumn('size', integer, (c) => c.notNull())
    .addColumn('note', text, (c) => c.notNull())
    .addColumn('at', integer, (c) => c.notNull())
    .addColumn('damage', text)
    .addColumn('damage_since', integer)
    .execute();
  await column
    .table('device_keys')
    .addColumn('key_digest', text, (c) => c.primaryKey().notNull())
    .addColumn('device', text, (c) => c.notNull().references('devices.device'))
    .addColumn('public_key', text, (c) => c.notNull())
    .addColumn('since', integer, (c) => c.notNull())
    .addColumn('until', integer)
    .addColumn('custody', text)
    .addColumn('sequence', integer, (c) => c.notNull())
    .execute();
  await column
    .table('device_retirements')
    .addColumn('device', text, (c) => c.primaryKey().notNull().references('devices.device'))
    .addColumn('certificate', text, (c) => c.notNull())
    .addColumn('received_at', integer, (c) => c.notNull())
    .execute();
};
