import { randomBytes, randomUUID } from 'node:crypto';
import { inTransaction } from '@consentry/server';
// oxlint-disable-next-line no-restricted-imports -- only tests may have it, so no index names it
import { describeOnBoth } from '@consentry/server/testing';
import { expect, test } from 'vitest';
import { platformMigrations } from '../store/migrations/index.ts';
import type { PlatformTables } from '../store/tables.ts';
import { addToken, spendToken } from './device-store.ts';
import { sweepNonces, takeNonce } from './nonce-store.ts';
import { addTestDevice } from './testing/add-test-device.ts';

const RACE = Array.from({ length: 100 });

describeOnBoth('what counts once', ({ open }) => {
  test('T-A7: of a hundred parallel uses of a token one gets it', async () => {
    const database = await open<PlatformTables>({ migrations: platformMigrations });
    await addTestDevice(database, 1000);
    const { site } = await database.reading.selectFrom('sites').select('site').executeTakeFirstOrThrow();
    await inTransaction(database, (writing) =>
      addToken(writing, 'csd_one', { site, by: 'installer', expiresAt: 1000 }),
    );
    const spend = (now: number) =>
      inTransaction(database, (writing) => spendToken(writing, 'csd_one', randomUUID(), now));
    expect(await spend(1000)).toBeNull();
    const got = await Promise.all(RACE.map(() => spend(999)));
    expect(got.filter((spent) => spent !== null)).toEqual([{ site, made_by: 'installer' }]);
  }, 120_000);

  test('of a hundred parallel uses of a nonce one is taken, and again none until it is long over', async () => {
    const database = await open<PlatformTables>({ migrations: platformMigrations });
    const [device, nonce] = [randomUUID(), randomBytes(16).toString('base64url')];
    const got = await Promise.all(RACE.map(() => takeNonce(database, device, nonce, 5000)));
    expect(got.filter((taken) => taken)).toHaveLength(1);
    await sweepNonces(database, 5001);
    expect(await takeNonce(database, device, nonce, 5000)).toBe(false);
    expect(await takeNonce(database, randomUUID(), nonce, 5000)).toBe(true);
    await sweepNonces(database, 5000 + 60 * 60_000);
    expect(await takeNonce(database, device, nonce, 5000)).toBe(true);
  }, 120_000);
});
