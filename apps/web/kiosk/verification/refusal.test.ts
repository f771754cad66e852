import { gateRuleNames } from '@consentry/law';
import { expect, test } from 'vitest';
import { refusalReasons } from './refusal.ts';

test('three rows that say one thing are one reason', () => {
  const codes = ['notice_not_presented', 'consent_missing', 'age_unknown'];
  expect(refusalReasons(codes.map((code) => ({ code })))).toEqual(['agreement']);
});

test('reasons come once, in the order of the rows; what the person cannot mend is the door', () => {
  const codes = ['sign_missing', 'retention_over', 'face_is_only_way'];
  expect(refusalReasons(codes.map((code) => ({ code })))).toEqual(['door', 'retention']);
  expect(refusalReasons([])).toEqual(['door']);
});

test('every row of the law about the consent, the notice or the guardian is one the person can mend', () => {
  const forOrganisation = ['processor_contact_missing', 'notice_retention_untrue'];
  const personal = Object.keys(gateRuleNames).filter(
    (code) => /consent|notice|guardian/.test(code) && !forOrganisation.includes(code),
  );
  expect(personal.length).toBeGreaterThan(10);
  for (const code of personal) expect([code, ...refusalReasons([{ code }])]).not.toContain('door');
});
