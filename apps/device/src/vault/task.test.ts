import { randomUUID } from 'node:crypto';
import { authorize } from '@consentry/law';
import { expect, test } from 'vitest';
import { checkConfined, renewConfined } from './task.ts';
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

test('a store is renewed in a confined process, and only while no device has it open', async () => {
  using place = temporaryFolder();
  expect(await renewConfined(place.folder)).toMatchObject({ ok: false, code: 'store_missing' });
  const now = Date.now();
  const consent = randomUUID();
  const vault = syntheticVault(place.folder, () => now);
  const permit = <A extends 'enrol' | 'verify'>(act: A) => {
    const decision = authorize(act, lawfulFacts(act, consent, now), now);
    if (!decision.permitted) throw new Error('refused');
    return decision.permit;
  };
  vault.enrol(permit('enrol'), syntheticTemplate(1), now + 60_000_000);
  expect(await renewConfined(place.folder)).toMatchObject({ ok: false, code: 'store_in_use' });
  vault.close();
  expect(await renewConfined(place.folder)).toEqual({
    ok: true,
    device: 'door-3',
    suite: 'std',
    custody: 'software',
    rotation: 2,
    renewed: 1,
    waiting: 0,
    unreadable: 0,
    epoch: 2,
  });
  const again = syntheticVault(place.folder, () => now);
  expect(again.verify(permit('verify'), syntheticTemplate(1, 3))).toBe(true);
  again.close();
});
