/** The platform's shares of keys, from its table to the memory of the vault process, and nowhere else. */
// oxlint-disable no-restricted-imports -- what only tests have is named by no index
import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { joinPlatform } from '@consentry/device';
import type { Platform } from '@consentry/platform';
import { inTransaction } from '@consentry/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ShareReader } from '../apps/device/src/courier/lease/share-box.ts';
import { type Kiosk, openKiosk, START } from '../apps/device/src/courier/testing/kiosk-in-memory.ts';
import { VaultInMemory } from '../apps/device/src/courier/testing/vault-in-memory.ts';
import { deviceHolders } from '../apps/platform/src/device/device-holders.ts';
import { grantAt, revokeEverywhere } from '../apps/platform/src/device/set-store.ts';
import { sealShares } from '../apps/platform/src/device/share-box.ts';
import { openSite, SPOT } from '../apps/platform/src/device/testing/test-device.ts';
import { RunningPlatforms } from '../apps/platform/src/testing/running-platform.ts';

const TTL = 2000;
const POLL = { timeout: 15_000, interval: 100 };

let platforms: RunningPlatforms;
let platform: Platform;
let kiosk: Kiosk | null = null;
let data = '';
let folder = '';
let device = '';

beforeEach(async () => {
  platforms = new RunningPlatforms();
  folder = platforms.folder();
  data = mkdtempSync(join(tmpdir(), 'consentry-device-'));
  platform = await platforms.start({ data: folder, leaseTtlMs: TTL });
  const site = await openSite(platform);
  ({ device } = await joinPlatform({ data, url: platform.url, token: await site.invite() }));
  const at = `/v1/devices/${device}`;
  await site.installer.call('PUT', `${at}/spot`, { body: SPOT, headers: { 'if-match': '"1"' } });
  await site.dpo.call('POST', `${at}/approval`, { headers: { 'if-match': '"2"' } });
});
afterEach(async () => {
  await kiosk?.[Symbol.asyncDispose]();
  kiosk = null;
  await platforms[Symbol.asyncDispose]();
  rmSync(data, { recursive: true });
});

const grant = (consent: string) =>
  inTransaction(platform.context.database, (writing) =>
    grantAt(writing, [device], {
      consent_id: consent,
      purpose_id: 'door',
      purpose_version: 1,
      mode: 'verify',
      not_after: '2100-01-01T00:00:00.000Z',
    }),
  );

const kept = async () =>
  new Map(
    (await platform.context.database.reading.selectFrom('key_shares').selectAll().execute()).map((row) => [
      row.consent,
      row.share,
    ]),
  );

/** Every file of a folder and those below, as one text. */
function filesOf(path: string): string {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
}

test('shares reach the vault with a lease, go when it ends, and are destroyed by a withdrawal', async () => {
  const vault = new VaultInMemory(() => START);
  kiosk = await openKiosk({ store: join(data, 'courier.db'), vault });
  const me = await kiosk.enrolled('wang');
  const consent = me.consent ?? '';
  await grant(consent);
  const share = (await kept()).get(consent) ?? '';
  expect(share).toMatch(/^[0-9a-f]{64}$/);
  await expect.poll(() => vault.shares.get(consent), POLL).toBe(share);
  // A vault process that is another one gets them again.
  vault.become('unavailable');
  expect(vault.shares.size).toBe(0);
  vault.become('ready');
  await expect.poll(() => vault.shares.get(consent), POLL).toBe(share);
  // Never on the device's disk, in no form; the platform has it in its database (the control).
  const forms = [
    share,
    Buffer.from(share, 'hex').toString('base64'),
    Buffer.from(share, 'hex').toString('latin1'),
  ];
  expect(forms.map((form) => filesOf(data).includes(form))).toEqual([false, false, false]);
  expect(filesOf(folder)).toContain(share);
  const { port } = new URL(platform.url);
  await platforms.stop(platform);
  await expect.poll(() => vault.shares.size, POLL).toBe(0);
  platform = await platforms.start({ data: folder, leaseTtlMs: TTL, port: Number(port) });
  await expect.poll(() => vault.shares.get(consent), POLL).toBe(share);

  await inTransaction(platform.context.database, (writing) => revokeEverywhere(writing, consent, Date.now()));
  expect((await kept()).size).toBe(0);
  await expect
    .poll(() => deviceHolders.progressOf(platform.context.database.reading, consent), POLL)
    .toMatchObject({ erased: { reason: 'receipts' }, certificates: [{ content: { consent_id: consent } }] });
  expect(await grant(consent)).toBe('ended');
  expect((await kept()).size).toBe(0);
  const events = await platform.context.database.reading.selectFrom('events').select('body').execute();
  expect(events.filter(({ body }) => body.includes(share))).toEqual([]);
}, 60_000);

test('a box opens for its device, its request and its epoch alone, and not when it was changed', () => {
  const reader = new ShareReader();
  const shares = Array.from({ length: 3 }, () => ({
    consent: randomUUID(),
    share: randomBytes(32).toString('hex'),
  }));
  const binding = { deviceId: device, nonce: randomBytes(16).toString('hex'), epoch: 7 };
  const box = sealShares(shares, { ...binding, recipientKey: reader.publicKey });
  const opened = (given: typeof box, by = binding, who = reader) =>
    who.open(given, by)?.map(({ consent, share }) => ({ consent, share: share.toString('hex') })) ?? null;
  expect(opened(box)).toEqual(shares);
  expect(opened(box, { ...binding, deviceId: randomUUID() })).toBeNull();
  expect(opened(box, { ...binding, nonce: randomBytes(16).toString('hex') })).toBeNull();
  expect(opened(box, { ...binding, epoch: 8 })).toBeNull();
  expect(opened(box, binding, new ShareReader())).toBeNull();
  for (let change = 0; change < 500; change += 1) {
    const bytes = Buffer.from(box.ciphertext, 'base64');
    const at = randomInt(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << randomInt(8));
    expect(opened({ ...box, ciphertext: bytes.toString('base64') })).toBeNull();
  }
  const other = sealShares(shares, { ...binding, recipientKey: new ShareReader().publicKey });
  expect(opened({ ...box, ephemeral_key: other.ephemeral_key })).toBeNull();
  expect(opened({ ...box, ciphertext: '' })).toBeNull();
});
