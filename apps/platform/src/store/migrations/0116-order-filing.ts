import type { MigrationStep } from '@consentry/server';

/** The filing of ours that an order is about, once the authority named its package. */
export const orderFiling: MigrationStep = async (db, { text }) => {
  await db.schema.alterTable('orders').addColumn('filing', text).execute();
};
