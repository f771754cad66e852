import { createSecretKey, randomBytes, randomUUID } from 'node:crypto';
import { type Database, inTransaction, readEvents } from '@consentry/server';
// oxlint-disable-next-line no-restricted-imports -- only tests may have it, so no index names it
import { describeOnBoth } from '@consentry/server/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addIntegrator } from '../access/integrator-store.ts';
import { addCheckpoint } from '../alternatives/alternatives-store.ts';
import { SITE, lawfulCheckpoint, lawfulContent } from '../facts/testing/lawful-facts.ts';
import { addPurpose } from '../purpose/purpose-store.ts';
import { addStaff } from '../staff/staff-store.ts';
import { platformMigrations } from '../store/migrations/index.ts';
import type { PlatformTables } from '../store/tables.ts';
import { RESULT_KEPT_MS, USE_KEPT_MS, drawTicket, resultOf, stateOf } from './verification.ts';
import {
  addUse,
  claimTicket,
  completeVerification,
  expireDue,
  findVerification,
  openVerification,
  sweepVerifications,
  takeTicket,
} from './verification-store.ts';

const NOW = 1_800_000_000_000;
const SECRET = createSecretKey(randomBytes(32));

/** A place where a program may ask. @returns how it asks */
async function place(database: Database<PlatformTables>) {
  return inTransaction(database, async (writing) => {
    const [staff, integrator] = [randomUUID(), randomUUID()];
    await addStaff(writing, {
      staff,
      login: `t-${staff}`,
      name: 'Test',
      roles: ['admin'],
      sites: [],
      passwordHash: null,
      totpSealed: null,
      totpStep: -1,
      joinedAt: 1,
    });
    await addIntegrator(writing, {
      integrator,
      name: 'Visitors',
      kind: 'api_key',
      scopes: '[]',
      sites: '[]',
      state: 'active',
      made_by: staff,
      made_at: 1,
    });
    const purpose = await addPurpose(writing, lawfulContent(), 'dpo-1', 1);
    const checkpoint = await addCheckpoint(writing, purpose, lawfulCheckpoint(), 1);
    return () =>
      inTransaction(database, (again) =>
        openVerification(
          again,
          SECRET,
          {
            integrator,
            purpose,
            purpose_version: 1,
            checkpoint,
            site: SITE,
            only_device: null,
            person: null,
            visitor: 'v',
            nonce: 'n',
            expires_at: NOW + 1000,
          },
          NOW,
        ),
      );
  });
}

describeOnBoth('verifications', ({ open }) => {
  const openPlatform = () => open<PlatformTables>({ migrations: platformMigrations });

  test('of devices, portal and clock that come at once, one result stands, and it is told once', async () => {
    const database = await openPlatform();
    const ask = await place(database);
    for (let run = 0; run < 8; run += 1) {
      const { row, ticket } = await ask();
      const id = row.verification;
      const claims = await Promise.all(
        ['a', 'b', 'c'].map((device) =>
          inTransaction(database, (writing) =>
            claimTicket(writing, SECRET, { ticket, device, site: SITE }, NOW),
          ),
        ),
      );
      expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
      const ended = await Promise.all([
        ...(['verified', 'not_verified', 'declined', 'cancelled'] as const).map((state) =>
          inTransaction(database, (writing) => completeVerification(writing, id, { state }, NOW)),
        ),
        expireDue(database, NOW + 1000).then(() => null),
      ]);
      expect(ended.filter((one) => one !== null).length).toBeLessThanOrEqual(1);
      const events = await readEvents(database.reading, 'verifications', 0);
      const told = events.map(({ body }) => JSON.parse(body) as { verification_id: string; state: string });
      const stored = await findVerification(database.reading, id);
      expect(told.filter(({ verification_id }) => verification_id === id)).toMatchObject([
        { state: stored?.state },
      ]);
      expect(stored?.ticket_hash).toBeNull();
    }
  });

  test('a ticket that the person took ends the one before it; one that is claimed is not taken', async () => {
    const database = await openPlatform();
    const ask = await place(database);
    const { row, ticket } = await ask();
    const claim = (shown: string) =>
      inTransaction(database, (writing) =>
        claimTicket(writing, SECRET, { ticket: shown, device: 'a', site: SITE }, NOW),
      );
    const take = () =>
      inTransaction(database, (writing) => takeTicket(writing, SECRET, row.verification, NOW));
    const own = await take();
    expect(await claim(ticket)).toBeNull();
    expect((await claim(own?.ticket ?? ''))?.taken_at).toBe(NOW);
    expect(await take()).toBeNull();
  });

  test('a result is forgotten after its time, a use after three years, and nothing sooner', async () => {
    const database = await openPlatform();
    const { row } = await (await place(database))();
    await expireDue(database, NOW + 1000);
    const use = {
      verification: row.verification,
      checkpoint: null,
      device: null,
      person: null,
      purpose: 'p',
      purpose_version: 1,
      way: 'pin',
      mode: null,
      outcome: 'admitted',
      model: null,
      checked_by: null,
      at: NOW,
      reported_at: NOW,
    } as const;
    await inTransaction(database, (writing) => addUse(writing, use));
    const left = async (now: number) => {
      await inTransaction(database, (writing) => sweepVerifications(writing, now));
      const [results, uses] = [
        await database.reading.selectFrom('verifications').select('verification').execute(),
        await database.reading.selectFrom('verification_uses').select('use').execute(),
      ];
      return [results.length, uses.length];
    };
    expect(await left(NOW + RESULT_KEPT_MS - 1)).toEqual([1, 1]);
    expect(await left(NOW + RESULT_KEPT_MS)).toEqual([0, 1]);
    expect(await left(NOW + USE_KEPT_MS - 1)).toEqual([0, 1]);
    expect(await left(NOW + USE_KEPT_MS)).toEqual([0, 0]);
    // Three years from any day are fewer days than that.
    expect(USE_KEPT_MS).toBeGreaterThan((3 * 365 + 1) * 86_400_000);
  });
});

test('nobody is verified as another, whoever took the ticket (property)', () => {
  const who = fc.constantFrom('ada', 'bob', null);
  fc.assert(
    fc.property(who, who, fc.option(fc.nat()), (person, known, taken_at) => {
      const { state, link } = resultOf({ person, taken_at }, known);
      if (person !== null && known !== null && known !== person) expect(state).toBe('not_verified');
      if (link) expect([known, taken_at === null]).toEqual([null, false]);
      if (person === null || known === person) expect(state).toBe('verified');
    }),
  );
  expect(stateOf({ state: 'verified', expires_at: 1 }, 2)).toBe('verified');
  expect(stateOf({ state: 'claimed', expires_at: 2 }, 2)).toBe('expired');
  expect(drawTicket()).toMatch(/^\d{8}$/);
});
