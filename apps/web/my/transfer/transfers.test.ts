import type { ConsentEntry } from '@consentry/contract';
import { expect, test } from 'vitest';
import { type Told, transferChoices } from './transfers.ts';

const told = {
  digest: 'b',
  document: { purpose: 'door', recipient: { organisation_id: 'insurer' } },
} as unknown as Told;
const consent = (more: object): ConsentEntry =>
  ({
    kind: 'transfer',
    state: 'given',
    purpose_id: 'door',
    recipient_id: 'insurer',
    notice: { digest: 'b' },
    ...more,
  }) as ConsentEntry;
const recognition = consent({ kind: 'recognition', recipient_id: null });
const states = (...consents: readonly ConsentEntry[]) =>
  transferChoices(consents, [told]).map(({ state }) => state);

test('a transfer is decided on by whoever consented to the recognition it rests on, and by nobody else', () => {
  expect(states()).toEqual([]);
  expect(states(consent({}))).toEqual([]);
  expect(states(consent({ kind: 'recognition', state: 'withdrawn' }))).toEqual([]);
  expect(states(consent({ kind: 'recognition', purpose_id: 'gate' }))).toEqual([]);
  expect(states(recognition)).toEqual(['open']);
});

test('what was said to these words counts, and to others is asked anew', () => {
  expect(states(consent({}), recognition)).toEqual(['agreed']);
  expect(states(consent({ notice: { digest: 'a' } }), recognition)).toEqual(['changed']);
  expect(states(consent({ state: 'refused' }), recognition)).toEqual(['refused']);
  expect(states(consent({ state: 'refused', notice: { digest: 'a' } }), recognition)).toEqual(['open']);
  expect(states(consent({ state: 'withdrawn' }), consent({ state: 'refused' }), recognition)).toEqual([
    'open',
  ]);
  expect(states(consent({ recipient_id: 'bank' }), recognition)).toEqual(['open']);
});
