import { randomUUID } from 'node:crypto';
import { StaffRole } from '@consentry/contract';
import type { RouteRow } from '@consentry/server';
import { expect, test } from 'vitest';
import { runPlatform } from '../staff/testing/running-platform.ts';
import { type Got, callAt, signedIn } from '../staff/testing/signed-in.ts';
import { reviewedTable } from './testing/reviewed-table.ts';

const REVIEWED = reviewedTable();
const ROLES = [...StaffRole.options, 'nobody'] as const;

function mayAsk(action: string, role: string): boolean {
  return REVIEWED.some((row) => row.action === action && (row.role === role || row.role === 'anyone'));
}

/** Where only the access table can refuse: nothing has to be found in a body first. */
function isPlain({ method, url, query }: RouteRow): boolean {
  // A stream that is let through does not end.
  if (method !== 'GET' || url.includes(':') || url.endsWith('/events')) return false;
  return query === null || query.safeParse({}).success;
}

test('no route lets through who has no row, and each that has one is let through to what it asks', async () => {
  await using platform = await runPlatform();
  const sites = [randomUUID()];
  const wrong: string[] = [];
  let refused = 0;
  for (const role of ROLES) {
    const somebody = role === 'nobody' ? null : await signedIn(platform, role, { sites });
    const call = async (method: string, path: string, body: unknown): Promise<Got> =>
      somebody === null
        ? callAt(platform.url, method, path, { body })
        : somebody.call(method, path, { body });
    for (const route of platform.routes) {
      const path = route.url.replaceAll(/:[a-z_]+/g, randomUUID());
      if (mayAsk(route.action, role)) continue;
      const body = route.method === 'GET' ? undefined : {};
      const { status, body: got } = await call(route.method, path, body);
      const code = String(got['code']);
      const known = role === 'nobody' ? 'not_signed_in' : 'not_your_role';
      const fits = code === known || (!isPlain(route) && ['malformed_request', 'not_found'].includes(code));
      if (status < 400 || status >= 500 || !fits)
        wrong.push(`${route.method} ${route.url} by ${role}: ${status} ${code}`);
      if (code === known) refused += 1;
    }
  }
  expect(wrong).toEqual([]);
  expect(refused).toBeGreaterThan(platform.routes.length);
});

test('who has a row is not told that they have none (control)', async () => {
  await using platform = await runPlatform();
  const wrong: string[] = [];
  let asked = 0;
  for (const route of platform.routes.filter(isPlain)) {
    for (const role of StaffRole.options.filter((role) => mayAsk(route.action, role))) {
      const who = await signedIn(platform, role, { sites: [randomUUID()] });
      const { status, body } = await who.call('GET', route.url);
      asked += 1;
      const code = String(body['code']);
      // A clock that stands still is what readiness complains of.
      const failed = status >= 500 && code !== 'not_ready';
      if (failed || ['not_signed_in', 'not_your_role'].includes(code)) {
        wrong.push(`${route.url} by ${role}: ${status}`);
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(asked).toBeGreaterThan(10);
});

test('who audits changes nothing but their own way to sign in, what they found, what they report, and who watches the log (T-A2)', async () => {
  await using platform = await runPlatform();
  const changing = platform.routes.filter(
    ({ method, action }) =>
      method !== 'GET' && REVIEWED.some((row) => row.action === action && row.role === 'auditor'),
  );
  const others = changing
    .map(({ action }) => action)
    .filter((action) => !/^(session|factor|audit)\.|^(incident\.report|witness\.confirm)$/.test(action));
  expect(others).toEqual([]);
  expect(changing.length).toBeGreaterThan(0);
});

test('no staff decides for a person, and who approves is neither who installs nor who operates (T-A4)', () => {
  const rolesOf = (pattern: RegExp) =>
    new Set(REVIEWED.filter(({ action }) => pattern.test(action)).map(({ role }) => role));
  const staff = new Set<string>(StaffRole.options);
  expect([...rolesOf(/^consent\.decide$/)].filter((role) => staff.has(role))).toEqual([]);
  const approving = REVIEWED.filter(({ action }) => action.endsWith('.approve'));
  expect(approving.filter(({ role }) => role !== 'dpo' && role !== 'admin')).toEqual([]);
  expect(approving.filter(({ stepUp, fourEyes }) => !stepUp || !fourEyes)).toEqual([]);
});
