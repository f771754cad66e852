/** Evidence of the platform, in the eyes of those who need not believe it: a device, and the independent verifier. */
// oxlint-disable no-restricted-imports -- what only tests have is named by no index
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EvidenceFile, LedgerView } from '@consentry/contract';
import { joinPlatform } from '@consentry/device';
import type { Platform } from '@consentry/platform';
import { inTransaction } from '@consentry/server';
import { readTrust, verifyFile } from '@consentry/verifier';
import { unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { openKiosk, START } from '../apps/device/src/courier/testing/kiosk-in-memory.ts';
import { VaultInMemory } from '../apps/device/src/courier/testing/vault-in-memory.ts';
import { openSite, SPOT } from '../apps/platform/src/device/testing/test-device.ts';
import { callAt, signedIn } from '../apps/platform/src/staff/testing/signed-in.ts';
import { RunningPlatforms } from '../apps/platform/src/testing/running-platform.ts';

const TTL = 2000;

async function joined(platform: Platform, data: string): Promise<void> {
  const site = await openSite(platform);
  const { device } = await joinPlatform({ data, url: platform.url, token: await site.invite() });
  const at = `/v1/devices/${device}`;
  await site.installer.call('PUT', `${at}/spot`, { body: SPOT, headers: { 'if-match': '"1"' } });
  await site.dpo.call('POST', `${at}/approval`, { headers: { 'if-match': '"2"' } });
}

async function ledgerOf({ url }: Platform): Promise<LedgerView> {
  return LedgerView.parse((await callAt(url, 'GET', '/v1/ledger')).body);
}

async function alarmsOf({ context }: Platform): Promise<readonly string[]> {
  const rows = await context.database.reading
    .selectFrom('events')
    .select('body')
    .where('stream', '=', 'device_alarms')
    .execute();
  return rows.map(({ body }) => String((JSON.parse(body) as { readonly code?: string }).code));
}

test('a device cosigns what follows, and reports a log that was written anew under the same key', async () => {
  await using platforms = new RunningPlatforms();
  const [data, folder] = [mkdtempSync(join(tmpdir(), 'consentry-device-')), platforms.folder()];
  const open = () => openKiosk({ store: join(data, 'courier.db'), vault: new VaultInMemory(() => START) });
  try {
    const platform = await platforms.start({ data: folder, leaseTtlMs: TTL });
    await joined(platform, data);
    await platform.keeper.advance();
    const kiosk = await open();
    await expect.poll(async () => (await ledgerOf(platform)).devices.count, { timeout: 10_000 }).toBe(1);
    const first = (await ledgerOf(platform)).devices.seen?.size ?? 0;
    expect(first).toBeGreaterThan(0);
    await signedIn(platform, 'admin').then((admin) =>
      admin.call('POST', '/v1/api-keys', {
        body: { name: 'Gate', kind: 'api_key', scopes: ['integrator.self'] },
      }),
    );
    const later = async () => (await ledgerOf(platform)).devices.seen?.size ?? 0;
    await expect.poll(later, { timeout: 10_000 }).toBeGreaterThan(first);
    // The control: so far the log followed, and nobody was alarmed.
    expect(await alarmsOf(platform)).not.toContain('log_inconsistent');

    // Who has the disk and the key writes the log anew: the platform itself finds nothing wrong.
    await inTransaction(platform.context.database, async (writing) => {
      for (const table of [
        'ledger_openings',
        'ledger_entries',
        'ledger_places',
        'ledger_checkpoints',
        'ledger_tiles',
        'ledger_seen',
      ] as const)
        await writing.deleteFrom(table).execute();
      rmSync(join(folder, 'ledger'), { recursive: true, force: true });
    });
    await expect.poll(async () => (await ledgerOf(platform)).size, { timeout: 10_000 }).toBeGreaterThan(0);
    expect((await ledgerOf(platform)).damage).toBeNull();
    await expect.poll(() => alarmsOf(platform), { timeout: 15_000 }).toContain('log_inconsistent');
    expect((await ledgerOf(platform)).devices.count).toBe(0);
    await kiosk[Symbol.asyncDispose]();
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}, 60_000);

test('the independent verifier proves files and bundles of the platform, and none that was changed', async () => {
  await using platforms = new RunningPlatforms();
  const platform = await platforms.start();
  await openSite(platform);
  await platform.keeper.advance();
  const auditor = await signedIn(platform, 'auditor');
  const { key } = await ledgerOf(platform);
  const trust = await readTrust({ logKey: key });
  const got = await auditor.call('GET', '/v1/ledger/entries/0/evidence');
  const file = EvidenceFile.parse(got.body);
  const proved = async (bytes: BlobPart) => (await verifyFile(new Blob([bytes]), trust)).proved;
  expect(await proved(canonical(file))).toBe(true);
  expect(await proved(canonical({ ...file, opening: null }))).toBe(true);
  const other = EvidenceFile.parse((await auditor.call('GET', '/v1/ledger/entries/1/evidence')).body);
  expect(await proved(canonical({ ...file, entry: other.entry }))).toBe(false);
  expect(await proved(canonical({ ...file, opening: other.opening }))).toBe(false);

  const day = new Date(platform.context.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const answer = await fetch(`${platform.url}/v1/evidence-bundles?from=${day}&to=${day}`, {
    headers: { authorization: `Bearer ${auditor.token}`, 'access-reason': 'audit' },
  });
  const zip = new Uint8Array(await answer.arrayBuffer());
  const report = await verifyFile(new Blob([zip]), trust);
  expect(report.checks.filter(({ result }) => result === 'fails')).toEqual([]);
  expect(report.proved).toBe(true);
  const files = unzipSync(zip);
  const entry = Object.keys(files).find((path) => path.startsWith('entries/')) ?? '';
  const { [entry]: _, ...without } = files;
  expect(await proved(zipSync(without))).toBe(false);
  const changed = { ...files, 'posture.json': Buffer.from('{}') };
  expect(await proved(zipSync(changed))).toBe(false);
}, 60_000);

/** Members in order: the order in which the schema has them is another. */
function canonical(file: EvidenceFile): string {
  const sorted = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(sorted)
      : value !== null && typeof value === 'object'
        ? Object.fromEntries(
            Object.entries(value)
              .toSorted(([a], [b]) => (a < b ? -1 : 1))
              .map(([name, member]) => [name, sorted(member)]),
          )
        : value;
  return JSON.stringify(sorted(file));
}
