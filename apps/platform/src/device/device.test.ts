import { randomUUID } from 'node:crypto';
import { DeviceJoined } from '@consentry/contract';
import { inTransaction } from '@consentry/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Platform } from '../platform.ts';
import { callAt, signedIn } from '../staff/testing/signed-in.ts';
import { RunningPlatforms } from '../testing/running-platform.ts';
import { grantAt, revokeEverywhere } from './set-store.ts';
import {
  PUBLIC_SPOT,
  SPOT,
  SURROUNDINGS,
  SURVEY,
  TestDevice,
  approvedDevice,
  nameOrganisation,
  openSite,
} from './testing/test-device.ts';
import { grantOf } from './testing/grant-of.ts';

let platforms: RunningPlatforms;
let platform: Platform;
let now = Date.parse('2026-11-22T09:00:00+08:00');

beforeEach(async () => {
  platforms = new RunningPlatforms();
  now = Date.parse('2026-11-22T09:00:00+08:00');
  platform = await platforms.start({ now: () => now });
});
afterEach(() => platforms[Symbol.asyncDispose]());

const code = async (got: Promise<{ readonly status: number; readonly body: Record<string, unknown> }>) => {
  const { status, body } = await got;
  return [status, body['code']];
};

test('a device joins, waits, is approved by somebody else, and gets its bundle', async () => {
  const site = await openSite(platform);
  expect(site.approval.status).toBe(200);
  const device = new TestDevice();
  const token = await site.invite();
  const joined = await callAt(platform.url, 'POST', '/v1/devices', { body: device.joining(token) });
  expect(joined.body).toMatchObject({ site_id: site.site, state: 'pending' });
  device.id = DeviceJoined.parse(joined.body).device_id;
  const at = `/v1/devices/${device.id}`;
  const ask = { device_id: device.id, nonce: '0'.repeat(32), held_epoch: 0 };
  expect(await code(device.call(platform, 'POST', `${at}/lease`, ask))).toEqual([403, 'device_not_approved']);
  const second = { headers: { 'if-match': '"1"' } };
  expect(await code(site.dpo.call('POST', `${at}/approval`, second))).toEqual([409, 'device_not_placed']);
  const place = { body: SPOT, ...second };
  expect((await site.installer.call('PUT', `${at}/spot`, place)).status).toBe(200);
  const third = { headers: { 'if-match': '"2"' } };
  expect(await code(site.installer.call('POST', `${at}/approval`, third))).toEqual([403, 'not_your_role']);
  expect((await site.dpo.call('POST', `${at}/approval`, third)).body).toMatchObject({
    state: 'approved',
    sign_approved_at: new Date(now).toISOString(),
  });
  const consent = randomUUID();
  await inTransaction(platform.context.database, (writing) =>
    grantAt(writing, [device.id], grantOf(consent)),
  );
  const bundle = await device.lease(platform);
  expect(bundle).toMatchObject({ device_id: device.id, epoch: 2, lease_ttl_ms: 900_000, tombstones: [] });
  expect(bundle.grants.map(({ consent_id }) => consent_id)).toEqual([consent]);
  await inTransaction(platform.context.database, (writing) => revokeEverywhere(writing, consent, now));
  expect(await device.lease(platform, 2)).toMatchObject({ epoch: 3, grants: [], tombstones: [consent] });
  expect((await device.call(platform, 'GET', at)).body).toMatchObject({ epoch: 3, acknowledged_epoch: 2 });
});

test('whoever installed a device does not approve it, even with the other role', async () => {
  const site = await openSite(platform);
  const both = await signedIn(platform, ['installer', 'dpo'], { sites: [site.site] });
  const { body } = await both.call('POST', `/v1/sites/${site.site}/device-tokens`);
  const device = new TestDevice();
  const joined = await callAt(platform.url, 'POST', '/v1/devices', {
    body: device.joining(String(body['token'])),
  });
  const at = `/v1/devices/${DeviceJoined.parse(joined.body).device_id}`;
  await site.installer.call('PUT', `${at}/spot`, { body: SPOT, headers: { 'if-match': '"1"' } });
  const approval = both.call('POST', `${at}/approval`, { headers: { 'if-match': '"2"' } });
  expect(await code(approval)).toEqual([403, 'four_eyes']);
});

test('T-A7: of a hundred parallel uses of one token one succeeds; used, late and made up, none does', async () => {
  const site = await openSite(platform);
  const token = await site.invite();
  const race = await Promise.all(
    Array.from({ length: 100 }, () =>
      callAt(platform.url, 'POST', '/v1/devices', { body: new TestDevice().joining(token) }),
    ),
  );
  expect(race.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(race.filter(({ status }) => status === 403)).toHaveLength(99);
  const rows = await platform.context.database.reading.selectFrom('devices').select('device').execute();
  expect(rows).toHaveLength(1);
  const join = (body: unknown) => code(callAt(platform.url, 'POST', '/v1/devices', { body }));
  expect(await join(new TestDevice().joining(token))).toEqual([403, 'device_token_wrong']);
  expect(await join(new TestDevice().joining(`csd_${'A'.repeat(22)}`))).toEqual([403, 'device_token_wrong']);
  const late = await site.invite();
  now += 15 * 60_000;
  expect(await join(new TestDevice().joining(late))).toEqual([403, 'device_token_wrong']);
  // A key that somebody else has: the proof is by another.
  const mine = new TestDevice().joining(await (await openSite(platform)).invite());
  const theirs = { ...mine, public_key: new TestDevice().publicKey };
  expect(await join(theirs)).toEqual([403, 'device_token_wrong']);
  expect((await callAt(platform.url, 'POST', '/v1/devices', { body: mine })).status).toBe(201);
});

test('no token lies in the database', async () => {
  const site = await openSite(platform);
  const token = await site.invite();
  const rows = await platform.context.database.reading.selectFrom('device_tokens').selectAll().execute();
  expect(JSON.stringify(rows)).not.toContain(token.slice(4));
  expect(rows[0]?.token_hash).toMatch(/^[0-9a-f]{64}$/);
});

test('T-A3: a forbidden space is refused whatever the documents say, and gets no lease', async () => {
  const basis = { public_security_basis: '公安文件', place: 'public', surroundings: SURROUNDINGS };
  const site = await openSite(platform, { ...SURVEY, ...basis });
  const facts = nameOrganisation(platform.context.now());
  expect((await site.dpo.call('POST', '/v1/posture/facts', { body: { facts } })).status).toBe(201);
  for (const space of ['toilet', 'changing_room', 'hotel_room', 'bathroom', 'fitting_room']) {
    const device = new TestDevice();
    const joined = await callAt(platform.url, 'POST', '/v1/devices', {
      body: device.joining(await site.invite()),
    });
    const at = `/v1/devices/${DeviceJoined.parse(joined.body).device_id}`;
    const placed = { body: { ...PUBLIC_SPOT, space }, headers: { 'if-match': '"1"' } };
    await site.installer.call('PUT', `${at}/spot`, placed);
    const refused = await site.dpo.call('POST', `${at}/approval`, { headers: { 'if-match': '"2"' } });
    expect([space, refused.status, refused.body['code'], refused.body['requirement']]).toEqual([
      space,
      403,
      'not_lawful',
      'R13.4',
    ]);
  }
  // The control: the same device at the entrance.
  expect((await approvedDevice(platform, site, PUBLIC_SPOT)).id).not.toBe('');
});

test('a public place without need, area or sign is refused by its rows', async () => {
  const needless = await openSite(platform, { ...SURVEY, place: 'public' });
  expect([needless.approval.status, needless.approval.body['requirement']]).toEqual([403, 'R13.1']);
  const site = await openSite(platform, { ...SURVEY, place: 'public', public_security_basis: '文件' });
  const device = new TestDevice();
  const joined = await callAt(platform.url, 'POST', '/v1/devices', {
    body: device.joining(await site.invite()),
  });
  const at = `/v1/devices/${DeviceJoined.parse(joined.body).device_id}`;
  const bare = { ...SPOT, capture_area: null, sign_photo_on: null };
  await site.installer.call('PUT', `${at}/spot`, { body: bare, headers: { 'if-match': '"1"' } });
  const refused = await site.dpo.call('POST', `${at}/approval`, { headers: { 'if-match': '"2"' } });
  const broken = refused.body['broken'] as ReadonlyArray<{ readonly requirement: string }>;
  expect(broken.map(({ requirement }) => requirement)).toEqual(['R13.2', 'R13.3', 'R13.7', 'R13.9']);
});

test('suspended, moved and retired devices get no lease; a site surveyed anew suspends its devices', async () => {
  const site = await openSite(platform);
  const device = await approvedDevice(platform, site);
  const at = `/v1/devices/${device.id}`;
  const lease = () =>
    code(
      device.call(platform, 'POST', `${at}/lease`, {
        device_id: device.id,
        nonce: '0'.repeat(32),
        held_epoch: 0,
      }),
    );
  const approve = async (version: number) =>
    (await site.dpo.call('POST', `${at}/approval`, { headers: { 'if-match': `"${version}"` } })).status;
  expect((await device.lease(platform)).epoch).toBe(1);
  await site.installer.call('POST', `${at}/suspension`, { body: { reason: '改装' } });
  expect(await lease()).toEqual([403, 'device_not_approved']);
  expect(await approve(4)).toBe(200);
  await site.installer.call('PUT', `${at}/spot`, { body: SPOT, headers: { 'if-match': '"5"' } });
  expect(await lease()).toEqual([403, 'device_not_approved']);
  expect(await approve(6)).toBe(200);
  const survey = { body: SURVEY, headers: { 'if-match': '"2"' } };
  expect((await site.installer.call('PUT', `/v1/sites/${site.site}`, survey)).status).toBe(200);
  expect(await lease()).toEqual([403, 'device_not_approved']);
  expect(await approve(8)).toBe(409);
  await site.dpo.call('POST', `${at}/retirement`, { body: { reason: '报废' } });
  // It hears what it has to erase, and does nothing else.
  expect(await device.lease(platform)).toMatchObject({ grants: [] });
  const claim = device.call(platform, 'POST', `${at}/verifications`, { ticket: '01234567' });
  expect(await code(claim)).toEqual([401, 'signature_refused']);
});

test('an epoch that this database never made is refused and somebody is alarmed', async () => {
  const device = await approvedDevice(platform, await openSite(platform));
  const ask = { device_id: device.id, nonce: '0'.repeat(32), held_epoch: 9 };
  const got = device.call(platform, 'POST', `/v1/devices/${device.id}/lease`, ask);
  expect(await code(got)).toEqual([409, 'epoch_never_made']);
  const { reading } = platform.context.database;
  const alarms = await reading
    .selectFrom('events')
    .select('kind')
    .where('stream', '=', 'device_alarms')
    .execute();
  expect(alarms).toEqual([{ kind: 'epoch_never_made' }]);
});

test('a device asks for nobody else, and nobody else for it', async () => {
  const site = await openSite(platform);
  const [one, two] = [await approvedDevice(platform, site), await approvedDevice(platform, site)];
  const ask = { device_id: two.id, nonce: '0'.repeat(32), held_epoch: 0 };
  for (const path of [`/v1/devices/${two.id}`, `/v1/devices/${two.id}/events`])
    expect(await code(one.call(platform, 'GET', path))).toEqual([404, 'not_found']);
  expect(await code(one.call(platform, 'POST', `/v1/devices/${two.id}/lease`, ask))).toEqual([
    404,
    'not_found',
  ]);
  expect(await code(one.call(platform, 'POST', `/v1/devices/${one.id}/lease`, ask))).toEqual([
    400,
    'malformed_request',
  ]);
  const lease = callAt(platform.url, 'POST', `/v1/devices/${two.id}/lease`, { body: ask });
  expect(await code(lease)).toEqual([401, 'not_signed_in']);
});
