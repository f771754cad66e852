import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { once } from 'node:events';
import { authorize } from '@consentry/law';
import { expect, test } from 'vitest';
import { launchVaultCheck } from './launch.ts';
import { lawfulFacts, syntheticTemplate, syntheticVault, temporaryFolder } from './service.fixture.ts';

async function check(store: string): Promise<{ readonly report: unknown; readonly code: unknown }> {
  const child = launchVaultCheck({ store, models: store });
  const closed = once(child, 'close');
  const [report, said] = await Promise.all([text(child.stdout), text(child.stderr)]);
  expect(said).toBe('');
  const [code] = await closed;
  return { report: JSON.parse(report), code };
}

test('a store is checked in a confined process, and only while no device has it open', async () => {
  using place = temporaryFolder();
  expect(await check(place.folder)).toMatchObject({ report: { ok: false, code: 'store_missing' }, code: 1 });
  const now = Date.now();
  const vault = syntheticVault(place.folder, () => now);
  const decision = authorize('enrol', lawfulFacts('enrol', randomUUID(), now), now);
  if (!decision.permitted) throw new Error('refused');
  vault.enrol(decision.permit, syntheticTemplate(1), now + 1000);
  expect(await check(place.folder)).toMatchObject({ report: { ok: false, code: 'store_in_use' }, code: 1 });
  vault.close();
  expect(await check(place.folder)).toMatchObject({
    report: { ok: true, templates: 1, tombstones: 0, custody: 'software', slots: { used: 1 }, problems: [] },
    code: 0,
  });
});
