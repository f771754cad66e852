import { appendEvent, inTransaction, TARGETS_DEFAULT } from '@consentry/server';
// oxlint-disable-next-line no-restricted-imports -- only tests may have it, so no index names it
import { type Received, type Receiver, startReceiver } from '@consentry/server/testing';
import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import type { Platform } from '../platform.ts';
import { type RunningPlatform, runPlatform } from '../staff/testing/running-platform.ts';
import { type Got, type SignedIn, callAt, signedIn } from '../staff/testing/signed-in.ts';
import { RunningPlatforms } from '../testing/running-platform.ts';
import { DELIVERY_LIFE_MS, FAILING_MAX_MS } from './webhook.ts';

const HERE = { settings: { ...TARGETS_DEFAULT, loopback: true } };
const urlOf = ({ port }: Receiver) => `http://127.0.0.1:${port}/hook`;

interface Added {
  readonly endpoint: string;
  readonly secret: string;
}

async function add(who: Pick<SignedIn, 'call'>, url: string, events: readonly string[]): Promise<Added> {
  const { status, body, headers } = await who.call('POST', '/v1/webhooks', {
    body: { name: 'Gate', url, events },
  });
  expect([status, headers.get('location')]).toEqual([201, `/v1/webhooks/${String(body['endpoint'])}`]);
  return body as unknown as Added;
}

/** Writes that something happened, as a slice does. */
async function happen({ context }: Platform, kind: string, body: object, stream = 'consents'): Promise<void> {
  const at = context.now();
  await inTransaction(context.database, (writing) =>
    appendEvent(writing, stream, { kind, body: JSON.stringify(body), at }),
  );
}

/** Lets the platform look at its streams again. */
async function until(platform: RunningPlatform, isSo: () => boolean | Promise<boolean>): Promise<void> {
  await expect
    .poll(
      async () => {
        platform.clock.now += 2000;
        return isSo();
      },
      { timeout: 20_000, interval: 50 },
    )
    .toBe(true);
}

/** Reads what came as a receiver would, by another's library: it throws for what is not signed right. */
function read(
  { secret }: Added,
  { body, headers }: Received,
  clock: number,
): Readonly<Record<string, unknown>> {
  const seconds = Number(headers['webhook-timestamp']);
  expect(Math.abs(seconds * 1000 - clock)).toBeLessThan(120_000);
  // The library compares with its own clock; ours stands elsewhere.
  const real = Date.now;
  Date.now = () => seconds * 1000;
  try {
    return new Webhook(secret).verify(body, { ...headers }) as Record<string, unknown>;
  } finally {
    Date.now = real;
  }
}

const deliveriesOf = async (who: Pick<SignedIn, 'call'>, endpoint: string, query = '') => {
  const { body } = await who.call('GET', `/v1/webhooks/${endpoint}/deliveries${query}`);
  return body as unknown as {
    readonly cursor: string | null;
    readonly deliveries: ReadonlyArray<{
      readonly delivery: string;
      readonly event: string;
      readonly type: string;
      readonly state: string;
      readonly attempts: ReadonlyArray<{ readonly status: number | null; readonly failure: string | null }>;
    }>;
  };
};

test('an endpoint is told what it asked for, signed, from the time it was added on', async () => {
  await using platform = await runPlatform({ webhooks: HERE });
  await using receiver = await startReceiver();
  const admin = await signedIn(platform, 'admin');
  await happen(platform, 'consent.given', { consent: 'before' });
  const added = await add(admin, urlOf(receiver), ['consent.*', 'device.approved']);
  await happen(platform, 'consent.given', { consent: 'c-1', person: 'p-1', name: 'Fang' });
  await happen(platform, 'device_approved', { device: 'd-1' }, 'devices');
  await happen(platform, 'device_suspended', { device: 'd-1' }, 'devices');
  await until(platform, () => receiver.received.length === 2);
  const contents = receiver.received.map((one) => read(added, one, platform.clock.now));
  const [consent] = contents.filter(({ type }) => type === 'consent.given');
  expect(consent).toMatchObject({ specversion: '1.0', id: 'consents-2', subject: 'c-1' });
  expect(consent?.['data']).toEqual({
    consent: 'c-1',
    person: 'p-1',
    link: `${platform.url}/v1/consents/c-1`,
  });
  expect(new Set(contents.map(({ type }) => type))).toEqual(new Set(['consent.given', 'device.approved']));
  expect(receiver.received[0]?.headers).toMatchObject({
    'content-type': 'application/cloudevents+json; charset=utf-8',
  });
  await until(platform, async () => {
    const { deliveries } = await deliveriesOf(admin, added.endpoint, '?state=delivered');
    return deliveries.length === 2;
  });
  const { deliveries } = await deliveriesOf(admin, added.endpoint);
  expect(deliveries.map(({ attempts }) => attempts)).toMatchObject([[{ status: 204 }], [{ status: 204 }]]);
  const { body, headers } = await admin.call('GET', `/v1/webhooks/${added.endpoint}`);
  expect(body).toMatchObject({ state: 'active', failing_since: null, waiting: 0, revision: 1 });
  expect(headers.get('etag')).toBe('"1"');
  expect(JSON.stringify(body)).not.toContain(added.secret);
});

test('a secret is shown once, sealed on the disk, and two sign while it is changed', async () => {
  await using platform = await runPlatform({ webhooks: HERE });
  await using receiver = await startReceiver();
  const admin = await signedIn(platform, 'admin');
  const old = await add(admin, urlOf(receiver), ['webhook.ping']);
  const rows = await platform.context.database.reading.selectFrom('webhook_secrets').selectAll().execute();
  expect(JSON.stringify(rows)).not.toContain(old.secret.slice(6));
  const at = `/v1/webhooks/${old.endpoint}`;
  const rotated = await admin.call('POST', `${at}/rotation`, { body: { overlap_seconds: 3600 } });
  const fresh = rotated.body as unknown as Added;
  expect(fresh.secret).not.toBe(old.secret);
  const ping = async () => {
    const before = receiver.received.length;
    expect((await admin.call('POST', `${at}/ping`, { body: {} })).status).toBe(202);
    await until(platform, () => receiver.received.length > before);
    const last = receiver.received.at(-1);
    if (last === undefined) throw new Error('nothing came');
    return last;
  };
  const first = await ping();
  for (const one of [old, fresh])
    expect(read(one, first, platform.clock.now)).toMatchObject({ type: 'webhook.ping' });
  platform.clock.now += 3_700_000;
  const admin2 = await signedIn(platform, 'admin');
  expect((await admin2.call('POST', `${at}/ping`, { body: {} })).status).toBe(202);
  await until(platform, () => receiver.received.length === 2);
  const second = receiver.received[1];
  if (second === undefined) throw new Error('nothing came');
  expect(read(fresh, second, platform.clock.now)).toMatchObject({ type: 'webhook.ping' });
  expect(() => read(old, second, platform.clock.now)).toThrow();
  expect(() =>
    read(fresh, { ...second, body: second.body.replace('ping', 'pong') }, platform.clock.now),
  ).toThrow();
});

test('what fails is tried again with the same id and bytes, and a person can send it once more', async () => {
  let status = 500;
  await using platform = await runPlatform({ webhooks: HERE });
  await using receiver = await startReceiver((response) =>
    response.writeHead(status).end('what we think of it'),
  );
  const admin = await signedIn(platform, ['admin', 'dpo']);
  const { endpoint } = await add(admin, urlOf(receiver), ['consent.given']);
  await happen(platform, 'consent.given', { consent: 'c-1' });
  await until(platform, () => receiver.received.length >= 2);
  expect((await admin.call('GET', `/v1/webhooks/${endpoint}`)).body).toMatchObject({
    failing_since: expect.any(String),
  });
  status = 200;
  await until(
    platform,
    async () => (await deliveriesOf(admin, endpoint)).deliveries[0]?.state === 'delivered',
  );
  const { deliveries } = await deliveriesOf(admin, endpoint);
  const [delivery] = deliveries;
  expect(delivery?.attempts.map((attempt) => attempt.status)).toEqual([
    ...Array.from({ length: (delivery?.attempts.length ?? 1) - 1 }, () => 500),
    200,
  ]);
  const known = (await admin.call('GET', `/v1/webhooks/${endpoint}`)).body;
  expect(known).toMatchObject({ failing_since: null });
  const again = await admin.call(
    'POST',
    `/v1/webhooks/${endpoint}/deliveries/${delivery?.delivery}/redelivery`,
    {
      body: {},
    },
  );
  expect([again.status, again.body['event']]).toEqual([202, 'consents-1']);
  const before = receiver.received.length;
  await until(platform, () => receiver.received.length > before);
  expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id']))).toEqual(
    new Set(['consents-1']),
  );
  expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
  // No answer of a receiver is kept.
  const kept = await platform.context.database.reading.selectFrom('webhook_attempts').selectAll().execute();
  expect(JSON.stringify(kept)).not.toContain('what we think');
  // The log goes page by page, the latest first, and is gone after thirty days.
  const first = await deliveriesOf(admin, endpoint, '?limit=1');
  const second = await deliveriesOf(admin, endpoint, `?limit=1&cursor=${first.cursor}`);
  expect([first.deliveries.length, second.deliveries.length, second.cursor]).toEqual([1, 1, null]);
  expect(first.deliveries[0]?.delivery).not.toBe(second.deliveries[0]?.delivery);
  platform.clock.now += DELIVERY_LIFE_MS + 1;
  const later = await signedIn(platform, 'admin');
  await until(platform, async () => (await deliveriesOf(later, endpoint)).deliveries.length === 0);
});

test('an endpoint that is paused is told later; one that fails for days, or is gone, is disabled', async () => {
  let status = 204;
  await using platform = await runPlatform({ webhooks: HERE });
  await using receiver = await startReceiver((response) => response.writeHead(status).end());
  await using witness = await startReceiver();
  const admin = await signedIn(platform, 'admin');
  const { endpoint } = await add(admin, urlOf(receiver), ['consent.*']);
  await add(admin, urlOf(witness), ['webhook.disabled']);
  const at = `/v1/webhooks/${endpoint}`;
  const change = async (who: SignedIn, body: object): Promise<Got> => {
    const { headers } = await who.call('GET', at);
    return who.call('PATCH', at, { body, headers: { 'if-match': headers.get('etag') ?? '' } });
  };
  expect((await admin.call('PATCH', at, { body: { state: 'paused' } })).status).toBe(428);
  expect((await change(admin, { state: 'paused' })).body).toMatchObject({ state: 'paused', revision: 2 });
  await happen(platform, 'consent.given', { consent: 'c-1' });
  expect((await admin.call('POST', `${at}/ping`)).status).toBe(202);
  await until(platform, () => receiver.received.length === 1);
  expect(receiver.received[0]?.body).toContain('webhook.ping');
  await change(admin, { state: 'active' });
  await until(platform, () => receiver.received.some(({ body }) => body.includes('"c-1"')));

  status = 503;
  await happen(platform, 'consent.given', { consent: 'c-2' });
  const state = async (who: SignedIn) => (await who.call('GET', at)).body;
  await until(platform, async () => (await state(admin))['failing_since'] !== null);
  expect(receiver.received.some(({ body }) => body.includes('"c-2"'))).toBe(true);
  platform.clock.now += FAILING_MAX_MS;
  const later = await signedIn(platform, 'admin');
  await until(platform, async () => (await state(later))['state'] === 'disabled');
  expect(await state(later)).toMatchObject({ reason: 'failing' });
  await until(platform, () => witness.received.length === 1);
  expect(witness.received[0]?.body).toContain(endpoint);

  // What waited is told when it goes on.
  status = 204;
  await change(later, { state: 'active' });
  const taken = () => receiver.received.filter(({ body }) => body.includes('"c-2"')).length;
  const before = taken();
  platform.clock.now += 13 * 3_600_000;
  await until(platform, () => taken() > before);

  status = 410;
  const last = await signedIn(platform, 'admin');
  await happen(platform, 'consent.given', { consent: 'c-3' });
  await until(platform, async () => (await state(last))['reason'] === 'gone');
});

test('a program has its own endpoints, hears of its own results, and of nothing when it is revoked', async () => {
  await using platform = await runPlatform({ webhooks: HERE });
  await using receiver = await startReceiver();
  const admin = await signedIn(platform, 'admin');
  const scopes = ['webhook.add', 'webhook.list', 'webhook.read', 'webhook.change', 'webhook.ping'];
  const program = async () => {
    const { body } = await admin.call('POST', '/v1/api-keys', {
      body: { name: 'Gate', kind: 'api_key', scopes },
    });
    const headers = { authorization: `Bearer ${String(body['secret'])}` };
    const call: SignedIn['call'] = (method, path, sent = {}) =>
      callAt(platform.url, method, path, { ...sent, headers: { ...headers, ...sent.headers } });
    return { id: String(body['integrator']), call };
  };
  const [one, other] = [await program(), await program()];
  const { endpoint } = await add(one, urlOf(receiver), ['verification.completed']);
  expect((await other.call('GET', `/v1/webhooks/${endpoint}`)).status).toBe(404);
  expect((await other.call('POST', `/v1/webhooks/${endpoint}/ping`)).status).toBe(404);
  expect((await other.call('GET', '/v1/webhooks')).body).toEqual({ webhooks: [] });
  expect((await one.call('GET', '/v1/webhooks')).body).toMatchObject({ webhooks: [{ endpoint }] });
  expect((await one.call('DELETE', `/v1/webhooks/${endpoint}`)).status).toBe(403);
  for (const { id } of [other, one]) {
    const body = { integrator: id, verification_id: `of-${id}`, state: 'verified' };
    await happen(platform, 'verification.completed', body, 'verifications');
  }
  await until(platform, () => receiver.received.length > 0);
  expect(receiver.received.map(({ body }) => body.includes(`of-${one.id}`))).toEqual([true]);
  await admin.call('DELETE', `/v1/api-keys/${one.id}`);
  const state = async () => (await admin.call('GET', `/v1/webhooks/${endpoint}`)).body;
  await until(platform, async () => (await state())['reason'] === 'owner_revoked');
  const { headers } = await admin.call('GET', `/v1/webhooks/${endpoint}`);
  const sent = { body: { state: 'active' }, headers: { 'if-match': headers.get('etag') ?? '' } };
  expect((await admin.call('PATCH', `/v1/webhooks/${endpoint}`, sent)).body['code']).toBe('webhook_state');
  expect((await admin.call('DELETE', `/v1/webhooks/${endpoint}`)).body).toEqual({ removed: true });
  expect((await admin.call('GET', '/v1/webhooks')).body).toEqual({ webhooks: [] });
});

test('bad input names its field, and an address inside is refused at once', async () => {
  await using platform = await runPlatform();
  const admin = await signedIn(platform, 'admin');
  const good = { name: 'Gate', url: 'https://hooks.example.com/', events: ['consent.*'] };
  const bad: ReadonlyArray<readonly [object, number, string]> = [
    [{ ...good, url: 'https://169.254.169.254/' }, 422, '/body/url'],
    [{ ...good, url: 'http://127.0.0.1/' }, 422, '/body/url'],
    [{ ...good, url: 'https://user:word@hooks.example.com/' }, 422, '/body/url'],
    [{ ...good, events: ['face.*'] }, 400, '/body/events/0'],
    [{ ...good, events: [] }, 400, '/body/events'],
    [{ ...good, events: ['consent.*', 'consent.*'] }, 400, '/body/events'],
    [{ ...good, name: ' ' }, 400, '/body/name'],
  ];
  for (const [body, status, field] of bad) {
    const got = await admin.call('POST', '/v1/webhooks', { body });
    expect([got.status, got.body['fields']], JSON.stringify(body)).toEqual([status, [field]]);
  }
  const { endpoint } = await add(admin, good.url, good.events);
  const sent = { body: { url: 'https://10.0.0.1/' }, headers: { 'if-match': '"1"' } };
  expect((await admin.call('PATCH', `/v1/webhooks/${endpoint}`, sent)).status).toBe(422);
});

test('of two replicas each tells of each event once, and one that stops hands on what it had', async () => {
  await using platforms = new RunningPlatforms();
  let slow = true;
  await using receiver = await startReceiver((response) => {
    if (!slow) response.writeHead(204).end();
  });
  const data = platforms.folder();
  const first = await platforms.start({ webhooks: HERE, data });
  const admin = await signedIn(first, 'admin');
  await add(admin, urlOf(receiver), ['consent.given']);
  for (let at = 0; at < 40; at += 1) await happen(first, 'consent.given', { consent: `c-${at}` });
  // The first holds some of them, which are not answered.
  await expect.poll(() => receiver.received.length, { timeout: 20_000 }).toBe(16);
  const held = new Set(receiver.received.map(({ headers }) => headers['webhook-id']));
  const second = await platforms.start({ webhooks: HERE, data });
  slow = false;
  await platforms.stop(first);
  const ids = () => receiver.received.map(({ headers }) => headers['webhook-id']);
  await expect.poll(() => new Set(ids()).size, { timeout: 30_000 }).toBe(40);
  const { reading } = second.context.database;
  const waiting = () =>
    reading.selectFrom('webhook_deliveries').select('state').where('state', '=', 'waiting').execute();
  await expect.poll(waiting, { timeout: 20_000 }).toEqual([]);
  // Twice at the most, and only what the first had begun.
  const twice = ids().filter((id, at, all) => all.indexOf(id) !== at);
  expect(twice.every((id) => held.has(id))).toBe(true);
  const deliveries = await reading.selectFrom('webhook_deliveries').select('event').execute();
  expect(deliveries).toHaveLength(40);
});
