/** A person makes a code in the portal and comes in by it at a joined door: platform and door real, a vault in memory. */
// oxlint-disable no-restricted-imports -- what only tests have is named by no index
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EntryCodeMade, VerificationOpened } from '@consentry/contract';
import { exampleDoor, joinPlatform } from '@consentry/device';
import type { Platform } from '@consentry/platform';
import { inTransaction } from '@consentry/server';
import { axeFinds, launchBrowser } from '@consentry/testbed';
import { buildScreen } from '@consentry/web';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { QR_LIMIT } from '../apps/device/src/courier/alternatives/attempts.ts';
import { type Kiosk, openKiosk } from '../apps/device/src/courier/testing/kiosk-in-memory.ts';
import { VaultInMemory } from '../apps/device/src/courier/testing/vault-in-memory.ts';
import { addCheckpoint } from '../apps/platform/src/alternatives/alternatives-store.ts';
import { serve } from '../apps/platform/src/device/serve-store.ts';
import { openSite, SPOT } from '../apps/platform/src/device/testing/test-device.ts';
import { lawfulCheckpoint } from '../apps/platform/src/facts/testing/lawful-facts.ts';
import { beginSession } from '../apps/platform/src/people/sign-in-store.ts';
import { callAt, signedIn } from '../apps/platform/src/staff/testing/signed-in.ts';
import { beginPurpose } from '../apps/platform/src/testing/begun-purpose.ts';
import { RunningPlatforms } from '../apps/platform/src/testing/running-platform.ts';

const soon = { timeout: 15_000 };
let platforms: RunningPlatforms;
let folder = '';
let open: AsyncDisposableStack;

beforeEach(() => {
  platforms = new RunningPlatforms();
  folder = platforms.folder();
  open = new AsyncDisposableStack();
  open.use(platforms);
});
afterEach(async () => open.disposeAsync());

type Site = Awaited<ReturnType<typeof openSite>>;

/** A door at a site, joined and approved, that has its lease. */
async function door(
  platform: Platform,
  { installer, dpo, invite }: Site,
  purpose: string,
  more: { readonly webRoot?: string } = {},
): Promise<Kiosk> {
  const data = mkdtempSync(join(tmpdir(), 'consentry-device-'));
  open.defer(() => rmSync(data, { recursive: true }));
  const { device } = await joinPlatform({ data, url: platform.url, token: await invite() });
  const path = `/v1/devices/${device}`;
  await installer.call('PUT', `${path}/spot`, { body: SPOT, headers: { 'if-match': '"1"' } });
  await dpo.call('POST', `${path}/approval`, { headers: { 'if-match': '"2"' } });
  await inTransaction(platform.context.database, (writing) => serve(writing, device, purpose));
  const clock = { now: Date.now() };
  const store = join(data, 'courier.db');
  const vault = new VaultInMemory(() => clock.now);
  const kiosk = open.use(await openKiosk({ store, vault, door: exampleDoor(), clock, ...more }));
  await expect.poll(() => isOffered(kiosk), soon).toBe(true);
  return kiosk;
}

/** A platform with a door, and somebody who is signed in. */
async function organisation({
  leaseTtlMs = 900_000,
  ...more
}: {
  leaseTtlMs?: number;
  webRoot?: string;
} = {}) {
  const platform = await platforms.start({ data: folder, leaseTtlMs });
  const site = await openSite(platform);
  const { purpose_id } = await beginPurpose(platform);
  const checkpoint = await inTransaction(platform.context.database, (writing) =>
    addCheckpoint(writing, purpose_id, { ...lawfulCheckpoint(), site: site.site }, platform.context.now()),
  );
  const kiosk = await door(platform, site, purpose_id, more);
  const admin = await signedIn(platform, 'admin');
  const identity = {
    name: null,
    email: 'wang@example.com',
    phone: null,
    employee_number: null,
    language: 'en',
  };
  const made = await admin.call('POST', '/v1/people', { body: { site: site.site, identity } });
  const person = String(made.body['person']);
  const { token } = await inTransaction(platform.context.database, (writing) =>
    beginSession(writing, person, platform.context.now()),
  );
  const code = async (site_id = site.site) => {
    const headers = { authorization: `Bearer ${token}` };
    const path = `/v1/people/${person}/entry-codes`;
    return EntryCodeMade.parse(
      (await callAt(platform.url, 'POST', path, { body: { site_id }, headers })).body,
    ).code;
  };
  return { platform, site, purpose_id, checkpoint, kiosk, admin, person, code };
}

const isOffered = async (kiosk: Kiosk) =>
  (await kiosk.door()).ways.find(({ way }) => way === 'qr')?.live ?? null;
const enter = (kiosk: Kiosk, code: string, more: object = {}) =>
  kiosk.call('POST', '/v1/entries/qr', { body: { code, ...more } });
const usesAt = ({ context }: Platform) =>
  context.database.reading.selectFrom('verification_uses').selectAll().orderBy('reported_at').execute();

test('a code opens a door of its site once; the platform learns whose it was, and the door does not', async () => {
  const { platform, kiosk, person, code, purpose_id } = await organisation();
  expect((await kiosk.door()).ways.map(({ way }) => way)).toEqual(['pin', 'staff', 'qr', 'face']);
  const mine = await code();
  const came = await enter(kiosk, mine, { took_ms: 1800 });
  expect([came.status, came.json]).toEqual([200, { outcome: 'admitted', way: 'qr' }]);
  const uses = () => usesAt(platform);
  await expect.poll(uses, soon).toMatchObject([{ way: 'qr', outcome: 'admitted', person }]);
  const again = await kiosk.problem(enter(kiosk, mine));
  expect(again).toMatchObject({ code: 'entry_code_wrong', detail: { en: expect.stringMatching(/already/) } });
  expect(again.other_ways).toEqual(['pin', 'staff', 'qr']);
  await expect.poll(async () => (await uses()).map(({ outcome }) => outcome), soon).toContain('wrong');

  // Elsewhere there is a door, too: its codes open that one alone.
  const elsewhere = await openSite(platform);
  const other = await door(platform, elsewhere, purpose_id);
  const there = await code(elsewhere.site);
  expect(await kiosk.problem(enter(kiosk, there))).toMatchObject({
    code: 'entry_code_wrong',
    detail: { en: expect.stringMatching(/not made for this place/) },
  });
  expect((await enter(other, there)).status).toBe(200);
  expect(kiosk.logged.join('')).not.toContain(mine);
}, 60_000);

test('it answers a verification of the person; a wrong one is tried only so often', async () => {
  const { platform, site, kiosk, admin, person, purpose_id, checkpoint, code } = await organisation();
  const scopes = ['verification.open', 'verification.read'];
  const body = { name: 'Visitors', kind: 'api_key', scopes, sites: [site.site] };
  const key = String((await admin.call('POST', '/v1/api-keys', { body })).body['secret']);
  const headers = { authorization: `Bearer ${key}` };
  const asked = {
    purpose_id,
    at: { kind: 'checkpoint', checkpoint_id: checkpoint },
    subject: { kind: 'person', person },
    nonce: randomUUID(),
  };
  const opened = VerificationOpened.parse(
    (await callAt(platform.url, 'POST', '/v1/verifications', { body: asked, headers })).body,
  );
  const verification = opened.verification_id;
  expect((await kiosk.problem(enter(kiosk, await code(), { verification }))).code).toBe('ticket_wrong');
  await kiosk.call('POST', '/v1/tickets', { body: { ticket: opened.ticket } });
  expect((await enter(kiosk, await code(), { verification })).status).toBe(200);
  await expect
    .poll(
      async () => (await callAt(platform.url, 'GET', `/v1/verifications/${verification}`, { headers })).body,
      soon,
    )
    .toMatchObject({ state: 'verified', amr: ['qr'] });

  for (let tries = 0; tries < QR_LIMIT.most; tries += 1)
    expect((await kiosk.problem(enter(kiosk, 'https://example.com/'))).code).toBe('entry_code_wrong');
  const limited = await kiosk.problem(enter(kiosk, await code()));
  expect(limited).toMatchObject({ code: 'rate_limited', other_ways: ['pin', 'staff'] });
  expect(await isOffered(kiosk)).toBe(false);
}, 60_000);

test('it works without the platform for as long as the lease runs, and is reported when it is back', async () => {
  const { platform, kiosk, person, code } = await organisation();
  const mine = await code();
  const { port } = new URL(platform.url);
  await platforms.stop(platform);
  expect((await enter(kiosk, mine)).status).toBe(200);
  const back = await platforms.start({ data: folder, port: Number(port) });
  await expect.poll(() => usesAt(back), { timeout: 25_000 }).toMatchObject([{ way: 'qr', person }]);
}, 60_000);

test('where the lease is over the door does not know the time: it says so and offers the other ways', async () => {
  const { platform, kiosk, code } = await organisation({ leaseTtlMs: 3000 });
  const mine = await code();
  await platforms.stop(platform);
  await expect.poll(() => isOffered(kiosk), soon).toBe(false);
  expect(await kiosk.problem(enter(kiosk, mine))).toMatchObject({
    code: 'entry_code_unavailable',
    status: 503,
    other_ways: ['pin', 'staff'],
  });
}, 60_000);

test('at the kiosk: one way among equals; a scanner types into its field, and what comes of it is said', async () => {
  const { kiosk, code } = await organisation({ webRoot: (await buildScreen('kiosk')).folder });
  const url = await kiosk.courier.listen(0);
  const browser = await launchBrowser();
  open.defer(() => browser.close());
  for (const { locale, way, field, refused } of [
    {
      locale: 'en',
      way: 'Code on your phone',
      field: 'What the code says',
      refused: 'This QR code does not open the door',
    },
    { locale: 'zh-CN', way: '手机上的二维码', field: '二维码内容', refused: '这个二维码不能开门' },
  ]) {
    const context = await browser.newContext({ locale, viewport: { width: 1080, height: 1500 } });
    const page = await context.newPage();
    const at = (screen: string) => page.locator(`main[data-screen="${screen}"]`).waitFor({ timeout: 30_000 });
    const accessible = async () => {
      expect(await axeFinds(page)).toEqual([]);
    };
    await page.goto(url);
    await at('home');
    const cards = await page.locator('.c-way').all();
    const boxes = await Promise.all(cards.map((card) => card.boundingBox()));
    expect(boxes).toHaveLength(4);
    for (const size of ['width', 'height'] as const)
      expect(new Set(boxes.map((box) => Math.round(box?.[size] ?? 0))).size).toBe(1);
    await accessible();
    await page.getByRole('button', { name: way, exact: true }).click();
    await at('qr');
    // As a scanner does: no click before, and Enter at the end.
    await page.locator('input:focus').waitFor();
    await page.keyboard.type('https://example.com/');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText(refused).waitFor();
    await accessible();
    expect(await page.getByLabel(field, { exact: true }).inputValue()).toBe('');
    await page.locator('input:focus').waitFor();
    await page.keyboard.type(await code());
    await page.keyboard.press('Enter');
    await at('admitted');
    await accessible();
    await context.close();
  }
}, 120_000);
