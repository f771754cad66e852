/**
 * How long a person waits who withdraws at the platform while the device is online: from the click (one HTTP request)
 * to `accepted`, to `effective` (nobody can be compared any more) and to `erased` (the signed certificate came).
 *
 *   node bench/erase-online.ts [--enrolled 1000] [--runs 120] [--folder DIR]
 *
 * Platform, device and its vault are processes of their own, on one machine and one disk; templates are of nobody.
 * Beside it in the same run: one row with a template of the same size deleted from SQLite (WAL, FULL), durable, which
 * is what a product does that calls this erased, and leaves it on the medium (`npm run test:disk`).
 */
import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
// oxlint-disable-next-line no-restricted-imports -- what erasing is compared with
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { HealthView } from '@consentry/contract';
import { exampleDoor, joinPlatform, startDevice } from '@consentry/device';
import { openRecogniser, prepareModels } from '@consentry/recognition';
import { type Database, inTransaction, openDatabase } from '@consentry/server';
/* oxlint-disable no-restricted-imports -- it fills the tables and the vault as their programs do, which no package offers */
import { serve } from '../apps/platform/src/device/serve-store.ts';
import { openSite, SPOT } from '../apps/platform/src/device/testing/test-device.ts';
import { beginSession } from '../apps/platform/src/people/sign-in-store.ts';
import { platformKeys } from '../apps/platform/src/settings/keys.ts';
import { platformMigrations } from '../apps/platform/src/store/migrations/index.ts';
import type { PlatformTables } from '../apps/platform/src/store/tables.ts';
import { type Begun, beginPurpose } from '../apps/platform/src/testing/begun-purpose.ts';
import { DAY, open, permitFor, syntheticTemplate } from '../packages/vault/src/vault.fixture.ts';
import { ask, quantiles, tell } from './platform/load.ts';

const { values } = parseArgs({
  options: {
    enrolled: { type: 'string', default: '1000' },
    runs: { type: 'string', default: '120' },
    folder: { type: 'string', default: tmpdir() },
    /** In the device's own process: its data folder. */
    device: { type: 'string' },
  },
});
const CACHE = join(import.meta.dirname, '../.cache');
const POLL_MS = 10;
const WAIT_MS = 120_000;

/** Somebody who agreed at the platform. */
interface Person {
  readonly token: string;
  readonly consent: string;
}

async function measure(): Promise<void> {
  const [enrolled, runs] = [Number(values.enrolled), Number(values.runs)];
  const folder = mkdtempSync(join(values.folder, 'consentry-bench-'));
  const children: ChildProcess[] = [];
  const started = async (program: string, ...args: readonly string[]): Promise<string> => {
    const child = fork(program, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    children.push(child);
    const [{ url }] = (await once(child, 'message')) as [{ readonly url: string }];
    return url;
  };
  try {
    const [data, place] = [join(folder, 'platform'), join(folder, 'device')];
    for (const one of [data, place]) mkdirSync(one);
    const at = `sqlite:${join(data, 'platform.db')}`;
    await using database = await openDatabase<PlatformTables>(at, { migrations: platformMigrations });
    const replica = join(import.meta.dirname, '../apps/platform/src/testing/replica.fixture.ts');
    const platform = await started(replica, data, at);
    const people = await agreed(database, data, platform, place, enrolled);
    await enrolAll(
      join(place, 'vault'),
      people.map(({ consent }) => consent),
    );
    const door = await started(import.meta.filename, '--device', place);
    await until(async () => (await health(door)).face === 'ready', 500);
    await until(async () => isCaughtUp(database), 500);
    console.log(`${enrolled} enrolled; load ${loadavg()[0]?.toFixed(1)}`);
    const times: Record<'accepted' | 'effective' | 'erased', number[]> = {
      accepted: [],
      effective: [],
      erased: [],
    };
    for (const { consent, token } of people.slice(0, runs)) {
      const path = `${platform}/v1/consents/${consent}/withdrawal`;
      const click = performance.now();
      await ask(path, 'POST', token, {});
      times.accepted.push(performance.now() - click);
      await until(async () => (await ask(path, 'GET', token))['state'] !== 'accepted');
      times.effective.push(performance.now() - click);
      await until(async () => (await ask(path, 'GET', token))['state'] === 'erased');
      times.erased.push(performance.now() - click);
    }
    for (const [state, list] of Object.entries(times)) tell(`from click to ${state}`, quantiles(list));
    console.log(`certificates of level ${await levels(platform, people.slice(0, runs))}`);
    tell('SQLite DELETE (WAL, FULL), the same disk', quantiles(deletes(join(folder, 'rows.db'), runs)));
    console.log(`load ${loadavg()[0]?.toFixed(1)}`);
  } finally {
    for (const child of children) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

async function health(door: string): Promise<HealthView> {
  return HealthView.parse(await ask(`${door}v1/health`, 'GET', null));
}

/** Whether the door has every grant and, sent with them, every share. */
async function isCaughtUp({ reading }: Database<PlatformTables>): Promise<boolean> {
  const { epoch, acknowledged } = await reading
    .selectFrom('device_sets')
    .select(['epoch', 'acknowledged'])
    .executeTakeFirstOrThrow();
  return epoch > 1 && acknowledged === epoch;
}

/** The levels of their certificates of erasure, each once. */
async function levels(platform: string, people: readonly Person[]): Promise<string> {
  const seen = new Set<string>();
  for (const { consent, token } of people) {
    const view = await ask(`${platform}/v1/consents/${consent}/withdrawal`, 'GET', token);
    for (const [, level = ''] of JSON.stringify(view).matchAll(/"level":"(E\d)"/g)) seen.add(level);
  }
  return [...seen].toSorted().join(', ');
}

async function until(holds: () => Promise<boolean>, pauseMs = POLL_MS): Promise<void> {
  const end = performance.now() + WAIT_MS;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`It was waited ${WAIT_MS} ms in vain.`);
    await sleep(pauseMs);
  }
}

/** A purpose in force, a door that joined and serves it, and people who agreed to it at the platform. */
async function agreed(
  database: Database<PlatformTables>,
  data: string,
  url: string,
  place: string,
  count: number,
): Promise<readonly Person[]> {
  const context = { database, keys: platformKeys(data), now: Date.now };
  const platform = { context, url } as unknown as Parameters<typeof openSite>[0];
  const site = await openSite(platform);
  const purpose = await beginPurpose(platform);
  const door = { ...exampleDoor(), published: purpose };
  const { device } = await joinPlatform({ data: place, url, token: await site.invite(), door });
  const at = `/v1/devices/${device}`;
  await site.installer.call('PUT', `${at}/spot`, { body: SPOT, headers: { 'if-match': '"1"' } });
  await site.dpo.call('POST', `${at}/approval`, { headers: { 'if-match': '"2"' } });
  await inTransaction(database, (writing) => serve(writing, device, purpose.purpose_id));
  const people: Person[] = [];
  for (let n = 0; n < count; n += 1) people.push(await agree(database, url, purpose));
  return people;
}

async function agree(database: Database<PlatformTables>, url: string, purpose: Begun): Promise<Person> {
  const [person, now] = [randomUUID(), Date.now()];
  const { token } = await inTransaction(database, async (writing) => {
    await writing
      .insertInto('people')
      .values({ person, site: null, state: 'active', registered_at: now, registered_by: 's', version: 1 })
      .execute();
    await writing
      .insertInto('ages')
      .values({ person, born_on: '1990-05-01', band: null, proof: 'x', told_at: now, told_by: 'staff' })
      .execute();
    return beginSession(writing, person, now);
  });
  const { purpose_id, notice_digest: digest } = purpose;
  const notice = { purpose_id, kind: 'recognition', recipient_id: null, digest, language: 'en' };
  const shown = { ...notice, place: { kind: 'portal', id: null } };
  const { presentation } = await ask(`${url}/v1/people/${person}/presentations`, 'POST', token, shown);
  const given = { presentation, decision: 'given' };
  const { consent } = await ask(`${url}/v1/people/${person}/consents`, 'POST', token, given);
  return { token, consent: String(consent) };
}

/** Seals a template of nobody for each consent, as an enrolment at the door does; the device is not running yet. */
async function enrolAll(folder: string, consents: readonly string[]): Promise<void> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const recogniser = await openRecogniser({ models: await prepareModels({ cache: CACHE }), now: Date.now });
  const { id: device } = exampleDoor().device;
  const { digest: model } = recogniser;
  const vault = open(folder, { random: randomBytes, now: Date.now, device, model });
  for (const [person, consent] of consents.entries()) {
    using template = syntheticTemplate(person + 1, 0, model);
    vault.enrol(permitFor('enrol', consent, { now: Date.now(), device }), template, Date.now() + 340 * DAY);
  }
  vault.close();
}

/** Times of as many durable deletions of one row. */
function deletes(path: string, count: number): readonly number[] {
  using db = new DatabaseSync(path);
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON');
  db.exec('CREATE TABLE templates (id INTEGER PRIMARY KEY, vector BLOB) STRICT');
  const put = db.prepare('INSERT INTO templates VALUES (?, ?)');
  db.exec('BEGIN');
  for (let id = 0; id < 10 * count; id += 1) put.run(id, randomBytes(512));
  db.exec('COMMIT');
  const remove = db.prepare('DELETE FROM templates WHERE id = ?');
  return Array.from({ length: count }, (_, id) => {
    const begun = performance.now();
    remove.run(10 * id);
    return performance.now() - begun;
  });
}

if (values.device === undefined) await measure();
else {
  const data = values.device;
  const device = await startDevice({ data, port: 0, webRoot: data, cache: CACHE });
  process.on('disconnect', () => process.exit());
  process.send?.({ url: device.url });
}
