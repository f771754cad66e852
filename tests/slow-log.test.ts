/** A withdrawal does not wait for the evidence log: a platform whose log answers nobody still stops its doors at once. */
// oxlint-disable no-restricted-imports -- what only tests have is named by no index
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { joinPlatform } from '@consentry/device';
import { inTransaction } from '@consentry/server';
import { expect, test } from 'vitest';
import { openKiosk, START } from '../apps/device/src/courier/testing/kiosk-in-memory.ts';
import { VaultInMemory } from '../apps/device/src/courier/testing/vault-in-memory.ts';
import { deviceHolders } from '../apps/platform/src/device/device-holders.ts';
import { grantAt, revokeEverywhere } from '../apps/platform/src/device/set-store.ts';
import { openSite, SPOT } from '../apps/platform/src/device/testing/test-device.ts';
import { RunningPlatforms } from '../apps/platform/src/testing/running-platform.ts';

const TTL = 9000;
/** Below the 30 seconds that a device waits for an answer of the log. */
const POLL = { timeout: 25_000, interval: 50 };

test('while the log answers nobody, a withdrawal is effective and erased at an online door', async () => {
  await using platforms = new RunningPlatforms();
  let target = '';
  let silenced = 0;
  // A line that lets everything by but what is asked of the log.
  const line = createServer((from, to) => {
    if (from.url?.startsWith('/v1/ledger')) return void (silenced += 1);
    const { method, url, headers } = from;
    const out = request(target + (url ?? ''), { method, headers }, (answer) => {
      to.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(to);
    });
    out.on('error', () => to.destroy());
    from.pipe(out);
  });
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve));
  const data = mkdtempSync(join(tmpdir(), 'consentry-device-'));
  try {
    const url = `http://127.0.0.1:${(line.address() as AddressInfo).port}`;
    const platform = await platforms.start({ origins: [url], leaseTtlMs: TTL });
    target = platform.url;
    // Everybody comes by the one address it has.
    const site = await openSite({ ...platform, url });
    const { device } = await joinPlatform({ data, url, token: await site.invite() });
    const at = `/v1/devices/${device}`;
    await site.installer.call('PUT', `${at}/spot`, { body: SPOT, headers: { 'if-match': '"1"' } });
    await site.dpo.call('POST', `${at}/approval`, { headers: { 'if-match': '"2"' } });
    await using kiosk = await openKiosk({
      store: join(data, 'courier.db'),
      vault: new VaultInMemory(() => START),
    });
    const consent = (await kiosk.enrolled('wang')).consent ?? '';
    const { database } = platform.context;
    await inTransaction(database, (writing) =>
      grantAt(writing, [device], {
        consent_id: consent,
        purpose_id: 'door',
        purpose_version: 1,
        mode: 'verify',
        not_after: '2100-01-01T00:00:00.000Z',
      }),
    );
    // The control: the device did ask the log, and is waiting for it.
    await expect.poll(() => silenced, POLL).toBeGreaterThan(0);
    await inTransaction(database, (writing) => revokeEverywhere(writing, consent, Date.now()));
    await expect
      .poll(() => deviceHolders.progressOf(database.reading, consent), POLL)
      .toMatchObject({ erased: { reason: 'receipts' } });
    expect(silenced).toBe(1);
  } finally {
    line.closeAllConnections();
    line.close();
    rmSync(data, { recursive: true });
  }
}, 90_000);
