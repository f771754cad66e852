import { expect, test } from 'vitest';
import { type Grant, GuardianGrant, snapshotText } from './bundle.ts';

const grant: Grant = {
  consent_id: '00000000-0000-4000-8000-000000000002',
  purpose_id: 'door',
  purpose_version: 1,
  mode: 'verify',
  not_after: '2027-11-20T01:00:00.000Z',
};
const guardian: GuardianGrant = {
  age_band: 'under_14',
  proof: '00000000-0000-4000-8000-000000000001',
  check: 'paper',
  verified_at: '2026-11-20T01:00:00.000Z',
  decided_at: '2026-11-20T01:02:00.000Z',
  notice_digest: 'a'.repeat(64),
  rules_version: null,
};
const text = (one: Grant) => snapshotText([one], [], []);

test('a grant without a guardian has the text it had before there were any: devices of both versions agree', () => {
  expect(text(grant)).toBe(
    '[[["00000000-0000-4000-8000-000000000002","door",1,"verify","2027-11-20T01:00:00.000Z",false]],[],[]]',
  );
});

test('whatever is said of a guardian is in the text that the digest of a bundle is of', () => {
  const whole = text({ ...grant, guardian });
  const changes: readonly Partial<GuardianGrant>[] = [
    { proof: grant.consent_id },
    { check: 'video' },
    { verified_at: guardian.decided_at },
    { decided_at: guardian.verified_at },
    { notice_digest: 'b'.repeat(64) },
    { rules_version: 1 },
  ];
  const texts = changes.map((change) => text({ ...grant, guardian: { ...guardian, ...change } }));
  expect(new Set([whole, text(grant), ...texts]).size).toBe(changes.length + 2);
  // Every field but the one that can have no other value.
  expect(changes.length).toBe(Object.keys(GuardianGrant.shape).length - 1);
});
