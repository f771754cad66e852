import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Platform } from '../platform.ts';
import { RunningPlatforms } from '../testing/running-platform.ts';
import { approvedDevice, openSite, send, type SignedCall, TestDevice } from './testing/test-device.ts';

const platforms = new RunningPlatforms();
const data = platforms.folder();
let platform: Platform;
let device: TestDevice;
let other: TestDevice;

beforeAll(async () => {
  platform = await platforms.start({ data });
  const site = await openSite(platform);
  device = await approvedDevice(platform, site);
  other = await approvedDevice(platform, site);
});
afterAll(() => platforms[Symbol.asyncDispose]());

const lease = (now = Date.now()): SignedCall =>
  device.signed(
    `${platform.url}/v1/devices/${device.id}/lease`,
    'POST',
    { device_id: device.id, nonce: '0'.repeat(32), held_epoch: 0 },
    now,
  );

/** Changes one character of a text to another of its kind, or of any. */
function changed(text: string): string {
  const at = randomInt(text.length);
  const was = text[at] ?? '';
  const pool =
    randomInt(2) === 0 ? 'ABCXYZabcxyz0123456789+/-_=:;"()' : `${was.toUpperCase()}${was.toLowerCase()}09aZ`;
  for (;;) {
    const now = pool[randomInt(pool.length)] ?? 'Q';
    if (now !== was) return text.slice(0, at) + now + text.slice(at + 1);
  }
}

function withHeader(call: SignedCall, name: string, value: string): SignedCall {
  return { ...call, headers: { ...call.headers, [name]: value } };
}

/** One way to change a request whose signature was never sent. */
const MUTANTS: ReadonlyArray<(call: SignedCall) => SignedCall> = [
  (call) => withHeader(call, 'signature', changed(call.headers['signature'] ?? '')),
  (call) => withHeader(call, 'signature-input', changed(call.headers['signature-input'] ?? '')),
  (call) => withHeader(call, 'content-digest', changed(call.headers['content-digest'] ?? '')),
  (call) => ({
    ...call,
    body: (call.body ?? '').replace('"held_epoch":0', `"held_epoch":${randomInt(1, 9)}`),
  }),
  (call) => ({ ...call, body: `${call.body} ` }),
  (call) => ({ ...call, url: `${call.url}?again=${randomInt(9)}` }),
  (call) => ({ ...call, url: call.url.replace('/lease', '/events') }),
  (call) => withHeader(call, 'signature-input', `${call.headers['signature-input']};alg="ed25519"`),
  (call) =>
    withHeader(call, 'signature-input', (call.headers['signature-input'] ?? '').replace(device.id, other.id)),
  (call) =>
    withHeader(
      call,
      'signature-input',
      (call.headers['signature-input'] ?? '').replace(
        /expires=(\d+)/,
        (_, expires: string) => `expires=${Number(expires) - 1}`,
      ),
    ),
  (call) => {
    const { signature: _, ...headers } = call.headers;
    return { ...call, headers };
  },
];

/** Sends some at a time. */
async function all(calls: readonly SignedCall[]): Promise<number[]> {
  const statuses: number[] = [];
  for (let at = 0; at < calls.length; at += 50)
    statuses.push(...(await Promise.all(calls.slice(at, at + 50).map(send))).map(({ status }) => status));
  return statuses;
}

test('T-A8: of ten thousand requests that were replayed or changed none is accepted', async () => {
  const accepted = Array.from({ length: 100 }, () => lease());
  // The control: the same requests, sent once as they are.
  expect(await all(accepted)).toEqual(accepted.map(() => 200));
  const replayed = Array.from({ length: 3000 }, (_, index) => accepted[index % 100] ?? lease());
  const originals = Array.from({ length: 7000 }, () => lease());
  const mutated = originals.map((call, index) =>
    (MUTANTS[index % MUTANTS.length] ?? ((same: SignedCall) => same))(call),
  );
  const unchanged = mutated.filter(
    (call, index) => JSON.stringify(call) === JSON.stringify(originals[index]),
  );
  expect(unchanged).toEqual([]);
  const statuses = [...(await all(replayed)), ...(await all(mutated))];
  expect(statuses).toHaveLength(10_000);
  expect(statuses.filter((status) => status < 400)).toEqual([]);
  expect(statuses.filter((status) => status >= 500)).toEqual([]);
  expect(await all([lease()])).toEqual([200]);
}, 300_000);

test('of a hundred copies sent at once one is taken; after a restart, none', async () => {
  const call = lease();
  const statuses = await all(Array.from({ length: 50 }, () => call));
  expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  await platforms.stop(platform);
  platform = await platforms.start({ data, port: Number(new URL(call.url).port) });
  // A connection of the stopped one may still be in the pool of this process.
  await all([lease()]).catch(() => undefined);
  expect(await all([call])).toEqual([401]);
  expect(await all([lease()])).toEqual([200]);
});

test('a signature counts for a minute, and not of the future', async () => {
  for (const [away, status] of [
    [-59_000, 200],
    [-61_000, 401],
    [25_000, 200],
    [40_000, 401],
    [3_600_000, 401],
  ] as const) {
    expect([away, ...(await all([lease(Date.now() + away)]))]).toEqual([away, status]);
  }
});

test('the key of another device signs nothing for this one', async () => {
  const stranger = new TestDevice();
  stranger.id = device.id;
  const body = { device_id: device.id, nonce: '0'.repeat(32), held_epoch: 0 };
  const call = stranger.signed(`${platform.url}/v1/devices/${device.id}/lease`, 'POST', body, Date.now());
  expect(await all([call])).toEqual([401]);
});
