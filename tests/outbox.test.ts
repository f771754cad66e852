/** T-D5: what a device reports, and what it renews, when the network loses, doubles, delays and mixes up messages. */
// oxlint-disable no-restricted-imports -- what only tests have is named by no index
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { type IncomingMessage, type ServerResponse, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { DeviceEvent } from '@consentry/contract';
import { joinPlatform } from '@consentry/device';
import type { Platform } from '@consentry/platform';
import { inTransaction, readEvents } from '@consentry/server';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Database, openDatabase } from '../apps/device/src/courier/store/database.ts';
import { systemBootClock } from '../apps/device/src/courier/lease/boot-clock.ts';
import { LeaseKeeper } from '../apps/device/src/courier/lease/lease-keeper.ts';
import { findLink, type Link } from '../apps/device/src/courier/lease/link.ts';
import { addNews, type News } from '../apps/device/src/courier/lease/outbox.ts';
import { PlatformClient, PlatformRefusal } from '../apps/device/src/courier/lease/platform-client.ts';
import { reportsOf } from '../apps/platform/src/device/device-store.ts';
import { grantAt, revokeEverywhere } from '../apps/platform/src/device/set-store.ts';
import { serve } from '../apps/platform/src/device/serve-store.ts';
import { openSite, SPOT } from '../apps/platform/src/device/testing/test-device.ts';
import { type Begun, beginPurpose } from '../apps/platform/src/testing/begun-purpose.ts';
import { RunningPlatforms } from '../apps/platform/src/testing/running-platform.ts';

const TIMES = [1, 2, 3, 4, 5];
/** What becomes of a message: it is lost; its answer is; it comes several times; it comes once more, after later ones. */
const FAULTS = ['lost', 'answer lost', 'doubled', 'late'] as const;
type Fault = (typeof FAULTS)[number];

interface Message {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** A line between a device and its platform that does to one kind of message what a network may do. */
class BadLine implements AsyncDisposable {
  readonly #server = createServer((from, to) => void this.#take(from, to).catch(() => to.destroy()));
  /** What is still to be done, and to which messages. */
  readonly #plans: { readonly fault: Fault; left: number }[] = [];
  #path = '';
  #late: Message[] = [];
  platform = '';
  /** How many messages were meddled with. */
  meddled = 0;

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** From now on this kind is meddled with: each fault so often in a row, then one message goes by. */
  meddle(path: string): void {
    this.#path = path;
    for (const fault of FAULTS) for (const left of TIMES) this.#plans.push({ fault, left });
  }

  get isDone(): boolean {
    return this.#plans.length === 0 && this.#late.length === 0;
  }

  async #take(from: IncomingMessage, to: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = from;
    if (method === 'GET') return this.#pass(from, to);
    const message = { method, url, headers, body: await buffer(from) };
    const plan = url.endsWith(this.#path) && this.#path !== '' ? this.#plans[0] : undefined;
    if (plan === undefined || plan.left === 0) {
      await this.#answer(to, message);
      if (plan === undefined) return;
      this.#plans.shift();
      const late = this.#late;
      this.#late = [];
      // In the other order, after what was sent later.
      for (const old of late.toReversed()) await this.#send(old);
      return;
    }
    plan.left -= 1;
    this.meddled += 1;
    if (plan.fault === 'answer lost') await this.#send(message);
    if (plan.fault === 'late') this.#late.push(message);
    if (plan.fault === 'doubled') {
      const sent = await Promise.all(Array.from({ length: 1 + plan.left + 1 }, () => this.#send(message)));
      const best = sent.find(({ status }) => status < 300) ?? sent[0];
      return void to.writeHead(best?.status ?? 502, best?.headers).end(best?.body);
    }
    to.destroy();
  }

  async #answer(to: ServerResponse, message: Message): Promise<void> {
    const { status, headers, body } = await this.#send(message);
    to.writeHead(status, headers).end(body);
  }

  #send({ method, url, headers, body }: Message): Promise<{
    readonly status: number;
    readonly headers: IncomingMessage['headers'];
    readonly body: Buffer;
  }> {
    return new Promise((resolve, reject) => {
      const out = request(this.platform + url, { method, headers }, (answer) => {
        buffer(answer).then(
          (read) => resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body: read }),
          reject,
        );
      });
      out.on('error', reject).end(body);
    });
  }

  #pass(from: IncomingMessage, to: ServerResponse): void {
    const out = request(this.platform + from.url, { headers: from.headers }, (answer) => {
      to.writeHead(answer.statusCode ?? 502, answer.headers);
      to.flushHeaders();
      answer.on('error', () => to.destroy()).pipe(to);
    });
    out.on('error', () => to.destroy()).end();
    to.on('close', () => out.destroy());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

let platforms: RunningPlatforms;
let line: BadLine;
let data = '';
beforeEach(() => {
  platforms = new RunningPlatforms();
  line = new BadLine();
  data = mkdtempSync(join(tmpdir(), 'consentry-device-'));
});
afterEach(async () => {
  await line[Symbol.asyncDispose]();
  await platforms[Symbol.asyncDispose]();
  rmSync(data, { recursive: true });
});

/** A platform, and a device that joined it over the bad line, was approved and serves a purpose. */
async function joined() {
  const address = await line.open();
  const platform = await platforms.start({ origins: [address] });
  line.platform = platform.url;
  // Everybody comes by the one address it has.
  const site = await openSite({ ...platform, url: address });
  const { device } = await joinPlatform({ data, url: address, token: await site.invite() });
  const at = `/v1/devices/${device}`;
  await site.installer.call('PUT', `${at}/spot`, { body: SPOT, headers: { 'if-match': '"1"' } });
  const approval = await site.dpo.call('POST', `${at}/approval`, { headers: { 'if-match': '"2"' } });
  expect(approval.status).toBe(200);
  const published = await beginPurpose(platform);
  await inTransaction(platform.context.database, (writing) => serve(writing, device, published.purpose_id));
  return { platform, device, published };
}

/** Somebody entered by PIN. */
const entry = ({ purpose_id, purpose_version }: Begun): News => ({
  kind: 'used',
  way: 'pin',
  outcome: 'admitted',
  verification_id: null,
  person_id: null,
  consent_id: null,
  purpose_id,
  purpose_version,
  mode: null,
  model: null,
  took_ms: 2500,
  first_try: true,
});

/** Numbers of the reports that the platform has, and what it was alarmed by. */
async function reportsAt({ context: { database } }: Platform, device: string) {
  const events: DeviceEvent[] = [];
  for (;;) {
    const some = await readEvents(database.reading, reportsOf(device), events.length);
    if (some.length === 0) break;
    events.push(...some.map(({ body }) => JSON.parse(body) as DeviceEvent));
  }
  const alarms = await readEvents(database.reading, 'device_alarms', 0);
  return {
    events,
    alarms: alarms.map(({ kind, body }) => (JSON.parse(body) as { code?: string }).code ?? kind),
  };
}

/** The device's end: its store, and what renews and reports, asked by hand. */
function deviceOf(link: Link, database: Database): LeaseKeeper {
  const unasked = (): never => {
    throw new Error('Nobody asked for this.');
  };
  return new LeaseKeeper({
    link,
    database,
    erasures: unasked,
    vault: () => ({ eraseNow: async () => undefined, ask: async () => ({ outcome: 'done' }) }) as never,
    certifier: null as never,
    deviceLog: { headSince: async () => null } as never,
    clock: systemBootClock,
    now: Date.now,
    log: pino({ level: 'silent' }),
  });
}

const never = new AbortController().signal;

test('T-D5: lost, doubled, late and mixed up, each report takes effect once', async () => {
  const { platform, device, published } = await joined();
  using database = openStore();
  const keeper = deviceOf(linkOf(database), database);
  line.meddle('/events');
  let entries = 0;
  for (let failures = 0; !line.isDone; ) {
    database.transact((writing) => addNews(writing, entry(published), Date.now()));
    entries += 1;
    await keeper.report(never).catch(() => {
      failures += 1;
    });
    expect(failures).toBeLessThan(1000);
  }
  await keeper.report(never);
  const { events, alarms } = await reportsAt(platform, device);
  expect(alarms).toEqual([]);
  expect(events.map(({ sequence }) => sequence)).toEqual(Array.from({ length: entries }, (_, at) => at + 1));
  // The effects, and not only the reports.
  const { reading } = platform.context.database;
  const uses = await reading.selectFrom('verification_uses').select('device').execute();
  expect(uses).toHaveLength(entries);
  // The control: the line did meddle, as often as it was to.
  expect(line.meddled).toBe(FAULTS.length * TIMES.reduce((sum, times) => sum + times, 0));
}, 60_000);

test('T-D5: over the same line every withdrawal at the platform arrives, and no bundle is refused', async () => {
  const { platform, device } = await joined();
  using database = openStore();
  const keeper = deviceOf(linkOf(database), database);
  line.meddle('/lease');
  const consents: string[] = [];
  for (let failures = 0; !line.isDone; ) {
    const consent = randomUUID();
    consents.push(consent);
    await inTransaction(platform.context.database, async (writing) => {
      const terms = {
        purpose_id: 'door',
        purpose_version: 1,
        mode: 'verify',
        not_after: '2100-01-01T00:00:00.000Z',
      } as const;
      await grantAt(writing, [device], { consent_id: consent, ...terms });
      await revokeEverywhere(writing, consent, Date.now());
    });
    await keeper.renew(never).catch(() => {
      failures += 1;
    });
    expect(failures).toBeLessThan(1000);
  }
  while (await keeper.renew(never));
  expect(consents.filter((consent) => !keeper.isTombstoned(consent))).toEqual([]);
  expect(keeper.isTombstoned(randomUUID())).toBe(false);
  await keeper.report(never);
  // A request that comes late cannot be told from a store that was set back: an alarm too many, and never one too few.
  const { alarms } = await reportsAt(platform, device);
  expect(alarms.filter((code) => code !== 'store_rolled_back')).toEqual([]);
}, 60_000);

test('T-D5: each gap, and each number used twice, is refused and is an alarm', async () => {
  const { platform, device } = await joined();
  using database = openStore();
  const client = new PlatformClient(linkOf(database), Date.now);
  const shown = (sequence: number): DeviceEvent => ({
    sequence,
    at: new Date(0).toISOString(),
    kind: 'withdrawn',
    consent_id: randomUUID(),
    reason: 'person',
  });
  const refusal = (events: readonly DeviceEvent[]) =>
    client.report(events, never).then(
      () => null,
      (error: unknown) => (error instanceof PlatformRefusal ? error.code : String(error)),
    );
  const taken = Array.from({ length: 6 }, (_, i) => shown(i + 1));
  expect(await refusal(taken)).toBeNull();
  const next = Array.from({ length: 12 }, (_, i) => shown(i + 7));
  const without = (from: number, many: number) => next.toSpliced(from, many);
  const gaps = TIMES.flatMap((many) => [without(0, many), without(1, many), without(5, many)]);
  const mixed = TIMES.map((at) => next.with(at, next[at + 1] ?? shown(1)).with(at + 1, next[at] ?? shown(1)));
  const again = TIMES.map((sequence) => [shown(sequence)]);
  for (const events of [...gaps, ...mixed]) expect(await refusal(events)).toBe('sequence_gap');
  for (const events of again) expect(await refusal(events)).toBe('sequence_conflict');
  const { events, alarms } = await reportsAt(platform, device);
  expect(events).toHaveLength(taken.length);
  expect(alarms.filter((code) => code === 'sequence_gap')).toHaveLength(gaps.length + mixed.length);
  expect(alarms.filter((code) => code === 'sequence_conflict')).toHaveLength(again.length);
  // The control: what joins is taken, also when it comes five times over.
  for (let times = 0; times < 5; times += 1) expect(await refusal([...taken, ...next])).toBeNull();
  expect((await reportsAt(platform, device)).events).toHaveLength(taken.length + next.length);
}, 60_000);

function openStore(): Database {
  return openDatabase(join(data, 'courier.db'), (error) => {
    throw error;
  });
}

function linkOf(database: Database): Link {
  const link = findLink(database.reading);
  if (link === null) throw new Error('It has not joined.');
  return link;
}
