import { afterEach, beforeEach, expect, test } from 'vitest';
import { approvedDevice, openSite } from '../device/testing/test-device.ts';
import type { Platform } from '../platform.ts';
import { signedIn } from '../staff/testing/signed-in.ts';
import { RunningPlatforms } from '../testing/running-platform.ts';

let platforms: RunningPlatforms;
let platform: Platform;
let now = 0;

beforeEach(async () => {
  platforms = new RunningPlatforms();
  now = Date.parse('2026-11-22T23:59:00+08:00');
  platform = await platforms.start({ now: () => now });
});
afterEach(() => platforms[Symbol.asyncDispose]());

test('a device reports by its alarm, once while that is open; stopped for it, it is not approved again', async () => {
  const device = await approvedDevice(platform, await openSite(platform));
  const dpo = await signedIn(platform, 'dpo');
  const at = new Date(now).toISOString();
  const alarm = (sequence: number, code: string) =>
    device.call(platform, 'POST', `/v1/devices/${device.id}/events`, {
      events: [{ sequence, at, kind: 'alarm', code }],
    });
  expect((await alarm(1, 'bundle_refused')).status).toBe(200);
  expect((await dpo.call('GET', '/v1/incidents')).body['incidents']).toEqual([]);
  for (const sequence of [2, 3]) expect((await alarm(sequence, 'store_rolled_back')).status).toBe(200);
  const listed = await dpo.call('GET', '/v1/incidents');
  const incidents = listed.body['incidents'] as Array<{ incident: string; kind: string }>;
  expect(incidents).toMatchObject([{ kind: 'tampering', state: 'reported' }]);
  const path = `/v1/incidents/${incidents[0]?.incident}`;
  expect((await dpo.call('GET', path)).body).toMatchObject({
    reported_by: `device ${device.id}`,
    facts: { devices: [device.id], certainty: 'possible' },
  });
  // Midnight is a minute away; the hours do not care.
  now += 120_000;
  const suspend = { purposes: [], devices: [device.id] };
  const taken_at = new Date(now).toISOString();
  const body = { action: 'Taken off the wall.', taken_at, contained: true, suspend };
  expect((await dpo.call('POST', `${path}/containment`, { body })).body).toMatchObject({
    remedied_at: taken_at,
    stopped: [{ thing: 'device', id: device.id }],
    clocks: expect.arrayContaining([
      expect.objectContaining({ kind: 'report', due_at: '2026-11-22T19:59:00.000Z', ungraded: true }),
    ]),
  });
  const shown = await dpo.call('GET', `/v1/devices/${device.id}`);
  expect(shown.body['state']).toBe('suspended');
  const headers = { 'if-match': shown.headers.get('etag') ?? '' };
  const approval = await dpo.call('POST', `/v1/devices/${device.id}/approval`, { headers });
  expect([approval.status, approval.body['code']]).toEqual([409, 'stopped_by_incident']);
});
