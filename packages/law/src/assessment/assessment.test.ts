import { expect, test } from 'vitest';
import { LAWFUL_NOW as now, lawful } from '../lawful-facts.ts';
import type { PurposeFacts } from '../purpose/index.ts';
import { assessmentCameBefore, assessmentCoversVersion, assessmentExists } from './index.ts';

const moment = { act: 'capture', now } as const;

function assessed(change: Partial<NonNullable<PurposeFacts['assessment']>>): { purpose: PurposeFacts } {
  const { purpose } = lawful.base;
  if (purpose.assessment === null) throw new Error('the base is assessed');
  return { purpose: { ...purpose, assessment: { ...purpose.assessment, ...change } } };
}

test('§ 第九条第一款: assessed at all (R09.1)', () => {
  const none = { purpose: { ...lawful.base.purpose, assessment: null } };
  expect(assessmentExists(assessed({}))).toBeNull();
  expect(assessmentExists(none)).toMatchObject({
    code: 'assessment_missing',
    requirement: 'R09.1',
    strength: 'law',
  });
  expect(assessmentCameBefore(none, moment)).toBeNull();
  expect(assessmentCoversVersion(none)).toBeNull();
});

test('§ 第九条第一款 事前: approved at the latest now (R09.1)', () => {
  const at = (ms: number) => assessed({ approved_at: new Date(ms).toISOString() });
  expect(assessmentCameBefore(at(now), moment)).toBeNull();
  expect(assessmentCameBefore(at(now + 1), moment)?.code).toBe('assessment_not_beforehand');
});

test('§ 第九条第二款: this very version, and the finding quotes both (R09.5)', () => {
  expect(assessmentCoversVersion(assessed({ purpose_version: 2 }))).toBeNull();
  expect(assessmentCoversVersion(assessed({ purpose_version: 3 }))?.requirement).toBe('R09.5');
  expect(assessmentCoversVersion(assessed({ purpose_version: 1 }))?.why.en).toMatch(/version 1 .* version 2/);
});
