import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Database, inTransaction, openDatabase, readEvents } from '@consentry/server';
// oxlint-disable-next-line no-restricted-imports -- only tests may have it, so no index names it
import { ENGINE, startReceiver } from '@consentry/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reportsOf } from '../device/device-store.ts';
import { addTestDevice } from '../device/testing/add-test-device.ts';
import { TestDevice, send } from '../device/testing/test-device.ts';
import { beginSession } from '../people/sign-in-store.ts';
import { platformKeys } from '../settings/keys.ts';
import { signedIn } from '../staff/testing/signed-in.ts';
import { platformMigrations as migrations } from '../store/migrations/index.ts';
import type { PlatformTables } from '../store/tables.ts';
import { type Begun, beginPurpose } from './begun-purpose.ts';
import { oneFile } from './one-file.ts';
import { databaseOf, makeData, removeData } from './platform-data.ts';

/** Replicas killed, one after the other, under load. */
const KILLS = ENGINE === 'postgresql' ? 6 : 3;
/** A replica works for so long at most before the next kill, milliseconds. */
const WORK_MS = 600;
/** Of the requests one in so many is sent to the other replica, too, before its answer has come. */
const TWICE_IN = 4;
const [PERSONS, DEVICES] = [6, 3];

let program: Awaited<ReturnType<typeof oneFile>>;
beforeAll(async () => {
  program = await oneFile(join(import.meta.dirname, 'replica.fixture.ts'));
}, 120_000);
afterAll(() => rmSync(program.folder, { recursive: true, force: true }));

/** Processes on one database, some of which may be dead at any moment. */
class Replicas implements AsyncDisposable {
  readonly #running: ({ readonly process: ChildProcess; readonly url: string } | null)[] = [null, null];
  readonly #arguments: readonly string[];

  constructor(data: string, url: string) {
    this.#arguments = [data, url];
  }

  async start(which: number): Promise<void> {
    const stdio = ['ignore', 'inherit', 'inherit', 'ipc'] as const;
    const process = fork(program.path, this.#arguments, { stdio: [...stdio] });
    const [{ url }] = (await once(process, 'message')) as [{ readonly url: string }];
    this.#running[which] = { process, url };
  }

  async kill(which: number): Promise<void> {
    const one = this.#running[which];
    this.#running[which] = null;
    if (one === undefined || one === null) return;
    const ended = once(one.process, 'exit');
    one.process.kill('SIGKILL');
    await ended;
  }

  /** Address of one that is not known to be dead, another one each time if there are several. */
  url(turn: number): string | null {
    return this.#running[turn % 2]?.url ?? this.#running[(turn + 1) % 2]?.url ?? null;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill(0);
    await this.kill(1);
  }
}

/** A request until it is answered, whoever dies meanwhile. */
interface Asking {
  readonly replicas: Replicas;
  /** Without keys a request that comes twice is done twice. */
  readonly keyed: boolean;
}

type Body = Readonly<Record<string, unknown>>;

async function ask({ replicas, keyed }: Asking, token: string, path: string, body: unknown): Promise<Body> {
  const key = randomUUID();
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${token}`,
    ...(keyed ? { 'idempotency-key': key } : {}),
  };
  const once = async (url: string): Promise<{ status: number; body: Body } | null> => {
    try {
      const answer = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
      return { status: answer.status, body: (await answer.json()) as Body };
    } catch {
      // It died: whether it was done nobody knows.
      return null;
    }
  };
  return untilAnswered(replicas, path, async (url, other) => {
    if (other !== null && randomInt(TWICE_IN) === 0) {
      const [first, second] = await Promise.all([once(url), sleep(randomInt(15)).then(() => once(other))]);
      return second ?? first;
    }
    return once(url);
  });
}

async function untilAnswered(
  replicas: Replicas,
  what: string,
  work: (
    url: string,
    other: string | null,
  ) => Promise<{ readonly status: number; readonly body: Body } | null>,
): Promise<Body> {
  for (let turn = randomInt(2); ; turn += 1) {
    const url = replicas.url(turn);
    const answer = url === null ? null : await work(url, replicas.url(turn + 1));
    if (answer !== null && answer.status < 300) return answer.body;
    if (answer !== null && answer.status !== 503) throw new Error(`${what}: ${JSON.stringify(answer)}`);
    await sleep(20);
  }
}

/** What was acknowledged. */
interface Acknowledged {
  readonly shown: Map<string, string[]>;
  readonly given: Set<string>;
  readonly ended: Set<string>;
  readonly reported: Map<string, string[]>;
}

interface World {
  readonly database: Database<PlatformTables>;
  readonly purpose: Begun;
  readonly persons: ReadonlyArray<{ readonly person: string; readonly token: string }>;
  readonly devices: readonly TestDevice[];
  readonly operator: string;
  readonly admin: string;
}

async function prepare(database: Database<PlatformTables>, data: string): Promise<World> {
  const context = { database, keys: platformKeys(data), now: Date.now };
  const platform = { context, url: '' } as unknown as Parameters<typeof signedIn>[0];
  const purpose = await beginPurpose(platform);
  const devices: TestDevice[] = [];
  for (let n = 0; n < DEVICES; n += 1) {
    const device = new TestDevice();
    device.id = await addTestDevice(database, 60_000);
    await inTransaction(database, async (writing) => {
      await writing
        .updateTable('devices')
        .set({ public_key: device.publicKey })
        .where('device', '=', device.id)
        .execute();
      await writing
        .insertInto('device_purposes')
        .values({ device: device.id, purpose: purpose.purpose_id })
        .execute();
    });
    devices.push(device);
  }
  const persons: { person: string; token: string }[] = [];
  const now = Date.now();
  const { site } = await database.reading.selectFrom('sites').select('site').executeTakeFirstOrThrow();
  await inTransaction(database, async (writing) => {
    for (let n = 0; n < PERSONS; n += 1) {
      const person = randomUUID();
      await writing
        .insertInto('people')
        .values({ person, site, state: 'active', registered_at: now, registered_by: 's', version: 1 })
        .execute();
      await writing
        .insertInto('ages')
        .values({ person, born_on: '1990-05-01', band: null, proof: 'x', told_at: now, told_by: 'staff' })
        .execute();
      persons.push({ person, token: (await beginSession(writing, person, now)).token });
    }
  });
  const operator = await signedIn(platform, 'operator', { sites: [site] });
  const admin = await signedIn(platform, 'admin');
  return { database, purpose, persons, devices, operator: operator.token, admin: admin.token };
}

/** One person who sees the notice, agrees and withdraws, again and again. */
async function decide(asking: Asking, world: World, lane: number, goesOn: () => boolean, done: Acknowledged) {
  const { person, token } = world.persons[lane] ?? { person: '', token: '' };
  const { purpose_id, notice_digest: digest } = world.purpose;
  const language = 'en';
  while (goesOn()) {
    const notice = { purpose_id, kind: 'recognition', recipient_id: null, digest, language };
    const place = { kind: 'portal', id: null };
    const shown = await ask(asking, token, `/v1/people/${person}/presentations`, { ...notice, place });
    const presentation = String(shown['presentation']);
    done.shown.set(person, [...(done.shown.get(person) ?? []), presentation]);
    // Who asks without keys is told of a second decision on one showing: the showings tell of them.
    if (!asking.keyed) continue;
    const body = { presentation, decision: 'given' };
    const consent = String((await ask(asking, token, `/v1/people/${person}/consents`, body))['consent']);
    done.given.add(consent);
    await ask(asking, token, `/v1/consents/${consent}/withdrawal`, {});
    done.ended.add(consent);
  }
}

/** A door that reports what happened at it, and asks for its bundle between. */
async function report({ replicas }: Asking, device: TestDevice, goesOn: () => boolean, done: Acknowledged) {
  const events: string[] = [];
  done.reported.set(device.id, events);
  while (goesOn()) {
    const event = {
      sequence: events.length + 1,
      at: new Date().toISOString(),
      kind: 'used',
      way: 'pin',
      outcome: 'admitted',
      verification_id: null,
      person_id: randomUUID(),
      consent_id: null,
      purpose_id: 'door',
      purpose_version: 1,
      mode: null,
      model: null,
      took_ms: 900,
      first_try: true,
    };
    const path = `/v1/devices/${device.id}`;
    const call = (url: string, to: string, body: unknown) =>
      send(device.signed(`${url}${path}/${to}`, 'POST', body, Date.now())).catch(() => null);
    await untilAnswered(replicas, 'report', async (url, other) => {
      const body = { events: [event] };
      if (other === null || randomInt(TWICE_IN) > 0) return call(url, 'events', body);
      const [first, second] = await Promise.all([call(url, 'events', body), call(other, 'events', body)]);
      return second ?? first;
    });
    events.push(event.person_id);
    await untilAnswered(replicas, 'lease', (url) => {
      const nonce = randomBytes(16).toString('hex');
      return call(url, 'lease', { device_id: device.id, nonce, held_epoch: 1, key_generation: 0 });
    });
  }
}

/** Lets people and doors work while one replica after the other is killed and started again. */
async function live(asking: Asking, world: World, kills: number): Promise<Acknowledged> {
  const done: Acknowledged = {
    shown: new Map(),
    given: new Set(),
    ended: new Set(),
    reported: new Map(),
  };
  let over = false;
  const goesOn = () => !over;
  const lanes = [
    ...world.persons.map((_, lane) => decide(asking, world, lane, goesOn, done)),
    ...world.devices.map((device) => report(asking, device, goesOn, done)),
  ];
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      await Promise.race([sleep(200 + randomInt(WORK_MS)), Promise.all(lanes)]);
      await asking.replicas.kill(kill % 2);
      await sleep(randomInt(200));
      await asking.replicas.start(kill % 2);
    }
    await sleep(WORK_MS);
  } finally {
    over = true;
    await Promise.all(lanes);
  }
  return done;
}

/** Every event of a stream. */
async function eventsOf({ reading }: Database<PlatformTables>, stream: string) {
  const all: { readonly kind: string; readonly body: Body }[] = [];
  for (;;) {
    const some = await readEvents(reading, stream, all.length);
    all.push(...some.map(({ kind, body }) => ({ kind, body: JSON.parse(body) as Body })));
    if (some.length === 0) return all;
  }
}

/** One request to one replica: an answer with a secret is not kept, so that asking twice adds two endpoints. */
async function addWebhook(replicas: Replicas, token: string, port: number): Promise<void> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const url = `http://127.0.0.1:${port}/hook`;
  const body = JSON.stringify({ name: 'Gate', url, events: ['consent.*'] });
  const { status } = await fetch(`${replicas.url(0)}/v1/webhooks`, { method: 'POST', headers, body });
  expect(status).toBe(201);
}

/** How many more showings there are than were asked for. */
async function shownTwice({ reading }: Database<PlatformTables>, { shown }: Acknowledged): Promise<number> {
  const { rows } = await reading
    .selectFrom('presentations')
    .select((e) => e.fn.countAll<number>().as('rows'))
    .executeTakeFirstOrThrow();
  return rows - [...shown.values()].flat().length;
}

test('of two replicas on one database one is killed again and again: nothing is lost, nothing done twice', async () => {
  const data = makeData();
  const url = await databaseOf(data);
  {
    await using database = await openDatabase<PlatformTables>(url, { migrations });
    const world = await prepare(database, data);
    await using receiver = await startReceiver();
    await using replicas = new Replicas(data, url);
    await Promise.all([replicas.start(0), replicas.start(1)]);
    const asking = { replicas, keyed: true };
    await addWebhook(replicas, world.admin, receiver.port);
    const done = await live(asking, world, KILLS);

    // What was acknowledged is there, once, and nothing else is.
    const ids = (rows: ReadonlyArray<{ readonly consent: string }>) =>
      rows.map(({ consent }) => consent).toSorted();
    const { reading } = database;
    expect(ids(await reading.selectFrom('consents').select('consent').execute())).toEqual(
      [...done.given].toSorted(),
    );
    expect(ids(await reading.selectFrom('withdrawals').select('consent').execute())).toEqual(
      [...done.ended].toSorted(),
    );
    expect(await shownTwice(database, done)).toBe(0);
    const told = (await eventsOf(database, 'consents')).map(
      ({ kind, body }) => `${kind} ${String(body['consent'])}`,
    );
    const wanted = [...done.given].flatMap((id) => [`consent.given ${id}`, `consent.ended ${id}`]);
    expect(told.toSorted()).toEqual(wanted.toSorted());
    for (const [device, reported] of done.reported) {
      const events = await eventsOf(database, reportsOf(device));
      expect(events.map(({ body }) => body['person_id'])).toEqual(reported);
      const uses = await reading
        .selectFrom('verification_uses')
        .select('use')
        .where('device', '=', device)
        .execute();
      expect(uses.length).toBe(reported.length);
      expect(reported.length).toBeGreaterThan(0);
    }
    expect(done.ended.size).toBeGreaterThan(KILLS);

    // What a dead replica had begun to send is another's after its lease: put back, since nobody waits for that here.
    await Promise.all([replicas.kill(0), replicas.kill(1)]);
    await inTransaction(database, (writing) =>
      writing.updateTable('jobs').set({ lease_until: 0 }).where('lease_until', 'is not', null).execute(),
    );
    await replicas.start(0);
    // One delivery of each event, whichever replica wrote it down; the receiver tells two tries by their id.
    await expect
      .poll(() => new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size, {
        timeout: 60_000,
      })
      .toBe(wanted.length);
    const deliveries = await reading.selectFrom('webhook_deliveries').select('event').execute();
    const events = deliveries.map(({ event }) => event).toSorted();
    expect(events.length).toBe(wanted.length);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id']))).toEqual(new Set(events));
    // Each id stands for one event, however often it came.
    const bodies = new Map(receiver.received.map(({ headers, body }) => [headers['webhook-id'], body]));
    for (const { headers, body } of receiver.received) expect(bodies.get(headers['webhook-id'])).toBe(body);
  }
  await removeData(data);
}, 180_000);

test('without a key a request that is sent to both is done twice (control)', async () => {
  const data = makeData();
  const url = await databaseOf(data);
  {
    await using database = await openDatabase<PlatformTables>(url, { migrations });
    const world = await prepare(database, data);
    await using replicas = new Replicas(data, url);
    await Promise.all([replicas.start(0), replicas.start(1)]);
    const done = await live({ replicas, keyed: false }, { ...world, devices: [] }, 0);
    expect(await shownTwice(database, done)).toBeGreaterThan(0);
  }
  await removeData(data);
}, 60_000);
