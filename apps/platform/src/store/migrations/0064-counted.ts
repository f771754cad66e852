import type { MigrationStep } from '@consentry/server';

/** Indexes by which the posture counts decisions and ends of late, without walking over all of them. */
export const counted: MigrationStep = async (db) => {
  await db.schema
    .createIndex('consents_decided')
    .on('consents')
    .columns(['decision', 'decided_at', 'kind', 'purpose'])
    .execute();
  // 0050 made the table anew, without the index that 0046 had given it.
  await db.schema
    .createIndex('withdrawals_accepted')
    .on('withdrawals')
    .columns(['accepted_at', 'reason', 'consent'])
    .execute();
  await db.schema
    .createIndex('consent_ends_accepted')
    .on('consent_ends')
    .columns(['accepted_at', 'effective_at'])
    .execute();
};
