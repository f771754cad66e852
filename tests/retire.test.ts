/** A device's own log, from what happens at its door to its retirement, watched by the platform and checked by the verifier. */
// oxlint-disable no-restricted-imports -- what only tests have is named by no index
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeviceKeyProved, DeviceView, LedgerView, type RetirementCertificate } from '@consentry/contract';
import { checkDeviceLog, joinPlatform, retireDevice, type RetireWays } from '@consentry/device';
import { authorize } from '@consentry/law';
import { NoteKey } from '@consentry/ledger';
import type { Platform } from '@consentry/platform';
import { type FileReport, readTrust, verifyFile } from '@consentry/verifier';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openKiosk } from '../apps/device/src/courier/testing/kiosk-in-memory.ts';
import { VaultInMemory } from '../apps/device/src/courier/testing/vault-in-memory.ts';
import { makeFolder } from '../packages/ledger/src/folder/make-folder.ts';
import { lawfulFacts, syntheticTemplate, syntheticVault } from '../apps/device/src/vault/service.fixture.ts';
import { checkConfined, retireConfined } from '../apps/device/src/vault/task.ts';
import { openSite, SPOT } from '../apps/platform/src/device/testing/test-device.ts';
import { callAt, signedIn } from '../apps/platform/src/staff/testing/signed-in.ts';
import { RunningPlatforms } from '../apps/platform/src/testing/running-platform.ts';

const POLL = { timeout: 20_000, interval: 100 };
let data = '';

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'consentry-device-'));
});
afterEach(() => rmSync(data, { recursive: true }));

const openDoor = (vault = new VaultInMemory(Date.now)) =>
  openKiosk({
    store: join(data, 'courier.db'),
    ledger: join(data, 'ledger'),
    vault,
    clock: { now: Date.now() },
  });

/** The store of a real vault, with a template under each consent. */
function sealUnder(consents: readonly string[]): void {
  const folder = join(data, 'vault');
  makeFolder(folder);
  const now = Date.now();
  const vault = syntheticVault(folder, () => now);
  for (const [person, consent] of consents.entries()) {
    const decision = authorize('enrol', lawfulFacts('enrol', consent, now), now);
    if (!decision.permitted) throw new Error('refused');
    vault.enrol(decision.permit, syntheticTemplate(person), now + 60_000_000);
  }
  vault.close();
}

/** The public key of a device, as its log is named by. */
function keyOf({ evidence }: RetirementCertificate): string {
  if (evidence === undefined) throw new Error('no evidence');
  return NoteKey.parse(evidence.log).publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
}

const verified = async (file: object, options: Parameters<typeof readTrust>[0]) =>
  verifyFile(new Blob([JSON.stringify(file)]), await readTrust(options));
const failing = ({ checks }: FileReport) =>
  checks.flatMap(({ check, code, result }) => (result === 'fails' ? [`${check}: ${code}`] : []));

class Killed extends Error {}

/** Breaks off after one step. */
const killedAfter = (
  step: Parameters<RetireWays['after']>[0],
  emptyStore: RetireWays['emptyStore'],
): RetireWays => ({
  emptyStore,
  after: (done) => {
    if (done === step) throw new Killed(step);
  },
});

test('a door that works alone keeps its log, and is retired with a proved certificate, wherever it breaks off', async () => {
  const [kept, left] = await (async () => {
    await using kiosk = await openDoor();
    const one = await kiosk.enrolled('wang');
    const two = await kiosk.enrolled('li', '402198');
    await kiosk.verify(one.number, 'wang');
    await kiosk.verify(one.number, 'li');
    const leaving = await kiosk.call('POST', '/v1/sessions', {
      body: { number: two.number, pin: '402198' },
    });
    const { token } = leaving.json as { token: string };
    const { withdrawal } = await kiosk.withdraw(token);
    // The certificate is there at once, and its proof within a second or so.
    await expect
      .poll(async () => {
        const got = await kiosk.call('GET', `/v1/withdrawals/${withdrawal}`, { token });
        return (got.json as { certificate?: { evidence?: object } }).certificate?.evidence;
      }, POLL)
      .toBeDefined();
    return [one, two];
  })();
  const log = await checkDeviceLog(data);
  expect(log).toMatchObject({ ok: true, waiting: 0 });
  // Notice, decision and template of two; two looks; a withdrawal and its erasure.
  expect(log.size).toBe(10);
  sealUnder([kept.consent ?? '']);
  await expect(retireDevice(data, killedAfter('begun', retireConfined))).rejects.toThrow(Killed);
  // Done again, it gives the same: a process of its own each time is too slow for a test.
  const emptied = await retireConfined(join(data, 'vault'));
  for (const step of ['emptied', 'signed', 'told', 'reported'] as const)
    await expect(
      retireDevice(
        data,
        killedAfter(step, async () => emptied),
      ),
    ).rejects.toThrow(Killed);
  const retired = await retireDevice(data);
  if (!retired.ok) throw new Error(retired.code);
  expect(retired).toMatchObject({
    platform: 'alone',
    certificate: { content: { templates: 1, tombstones: 1, custody: 'software', share: 'none' } },
  });
  const { certificate, files } = retired;
  const report = await verified(certificate, { deviceKey: keyOf(certificate) });
  expect(failing(report)).toEqual([]);
  // After the consent that ended with the door, and its erasure.
  expect(report).toMatchObject({ proved: true, ledger: { index: '12', size: '13' } });
  expect(JSON.parse(readFileSync(files[0] ?? '', 'utf8'))).toEqual(certificate);
  expect(readFileSync(files[1] ?? '', 'utf8')).toMatch(/清空退役[\s\S]*emptied for good/);
  // It says the same again, and neither door nor store opens any more.
  expect(await retireDevice(data)).toEqual(retired);
  expect(await checkConfined(join(data, 'vault'))).toMatchObject({ ok: false, code: 'retired' });
  await expect(openDoor()).rejects.toMatchObject({ code: 'device_retired' });
  expect([kept.number, left.number].every((number) => /^\d+$/.test(number))).toBe(true);
}, 120_000);

test('a log that was cut or changed on the disk is found by fsck and signs nothing more', async () => {
  {
    await using kiosk = await openDoor();
    await kiosk.enrolled('wang');
  }
  expect(await checkDeviceLog(data)).toMatchObject({ ok: true });
  const path = join(data, 'ledger', 'tile', '0', '000.p');
  const { size } = await checkDeviceLog(data);
  const tile = readFileSync(join(path, String(size)));
  tile[40] = (tile[40] ?? 0) ^ 1;
  writeFileSync(join(path, String(size)), tile);
  expect(await checkDeviceLog(data)).toMatchObject({ ok: false, damage: { code: 'log_inconsistent' } });
  await using kiosk = await openDoor();
  // The door goes on, and what happens keeps its place.
  const { token } = await kiosk.register('135790');
  await kiosk.consent(token);
  await kiosk.courier[Symbol.asyncDispose]();
  expect(await checkDeviceLog(data)).toMatchObject({ ok: false });
}, 60_000);

test('a joined device is watched by its platform, which shows its certificate before its key goes', async () => {
  await using platforms = new RunningPlatforms();
  const folder = platforms.folder();
  let platform: Platform = await platforms.start({ data: folder, leaseTtlMs: 2000 });
  const site = await openSite(platform);
  const { device } = await joinPlatform({ data, url: platform.url, token: await site.invite() });
  const at = `/v1/devices/${device}`;
  await site.installer.call('PUT', `${at}/spot`, { body: SPOT, headers: { 'if-match': '"1"' } });
  await site.dpo.call('POST', `${at}/approval`, { headers: { 'if-match': '"2"' } });
  const view = async () => DeviceView.parse((await site.dpo.call('GET', at)).body);
  const consent = await (async () => {
    await using kiosk = await openDoor();
    const me = await kiosk.enrolled('wang');
    await expect.poll(async () => (await view()).log?.size ?? 0, POLL).toBeGreaterThanOrEqual(3);
    return me.consent ?? '';
  })();
  sealUnder([consent]);
  const { port } = new URL(platform.url);
  await platforms.stop(platform);
  expect(await retireDevice(data)).toMatchObject({ ok: true, platform: 'unreported' });
  platform = await platforms.start({ data: folder, leaseTtlMs: 2000, port: Number(port) });
  const retired = await retireDevice(data);
  if (!retired.ok) throw new Error(retired.code);
  expect(retired.platform).toBe('reported');
  const { retirement, ...seen } = await view();
  expect(seen).toMatchObject({ state: 'retired', log: { damage: null } });
  expect(retirement).toEqual(retired.certificate);
  // The key is published by the platform's log, and over.
  await platform.keeper.advance();
  const { key: logKey } = LedgerView.parse((await callAt(platform.url, 'GET', '/v1/ledger')).body);
  const published = async () =>
    DeviceKeyProved.parse(
      (await callAt(platform.url, 'GET', `/v1/device-keys/${retired.certificate.key_digest}`)).body,
    );
  const { evidence, until, custody, key } = await published();
  expect([until !== null, custody, key]).toEqual([true, 'software', keyOf(retired.certificate)]);
  const report = await verified({ ...retired.certificate, key: evidence }, { logKey });
  expect(failing(report)).toEqual([]);
  expect(report).toMatchObject({ proved: true, log: { named_by: 'reader' } });
  // A bundle has the key with what it signed.
  const auditor = await signedIn(platform, 'auditor');
  const [from, to] = [-1, 1].map((days) =>
    new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10),
  );
  const bundle = await fetch(`${platform.url}/v1/evidence-bundles?from=${from}&to=${to}`, {
    headers: { authorization: `Bearer ${auditor.token}`, 'access-reason': 'audit' },
  });
  const whole = await verifyFile(new Blob([await bundle.arrayBuffer()]), await readTrust({ logKey }));
  expect(failing(whole)).toEqual([]);
  const certificates = whole.checks.find(({ check }) => check === 'certificates');
  expect(certificates).toMatchObject({
    result: 'holds',
    reason: { en: expect.stringMatching(/^Of 1, 1 were checked/) },
  });
  // What happened at the door, and the heads of its log, are entries here, too.
  const entries = await platform.context.database.reading
    .selectFrom('ledger_entries')
    .select('entry')
    .execute();
  const types = new Set(entries.map(({ entry }) => (JSON.parse(entry) as { type: string }).type));
  expect([...types]).toEqual(expect.arrayContaining(['device.checkpoint', 'face.erased', 'device.changed']));
}, 120_000);
