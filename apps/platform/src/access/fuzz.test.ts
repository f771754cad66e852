import process from 'node:process';
import { ProblemError, appendEvent, inTransaction } from '@consentry/server';
// oxlint-disable-next-line no-restricted-imports -- only tests may have it, so no index names it
import { countRows, ENGINE } from '@consentry/server/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Platform } from '../platform.ts';
import { RunningPlatforms } from '../testing/running-platform.ts';
import { startTestServer } from '../testing/test-server.ts';
import { complaintOf } from './testing/answer-complaint.ts';
import { type DescribedRoute, type Description, describedRoutes } from './testing/described-routes.ts';
import { type Asker, everybody, personAsker } from './testing/everybody.ts';
import { type LivedIn, liveIn } from './testing/lived-in.ts';
import { type RawRequest, sendRaw } from './testing/raw-request.ts';
import { reviewedTable } from './testing/reviewed-table.ts';
import { wildRequests } from './testing/wild-request.ts';

/** Requests to each route; more by hand: `FUZZ_PER_ROUTE=1000 FUZZ_SEED=7 npx vitest run …/fuzz.test.ts`. */
const PER_ROUTE = Number(process.env['FUZZ_PER_ROUTE'] ?? (ENGINE === 'sqlite' ? 10 : 4));
const SEED = Number(process.env['FUZZ_SEED'] ?? 42);
const NOW = Date.parse('2026-11-22T09:00:00+08:00');

/** Written down also when the answer is no: what is counted, used up, or looked at. */
const COUNTED = new Set([
  'tries',
  'code_tries',
  'ticket_tries',
  'used_challenges',
  'device_nonces',
  'idempotency',
  'accesses',
  'ledger_waiting',
  // Rounds take what was done before into the ledger meanwhile.
  'ledger_entries',
  'ledger_openings',
  'ledger_places',
  'ledger_checkpoints',
  'ledger_rechecks',
  'ledger_tiles',
]);

/** Refusals that raise an alarm: a report that does not join tells of a device that was set back, or of a thief. */
const ALARMING = /"code":"sequence_(gap|conflict)"/;

const REVIEWED = reviewedTable();

function rolesOf(action: string): ReadonlySet<string> {
  return new Set(REVIEWED.filter((row) => row.action === action).map(({ role }) => role));
}

interface Tried {
  readonly sent: number;
  /** Requests that were done, by route. */
  readonly done: ReadonlyMap<string, number>;
  readonly wrong: readonly string[];
}

/** Sends wild requests to each route as everybody, mostly as who may, and says what was wrong. */
async function fuzz(
  platform: Pick<Platform, 'url' | 'context'>,
  { routes, schemas }: Description,
  idsOf: LivedIn['idsOf'],
  askers: () => Promise<readonly Asker[]>,
): Promise<Tried> {
  const wrong: string[] = [];
  const done = new Map(routes.map((route) => [nameOf(route), 0]));
  let [sent, seed] = [0, SEED];
  let all = await askers();
  let before = await countRows(platform.context.database);
  for (const route of routes) {
    const names = [...route.url.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');
    const ids: Record<string, readonly string[]> = {};
    for (const name of new Set([...names, 'person', 'site', 'purpose'])) ids[name] = await idsOf(name);
    const may = rolesOf(route.action);
    seed += 1;
    const requests = fc.sample(wildRequests(route, { schemas }, ids), { seed, numRuns: PER_ROUTE });
    for (const [index, request] of requests.entries()) {
      const entitled = all.filter(({ role }) => may.has(role) || may.has('anyone'));
      const pool = index % 3 === 2 || entitled.length === 0 ? all : entitled;
      const asker = pool[index % pool.length] ?? all[0];
      if (asker === undefined) throw new Error('nobody asks');
      const answer = await sendRaw(platform.url, asker.signed(request));
      let after = await countRows(platform.context.database);
      sent += 1;
      if (answer.status < 400) done.set(nameOf(route), (done.get(nameOf(route)) ?? 0) + 1);
      let said = complaintOf(answer);
      const noted = ALARMING.test(answer.text);
      if (said === null && answer.status >= 400 && !noted && halfDone(before, after) !== null) {
        // Work that goes on by itself may have written meanwhile; it does not do so each time.
        const again = await sendRaw(platform.url, asker.signed(request));
        const last = await countRows(platform.context.database);
        said = again.status < 400 ? null : halfDone(after, last);
        after = last;
      }
      if (said !== null) wrong.push(`${asker.role} ${shown(request)}: ${said}`);
      before = after;
      // Somebody signed out, or was suspended, or retired: others take their place.
      if (asker.role !== 'nobody' && answer.status === 401) {
        all = await askers();
        before = await countRows(platform.context.database);
      }
    }
  }
  return { sent, done, wrong };
}

function nameOf({ method, url }: Pick<DescribedRoute, 'method' | 'url'>): string {
  return `${method} ${url}`;
}

/** What a refused request left behind, if anything. */
function halfDone(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): string | null {
  const left = [...after].filter(([table, rows]) => rows !== before.get(table) && !COUNTED.has(table));
  return left.length === 0 ? null : `refused, and left ${left.map(([table]) => table).join()}`;
}

function shown({ method, path, headers, body }: RawRequest): string {
  return `${method} ${path.slice(0, 200)} ${JSON.stringify(headers).slice(0, 200)} ${body === null ? '' : Buffer.from(body).toString().slice(0, 300)}`;
}

test('T-I3: no request makes a server fail, or half do what it refuses', async () => {
  await using platforms = new RunningPlatforms();
  const platform = await platforms.start({ now: () => NOW, codes: { via: 'file', path: '/dev/null' } });
  const lived = await liveIn(platform);
  const description = await describedRoutes(platform.url, platform.routes);
  const { sent, done, wrong } = await fuzz(platform, description, lived.idsOf, async () => [
    ...(await everybody(platform, [lived.site], lived.device)),
    await personAsker(platform, lived.person),
  ]);
  expect(wrong.slice(0, 10)).toEqual([]);
  expect(sent).toBe(platform.routes.length * PER_ROUTE);
  // What is refused at the door is not tried: enough of it has to be done.
  const never = [...done].filter(([, times]) => times === 0).map(([name]) => name);
  const all = [...done.values()].reduce((sum, times) => sum + times, 0);
  const told = `${all} of ${sent} requests were done; of ${done.size} routes ${never.length} never:`;
  process.stdout.write(`${told}\n${never.join('\n')}\n`);
  expect(all).toBeGreaterThan(sent / 20);
}, 300_000);

test('a route that fails, tells of itself or writes and then refuses is caught (control)', async () => {
  await using server = await startTestServer((routes, { database }) => {
    const params = z.strictObject({ person: z.string() });
    routes.query({
      url: '/v1/planted/:person',
      action: 'health.read',
      summary: 'Fails.',
      params,
      answer: z.strictObject({}),
      about: async () => ({}),
      read: async () => {
        throw new TypeError('planted');
      },
    });
    routes.command({
      method: 'POST',
      url: '/v1/halves',
      action: 'health.read',
      operation: 'halves.add',
      summary: 'Writes, and then refuses.',
      body: z.strictObject({}),
      answer: z.strictObject({}),
      about: async () => ({}),
      before: () =>
        inTransaction(database, (writing) =>
          appendEvent(writing, 'planted', { kind: 'half', body: '', at: 0 }),
        ),
      do: async () => {
        throw new ProblemError('not_found');
      },
    });
  });
  const routes = [
    { method: 'GET', url: '/v1/planted/:person', action: 'health.read' },
    { method: 'POST', url: '/v1/halves', action: 'health.read' },
  ] as const;
  const description = await describedRoutes(server.url, routes);
  const nobody: Asker = { role: 'nobody', signed: (request) => request };
  const { wrong } = await fuzz(
    server,
    description,
    async () => ['somebody'],
    async () => [nobody],
  );
  const said = (what: string) => wrong.filter((one) => one.includes(what)).length;
  expect(said('status 500')).toBeGreaterThan(0);
  expect(said('refused, and left')).toBeGreaterThan(0);
});
