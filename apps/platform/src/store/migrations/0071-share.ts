import { randomBytes } from 'node:crypto';
import type { MigrationStep } from '@consentry/server';
import { sql } from '@consentry/server';

/** The platform's shares of keys, one a consent that devices are granted; also of those granted before. */
export const share: MigrationStep = async (db, column) => {
  await column
    .table('key_shares')
    .addColumn('consent', column.text, (c) => c.primaryKey().notNull())
    .addColumn('share', column.text, (c) => c.notNull())
    .execute();
  const { rows } = await sql<{ consent: string }>`SELECT DISTINCT consent FROM device_grants`.execute(db);
  for (const { consent } of rows) {
    const random = randomBytes(32).toString('hex');
    await sql`INSERT INTO key_shares (consent, share) VALUES (${consent}, ${random})`.execute(db);
  }
};
