import type { MigrationStep } from '@consentry/server';

/** What each device signed of the erasure of a consent: the last word counts, all of them are in its reports. */
export const certificate: MigrationStep = async (_db, column) => {
  const { text, integer } = column;
  await column
    .table('erasure_certificates')
    .addColumn('consent', text, (c) => c.notNull())
    .addColumn('device', text, (c) => c.notNull().references('devices.device'))
    .addColumn('certificate', text, (c) => c.notNull())
    .addColumn('received_at', integer, (c) => c.notNull())
    .addPrimaryKeyConstraint('erasure_certificates_key', ['consent', 'device'])
    .execute();
};
