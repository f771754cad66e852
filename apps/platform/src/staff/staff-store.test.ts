import { createSecretKey, randomUUID } from 'node:crypto';
import { type Database, type Writing, inTransaction } from '@consentry/server';
import { describeOnBoth } from '@consentry/server/testing';
import {
  addPasskey,
  beginSession,
  countTries,
  endSession,
  findPasskey,
  findSession,
  makeChallenge,
  STAFF_LIFE_MS,
  sweepSignIns,
  TRIES_MS,
  TRIES_OF_ACCOUNT,
  useChallenge,
  useInvitation,
} from '@consentry/staff';
import { expect, test } from 'vitest';
import { findBySecret, replaceSecret } from '../access/integrator-store.ts';
import { platformMigrations } from '../store/migrations/index.ts';
import type { PlatformTables } from '../store/tables.ts';
import { findInvitation, invite } from './invitation-store.ts';
import { addStaff, changeDuties, findStaff, hasAdminBeside, listStaff } from './staff-store.ts';

const NOW = 1_800_000_000_000;
const SECRET = createSecretKey(Buffer.alloc(32, 7));
const PASSKEY = { passkey: 'AAAA', kind: 'staff', publicKey: 'AAAA', counter: 0, synced: false } as const;
const ALL = Array.from({ length: 12 }, (_, i) => i);

describeOnBoth('staff', ({ open }) => {
  const openPlatform = async (): Promise<Database<PlatformTables>> =>
    open<PlatformTables>({ migrations: platformMigrations });
  const account = (roles: readonly ['admin'] | readonly ['dpo'], login: string = randomUUID()) => ({
    staff: randomUUID(),
    login,
    name: '王芳',
    roles,
    sites: ['7a1cf2a4-0a3c-4d7e-9a44-5a6f0c1b2d3e'],
    passwordHash: null,
    totpSealed: null,
    totpStep: -1,
    joinedAt: NOW,
  });
  const made = async (database: Database<PlatformTables>, roles: readonly ['admin'] | readonly ['dpo']) => {
    const one = account(roles);
    expect(await inTransaction(database, async (writing) => addStaff(writing, one))).toBe(true);
    return one;
  };

  test('an account is what it was made as, and a login name is one account’s', async () => {
    const database = await openPlatform();
    const one = await made(database, ['dpo']);
    expect(await findStaff(database.reading, one.staff)).toEqual({ ...one, state: 'active', version: 1 });
    const same = { ...account(['dpo']), login: one.login };
    expect(await inTransaction(database, async (writing) => addStaff(writing, same))).toBe(false);
    expect(await listStaff(database.reading, '', 10)).toHaveLength(1);
    const login = 'one.and.only';
    const raced = await Promise.all(
      ALL.map(async () =>
        inTransaction(database, async (writing) => addStaff(writing, account(['dpo'], login))),
      ),
    );
    expect(raced.filter((added) => added)).toHaveLength(1);
  });

  test('twelve admins who all dismiss one another at once leave one', async () => {
    const database = await openPlatform();
    const admins = await Promise.all(ALL.map(async () => made(database, ['admin'])));
    const dismiss = async (staff: string) =>
      inTransaction(database, async (writing: Writing<PlatformTables>) => {
        const found = await findStaff(writing, staff);
        if (found === null || !(await hasAdminBeside(writing, staff))) return false;
        await changeDuties(writing, { ...found, state: 'suspended' });
        return true;
      });
    const done = await Promise.all(admins.map(async ({ staff }) => dismiss(staff)));
    expect(done.filter((dismissed) => dismissed)).toHaveLength(11);
    expect(await hasAdminBeside(database.reading, null)).toBe(true);
  });

  test('a link that twelve use at once is used once', async () => {
    const database = await openPlatform();
    const { token } = await inTransaction(database, async (writing) =>
      invite(writing, { kind: 'invitation', roles: ['dpo'], sites: [], invitedBy: null, expiresAt: NOW + 1 }),
    );
    const use = async () =>
      inTransaction(database, async (writing) => {
        const found = await findInvitation(writing, token, NOW);
        if (found === null) return false;
        await useInvitation(writing, found);
        return addStaff(writing, account(['dpo']));
      });
    const used = await Promise.all(ALL.map(use));
    expect(used.filter((one) => one)).toHaveLength(1);
    expect(await listStaff(database.reading, '', 20)).toHaveLength(1);
  });

  test('a challenge that twelve use at once is used once, and one passkey is one account’s', async () => {
    const database = await openPlatform();
    const wanted = { use: 'sign_in', kind: 'staff', owner: '' } as const;
    const challenge = makeChallenge(SECRET, wanted, NOW);
    const used = await Promise.all(
      ALL.map(async () =>
        inTransaction(database, async (writing) => useChallenge(writing, SECRET, wanted, challenge, NOW)),
      ),
    );
    expect(used.filter((one) => one)).toHaveLength(1);
    const added = await Promise.all(
      ALL.map(async (i) =>
        inTransaction(database, async (writing) => addPasskey(writing, { ...PASSKEY, owner: `s${i}` }, NOW)),
      ),
    );
    expect(added.filter((one) => one)).toHaveLength(1);
    expect((await findPasskey(database.reading, 'staff', 'AAAA'))?.owner).toBe(`s${added.indexOf(true)}`);
  });

  test('of sixty tries at once five are counted', async () => {
    const database = await openPlatform();
    const tried = [{ kind: 'login', name: 'wang', limit: TRIES_OF_ACCOUNT }];
    const outcome = async (now: number) =>
      countTries(database, SECRET, tried, now)
        .then(() => 'counted')
        .catch((error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : 'x'));
    const all = await Promise.all(Array.from({ length: 60 }, async () => outcome(NOW)));
    // Under such a crowd some may be told to come again (503); none of them was checked.
    expect(all.filter((one) => one === 'counted').length).toBeLessThanOrEqual(TRIES_OF_ACCOUNT);
    expect(all.filter((one) => !['counted', 'rate_limited', 'contended'].includes(one))).toEqual([]);
    for (let i = 0; i < TRIES_OF_ACCOUNT; i += 1) await outcome(NOW);
    expect(await database.reading.selectFrom('tries').selectAll().execute()).toHaveLength(TRIES_OF_ACCOUNT);
    expect(await outcome(NOW + TRIES_MS - 1)).toBe('rate_limited');
    expect(await outcome(NOW + TRIES_MS)).toBe('counted');
  });

  test('a session is found by its token until it ends; what is over is swept', async () => {
    const database = await openPlatform();
    const { staff } = await made(database, ['dpo']);
    const times = { began_at: NOW, seen_at: NOW, stepped_up_at: null };
    const [one, two] = await inTransaction(database, async (writing) => [
      await beginSession(writing, staff, times),
      await beginSession(writing, staff, { ...times, began_at: NOW + 1 }),
    ]);
    if (one === undefined || two === undefined) throw new Error('Both began.');
    const sweep = (now: number) => inTransaction(database, (writing) => sweepSignIns(writing, now));
    expect(await findSession(database.reading, one)).toMatchObject({ staff, ...times });
    expect(await inTransaction(database, async (writing) => endSession(writing, one))).toBe(true);
    expect(await inTransaction(database, async (writing) => endSession(writing, one))).toBe(false);
    expect(await findSession(database.reading, one)).toBeNull();
    await sweep(NOW + STAFF_LIFE_MS);
    expect(await findSession(database.reading, two)).not.toBeNull();
    await sweep(NOW + STAFF_LIFE_MS + 1);
    expect(await findSession(database.reading, two)).toBeNull();
  });

  test('rotations that cross leave one secret that lasts', async () => {
    const database = await openPlatform();
    const { staff } = await made(database, ['admin']);
    const integrator = randomUUID();
    await inTransaction(database, async (writing) =>
      writing
        .insertInto('integrators')
        .values({
          integrator,
          name: 'Gate',
          kind: 'api_key',
          scopes: '[]',
          sites: '[]',
          state: 'active',
          made_by: staff,
          made_at: NOW,
        })
        .execute(),
    );
    const secrets = await Promise.all(
      ALL.map(async () =>
        inTransaction(database, async (writing) => replaceSecret(writing, integrator, NOW, NOW + 1000)),
      ),
    );
    const later = await Promise.all(
      secrets.map(async (secret) => findBySecret(database.reading, secret, NOW + 1000)),
    );
    expect(later.filter((row) => row !== null)).toHaveLength(1);
    const now = await Promise.all(secrets.map(async (secret) => findBySecret(database.reading, secret, NOW)));
    expect(now.filter((row) => row !== null)).toHaveLength(12);
  });
});
