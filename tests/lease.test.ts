/** A door under a platform: both real, over HTTP, with a vault in memory. */
// oxlint-disable no-restricted-imports -- what only tests have is named by no index
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { LedgerView, Problem } from '@consentry/contract';
import { exampleDoor, joinPlatform } from '@consentry/device';
import { closeLog } from '@consentry/ledger-server';
import type { Platform } from '@consentry/platform';
import { inTransaction, openDatabase } from '@consentry/server';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { type Kiosk, openKiosk, START } from '../apps/device/src/courier/testing/kiosk-in-memory.ts';
import { VaultInMemory } from '../apps/device/src/courier/testing/vault-in-memory.ts';
import { deviceHolders } from '../apps/platform/src/device/device-holders.ts';
import { grantAt, revokeEverywhere } from '../apps/platform/src/device/set-store.ts';
import { serve } from '../apps/platform/src/device/serve-store.ts';
import { openSite, SPOT } from '../apps/platform/src/device/testing/test-device.ts';
import { endNotices } from '../apps/platform/src/notice/notice-store.ts';
import { signedIn } from '../apps/platform/src/staff/testing/signed-in.ts';
import { platformKeys } from '../apps/platform/src/settings/keys.ts';
import { platformMigrations } from '../apps/platform/src/store/migrations/index.ts';
import type { PlatformTables } from '../apps/platform/src/store/tables.ts';
import { beginPurpose } from '../apps/platform/src/testing/begun-purpose.ts';
import { RunningPlatforms } from '../apps/platform/src/testing/running-platform.ts';

const TTL = 2000;

let platforms: RunningPlatforms;
let kiosks: Kiosk[] = [];
let data = '';
let folder = '';

beforeEach(() => {
  platforms = new RunningPlatforms();
  folder = platforms.folder();
  data = mkdtempSync(join(tmpdir(), 'consentry-device-'));
  kiosks = [];
});
afterEach(async () => {
  for (const kiosk of kiosks) await kiosk[Symbol.asyncDispose]();
  await platforms[Symbol.asyncDispose]();
  rmSync(data, { recursive: true });
});

/** A platform, and a device at it that joined and was approved. */
async function joined(leaseTtlMs: number): Promise<{ readonly platform: Platform; readonly device: string }> {
  const platform = await platforms.start({ data: folder, leaseTtlMs });
  const site = await openSite(platform);
  const { device } = await joinPlatform({ data, url: platform.url, token: await site.invite() });
  const at = `/v1/devices/${device}`;
  await site.installer.call('PUT', `${at}/spot`, { body: SPOT, headers: { 'if-match': '"1"' } });
  const approval = await site.dpo.call('POST', `${at}/approval`, { headers: { 'if-match': '"2"' } });
  expect(approval.status).toBe(200);
  return { platform, device };
}

/** The door on that device. Its wall clock is months behind the platform's, as that of a door may be. */
async function door(
  vault = new VaultInMemory(() => START),
  options: Parameters<typeof openKiosk>[0] = {},
): Promise<Kiosk> {
  const kiosk = await openKiosk({ store: join(data, 'courier.db'), vault, ...options });
  kiosks.push(kiosk);
  return kiosk;
}

async function shut(kiosk: Kiosk): Promise<void> {
  kiosks.splice(kiosks.indexOf(kiosk), 1);
  await kiosk[Symbol.asyncDispose]();
}

async function grant({ context }: Platform, device: string, consent: string | null): Promise<void> {
  await inTransaction(context.database, (writing) =>
    grantAt(writing, [device], {
      consent_id: consent ?? '',
      purpose_id: 'door',
      purpose_version: 1,
      mode: 'verify',
      not_after: '2100-01-01T00:00:00.000Z',
    }),
  );
}

/** Shows a face, and says what came of it and what else was offered. */
async function show(kiosk: Kiosk, number: string, face = 'wang') {
  const opened = await kiosk.call('POST', '/v1/captures', { body: { act: 'verify', number } });
  if (opened.status !== 201) {
    const { code, other_ways } = Problem.parse(opened.json);
    return { code, ways: other_ways };
  }
  const { capture } = opened.json as { capture: string };
  for (;;) {
    const reply = await kiosk.frame(capture, face);
    const body = reply.json as { outcome?: string; code?: string; other_ways?: string[] };
    if (body.outcome !== 'more') return { code: body.outcome ?? body.code, ways: body.other_ways };
  }
}

/** Asks seldom: five faces that are not matched lock the face of a number. */
const admits = (kiosk: Kiosk, number: string) =>
  expect
    .poll(async () => (await show(kiosk, number)).code, { timeout: 10_000, interval: 1000 })
    .toBe('admitted');

test('T-L1: the network is cut; matching stops within the lease, and a restart does not bring it back', async () => {
  const { platform, device } = await joined(TTL);
  const vault = new VaultInMemory(() => START);
  const kiosk = await door(vault);
  const me = await kiosk.enrolled('wang');
  // Joined, and not granted: the consent of the door alone lets nobody match.
  expect((await show(kiosk, me.number)).code).not.toBe('admitted');
  await grant(platform, device, me.consent);
  await admits(kiosk, me.number);
  // It renews: well after the first lease it still matches (the control of what follows).
  await sleep(2 * TTL);
  expect((await show(kiosk, me.number)).code).toBe('admitted');
  expect((await kiosk.door()).face.state).toBe('ready');

  const { port } = new URL(platform.url);
  await platforms.stop(platform);
  const cut = performance.now();
  let last = 0;
  let over = 0;
  while (performance.now() < cut + 2.5 * TTL) {
    const begun = performance.now();
    const { code, ways } = await show(kiosk, me.number);
    if (code === 'admitted') last = performance.now() - cut;
    else if (begun > cut + TTL) {
      over += 1;
      expect([code, ways]).toEqual(['face_unavailable', ['pin', 'staff']]);
    }
    await sleep(10);
  }
  expect(last).toBeGreaterThan(0);
  expect(last).toBeLessThan(TTL);
  expect(over).toBeGreaterThan(10);
  // The first screen says so before anybody chooses.
  const view = await kiosk.door();
  expect([view.face.state, view.ways.find(({ way }) => way === 'face')?.live]).toEqual(['lease_over', false]);
  const pin = await kiosk.call('POST', '/v1/entries/pin', { body: { number: me.number, pin: '836154' } });
  expect(pin.json).toMatchObject({ outcome: 'admitted' });

  await shut(kiosk);
  const again = await door(vault);
  for (let tries = 0; tries < 20; tries += 1)
    expect((await show(again, me.number)).code).toBe('face_unavailable');
  await platforms.start({ data: folder, leaseTtlMs: TTL, port: Number(port) });
  await admits(again, me.number);
}, 60_000);

test('a withdrawal at the platform stops a device that listens, and its template is erased', async () => {
  const { platform, device } = await joined(900_000);
  const kiosk = await door();
  const took: number[] = [];
  for (let run = 0; run < 4; run += 1) {
    const me = await kiosk.enrolled('wang');
    await grant(platform, device, me.consent);
    await admits(kiosk, me.number);
    await inTransaction(platform.context.database, (writing) =>
      revokeEverywhere(writing, me.consent ?? '', Date.now()),
    );
    const begun = performance.now();
    while ((await show(kiosk, me.number)).code === 'admitted') await sleep(5);
    took.push(performance.now() - begun);
    await expect
      .poll(() => deviceHolders.progressOf(platform.context.database.reading, me.consent ?? ''), {
        timeout: 10_000,
      })
      .toMatchObject({ effective: { reason: 'acknowledged' }, erased: { reason: 'receipts' } });
    expect(kiosk.vault.templates.size).toBe(0);
    expect((await kiosk.me(me.token)).session.face).toBe('withdrawn');
  }
  // The measure is in the report; this bound only tells a push from the next renewal, minutes later.
  const mean = took.reduce((sum, ms) => sum + ms, 0) / took.length;
  expect(mean).toBeLessThan(10_000);
  if (process.env['CONSENTRY_MEASURE'] !== undefined)
    process.stderr.write(`push: ${took.map(Math.round).join(' ')} ms\n`);
}, 60_000);

test('T-L5: a store rolled back to before a withdrawal: erased before the first match, and an alarm', async () => {
  const { platform, device } = await joined(900_000);
  const { database } = platform.context;
  const store = join(data, 'courier.db');
  const first = await door();
  const me = await first.enrolled('wang');
  const other = await first.enrolled('li');
  await grant(platform, device, me.consent);
  await grant(platform, device, other.consent);
  await admits(first, me.number);
  await shut(first);
  copyFileSync(store, join(data, 'before.db'));

  const second = await door(first.vault);
  await admits(second, me.number);
  await inTransaction(database, (writing) => revokeEverywhere(writing, me.consent ?? '', Date.now()));
  await expect.poll(() => second.vault.templates.size, { timeout: 10_000 }).toBe(1);
  await expect
    .poll(async () => (await deviceHolders.progressOf(database.reading, me.consent ?? '')).erased, {
      timeout: 10_000,
    })
    .not.toBeNull();
  // It has said that it holds the tombstone: holding less afterwards is a store that went back.
  const set = database.reading.selectFrom('device_sets').selectAll().where('device', '=', device);
  await expect
    .poll(
      async () => {
        const { epoch, acknowledged } = await set.executeTakeFirstOrThrow();
        return epoch - acknowledged;
      },
      { timeout: 10_000 },
    )
    .toBe(0);
  await shut(second);

  for (const tail of ['-wal', '-shm']) rmSync(store + tail, { force: true });
  copyFileSync(join(data, 'before.db'), store);
  const vault = new VaultInMemory(() => START);
  vault.templates.set(me.consent ?? '', 'wang').set(other.consent ?? '', 'li');
  const third = await door(vault);
  let matched = false;
  for (let tries = 0; !matched; tries += 1) {
    expect((await show(third, me.number)).code).not.toBe('admitted');
    matched = (await show(third, other.number, 'li')).code === 'admitted';
    expect(tries).toBeLessThan(500);
    if (!matched) await sleep(10);
  }
  // The other person's match shows that a lease is there; by then the template was gone.
  expect([...vault.templates.keys()]).toEqual([other.consent]);
  const erased = vault.asked.findIndex((asked) => asked.op === 'erase' && asked.consent === me.consent);
  const looked = vault.asked.findIndex(({ op }) => op === 'observe');
  expect(erased).toBeGreaterThanOrEqual(0);
  expect(erased).toBeLessThan(looked);
  const alarms = await database.reading
    .selectFrom('events')
    .select('kind')
    .where('stream', '=', 'device_alarms')
    .execute();
  expect(alarms.map(({ kind }) => kind)).toContain('store_rolled_back');
}, 60_000);

test('withdrawing at the door works with the platform gone, and is reported once it is back', async () => {
  const { platform, device } = await joined(900_000);
  const kiosk = await door();
  const me = await kiosk.enrolled('wang');
  await grant(platform, device, me.consent);
  await admits(kiosk, me.number);
  const { port } = new URL(platform.url);
  await platforms.stop(platform);
  expect(await kiosk.withdraw(me.token)).toMatchObject({ state: 'effective' });
  expect((await show(kiosk, me.number)).code).toBe('not_lawful');
  await expect.poll(() => kiosk.vault.templates.size).toBe(0);
  const back = await platforms.start({ data: folder, port: Number(port) });
  await expect
    .poll(() => deviceHolders.progressOf(back.context.database.reading, me.consent ?? ''), {
      timeout: 20_000,
    })
    .toMatchObject({ effective: { reason: 'acknowledged' }, erased: { reason: 'receipts' } });
}, 60_000);

test('who consents at a joined door is granted there; what is not taken is erased, and the person is told', async () => {
  const { platform, device } = await joined(900_000);
  const { database } = platform.context;
  const published = await beginPurpose(platform);
  await inTransaction(database, (writing) => serve(writing, device, published.purpose_id));
  const declared = { door: { ...exampleDoor(), published }, clock: { now: Date.now() } };
  const kiosk = await door(new VaultInMemory(() => declared.clock.now), declared);
  const me = await kiosk.enrolled('wang');
  await admits(kiosk, me.number);
  const states = () =>
    database.reading
      .selectFrom('consents as c')
      .leftJoin('withdrawals as w', 'w.consent', 'c.consent')
      .select(['c.consent', 'w.reason', 'w.by_kind'])
      .execute();
  expect(await states()).toEqual([{ consent: me.consent, reason: null, by_kind: null }]);
  await kiosk.withdraw(me.token);
  await expect
    .poll(states, { timeout: 10_000 })
    .toEqual([{ consent: me.consent, reason: 'withdrawn', by_kind: 'person' }]);

  await inTransaction(database, (writing) => endNotices(writing, published.purpose_id, Date.now()));
  const late = await kiosk.enrolled('li');
  await expect
    .poll(async () => (await kiosk.me(late.token)).session, { timeout: 10_000 })
    .toMatchObject({ face: 'expired', not_taken: 'purpose_over' });
  await expect.poll(() => kiosk.vault.templates.size, { timeout: 10_000 }).toBe(0);
  expect(await states()).toHaveLength(1);
}, 60_000);

/** Two doors of one platform that serve one purpose, with the words of their own. */
async function twoDoors() {
  const { platform, device } = await joined(900_000);
  const site = await openSite(platform);
  const other = mkdtempSync(join(tmpdir(), 'consentry-device-'));
  onTestFinished(() => rmSync(other, { recursive: true }));
  const second = (await joinPlatform({ data: other, url: platform.url, token: await site.invite() })).device;
  const at = `/v1/devices/${second}`;
  await site.installer.call('PUT', `${at}/spot`, { body: SPOT, headers: { 'if-match': '"1"' } });
  await site.dpo.call('POST', `${at}/approval`, { headers: { 'if-match': '"2"' } });
  const published = await beginPurpose(platform);
  await inTransaction(platform.context.database, async (writing) => {
    for (const one of [device, second]) await serve(writing, one, published.purpose_id);
  });
  const clock = { now: Date.now() };
  const declared = () => ({ door: { ...exampleDoor(), published }, clock });
  const vault = () => new VaultInMemory(() => clock.now);
  return { platform, devices: [device, second] as const, other, declared, vault };
}

test('a database that was put back to before a withdrawal learns of it from the door that heard', async () => {
  const { platform, other, declared, vault } = await twoDoors();
  const kiosk = await door(vault(), declared());
  const me = await kiosk.enrolled('wang');
  await admits(kiosk, me.number);
  // The other door holds the same face, and hears nothing until the database is back.
  const elsewhere = vault();
  elsewhere.templates.set(me.consent ?? '', 'wang');
  const ended = ({ context }: Platform) =>
    context.database.reading.selectFrom('withdrawals').select(['consent', 'reason']).execute();
  const { port } = new URL(platform.url);
  const { size: saved } = await platform.keeper.ledger.log.head();
  await platforms.stop(platform);
  copyFileSync(join(folder, 'platform.db'), join(data, 'backup.db'));

  const before = await platforms.start({ data: folder, port: Number(port) });
  await kiosk.withdraw(me.token);
  await expect.poll(() => ended(before), { timeout: 10_000 }).toHaveLength(1);
  const heard = () =>
    before.context.database.reading
      .selectFrom('device_sets')
      .select('device')
      .whereRef('acknowledged', '=', 'epoch')
      .where('epoch', '>', 2)
      .execute();
  await expect.poll(heard, { timeout: 10_000 }).toHaveLength(1);
  // The door has seen a head that the backup does not have.
  const seen = async () => {
    await before.keeper.advance();
    const { devices } = LedgerView.parse(await (await fetch(`${before.url}/v1/ledger`)).json());
    return devices.seen?.size ?? 0;
  };
  await expect
    .poll(async () => (await seen()) > saved || (await kiosk.enrolled('zhao'), false), {
      timeout: 20_000,
      interval: 500,
    })
    .toBe(true);
  await platforms.stop(before);
  for (const tail of ['-wal', '-shm']) rmSync(join(folder, `platform.db${tail}`), { force: true });
  copyFileSync(join(data, 'backup.db'), join(folder, 'platform.db'));
  // Nothing beside the database tells that the log was longer: the door alone knows.
  rmSync(join(folder, 'ledger', 'checkpoint'), { force: true });

  const back = await platforms.start({ data: folder, port: Number(port) });
  // The control: the database that was put back knows of no end.
  expect(await ended(back)).toEqual([]);
  await expect
    .poll(() => ended(back), { timeout: 40_000 })
    .toEqual([{ consent: me.consent, reason: 'withdrawn' }]);
  const late = await openKiosk({ store: join(other, 'courier.db'), vault: elsewhere, ...declared() });
  kiosks.push(late);
  await expect.poll(() => elsewhere.templates.size, { timeout: 10_000 }).toBe(0);
  await expect
    .poll(() => deviceHolders.progressOf(back.context.database.reading, me.consent ?? ''), {
      timeout: 20_000,
    })
    .toMatchObject({ effective: { reason: 'acknowledged' }, erased: { reason: 'receipts' } });
  // The door shows the head it holds, and the evidence log signs no second past.
  const ledger = async () => LedgerView.parse(await (await fetch(`${back.url}/v1/ledger`)).json());
  await expect.poll(async () => (await ledger()).damage?.code, { timeout: 20_000 }).toBe('log_inconsistent');
  const waiting = async () => {
    const { sequenced, size } = await ledger();
    return sequenced - size;
  };
  await expect.poll(waiting, { timeout: 20_000 }).toBeGreaterThan(0);
  // Nothing is stuck: whoever consents now comes in.
  const next = await kiosk.enrolled('li');
  await expect
    .poll(async () => (await show(kiosk, next.number, 'li')).code, { timeout: 20_000, interval: 1000 })
    .toBe('admitted');

  // What was lost is not found again: the log is closed, and the doors follow the next one.
  const { key } = await ledger();
  await platforms.stop(back);
  await closeLedger(folder);
  const anew = await platforms.start({ data: folder, port: Number(port) });
  await anew.keeper.advance();
  const following = async () => LedgerView.parse(await (await fetch(`${anew.url}/v1/ledger`)).json());
  expect(await following()).toMatchObject({ damage: null, closed: [{ key }] });
  await expect
    .poll(async () => (await following()).devices.seen !== null || (await kiosk.enrolled('sun'), false), {
      timeout: 20_000,
      interval: 1000,
    })
    .toBe(true);
}, 150_000);

/** As `consentry ledger close` does, at once. */
async function closeLedger(of: string): Promise<void> {
  await using database = await openDatabase<PlatformTables>(`sqlite:${join(of, 'platform.db')}`, {
    migrations: platformMigrations,
  });
  const context = { database, keys: platformKeys(of), now: Date.now };
  await closeLog(context, of, { reason: 'restored', head: null });
}

test('a retired door erases all it holds, is granted nothing more, and what was withdrawn at it still counts', async () => {
  const { platform, devices, declared, vault } = await twoDoors();
  const { reading } = platform.context.database;
  const kiosk = await door(vault(), declared());
  const one = await kiosk.enrolled('wang');
  const two = await kiosk.enrolled('li');
  await admits(kiosk, one.number);
  const granted = () => reading.selectFrom('device_grants').select('device').execute();
  await expect.poll(granted, { timeout: 10_000 }).toHaveLength(4);
  const { port } = new URL(platform.url);
  await platforms.stop(platform);
  await kiosk.withdraw(one.token);
  const back = await platforms.start({ data: folder, port: Number(port) });
  const dpo = await signedIn(back, 'dpo');
  const path = `/v1/devices/${devices[0]}/retirement`;
  expect((await dpo.call('POST', path, { body: { reason: '报废' } })).status).toBe(200);
  await expect.poll(() => kiosk.vault.templates.size, { timeout: 20_000 }).toBe(0);
  const ends = () => back.context.database.reading.selectFrom('withdrawals').select('consent').execute();
  await expect.poll(ends, { timeout: 20_000 }).toEqual([{ consent: one.consent }]);
  // The other consent goes on at the other door, and at that one alone.
  const left = await back.context.database.reading
    .selectFrom('device_grants')
    .select(['device', 'consent'])
    .execute();
  expect(left).toEqual([{ device: devices[1], consent: two.consent }]);
}, 60_000);

test('a door that is suspended stops at once, not when its lease is over', async () => {
  const { platform, device } = await joined(900_000);
  const kiosk = await door();
  const me = await kiosk.enrolled('wang');
  await grant(platform, device, me.consent);
  await admits(kiosk, me.number);
  const dpo = await signedIn(platform, 'dpo');
  await dpo.call('POST', `/v1/devices/${device}/suspension`, { body: { reason: '查看' } });
  await expect
    .poll(() => show(kiosk, me.number), { timeout: 10_000, interval: 500 })
    .toEqual({ code: 'face_unavailable', ways: ['pin', 'staff'] });
}, 60_000);

test('the key that signs bundles is changed under a door that goes on matching', async () => {
  const { platform, device } = await joined(TTL);
  const kiosk = await door();
  const me = await kiosk.enrolled('wang');
  await grant(platform, device, me.consent);
  await admits(kiosk, me.number);
  const admin = await signedIn(platform, 'admin');
  const announced = await admin.call('POST', '/v1/signing-keys', { body: {} });
  expect(announced.body).toMatchObject({ generation: 2, devices_behind: 1 });
  expect((await admin.call('POST', '/v1/signing-keys', { body: {} })).body['code']).toBe(
    'signing_key_announced',
  );
  expect((await admin.call('POST', '/v1/signing-keys/use', { body: {} })).body['code']).toBe(
    'devices_behind',
  );
  const behind = async () => (await admin.call('GET', '/v1/signing-keys')).body['devices_behind'];
  await expect.poll(behind, { timeout: 10_000 }).toBe(0);
  const used = await admin.call('POST', '/v1/signing-keys/use', { body: {} });
  expect(used.body).toMatchObject({ generation: 3, in_use: announced.body['next'], next: null });
  await expect.poll(behind, { timeout: 10_000 }).toBe(0);
  await sleep(TTL);
  expect((await show(kiosk, me.number)).code).toBe('admitted');
  // After a restart of both, too: the new key is what each has.
  await shut(kiosk);
  const again = await door(kiosk.vault);
  await admits(again, me.number);
}, 60_000);

test('a replica at the same address goes on where the other was killed', async () => {
  const { platform, device } = await joined(TTL);
  const kiosk = await door();
  const me = await kiosk.enrolled('wang');
  await grant(platform, device, me.consent);
  await admits(kiosk, me.number);
  const replica = await platforms.start({ data: folder, leaseTtlMs: TTL });
  await inTransaction(replica.context.database, (writing) =>
    revokeEverywhere(writing, me.consent ?? '', Date.now()),
  );
  await expect.poll(async () => (await show(kiosk, me.number)).code, { timeout: 10_000 }).toBe('not_lawful');
});

test('who joins is told what is wrong: address, token, a second time', async () => {
  const { platform } = await joined(TTL);
  const token = `csd_${'A'.repeat(22)}`;
  const elsewhere = mkdtempSync(join(tmpdir(), 'consentry-device-'));
  try {
    const code = (url: string, at = elsewhere) =>
      joinPlatform({ data: at, url, token }).then(
        () => null,
        (error: { code: string }) => error.code,
      );
    expect(await code('http://platform.example')).toBe('platform_url_invalid');
    expect(await code(`${platform.url}/console`)).toBe('platform_url_invalid');
    expect(await code('http://127.0.0.1:1')).toBe('platform_unreachable');
    expect(await code(platform.url)).toBe('join_refused');
    expect(await code(platform.url, data)).toBe('already_joined');
  } finally {
    rmSync(elsewhere, { recursive: true });
  }
});
