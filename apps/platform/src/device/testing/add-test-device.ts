import { randomBytes, randomUUID } from 'node:crypto';
import { type Database, inTransaction } from '@consentry/server';
import type { PlatformTables } from '../../store/tables.ts';
import { addSet } from '../set-store.ts';

/** Adds an approved device without a key that anybody has, at a site of its own. */
export async function addTestDevice(database: Database<PlatformTables>, ttl: number): Promise<string> {
  const [site, device] = [randomUUID(), randomUUID()];
  await inTransaction(database, async (writing) => {
    await writing
      .insertInto('sites')
      .values({
        site,
        name_zh: '大厅',
        name_en: 'Hall',
        place: 'non_public',
        managing_unit: '青竹里',
        public_security_basis: null,
        user_initiated_memo: null,
        surroundings: null,
        surveyed_by: 's',
        surveyed_at: 1,
        approved_at: 2,
        approved_by: 'd',
        version: 1,
      })
      .execute();
    await writing
      .insertInto('devices')
      .values({
        device,
        site,
        state: 'approved',
        state_since: 1,
        public_key: `MCowBQYDK2VwAyEA${randomBytes(32).toString('base64')}`,
        installed_by: 's',
        joined_at: 1,
        space: 'entrance',
        capture_area: null,
        sign_photo_on: null,
        survey: null,
        placed_by: 's',
        sign_approved_at: null,
        approved_by: 'd',
        version: 1,
      })
      .execute();
    await addSet(writing, device, ttl);
  });
  return device;
}
