import { randomUUID } from 'node:crypto';
import { authorize } from '@consentry/law';
import { expect, test } from 'vitest';
import { checkConfined } from './task.ts';
import { lawfulFacts, syntheticTemplate, syntheticVault, temporaryFolder } from './service.fixture.ts';

test('a store is checked in a confined process, and only while no device has it open', async () => {
  using place = temporaryFolder();
  expect(await checkConfined(place.folder)).toMatchObject({ ok: false, code: 'store_missing' });
  const now = Date.now();
  const vault = syntheticVault(place.folder, () => now);
  const decision = authorize('enrol', lawfulFacts('enrol', randomUUID(), now), now);
  if (!decision.permitted) throw new Error('refused');
  vault.enrol(decision.permit, syntheticTemplate(1), now + 1000);
  expect(await checkConfined(place.folder)).toMatchObject({ ok: false, code: 'store_in_use' });
  vault.close();
  expect(await checkConfined(place.folder)).toMatchObject({
    ok: true,
    templates: 1,
    tombstones: 0,
    custody: 'software',
    slots: { used: 1 },
    problems: [],
  });
});
