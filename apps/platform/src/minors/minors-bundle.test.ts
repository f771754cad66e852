import { type Writing, inTransaction } from '@consentry/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { endOverdue } from '../consent/end-consent.ts';
import { deviceHolders } from '../device/device-holders.ts';
import { bundleFor, snapshotOf } from '../device/device-set.ts';
import { serve } from '../device/serve-store.ts';
import { readSet } from '../device/set-store.ts';
import { addTestDevice } from '../device/testing/add-test-device.ts';
import type { PlatformTables } from '../store/tables.ts';
import { type ConsentSetting, OPERATOR, startConsentSetting } from '../testing/consent-setting.ts';
import { contentDigest } from '../facts/content-digest.ts';

let setting: ConsentSetting;
let device = '';
let held = 0;

beforeEach(async () => {
  setting = await startConsentSetting(() => {}, deviceHolders);
  const { database } = setting.server.context;
  device = await addTestDevice(database, 900_000);
  held = 0;
  await inTransaction(database, (writing: Writing<PlatformTables>) => serve(writing, device, 'door'));
});
afterEach(() => setting[Symbol.asyncDispose]());

/** What the device is told since it last asked. */
async function told() {
  const { database } = setting.server.context;
  const set = await readSet(database.reading, device);
  if (set === null) throw new Error('no set');
  const request = {
    device_id: device,
    nonce: '0'.repeat(32),
    held_epoch: held,
    whole: false,
    key_generation: 1,
  };
  const digest = contentDigest(snapshotOf(set));
  const bundle = bundleFor(set, request, { issuedAt: '', digest, keys: { generation: 1, trusted: [] } });
  held = bundle.epoch;
  return {
    grants: bundle.grants.map(({ consent_id, not_after }) => [consent_id, Date.parse(not_after)]),
    tombstones: bundle.tombstones,
  };
}

/** A child born then, and the consent that their guardian gave. */
async function consented(on: string) {
  const child = await setting.person(null, { kind: 'born', on });
  const guardian = await setting.person('mother@example.com');
  const body = { guardian, proof: 'household-register-1', check: 'paper' };
  const { send } = setting.server;
  const linked = await send('POST', `/v1/people/${child}/guardians`, body, { as: OPERATOR });
  const token = await setting.server.signIn('mother@example.com');
  const got = await setting.decide(child, token);
  return { consent: String(got.body['consent']), guardianship: String(linked.body['guardianship']) };
}

// The tests begin on 22 November 2026; a template is kept for a year at most.
for (const [born, birthday] of [
  ['2012-11-30', '2026-11-30'],
  ['2013-02-28', '2027-02-28'],
] as const) {
  test(`T-A5: born on ${born}, no grant lasts into ${birthday} in Shanghai, and it is gone from the bundles`, async () => {
    const midnight = Date.parse(`${birthday}T00:00:00+08:00`);
    const { consent } = await consented(born);
    expect(await told()).toEqual({ grants: [[consent, midnight]], tombstones: [] });
    const { server, ports } = setting;
    server.clock.now = midnight - 1;
    await endOverdue(server.context.database, ports.holders, server.clock.now);
    expect(await told()).toEqual({ grants: [], tombstones: [] });
    server.clock.now = midnight;
    await endOverdue(server.context.database, ports.holders, server.clock.now);
    expect(await told()).toEqual({ grants: [], tombstones: [consent] });
  });
}

test('T-A5: born on 29 February, the grant ends on the 28th of the fourteenth year', async () => {
  setting.server.clock.now = Date.parse('2029-06-01T09:00:00+08:00');
  const { consent } = await consented('2016-02-29');
  expect((await told()).grants).toEqual([[consent, Date.parse('2030-02-28T00:00:00+08:00')]]);
});

test('T-A5: with the guardianship the grant goes from the bundles at once', async () => {
  const { consent, guardianship } = await consented('2016-03-01');
  expect((await told()).grants).toHaveLength(1);
  const path = `/v1/guardianships/${guardianship}/end`;
  const ended = await setting.server.send('POST', path, {}, { as: OPERATOR });
  expect([ended.status, await told()]).toEqual([200, { grants: [], tombstones: [consent] }]);
});
