import type { MigrationStep } from '@consentry/server';

/** What devices are told of a consent that a guardian gave for a child (§ 第七条第一款): `GuardianGrant`, JSON. */
export const guardianGrant: MigrationStep = async (db, { text }) => {
  for (const table of ['device_grants', 'consent_grants'])
    await db.schema.alterTable(table).addColumn('guardian', text).execute();
};
