import { expect, test } from 'vitest';
import { LAWFUL_NOW as now, lawful } from '../lawful-facts.ts';
import type { ConsentFacts } from './index.ts';
import {
  consentExists,
  consentFollowsNotice,
  consentIsForMode,
  consentIsForPurpose,
  consentIsForVersion,
  consentIsUnderNotice,
  consentPrecedesAct,
  consentWasNotRefused,
  consentWasNotWithdrawn,
} from './index.ts';

const { notice, purpose } = lawful.base;
const moment = { act: 'capture', now } as const;

function consent(change: Partial<ConsentFacts> = {}): ConsentFacts {
  if (lawful.base.consent === null) throw new Error('the base has a consent');
  return { ...lawful.base.consent, ...change };
}
const at = (ms: number): string => new Date(ms).toISOString();

test('§ 第六条第一款: nobody decided, or decided no (R06.1)', () => {
  expect(consentExists({ consent: consent() })).toBeNull();
  expect(consentExists({ consent: null })?.code).toBe('consent_missing');
  expect(consentWasNotRefused({ consent: consent() })).toBeNull();
  expect(consentWasNotRefused({ consent: consent({ state: 'refused' }) })?.code).toBe('consent_refused');
});

test('§ 第六条第一款 单独: one purpose, one notice (R06.1)', () => {
  expect(consentIsForPurpose({ consent: consent(), purpose })).toBeNull();
  expect(consentIsForPurpose({ consent: consent({ purpose_id: 'car-park' }), purpose })?.requirement).toBe(
    'R06.1',
  );
  expect(consentIsUnderNotice({ consent: consent(), notice })).toBeNull();
  expect(
    consentIsUnderNotice({ consent: consent({ notice_digest: '0'.repeat(64) }), notice })?.requirement,
  ).toBe('R06.1');
});

test('§ 第六条第一款 充分知情: not before the notice was seen (R06.2)', () => {
  const shown = Date.parse(notice.presented?.at ?? '');
  expect(consentFollowsNotice({ consent: consent({ decided_at: at(shown) }), notice })).toBeNull();
  expect(consentFollowsNotice({ consent: consent({ decided_at: at(shown - 1) }), notice })?.requirement).toBe(
    'R06.2',
  );
});

test('§ 第六条第一款 应当取得: none is taken after a capture (R06.2)', () => {
  expect(consentPrecedesAct({ consent: consent({ decided_at: at(now) }) }, moment)).toBeNull();
  expect(consentPrecedesAct({ consent: consent({ decided_at: at(now + 1) }) }, moment)?.requirement).toBe(
    'R06.2',
  );
});

test('§ 第六条第二款: any trace of a withdrawal is one (R06.4)', () => {
  expect(consentWasNotWithdrawn({ consent: consent() })).toBeNull();
  for (const change of [
    { state: 'withdrawn' as const },
    { withdrawn_at: at(now - 1) },
    { withdrawn_at: at(now + 86_400_000) },
    { state: 'withdrawn' as const, withdrawn_at: at(now) },
    { state: 'refused' as const, withdrawn_at: at(now) },
  ]) {
    expect(consentWasNotWithdrawn({ consent: consent(change) })?.requirement).toBe('R06.4');
  }
});

test('《个人信息保护法》第十四条第二款: another version or manner needs another consent (R06.7)', () => {
  expect(consentIsForVersion({ consent: consent(), purpose })).toBeNull();
  const other = consentIsForVersion({ consent: consent({ purpose_version: 1 }), purpose });
  expect(other?.article['zh-CN']).toBe('《个人信息保护法》第十四条第二款');
  expect(consentIsForMode({ consent: consent(), purpose })).toBeNull();
  const mode = consentIsForMode({ consent: consent({ mode: 'identify' }), purpose });
  expect(mode?.requirement).toBe('R06.7');
  expect(mode?.why.en).toContain('consented to identify, but the purpose now uses verify');
});

test('where nobody decided, only that is said', () => {
  const none = { consent: null, notice, purpose };
  for (const rule of [
    consentWasNotRefused,
    consentIsForPurpose,
    consentIsUnderNotice,
    consentFollowsNotice,
    consentWasNotWithdrawn,
    consentIsForVersion,
    consentIsForMode,
  ]) {
    expect(rule(none)).toBeNull();
  }
  expect(consentPrecedesAct(none, moment)).toBeNull();
});
