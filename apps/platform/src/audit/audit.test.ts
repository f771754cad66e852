import { AUDIT_ITEMS, type AuditView } from '@consentry/contract';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { approvedDevice, openSite } from '../device/testing/test-device.ts';
import { nothingHandedIn } from '../facts/nothing-handed-in.ts';
import type { Platform } from '../platform.ts';
import { type SignedIn, signedIn } from '../staff/testing/signed-in.ts';
import { RunningPlatforms } from '../testing/running-platform.ts';

let platforms: RunningPlatforms;
let platform: Platform;
let now: number;
let dpo: SignedIn;
let auditor: SignedIn;

beforeEach(async () => {
  platforms = new RunningPlatforms();
  now = Date.parse('2026-11-22T09:00:00+08:00');
  platform = await platforms.start({ now: () => now });
  dpo = await signedIn(platform, 'dpo');
  auditor = await signedIn(platform, 'auditor');
});
afterEach(() => platforms[Symbol.asyncDispose]());

const plan = (more: object = {}) => ({
  kind: 'compliance',
  year: null,
  by: 'self',
  auditor: auditor.staff,
  body: null,
  scope: 'Every purpose and device of the year.',
  begins_on: '2026-11-22',
  ends_on: '2026-12-20',
  required: null,
  ...more,
});

/** Sends with the version that is there. */
async function send(who: SignedIn, method: string, path: string, body?: unknown) {
  const id = /^\/v1\/audits\/([^/]+)/.exec(path)?.[1];
  const version = id === undefined ? 0 : Number((await dpo.call('GET', `/v1/audits/${id}`)).body['revision']);
  const headers = id === undefined ? {} : { 'if-match': `"${version}"` };
  const got = await who.call(method, path, { body, headers });
  return { status: got.status, code: got.body['code'], body: got.body as unknown as AuditView };
}

async function state(row: string): Promise<string> {
  return String((await dpo.call('GET', `/v1/posture/${row}`)).body['state']);
}

async function handIn(persons: number | null): Promise<void> {
  const nothing = nothingHandedIn(now);
  const facts = { ...nothing, audit: { ...nothing.audit, persons } };
  expect((await dpo.call('POST', '/v1/posture/facts', { body: { facts } })).status).toBe(201);
}

const ITEM = { result: 'evidenced', text: 'Seen.', evidence: ['doc-1'] };

test('item by item to the report, gaps closed by who audits, and the row comes to be met', async () => {
  await handIn(4000);
  expect(await state('RP.8')).toBe('broken');
  const planned = await send(dpo, 'POST', '/v1/audits', plan());
  expect([planned.status, planned.body.open_items.length]).toEqual([201, AUDIT_ITEMS]);
  const at = `/v1/audits/${planned.body.audit}`;
  // Only the auditor whom the plan names, and nothing is evidenced by nothing.
  const another = await signedIn(platform, 'auditor');
  expect((await send(another, 'PUT', `${at}/items/1`, ITEM)).code).toBe('not_your_role');
  expect((await send(dpo, 'PUT', `${at}/items/1`, ITEM)).code).toBe('not_your_role');
  expect((await send(auditor, 'PUT', `${at}/items/1`, { ...ITEM, evidence: [] })).status).toBe(400);
  expect((await send(auditor, 'PUT', `${at}/items/28`, ITEM)).status).toBe(400);
  for (let item = 1; item < AUDIT_ITEMS; item += 1) {
    const found = item === 11 ? { ...ITEM, result: 'gap', evidence: [] } : ITEM;
    expect((await send(auditor, 'PUT', `${at}/items/${item}`, found)).status).toBe(200);
  }
  const early = await send(auditor, 'POST', `${at}/report`, { report: 'report-1' });
  expect([early.status, early.code]).toEqual([409, 'audit_items_open']);
  expect((early.body as unknown as { readonly fields: unknown }).fields).toEqual(['/items/27']);
  await send(auditor, 'PUT', `${at}/items/27`, ITEM);
  expect((await send(auditor, 'POST', `${at}/report`, { report: 'report-1' })).body.state).toBe('finished');
  expect(await state('RP.8')).toBe('needs-human');
  // What is finished is not written over.
  expect((await send(auditor, 'PUT', `${at}/items/1`, ITEM)).code).toBe('audit_state');

  const measure = { item: 11, text: 'A sign at the east door.', owner: 'staff-9', due_on: '2026-12-01' };
  expect((await send(dpo, 'POST', `${at}/measures`, { ...measure, item: 12 })).code).toBe('audit_state');
  expect((await send(dpo, 'POST', `${at}/measures`, { ...measure, due_on: '2026-11-01' })).status).toBe(400);
  const [set] = (await send(dpo, 'POST', `${at}/measures`, measure)).body.measures;
  const of = `${at}/measures/${set?.measure}`;
  expect((await send(auditor, 'POST', `${of}/closure`, {})).code).toBe('audit_state');
  now += 12 * 86_400_000;
  [dpo, auditor] = [await signedIn(platform, 'dpo'), { ...auditor, ...(await again(auditor)) }];
  expect((await send(dpo, 'GET', at)).body.measures[0]?.overdue).toBe(true);
  expect((await send(dpo, 'POST', `${of}/done`, { evidence: ['photo-7'] })).body.rectified_at).toBeNull();
  expect((await send(dpo, 'POST', `${of}/closure`, {})).code).toBe('not_your_role');
  const closed = await send(auditor, 'POST', `${of}/closure`, {});
  expect([closed.status, closed.body.measures[0]?.overdue]).toEqual([200, false]);
  expect(closed.body.rectified_at).toBe(new Date(now).toISOString());
});

/** Signs the same person in again, whose session has ended meanwhile. */
async function again({ staff }: SignedIn): Promise<Pick<SignedIn, 'call'>> {
  const { beginSession } = await import('@consentry/staff');
  const { inTransaction } = await import('@consentry/server');
  const token = await inTransaction(platform.context.database, (writing) =>
    beginSession(writing, staff, { began_at: now, seen_at: now, stepped_up_at: now }),
  );
  const { callAt } = await import('../staff/testing/signed-in.ts');
  return {
    call: async (method, path, sent = {}) =>
      callAt(platform.url, method, path, {
        ...sent,
        headers: { authorization: `Bearer ${token}`, ...sent.headers },
      }),
  };
}

test('who audits is independent', async () => {
  const both = await signedIn(platform, ['auditor', 'admin']);
  for (const who of [both.staff, dpo.staff, 'nobody']) {
    const { status, code } = await send(dpo, 'POST', '/v1/audits', plan({ auditor: who }));
    expect([status, code]).toEqual([422, 'auditor_not_independent']);
  }
  expect((await send(auditor, 'POST', '/v1/audits', plan())).code).toBe('not_your_role');
  // Somebody who has approved a device since, and is an auditor now.
  const site = await openSite(platform);
  await approvedDevice(platform, site);
  const roles = JSON.stringify(['auditor']);
  const { inTransaction } = await import('@consentry/server');
  await inTransaction(platform.context.database, (writing) =>
    writing.updateTable('staff').set({ roles }).where('staff', '=', site.dpo.staff).execute(),
  );
  const hand = await send(dpo, 'POST', '/v1/audits', plan({ auditor: site.dpo.staff }));
  expect(hand.code).toBe('auditor_not_independent');
  expect((await send(dpo, 'POST', '/v1/audits', plan())).status).toBe(201);
});

test('an audit that the authority required is not dropped and has its last days; minors’ audits are of a year', async () => {
  await handIn(4000);
  const required = { required_on: '2026-11-01', until: '2026-11-30' };
  const { body } = await send(dpo, 'POST', '/v1/audits', plan({ required }));
  expect((await send(dpo, 'DELETE', `/v1/audits/${body.audit}`)).code).toBe('audit_state');
  expect((await send(dpo, 'POST', '/v1/audits', plan({ kind: 'minors' }))).status).toBe(400);
  const yearly = await send(dpo, 'POST', '/v1/audits', plan({ kind: 'minors', year: 2026 }));
  expect(yearly.body.report_until).toContain('2027-0');
  const sent = { sent_on: '2026-11-22', receipt: null };
  expect((await send(dpo, 'POST', `/v1/audits/${yearly.body.audit}/submission`, sent)).code).toBe(
    'audit_state',
  );
  const dropped = await send(dpo, 'DELETE', `/v1/audits/${yearly.body.audit}`);
  expect(dropped.body.state).toBe('dropped');
  now += 20 * 86_400_000;
  dpo = await signedIn(platform, 'dpo');
  const { found } = (await dpo.call('GET', '/v1/posture/RP.8')).body as unknown as {
    readonly found: ReadonlyArray<{ readonly code: string }>;
  };
  expect(found.map(({ code }) => code)).toContain('required_audit_overdue');
});
