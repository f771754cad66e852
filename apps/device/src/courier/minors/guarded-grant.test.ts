import type { Grant } from '@consentry/contract';
import { expect, test } from 'vitest';
import { guardedGrant } from './guarded-grant.ts';

const published = { purpose_id: 'door', purpose_version: 2, notice_digest: 'a'.repeat(64) };
const guardian = {
  age_band: 'under_14',
  proof: '00000000-0000-4000-8000-000000000001',
  check: 'paper',
  verified_at: '2026-11-20T01:00:00.000Z',
  decided_at: '2026-11-20T01:00:00.000Z',
  notice_digest: 'a'.repeat(64),
  rules_version: 1,
} as const;
const grant: Grant = {
  consent_id: '00000000-0000-4000-8000-000000000002',
  purpose_id: 'door',
  purpose_version: 2,
  mode: 'verify',
  not_after: '2027-11-20T01:00:00.000Z',
  guardian,
};

test('a grant that a guardian stands behind, to the words of this door, counts (control of what follows)', () => {
  expect(guardedGrant(grant, 'yes', published)).toEqual(grant);
});

test.each([
  ['none held', null, 'not_granted', 'not_here_yet'],
  ['a grant of a grown person', { guardian: undefined }, 'yes', 'not_here_yet'],
  ['withdrawn, whatever is held', {}, 'withdrawn', 'withdrawn'],
  ['its time is over', {}, 'retention_over', 'withdrawn'],
  ['no lease', {}, 'lease_over', 'stopped'],
  ['it rests, or its purpose is stopped', {}, 'stopped', 'stopped'],
  ['another purpose', { purpose_id: 'gym' }, 'yes', 'other_words'],
  ['another version', { purpose_version: 3 }, 'yes', 'other_words'],
  ['one-to-many', { mode: 'identify' }, 'yes', 'other_words'],
  ['another notice', { guardian: { ...guardian, notice_digest: 'b'.repeat(64) } }, 'yes', 'other_words'],
  // R07.3: checked first, on the platform's clock.
  [
    'checked after',
    { guardian: { ...guardian, verified_at: '2026-11-20T01:00:00.001Z' } },
    'yes',
    'other_words',
  ],
] as const)('no child is enrolled on %s', (_, change, may, why) => {
  const held = change === null ? null : { ...grant, ...change };
  expect(guardedGrant(held, may, published)).toBe(why);
});

test('a door without words of the platform takes none', () => {
  expect(guardedGrant(grant, 'yes', undefined)).toBe('other_words');
});
