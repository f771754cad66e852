import { randomUUID } from 'node:crypto';
import { type Database, inTransaction } from '@consentry/server';
// oxlint-disable-next-line no-restricted-imports -- only tests may have it, so no index names it
import { describeOnBoth } from '@consentry/server/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addCheckpoint, noteHealth, readCheckpoints } from '../alternatives/alternatives-store.ts';
import { CLOCK_MARGIN_MS } from '../consent/withdrawal.ts';
import { lawfulCheckpoint, lawfulContent } from '../facts/testing/lawful-facts.ts';
import { addPurpose } from '../purpose/purpose-store.ts';
import { platformMigrations } from '../store/migrations/index.ts';
import type { PlatformTables } from '../store/tables.ts';
import { consentEnd, noteEffective, noteErased } from './consent-end-store.ts';
import { type DeviceSet, acknowledge, admitted, grant, leaseOf, refuse, revoke } from './device-set.ts';
import { acknowledgeAt, grantAt, readSet, refuseAt, revokeEverywhere } from './set-store.ts';
import { addTestDevice } from './testing/add-test-device.ts';
import { WithdrawalWatch } from './withdrawal-watch.ts';
import { grantOf } from './testing/grant-of.ts';

const TTL = 60_000;
const DEVICES = 3;
const NOW = 1_800_000_000_000;
const REASON = 'purpose_over';

type Step =
  | { readonly kind: 'grant'; readonly consent: number; readonly devices: number; readonly version: number }
  | { readonly kind: 'revoke'; readonly consent: number }
  | { readonly kind: 'refuse'; readonly consent: number; readonly device: number }
  | { readonly kind: 'lease'; readonly device: number; readonly held: number; readonly ttl: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('grant' as const),
    consent: fc.nat(5),
    devices: fc.nat(7),
    version: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({ kind: fc.constant('revoke' as const), consent: fc.nat(5) }),
  fc.record({ kind: fc.constant('refuse' as const), consent: fc.nat(5), device: fc.nat(DEVICES - 1) }),
  fc.record({
    kind: fc.constant('lease' as const),
    device: fc.nat(DEVICES - 1),
    held: fc.nat(12),
    ttl: fc.constantFrom(30_000, TTL, 90_000),
  }),
);

describeOnBoth('sets', ({ open }) => {
  const openPlatform = (): Promise<Database<PlatformTables>> =>
    open<PlatformTables>({ migrations: platformMigrations });

  test('the store and the pure functions agree on random histories', async () => {
    const database = await openPlatform();
    let agreed = 0;
    const live = async (steps: readonly Step[]): Promise<void> => {
      const ids: string[] = [];
      for (let index = 0; index < DEVICES; index += 1) ids.push(await addTestDevice(database, TTL));
      const consents = Array.from({ length: 6 }, () => randomUUID());
      let sets: DeviceSet[] = ids.map((id) => admitted(id, TTL));
      const [ended, granted] = [new Set<string>(), new Set<string>()];
      for (const one of steps) {
        if (one.kind === 'lease') {
          const id = ids[one.device] ?? '';
          const taken = await inTransaction(database, (writing) =>
            acknowledgeAt(writing, id, one.held, one.ttl),
          );
          sets = sets.map((set) => {
            if (set.deviceId !== id || one.held > set.epoch) return set;
            return leaseOf(acknowledge(set, one.held), one.ttl);
          });
          expect(taken).toBe(one.held <= (sets[one.device]?.epoch ?? 0));
          continue;
        }
        const consent = consents[one.consent] ?? '';
        if (one.kind === 'revoke') {
          await inTransaction(database, (writing) => revokeEverywhere(writing, consent, NOW));
          sets = sets.map((set) => (set.grants.has(consent) ? revoke(set, consent) : set));
          ended.add(consent);
          continue;
        }
        if (one.kind === 'refuse') {
          // What a device reports was given there, so it was granted nowhere yet.
          if (granted.has(consent)) continue;
          const id = ids[one.device] ?? '';
          await inTransaction(database, (writing) => refuseAt(writing, id, consent, REASON, NOW));
          if (!ended.has(consent))
            sets = sets.map((set) => (set.deviceId === id ? refuse(set, consent, REASON) : set));
          ended.add(consent);
          continue;
        }
        const at = ids.filter((_, index) => (one.devices >> index) % 2 === 1);
        const added = grantOf(consent, one.version);
        const told = await inTransaction(database, (writing) => grantAt(writing, at, added));
        expect(told).toBe(ended.has(consent) ? 'ended' : 'granted');
        granted.add(consent);
        if (!ended.has(consent))
          sets = sets.map((set) => (at.includes(set.deviceId) ? grant(set, added) : set));
      }
      for (const [index, id] of ids.entries())
        expect(await readSet(database.reading, id)).toEqual(sets[index]);
      agreed += sets.reduce((sum, { epoch }) => sum + epoch, 0);
    };
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 20 }), live), { numRuns: 40 });
    // Much has to have changed, or nothing was compared.
    expect(agreed).toBeGreaterThan(200);
  }, 120_000);

  test('a device that does not exist gets no grant, and nothing else does', async () => {
    const database = await openPlatform();
    const id = await addTestDevice(database, TTL);
    const consent = randomUUID();
    const granting = inTransaction(database, (writing) =>
      grantAt(writing, [id, randomUUID()], grantOf(consent)),
    );
    await expect(granting).rejects.toThrow(RangeError);
    expect((await readSet(database.reading, id))?.epoch).toBe(1);
  });

  test('a thousand devices lose a consent in one transaction', async () => {
    const database = await openPlatform();
    const ids: string[] = [];
    for (let index = 0; index < 1000; index += 1) ids.push(await addTestDevice(database, TTL));
    const consent = randomUUID();
    await inTransaction(database, (writing) => grantAt(writing, ids, grantOf(consent)));
    expect(await inTransaction(database, (writing) => revokeEverywhere(writing, consent, NOW))).toBe(true);
    expect(await inTransaction(database, (writing) => revokeEverywhere(writing, consent, NOW))).toBe(false);
    const view = await consentEnd(database.reading, new WithdrawalWatch(), consent);
    expect(view?.holders).toHaveLength(1000);
  }, 120_000);

  test('where no other way works the face rests, a withdrawal meanwhile still reaches, and it goes on again', async () => {
    const database = await openPlatform();
    const [here, elsewhere] = [await addTestDevice(database, TTL), await addTestDevice(database, TTL)];
    const [kept, ended] = [randomUUID(), randomUUID()];
    const purpose = await inTransaction(database, (writing) =>
      addPurpose(writing, lawfulContent(), 's', NOW),
    );
    const at = async (device: string) => {
      const row = await database.reading
        .selectFrom('devices')
        .select('site')
        .where('device', '=', device)
        .executeTakeFirstOrThrow();
      return row.site;
    };
    const site = await at(here);
    await inTransaction(database, async (writing) => {
      for (const consent of [kept, ended])
        await grantAt(writing, [here, elsewhere], { ...grantOf(consent), purpose_id: purpose });
    });
    const before = await readSet(database.reading, here);
    expect([before?.grants.size, [...(before?.stopped ?? [])]]).toEqual([2, []]);
    const checkpoint = await inTransaction(database, (writing) =>
      addCheckpoint(writing, purpose, { ...lawfulCheckpoint(), site }, NOW),
    );
    // Nobody has looked at the other ways yet: nothing may be compared here, and there it may.
    const stopped = await readSet(database.reading, here);
    expect([[...(stopped?.stopped ?? [])], stopped?.epoch]).toEqual([[purpose], (before?.epoch ?? 0) + 1]);
    expect([...((await readSet(database.reading, elsewhere))?.stopped ?? [])]).toEqual([]);
    await inTransaction(database, (writing) => revokeEverywhere(writing, ended, NOW));
    expect([...((await readSet(database.reading, here))?.tombstones.keys() ?? [])]).toEqual([ended]);
    const [made] = await readCheckpoints(database.reading, { checkpoint });
    const [way] = made?.ways ?? [];
    if (way === undefined) throw new Error('no way');
    await inTransaction(database, (writing) => noteHealth(writing, way, true, NOW));
    const again = await readSet(database.reading, here);
    expect([[...(again?.stopped ?? [])], [...(again?.grants.keys() ?? [])]]).toEqual([[], [kept]]);
    expect(again?.epoch).toBe((stopped?.epoch ?? 0) + 2);
    await inTransaction(database, (writing) => noteHealth(writing, way, false, NOW));
    expect([...((await readSet(database.reading, here))?.stopped ?? [])]).toEqual([purpose]);
  });

  test('effective by the word of every holder, or when the longest lease has run out; never before', async () => {
    const database = await openPlatform();
    const [one, two] = [await addTestDevice(database, TTL), await addTestDevice(database, TTL)];
    const consent = randomUUID();
    let clock = 0;
    const watch = new WithdrawalWatch(() => clock);
    const state = async (): Promise<string | undefined> => {
      await noteEffective(database, watch, NOW + clock);
      return (await consentEnd(database.reading, watch, consent))?.state;
    };
    await inTransaction(database, (writing) => grantAt(writing, [one, two], grantOf(consent)));
    expect(await state()).toBeUndefined();
    await inTransaction(database, (writing) => revokeEverywhere(writing, consent, NOW));
    expect(await state()).toBe('accepted');
    // The epoch before is no acknowledgement, and one of two is not all.
    await inTransaction(database, (writing) => acknowledgeAt(writing, one, 2, TTL));
    expect(await state()).toBe('accepted');
    await inTransaction(database, (writing) => acknowledgeAt(writing, one, 3, TTL));
    clock = TTL + CLOCK_MARGIN_MS - 1;
    expect(await state()).toBe('accepted');
    // A process that starts again counts anew.
    const other = new WithdrawalWatch(() => clock);
    await noteEffective(database, other, NOW);
    expect((await consentEnd(database.reading, other, consent))?.state).toBe('accepted');
    clock += 1;
    expect(await state()).toBe('effective');
    expect((await consentEnd(database.reading, other, consent))?.holders).toEqual(
      [
        { device_id: one, state: 'acknowledged' },
        { device_id: two, state: 'lease_over' },
      ].toSorted((a, b) => (a.device_id < b.device_id ? -1 : 1)),
    );
    await inTransaction(database, (writing) => noteErased(writing, one, consent, NOW));
    expect(await state()).toBe('effective');
    await inTransaction(database, (writing) => noteErased(writing, two, consent, NOW));
    expect(await state()).toBe('erased');
  });

  test('what no device holds is over at once; acknowledged by all, without waiting', async () => {
    const database = await openPlatform();
    const watch = new WithdrawalWatch(() => 0);
    const nowhere = randomUUID();
    await inTransaction(database, (writing) => revokeEverywhere(writing, nowhere, NOW));
    expect((await consentEnd(database.reading, watch, nowhere))?.state).toBe('erased');
    const id = await addTestDevice(database, TTL);
    const consent = randomUUID();
    await inTransaction(database, (writing) => grantAt(writing, [id], grantOf(consent)));
    await inTransaction(database, (writing) => revokeEverywhere(writing, consent, NOW));
    await inTransaction(database, (writing) => acknowledgeAt(writing, id, 3, TTL));
    await noteEffective(database, watch, NOW);
    expect((await consentEnd(database.reading, watch, consent))?.state).toBe('effective');
  });
});
