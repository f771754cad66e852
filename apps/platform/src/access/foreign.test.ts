import { randomUUID } from 'node:crypto';
import { ProblemError, type RouteRow } from '@consentry/server';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { approvedDevice, openSite } from '../device/testing/test-device.ts';
import type { Platform } from '../platform.ts';
import { RunningPlatforms } from '../testing/running-platform.ts';
import { startTestServer } from '../testing/test-server.ts';
import { type DescribedRoute, type Description, describedRoutes } from './testing/described-routes.ts';
import { type Asker, everybody, personAsker } from './testing/everybody.ts';
import { liveIn, PUBLIC_WORDS } from './testing/lived-in.ts';
import { type RawAnswer, type RawRequest, sendRaw } from './testing/raw-request.ts';
import { type ReviewedRow, reviewedTable } from './testing/reviewed-table.ts';
import { fitting } from './testing/schema-arbitrary.ts';

const REVIEWED = reviewedTable();
const NOW = Date.parse('2026-11-22T09:00:00+08:00');
const SEED = 42;
/** Bodies that are tried with each id, since one may be refused before anybody looks at the id. */
const BODIES = 2;
/** Ids of each kind that are tried. */
const IDS = 3;

/** Ids as the platform makes them, and places in the log. What people choose is in {@link PUBLIC_WORDS}. */
const MADE = /^(?:[\w-]{20,}|\d+)$/;

type Ids = (parameter: string) => Promise<readonly string[]>;

/** Whether a role reaches everything of this kind: then nothing of it is foreign to them. */
function reachesAll(rows: readonly ReviewedRow[], action: string, role: string): boolean {
  const theirs = rows.filter((row) => row.action === action && [role, 'anyone'].includes(row.role));
  return theirs.some(({ reach }) => reach === 'all');
}

/** An answer without what differs each time, and without the id that was asked for. */
function bare({ status, headers, text }: RawAnswer, ids: readonly string[]): string {
  // A number is also part of much else; no refusal repeats one.
  const made = ids.filter((id) => !/^\d+$/.test(id));
  const said = made.reduce((rest, id) => rest.replaceAll(id, 'ID'), text);
  const names = Object.keys(headers).toSorted();
  return JSON.stringify([status, said.replace(/"request_id":"[^"]*"/, '""'), names]);
}

/** A text of the form of an id, of nothing. */
function unknownLike(id: string): string {
  if (/^[0-9a-f-]{36}$/.test(id)) return randomUUID();
  if (/^\d+$/.test(id)) return '999999999';
  return Array.from(id, (letter) => (/[0-9a-f]/.test(letter) ? 'a' : letter)).join('');
}

interface Compared {
  readonly asked: number;
  readonly leaks: readonly string[];
}

/** Asks each route for what is there and what is not, as strangers, and compares. */
async function compare(
  url: string,
  { routes, schemas }: Description,
  idsOf: Ids,
  strangers: readonly Asker[],
): Promise<Compared> {
  const leaks: string[] = [];
  let asked = 0;
  for (const route of routes.filter((one) => one.url.includes('/:'))) {
    const names = [...route.url.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');
    const lists = await Promise.all(names.map(idsOf));
    const some = lists.some((list) => list.length === 0)
      ? 0
      : Math.min(IDS, Math.max(...lists.map(({ length }) => length)));
    for (const stranger of strangers) {
      if (reachesAll(REVIEWED, route.action, stranger.role)) continue;
      for (const body of bodiesOf(route, schemas)) {
        const send = (ids: readonly string[]) => sendRaw(url, stranger.signed(requestOf(route, ids, body)));
        for (let which = 0; which < some; which += 1) {
          const ids = lists.map((list) => list[which % list.length] ?? '');
          const gone = [unknownLike(ids[0] ?? ''), ...ids.slice(1)];
          const [real, none] = [await send(ids), await send(gone)];
          asked += 1;
          if (bare(real, ids) !== bare(none, gone))
            leaks.push(`${stranger.role} ${route.method} ${route.url}: ${real.text} / ${none.text}`);
        }
      }
    }
  }
  return { asked, leaks };
}

function bodiesOf(route: DescribedRoute, schemas: Description['schemas']): ReadonlyArray<Uint8Array | null> {
  if (route.body === null) return [null];
  const values = fc.sample(
    fitting(route.body, schemas, () => []),
    { seed: SEED, numRuns: BODIES },
  );
  return values.map((value) => Buffer.from(JSON.stringify(value)));
}

function requestOf(
  { method, url }: DescribedRoute,
  ids: readonly string[],
  body: Uint8Array | null,
): RawRequest {
  let at = 0;
  const path = url.replaceAll(/:\w+/g, () => encodeURIComponent(ids[at++] ?? ''));
  const headers = { 'if-match': '"1"', ...(body === null ? {} : { 'content-type': 'application/json' }) };
  return { method, path, headers, body };
}

/** Everybody, at a site where nothing is, and who was a guardian once. */
async function strangersAt(platform: Platform, former: string): Promise<readonly Asker[]> {
  const open = await openSite(platform);
  const device = await approvedDevice(platform, open);
  return [...(await everybody(platform, [open.site], device)), await personAsker(platform, former)];
}

test('T-A1: what is somebody else’s answers as what does not exist, for every route with an id', async () => {
  await using platforms = new RunningPlatforms();
  const platform = await platforms.start({ now: () => NOW, codes: { via: 'file', path: '/dev/null' } });
  const lived = await liveIn(platform);
  // Before the strangers come with a site and a device of their own; the former guardian's own things apart.
  const ids = new Map<string, readonly string[]>();
  const names = platform.routes.flatMap(({ url }) =>
    [...url.matchAll(/:(\w+)/g)].map(([, name]) => name ?? ''),
  );
  for (const name of new Set(names)) {
    const own = name === 'guardianship' || name === 'request' ? [] : [lived.former];
    ids.set(
      name,
      (await lived.idsOf(name)).filter((id) => MADE.test(id) && !own.includes(id)),
    );
  }
  const uncovered = [...ids].filter(([name, some]) => some.length === 0 && !(name in PUBLIC_WORDS));
  expect(
    uncovered.map(([name]) => name),
    'add one of these to lived-in.ts',
  ).toEqual([]);
  const strangers = await strangersAt(platform, lived.former);
  const description = await describedRoutes(platform.url, platform.routes);
  const others = { ...description, routes: description.routes.filter(({ action }) => !OWN.has(action)) };
  const { asked, leaks } = await compare(
    platform.url,
    others,
    async (name) => ids.get(name) ?? [],
    strangers,
  );
  expect(leaks.slice(0, 10)).toEqual([]);
  expect(asked).toBeGreaterThan(description.routes.length);
}, 300_000);

/** Of what the former guardian sees: their own guardianship. */
const OWN = new Set(['guardian.end']);

test('a route that tells what exists is caught (control)', async () => {
  await using server = await startTestServer((routes) => {
    routes.query({
      url: '/v1/planted/:person',
      action: 'person.read',
      summary: 'Tells who exists.',
      params: z.strictObject({ person: z.uuid() }),
      answer: z.strictObject({}),
      about: async (_, { params }) => {
        if (params.person === THERE) throw new ProblemError('four_eyes');
        return null;
      },
      read: async () => ({ body: {} }),
    });
  });
  const routes: ReadonlyArray<Pick<RouteRow, 'method' | 'url' | 'action'>> = [
    { method: 'GET', url: '/v1/planted/:person', action: 'person.read' },
  ];
  const description = await describedRoutes(server.url, routes);
  const staff: Asker = {
    role: 'operator',
    signed: (request) => {
      const principal = { kind: 'staff', id: 'o', roles: ['operator'], sites: [], steppedUpAt: null };
      return { ...request, headers: { ...request.headers, 'x-test-principal': JSON.stringify(principal) } };
    },
  };
  const { leaks } = await compare(server.url, description, async () => [THERE], [staff]);
  expect(leaks).toHaveLength(1);
});

const THERE = randomUUID();
