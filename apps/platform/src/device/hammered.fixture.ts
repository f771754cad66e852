// Process that the kill test ends at any moment: a platform, and a door that reports and renews for ever.
import { createPrivateKey } from 'node:crypto';
import { flushCompileCache } from 'node:module';
import { setImmediate as turn } from 'node:timers/promises';
import { EventsReported, SignedBundle } from '@consentry/contract';
import { Server, openDatabase } from '@consentry/server';
import { pino } from 'pino';
import { ACCESS, type Action } from '../access/access-table.ts';
import { PROBLEMS } from '../http/problems.ts';
import type { PlatformContext } from '../platform.ts';
import { platformKeys } from '../settings/keys.ts';
import { platformMigrations } from '../store/migrations/index.ts';
import type { PlatformTables } from '../store/tables.ts';
import { findDeviceBySignature } from './device-principal.ts';
import { startDeviceWork } from './device-work.ts';
import { leaseRoutes } from './lease-routes.ts';
import { reportRoutes } from './report-routes.ts';
import { type Door, eventAt } from './testing/endless-outbox.ts';
import { TestDevice } from './testing/test-device.ts';

/** What the door still knows after a kill: its key, and what was acknowledged to it. */
export interface Remembered extends Door {
  /** PKCS#8, DER, base64. */
  readonly key: string;
  readonly reported: number;
  readonly epoch: number;
}

// Whoever is killed keeps nothing of what it compiled.
flushCompileCache();
const [, , databaseUrl = '', data = '', remembered = '', fault = ''] = process.argv;
const door = JSON.parse(remembered) as Remembered;
await using database = await openDatabase<PlatformTables>(databaseUrl, {
  connections: 2,
  migrations: platformMigrations,
});
const origins: string[] = [];
const context: PlatformContext = {
  database,
  keys: platformKeys(data),
  log: pino({ level: 'silent' }),
  now: Date.now,
  origins: () => origins,
};
const { log, now, keys } = context;
const server = new Server<PlatformTables, Action>({
  title: 'Test',
  description: 'Test',
  database,
  log,
  now,
  secret: keys.secret,
  problems: PROBLEMS,
  access: ACCESS,
  origins: () => origins,
  principalOf: async (caller) => (await findDeviceBySignature(context)(caller)) ?? { kind: 'nobody' },
});
reportRoutes(server, context);
leaseRoutes(server, context, startDeviceWork(context, 900_000));
const url = `http://127.0.0.1:${await server.listen('127.0.0.1', 0)}`;
origins.push(url);

const device = new TestDevice(
  createPrivateKey({ key: Buffer.from(door.key, 'base64'), format: 'der', type: 'pkcs8' }),
);
device.id = door.device;
const at = `/v1/devices/${door.device}`;
let { reported, epoch } = door;

async function ask(path: string, body: unknown): Promise<unknown> {
  const got = await device.call({ url, context }, 'POST', at + path, body);
  if (got.status !== 200) throw new Error(`refused: ${JSON.stringify(got.body)}`);
  return got.body;
}

for (let round = 0; ; round += 1) {
  // Now and then what was acknowledged comes once more, as from a door that did not hear it.
  const from = Math.max(1, reported + 1 - (round % 3));
  const to = reported + 1 + (round % 4);
  const events = Array.from({ length: to - from + 1 }, (_, more) => eventAt(door, from + more));
  if (fault === 'acknowledge-early') process.stdout.write(`reported ${to}\n`);
  reported = EventsReported.parse(await ask('/events', { events })).reported_sequence;
  if (fault === '') process.stdout.write(`reported ${reported}\n`);
  const { payload } = SignedBundle.parse(await ask('/lease', device.leaseRequest(epoch)));
  process.stdout.write(`bundle ${payload}\n`);
  ({ epoch } = JSON.parse(payload) as { readonly epoch: number });
  await turn();
}
