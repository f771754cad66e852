/**
 * What a platform does on this machine: records a second, renewals of 10,000 devices, a million persons.
 *
 *   node bench/platform.ts --store sqlite|postgresql [--persons 1000000] [--devices 10000] [--runs 2000]
 *     [--only search,posture] [--keep FOLDER]
 *
 * The platform runs in a process of its own, the load in this one and PostgreSQL beside them: all share the
 * machine. Every answer is waited for, so that what is counted is on disk. Beside each rate stands a bare insert
 * of one row, durable, in the same run: the ratio is what the platform costs. The rows of persons are made by
 * SQL (`bench/platform/seed.ts`); PostgreSQL is started in a temporary folder, as Debian configures it, with
 * `shared_buffers` of 128 MB. `--keep`, with SQLite: the rows are made there once, and found there the next time.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { createPrivateKey, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type Database, inTransaction, openDatabase, sql } from '@consentry/server';
/* oxlint-disable no-restricted-imports -- it fills the tables and speaks as staff and devices do, which no package offers */
import { startCluster } from '../packages/server/src/database/testing/cluster.ts';
import { addIntegrator, replaceSecret } from '../apps/platform/src/access/integrator-store.ts';
import { TestDevice, send } from '../apps/platform/src/device/testing/test-device.ts';
import { lawfulFacts } from '../apps/platform/src/facts/testing/lawful-facts.ts';
import { beginSession } from '../apps/platform/src/people/sign-in-store.ts';
import { platformKeys } from '../apps/platform/src/settings/keys.ts';
import { signedIn } from '../apps/platform/src/staff/testing/signed-in.ts';
import { platformMigrations } from '../apps/platform/src/store/migrations/index.ts';
import type { PlatformTables } from '../apps/platform/src/store/tables.ts';
import { ask, load, quantiles, tell } from './platform/load.ts';
import { type Seeded, emailOf, seed } from './platform/seed.ts';

const { values } = parseArgs({
  options: {
    store: { type: 'string', default: 'sqlite' },
    persons: { type: 'string', default: '1000000' },
    devices: { type: 'string', default: '10000' },
    runs: { type: 'string', default: '2000' },
    only: { type: 'string', default: '' },
    keep: { type: 'string' },
  },
});
const [PERSONS, DEVICES, RUNS] = [Number(values.persons), Number(values.devices), Number(values.runs)];
const SIZE = { persons: PERSONS, purposes: 200, devices: DEVICES, doors: 2 };
const AT_ONCE = [1, 8, 32];
/** A device renews when a third of its lease (15 minutes) is over. */
const NEEDED = DEVICES / 300;
const MIB = 2 ** 20;

const data = values.keep ?? mkdtempSync(join(tmpdir(), 'consentry-bench-'));
const made = join(data, 'made.json');
const cluster = values.store === 'postgresql' ? startCluster() : null;
const url = cluster?.url ?? `sqlite:${join(data, 'platform.db')}`;
let child: ChildProcess | null = null;
try {
  await using database = await openDatabase<PlatformTables>(url, {
    migrations: platformMigrations,
    statementMs: 0,
  });
  const keys = platformKeys(data);
  const context = { database, keys, now: Date.now };
  const began = performance.now();
  const seeded = existsSync(made) ? readSeeded() : await seed(context, SIZE);
  if (values.keep !== undefined) writeSeeded(seeded);
  console.log(
    `\n${values.store}: ${PERSONS} persons, ${SIZE.purposes} purposes, ${DEVICES} devices, made in ${((performance.now() - began) / 1000).toFixed(0)} s`,
  );
  const started = performance.now();
  const program = join(import.meta.dirname, '../apps/platform/src/testing/replica.fixture.ts');
  child = fork(program, [data, url], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const [{ url: at }] = (await once(child, 'message')) as [{ readonly url: string }];
  console.log(`started in ${(performance.now() - started).toFixed(0)} ms`);
  const setting = await prepare(context, at, seeded);
  const stages = { bare, consents, verifications, reports, leases, search, posture, withdrawals };
  for (const [name, stage] of Object.entries(stages)) {
    if (values.only !== '' && !values.only.split(',').includes(name)) continue;
    await stage(setting);
    const { rss, peak } = await weigh(child);
    console.log(`  resident ${(rss / MIB).toFixed(0)} MiB, peak ${(peak / MIB).toFixed(0)} MiB`);
  }
} finally {
  child?.kill('SIGKILL');
  cluster?.[Symbol.dispose]();
  if (values.keep === undefined) rmSync(data, { recursive: true, force: true });
}

function writeSeeded({ devices, ...seeded }: Seeded): void {
  const keys = devices.map((device) => ({
    ...device,
    key: device.key.export({ type: 'pkcs8', format: 'pem' }),
  }));
  writeFileSync(made, JSON.stringify({ ...seeded, devices: keys }));
}

function readSeeded(): Seeded {
  const { devices, ...seeded } = JSON.parse(readFileSync(made, 'utf8')) as Omit<Seeded, 'devices'> & {
    readonly devices: ReadonlyArray<Omit<Seeded['devices'][number], 'key'> & { readonly key: string }>;
  };
  return { ...seeded, devices: devices.map((device) => ({ ...device, key: createPrivateKey(device.key) })) };
}

interface Setting {
  readonly database: Database<PlatformTables>;
  readonly url: string;
  readonly seeded: Seeded;
  readonly devices: readonly TestDevice[];
  /** Session tokens of staff, and the key of a program. */
  readonly operator: string;
  readonly dpo: string;
  readonly program: string;
  /** Persons without a decision, signed in. */
  readonly newcomers: ReadonlyArray<{ readonly person: string; readonly token: string }>;
}

async function prepare(context: Parameters<typeof seed>[0], at: string, seeded: Seeded): Promise<Setting> {
  const { database } = context;
  const platform = { context, url: at } as unknown as Parameters<typeof signedIn>[0];
  const operator = await signedIn(platform, 'operator', { sites: seeded.sites });
  const dpo = await signedIn(platform, 'dpo');
  const now = Date.now();
  const integrator = randomUUID();
  const program = await inTransaction(database, async (writing) => {
    await addIntegrator(writing, {
      integrator,
      name: 'Visitors',
      kind: 'api_key',
      scopes: JSON.stringify(['verification.open', 'verification.read', 'verification.cancel']),
      sites: JSON.stringify(seeded.sites),
      state: 'active',
      made_by: operator.staff,
      made_at: now,
    });
    return replaceSecret(writing, integrator, now, now);
  });
  const people = Array.from({ length: AT_ONCE.length * RUNS }, () => randomUUID());
  const newcomers: { person: string; token: string }[] = [];
  for (let from = 0; from < people.length; from += 500) {
    await inTransaction(database, async (writing) => {
      for (const person of people.slice(from, from + 500)) {
        const row = {
          person,
          site: null,
          state: 'active',
          registered_at: now,
          registered_by: 's',
          version: 1,
        } as const;
        await writing.insertInto('people').values(row).execute();
        const age = {
          person,
          born_on: '1990-05-01',
          band: null,
          proof: 'x',
          told_at: now,
          told_by: 'staff',
        } as const;
        await writing.insertInto('ages').values(age).execute();
        newcomers.push({ person, token: (await beginSession(writing, person, now)).token });
      }
    });
  }
  const devices = seeded.devices.map(
    ({ id, key }) => Object.assign(Object.create(TestDevice.prototype), { id, key }) as TestDevice,
  );
  return { database, url: at, seeded, devices, operator: operator.token, dpo: dpo.token, program, newcomers };
}

async function weigh(process: ChildProcess): Promise<{ readonly rss: number; readonly peak: number }> {
  process.send('weigh');
  const [answer] = (await once(process, 'message')) as [{ readonly rss: number; readonly peak: number }];
  return answer;
}

/** What the database does with one row and nothing else. */
async function bare({ database }: Setting): Promise<void> {
  await inTransaction(database, (writing) =>
    sql`create table if not exists bench_rows (id text primary key, body text)`.execute(writing),
  );
  for (const atOnce of AT_ONCE) {
    const body = 'x'.repeat(1000);
    const result = await load(RUNS, atOnce, () =>
      inTransaction(
        database,
        (writing) => sql`insert into bench_rows values (${randomUUID()}, ${body})`.execute(writing),
        'read committed',
      ),
    );
    tell(`bare insert, ${atOnce} at once`, result);
  }
}

/** The notice, then the decision: two requests, two commits. */
async function consents({ url: at, seeded, newcomers }: Setting): Promise<void> {
  for (const [round, atOnce] of AT_ONCE.entries()) {
    const people = newcomers.slice(round * RUNS, (round + 1) * RUNS);
    const shown: unknown[] = [];
    tell(
      `notices shown, ${atOnce} at once`,
      await load(people.length, atOnce, async (run) => {
        const { person, token } = people[run] ?? { person: '', token: '' };
        const purpose = seeded.purposes[run % seeded.purposes.length];
        const { presentation } = await ask(`${at}/v1/people/${person}/presentations`, 'POST', token, {
          purpose_id: purpose?.purpose_id,
          kind: 'recognition',
          recipient_id: null,
          digest: purpose?.notice_digest,
          language: 'zh-CN',
          place: { kind: 'portal', id: null },
        });
        shown[run] = presentation;
      }),
    );
    tell(
      `consents, ${atOnce} at once`,
      await load(people.length, atOnce, (run) => {
        const { person, token } = people[run] ?? { person: '', token: '' };
        const body = { presentation: shown[run], decision: 'given' };
        return ask(`${at}/v1/people/${person}/consents`, 'POST', token, body);
      }),
    );
  }
}

/** Opened by a program, completed by staff: two requests, two commits. */
async function verifications({ url: at, seeded, operator, program }: Setting): Promise<void> {
  for (const atOnce of AT_ONCE) {
    const tickets: unknown[] = [];
    tell(
      `verifications opened, ${atOnce} at once`,
      await load(RUNS, atOnce, async (run) => {
        const place = run % seeded.purposes.length;
        const { ticket } = await ask(`${at}/v1/verifications`, 'POST', program, {
          purpose_id: seeded.purposes[place]?.purpose_id,
          at: { kind: 'checkpoint', checkpoint_id: seeded.checkpoints[place] },
          subject: { kind: 'visitor', reference: `v-${run}` },
          nonce: randomBytes(16).toString('hex'),
        });
        tickets[run] = ticket;
      }),
    );
    tell(
      `verifications completed, ${atOnce} at once`,
      await load(RUNS, atOnce, (run) =>
        ask(`${at}/v1/staff-checks`, 'POST', operator, { ticket: tickets[run], outcome: 'verified' }),
      ),
    );
  }
}

/** A use of a way, as doors report them; alone and a hundred in one report. */
async function reports({ url: at, seeded, devices }: Setting): Promise<void> {
  const sequences = new Map<string, number>();
  const report = async (run: number, events: number): Promise<void> => {
    const device = devices[run % Math.min(devices.length, seeded.purposes.length)];
    if (device === undefined) return;
    const purpose = seeded.purposes[run % seeded.purposes.length]?.purpose_id ?? '';
    const before = sequences.get(device.id) ?? 0;
    sequences.set(device.id, before + events);
    const body = {
      events: Array.from({ length: events }, (_, n) => ({
        sequence: before + n + 1,
        at: new Date().toISOString(),
        kind: 'used',
        way: 'face',
        outcome: 'admitted',
        verification_id: null,
        person_id: randomUUID(),
        consent_id: null,
        purpose_id: purpose,
        purpose_version: 1,
        mode: 'verify',
        model: '0123456789abcdef',
        took_ms: 900,
        first_try: true,
      })),
    };
    const got = await send(device.signed(`${at}/v1/devices/${device.id}/events`, 'POST', body, Date.now()));
    if (got.status !== 200) throw new Error(`report: ${got.status} ${JSON.stringify(got.body)}`);
  };
  for (const atOnce of AT_ONCE)
    tell(`device reports of 1 event, ${atOnce} at once`, await load(RUNS, atOnce, (run) => report(run, 1)));
  const hundred = await load(RUNS / 10, 8, (run) => report(run, 100));
  tell(
    'device reports of 100 events, 8 at once',
    hundred,
    `, ${(hundred.perSecond * 100).toFixed(0)} events/s`,
  );
}

/** Every device renews its lease once; half of them hold what they have, none changes. */
async function leases({ url: at, devices }: Setting): Promise<void> {
  const renew = async (device: TestDevice | undefined): Promise<void> => {
    if (device === undefined) return;
    const path = `${at}/v1/devices/${device.id}/lease`;
    const body = {
      device_id: device.id,
      nonce: randomBytes(16).toString('hex'),
      held_epoch: 2,
      key_generation: 1,
    };
    const got = await send(device.signed(path, 'POST', body, Date.now()));
    if (got.status !== 200) throw new Error(`lease: ${got.status} ${JSON.stringify(got.body)}`);
  };
  for (const round of ['first', 'second']) {
    const result = await load(devices.length, 32, (run) => renew(devices[run]));
    tell(
      `${round} renewals, 32 at once`,
      result,
      `, ${(result.perSecond / NEEDED).toFixed(1)} times the need of ${NEEDED.toFixed(0)}/s`,
    );
  }
}

async function search({ url: at, seeded, operator, dpo }: Setting): Promise<void> {
  const some = () => Math.floor(Math.random() * PERSONS);
  for (const atOnce of [1, 8]) {
    tell(
      `person by mail address, ${atOnce} at once`,
      await load(RUNS, atOnce, async () => {
        const n = some();
        const site = seeded.sites[n % SIZE.purposes];
        const identifier = { kind: 'email', value: emailOf(n) };
        const { people } = await ask(`${at}/v1/people/find`, 'POST', operator, { site, identifier });
        if ((people as readonly unknown[]).length !== 1) throw new Error('not found');
      }),
    );
    tell(
      `persons of a site, 100 of them, ${atOnce} at once`,
      await load(RUNS / 4, atOnce, (run) =>
        ask(`${at}/v1/people?site=${seeded.sites[run % seeded.sites.length]}&limit=100`, 'GET', operator),
      ),
    );
  }
  tell(
    'all persons, 100 of them',
    await load(RUNS / 4, 1, () => ask(`${at}/v1/people?limit=100`, 'GET', dpo)),
  );
}

/** The review, first and after a change, and what others wait meanwhile. */
async function posture({ database, url: at, seeded, dpo }: Setting): Promise<void> {
  const facts = lawfulFacts(seeded.purposes[0]?.purpose_id ?? '', Date.now());
  const handed = await fetch(`${at}/v1/posture/facts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${dpo}` },
    body: JSON.stringify({ facts }),
  });
  console.log(`handing in facts: ${handed.status} ${handed.ok ? '' : (await handed.text()).slice(0, 200)}`);
  const waits: number[] = [];
  const over = new AbortController();
  const probing = (async () => {
    while (!over.signal.aborted) {
      const start = performance.now();
      await ask(`${at}/v1/people/${randomUUID()}`, 'GET', dpo).catch(() => null);
      waits.push(performance.now() - start);
      await sleep(5);
    }
  })();
  const read = async (): Promise<number> => {
    const start = performance.now();
    await ask(`${at}/v1/posture`, 'GET', dpo);
    return performance.now() - start;
  };
  console.log(`posture, first: ${(await read()).toFixed(0)} ms`);
  const after: number[] = [];
  for (let run = 0; run < 10; run += 1) {
    const open = await database.reading
      .selectFrom('open_consents')
      .select('consent')
      .limit(1)
      .offset(run * 7)
      .executeTakeFirstOrThrow();
    await ask(`${at}/v1/consents/${open.consent}/withdrawal`, 'POST', dpo, {});
    after.push(await read());
  }
  tell('posture after a withdrawal', quantiles(after));
  tell('posture, nothing changed', await load(20, 1, read));
  over.abort();
  await probing;
  tell('others meanwhile', quantiles(waits));
}

/** From the click to `accepted`, and to `effective` at the doors that listen. */
async function withdrawals({ database, url: at, seeded, devices, dpo }: Setting): Promise<void> {
  const open = await database.reading
    .selectFrom('open_consents')
    .select(['consent', 'purpose'])
    .where('kind', '=', 'recognition')
    .limit(RUNS)
    .execute();
  const from = open.slice(0, RUNS / 2);
  for (const atOnce of [1, 8]) {
    const part = atOnce === 1 ? from.slice(0, from.length / 2) : from.slice(from.length / 2);
    tell(
      `withdrawals accepted, ${atOnce} at once`,
      await load(part.length, atOnce, (run) =>
        ask(`${at}/v1/consents/${part[run]?.consent}/withdrawal`, 'POST', dpo, {}),
      ),
    );
  }
  const purpose = seeded.purposes[0]?.purpose_id ?? '';
  const doors = devices.filter((_, n) => seeded.devices[n]?.purpose === 0);
  const stop = new AbortController();
  const listening = doors.map((device) => listen(at, device, stop.signal));
  await sleep(3000);
  const times: number[] = [];
  const own = await database.reading
    .selectFrom('open_consents')
    .select('consent')
    .where('purpose', '=', purpose)
    .limit(40)
    .execute();
  for (const { consent } of own) {
    const start = performance.now();
    await ask(`${at}/v1/consents/${consent}/withdrawal`, 'POST', dpo, {});
    for (;;) {
      const { state } = await ask(`${at}/v1/consents/${consent}/withdrawal`, 'GET', dpo);
      if (state !== 'accepted') break;
      await sleep(10);
    }
    times.push(performance.now() - start);
  }
  tell('withdrawals effective at 2 listening doors', quantiles(times));
  stop.abort();
  await Promise.all(listening);
}

/** What a door does that listens: asks when it is told to, and once more to say what it has. */
async function listen(at: string, device: TestDevice, signal: AbortSignal): Promise<void> {
  const path = `${at}/v1/devices/${device.id}`;
  let held = 2;
  const renew = async (): Promise<void> => {
    const body = {
      device_id: device.id,
      nonce: randomBytes(16).toString('hex'),
      held_epoch: held,
      key_generation: 1,
    };
    const got = await send(device.signed(`${path}/lease`, 'POST', body, Date.now()));
    const { epoch } = JSON.parse(String(got.body['payload'])) as { readonly epoch: number };
    if (epoch !== held) {
      held = epoch;
      await renew();
    }
  };
  const { headers } = device.signed(`${path}/events`, 'GET', undefined, Date.now());
  try {
    const answer = await fetch(`${path}/events`, { headers, signal });
    for await (const _ of answer.body ?? []) await renew();
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
