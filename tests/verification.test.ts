/** A program asks, a person shows the ticket at a joined door: platform and door real, a vault in memory. */
// oxlint-disable no-restricted-imports -- what only tests have is named by no index
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Problem, TicketView, VerificationOpened, VerificationView } from '@consentry/contract';
import { exampleDoor, joinPlatform } from '@consentry/device';
import type { Platform } from '@consentry/platform';
import { inTransaction } from '@consentry/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Kiosk, openKiosk } from '../apps/device/src/courier/testing/kiosk-in-memory.ts';
import { VaultInMemory } from '../apps/device/src/courier/testing/vault-in-memory.ts';
import { TICKET_FAILURES_MAX } from '../apps/device/src/courier/verification/tickets.ts';
import {
  addCheckpoint,
  noteHealth,
  readCheckpoints,
} from '../apps/platform/src/alternatives/alternatives-store.ts';
import { serve } from '../apps/platform/src/device/serve-store.ts';
import { openSite, SPOT } from '../apps/platform/src/device/testing/test-device.ts';
import { lawfulCheckpoint } from '../apps/platform/src/facts/testing/lawful-facts.ts';
import { callAt, signedIn } from '../apps/platform/src/staff/testing/signed-in.ts';
import { type Begun, beginPurpose } from '../apps/platform/src/testing/begun-purpose.ts';
import { RunningPlatforms } from '../apps/platform/src/testing/running-platform.ts';

const PIN = '836154';
const SCOPES = ['verification.open', 'verification.read', 'verification.cancel'];

let platforms: RunningPlatforms;
let kiosks: Kiosk[] = [];
let folder = '';
let data: string[] = [];

beforeEach(() => {
  platforms = new RunningPlatforms();
  folder = platforms.folder();
  [kiosks, data] = [[], []];
});
afterEach(async () => {
  for (const kiosk of kiosks) await kiosk[Symbol.asyncDispose]();
  await platforms[Symbol.asyncDispose]();
  for (const one of data) rmSync(one, { recursive: true });
});

/** A platform with a purpose in force at one site, and a program that may ask there. */
async function organisation() {
  const platform = await platforms.start({ data: folder });
  const site = await openSite(platform);
  const published = await beginPurpose(platform);
  const checkpoint = await inTransaction(platform.context.database, async (writing) => {
    const now = platform.context.now();
    const made = await addCheckpoint(
      writing,
      published.purpose_id,
      { ...lawfulCheckpoint(), site: site.site },
      now,
    );
    const [place] = await readCheckpoints(writing, { checkpoint: made });
    for (const way of place?.ways ?? []) await noteHealth(writing, way, true, now);
    return made;
  });
  const admin = await signedIn(platform, 'admin');
  const body = { name: 'Visitors', kind: 'api_key', scopes: SCOPES, sites: [site.site] };
  const key = String((await admin.call('POST', '/v1/api-keys', { body })).body['secret']);
  const headers = { authorization: `Bearer ${key}` };
  const open = async (more: object = {}) => {
    const asked = {
      purpose_id: published.purpose_id,
      at: { kind: 'checkpoint', checkpoint_id: checkpoint },
      subject: { kind: 'visitor', reference: 'v-1' },
      nonce: randomUUID(),
      ...more,
    };
    return VerificationOpened.parse(
      (await callAt(platform.url, 'POST', '/v1/verifications', { body: asked, headers })).body,
    );
  };
  const result = async ({ verification_id }: { readonly verification_id: string }, at = platform.url) =>
    VerificationView.parse(
      (await callAt(at, 'GET', `/v1/verifications/${verification_id}`, { headers })).body,
    );
  return { platform, site, published, checkpoint, open, result };
}

/** A door at the site, joined and approved, whose words are those of the purpose. */
async function door(
  platform: Platform,
  { installer, dpo, invite }: Awaited<ReturnType<typeof openSite>>,
  published: Begun | undefined,
  purpose: string,
  config: Partial<ReturnType<typeof exampleDoor>> = {},
): Promise<Kiosk> {
  const at = mkdtempSync(join(tmpdir(), 'consentry-device-'));
  data.push(at);
  const { device } = await joinPlatform({ data: at, url: platform.url, token: await invite() });
  const path = `/v1/devices/${device}`;
  await installer.call('PUT', `${path}/spot`, { body: SPOT, headers: { 'if-match': '"1"' } });
  await dpo.call('POST', `${path}/approval`, { headers: { 'if-match': '"2"' } });
  await inTransaction(platform.context.database, (writing) => serve(writing, device, purpose));
  const clock = { now: Date.now() };
  const kiosk = await openKiosk({
    store: join(at, 'courier.db'),
    vault: new VaultInMemory(() => clock.now),
    door: { ...exampleDoor(), ...config, ...(published === undefined ? {} : { published }) },
    clock,
  });
  kiosks.push(kiosk);
  return kiosk;
}

const show = (kiosk: Kiosk, ticket: string) => kiosk.call('POST', '/v1/tickets', { body: { ticket } });
const enter = (kiosk: Kiosk, number: string, verification: string, pin = PIN) =>
  kiosk.call('POST', '/v1/entries/pin', { body: { number, pin, verification } });
const soon = { timeout: 15_000 };

test('by PIN, by face and by nobody: the program learns the way, the device reports each use once', async () => {
  const { platform, site, published, checkpoint, open, result } = await organisation();
  const kiosk = await door(platform, site, published, published.purpose_id);
  const me = await kiosk.enrolled('wang', PIN);

  const first = await open();
  expect(first.ways.map(({ way }) => way)).toEqual(['card', 'pin', 'face']);
  const shown = await show(kiosk, first.ticket);
  expect([shown.status, TicketView.parse(shown.json)]).toEqual([
    201,
    { verification: first.verification_id, expires_at: expect.any(String), face: true },
  ]);
  kiosk.clock.now += 4000;
  expect((await enter(kiosk, me.number, first.verification_id)).json).toMatchObject({ way: 'pin' });
  await expect.poll(() => result(first), soon).toMatchObject({ state: 'verified', amr: ['pin'] });
  // The ticket is spent, here and there.
  expect((await kiosk.problem(enter(kiosk, me.number, first.verification_id))).code).toBe('ticket_wrong');
  expect((await kiosk.problem(show(kiosk, first.ticket))).code).toBe('ticket_wrong');

  const second = await open();
  await show(kiosk, second.ticket);
  await expect
    .poll(
      async () => {
        const body = { act: 'verify', number: me.number, verification: second.verification_id };
        const started = await kiosk.call('POST', '/v1/captures', { body });
        if (started.status !== 201) return Problem.parse(started.json).code;
        return (await kiosk.show((started.json as { capture: string }).capture, 'wang')).outcome;
      },
      { ...soon, interval: 1000 },
    )
    .toBe('admitted');
  await expect.poll(() => result(second), soon).toMatchObject({ state: 'verified', amr: ['face'] });

  const third = await open();
  await show(kiosk, third.ticket);
  await kiosk.call('DELETE', `/v1/tickets/${third.verification_id}`);
  await expect.poll(() => result(third), soon).toMatchObject({ state: 'declined', amr: [] });

  // Without any ticket, too, each use is on record; nobody outside is told of it.
  await kiosk.call('POST', '/v1/entries/pin', { body: { number: me.number, pin: PIN, took_ms: 2400 } });
  const uses = () =>
    platform.context.database.reading
      .selectFrom('verification_uses')
      .select(['way', 'outcome', 'verification', 'checkpoint', 'model', 'purpose_version'])
      .where('outcome', '=', 'admitted')
      .orderBy('way')
      .execute();
  await expect.poll(async () => (await uses()).length, soon).toBe(3);
  const all = await uses();
  expect(all).toMatchObject([
    {
      way: 'face',
      verification: second.verification_id,
      checkpoint,
      model: expect.stringMatching(/^[0-9a-f]{16}$/),
    },
    { way: 'pin', checkpoint, purpose_version: 1 },
    { way: 'pin', checkpoint },
  ]);
  const counts = await platform.context.database.reading.selectFrom('way_counts').selectAll().execute();
  expect(counts.reduce((sum, { way, attempts }) => sum + (way === 'pin' ? attempts : 0), 0)).toBe(2);
}, 60_000);

test('by card: the program learns so, and the use counts beside the others', async () => {
  const { platform, site, published, checkpoint, open, result } = await organisation();
  const ways = { alternatives: (['pin', 'card'] as const).map((kind) => ({ kind, live: true })) };
  const kiosk = await door(platform, site, published, published.purpose_id, ways);
  const { token } = await kiosk.register(PIN);
  const number = '0A93-77C1-4E';
  await kiosk.call('POST', '/v1/me/card', { body: { number }, token });
  const asked = await open();
  await show(kiosk, asked.ticket);
  kiosk.clock.now += 4000;
  const { verification_id: verification } = asked;
  const byCard = (body: object) => kiosk.call('POST', '/v1/entries/card', { body });
  expect((await byCard({ number, verification })).json).toMatchObject({ way: 'card' });
  await byCard({ number: '7777777', took_ms: 3000 });
  await expect.poll(() => result(asked), soon).toMatchObject({ state: 'verified', amr: ['card'] });
  const { reading } = platform.context.database;
  const counts = () =>
    reading.selectFrom('way_counts').selectAll().where('checkpoint', '=', checkpoint).execute();
  const sum = async (of: 'attempts' | 'first_succeeded') =>
    (await counts()).reduce((all, row) => all + (row.way === 'card' ? row[of] : 0), 0);
  await expect.poll(() => sum('attempts'), soon).toBe(2);
  expect(await sum('first_succeeded')).toBe(1);
  const uses = await reading
    .selectFrom('verification_uses')
    .select(['way', 'outcome', 'verification'])
    .execute();
  expect(uses.toSorted((a, b) => a.outcome.localeCompare(b.outcome))).toEqual([
    { way: 'card', outcome: 'admitted', verification },
    { way: 'card', outcome: 'wrong', verification: null },
  ]);
}, 60_000);

test('too many failures under one ticket are a no; a ticket for another purpose takes no face', async () => {
  const { platform, site, published, open, result } = await organisation();
  const kiosk = await door(platform, site, undefined, published.purpose_id);
  const me = await kiosk.register(PIN);
  const first = await open();
  const shown = TicketView.parse((await show(kiosk, first.ticket)).json);
  expect(shown.face).toBe(false);
  const body = { act: 'verify', number: me.number, verification: first.verification_id };
  const refused = await kiosk.problem(kiosk.call('POST', '/v1/captures', { body }));
  expect(refused).toMatchObject({ code: 'face_unavailable', other_ways: ['pin', 'staff', 'qr'] });
  for (let tries = 0; tries < TICKET_FAILURES_MAX; tries += 1) {
    expect((await result(first)).state).toBe('claimed');
    await enter(kiosk, me.number, first.verification_id, '947265');
  }
  await expect.poll(() => result(first), soon).toMatchObject({ state: 'not_verified', amr: [] });
}, 60_000);

test('two doors, one ticket: one gets it, whichever is first', async () => {
  const { platform, site, published, open } = await organisation();
  const doors = [
    await door(platform, site, published, published.purpose_id),
    await door(platform, site, published, published.purpose_id),
  ];
  for (let run = 0; run < 5; run += 1) {
    const { ticket } = await open();
    const got = await Promise.all(doors.map((kiosk) => show(kiosk, ticket)));
    expect(got.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 404]);
  }
}, 60_000);

test('a door that cannot reach the platform makes nothing up; people come in, and it is reported later', async () => {
  const { platform, site, published, open, result } = await organisation();
  const kiosk = await door(platform, site, published, published.purpose_id);
  const me = await kiosk.register(PIN);
  const claimed = await open({ expires_in_seconds: 30 });
  await show(kiosk, claimed.ticket);
  const never = await open({ expires_in_seconds: 30 });
  const { port } = new URL(platform.url);
  await platforms.stop(platform);
  const refused = await kiosk.problem(show(kiosk, never.ticket));
  expect(refused).toMatchObject({
    code: 'ticket_unavailable',
    status: 503,
    other_ways: ['pin', 'staff', 'qr'],
  });
  expect((await enter(kiosk, me.number, claimed.verification_id)).json).toMatchObject({ way: 'pin' });
  // The platform comes back when the time of both is over.
  const back = await platforms.start({ data: folder, port: Number(port), now: () => Date.now() + 31_000 });
  const uses = () => back.context.database.reading.selectFrom('verification_uses').selectAll().execute();
  await expect
    .poll(uses, { timeout: 25_000 })
    .toMatchObject([{ way: 'pin', outcome: 'admitted', verification: claimed.verification_id }]);
  for (const one of [claimed, never])
    expect(await result(one, back.url)).toMatchObject({ state: 'expired', amr: [] });
}, 60_000);

test('a door that joined no platform takes no ticket', async () => {
  const kiosk = await openKiosk();
  kiosks.push(kiosk);
  expect((await kiosk.problem(show(kiosk, '01234567'))).code).toBe('ticket_unavailable');
});
