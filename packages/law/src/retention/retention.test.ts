import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { GateFacts } from '../facts.ts';
import { lawful } from '../lawful-facts.ts';
import { consentDoesNotExtendRetention, retentionIsNotOver } from './index.ts';

const act = 'verify';
const day = 86_400_000;
const instant = fc.integer({ min: Date.UTC(2025, 5, 1), max: Date.UTC(2040, 0, 1) });

function facts(decided: number, end: number, days: number): GateFacts {
  const { consent, purpose } = lawful.base;
  if (consent === null) throw new Error('the base has a consent');
  return {
    ...lawful.base,
    purpose: { ...purpose, retention_days: days },
    consent: {
      ...consent,
      decided_at: new Date(decided).toISOString(),
      not_after: new Date(end).toISOString(),
    },
  };
}

test('§ 第八条第二款: over at the very instant, and ever after (R08.4)', () => {
  fc.assert(
    fc.property(instant, instant, (end, now) => {
      const finding = retentionIsNotOver(facts(end - day, end, 1), { act, now });
      return (finding !== null) === now >= end && (finding === null || finding.requirement === 'R08.4');
    }),
  );
  const end = Date.UTC(2027, 0, 1);
  expect(retentionIsNotOver(facts(end - day, end, 1), { act, now: end - 1 })).toBeNull();
  expect(retentionIsNotOver(facts(end - day, end, 1), { act, now: end })?.code).toBe('retention_over');
});

test('§ 第八条第二款: consent may shorten and cannot extend, to the millisecond (R08.4)', () => {
  const days = fc.integer({ min: 1, max: 3650 });
  fc.assert(
    fc.property(instant, days, fc.integer({ min: 0, max: day }), (decided, n, less) => {
      const latest = decided + n * day;
      expect(consentDoesNotExtendRetention(facts(decided, latest - less, n))).toBeNull();
      const longer = consentDoesNotExtendRetention(facts(decided, latest + 1 + less, n));
      expect(longer?.code).toBe('retention_longer_than_purpose');
      expect(longer?.remedy.en).toContain(`${n.toLocaleString('en-GB')} days`);
    }),
  );
});

test('where nobody consented, retention says nothing', () => {
  const none = { ...lawful.base, consent: null };
  expect(retentionIsNotOver(none, { act, now: Date.UTC(2039, 0, 1) })).toBeNull();
  expect(consentDoesNotExtendRetention(none)).toBeNull();
});
