import { expect, test } from 'vitest';
import { LAWFUL_NOW as now, lawful } from '../lawful-facts.ts';
import { actIsOfDeclaredMode, identifyIsJustified, purposeIsActive, purposeIsSpecific } from './index.ts';

const { purpose } = lawful.base;

test('§ 第四条: only an active purpose is a purpose (R04.1)', () => {
  expect(purposeIsActive({ purpose })).toBeNull();
  for (const state of ['draft', 'suspended', 'ended'] as const) {
    expect(purposeIsActive({ purpose: { ...purpose, state } })).toMatchObject({
      code: 'purpose_not_active',
      requirement: 'R04.1',
      strength: 'law',
      article: { 'zh-CN': '第四条' },
    });
  }
});

test.each([
  ['提升服务质量', 'Confirm who is at the door', false],
  ['“提升 服务 质量”！', 'Confirm who is at the door', false],
  ['核实到访者身份', 'IMPROVE service-quality', false],
  ['１２３', 'TBD', false],
  ['核实到访者身份', 'Confirm who is at the door', true],
])('§ 第四条: %s / %s is specific: %s (R04.1)', (zh, en, specific) => {
  const finding = purposeIsSpecific({ purpose: { ...purpose, statement: { 'zh-CN': zh, en } } });
  expect(finding === null).toBe(specific);
});

// biome-ignore format: grouped by language
const NAMELESS = [
  '办理业务', '提升服务质量', '提高服务质量', '业务需要', '人脸识别', '其他', '待定', '测试', '提升服务', '安全管理',
  'Handle business', 'Handling business', 'Improve service quality', 'Improving service quality',
  'Business needs', 'Face recognition', 'Facial recognition', 'Other', 'TBD', 'Test', 'Improve service', 'Security management', '—', ' ',
];

test.each(NAMELESS)('“%s” names no purpose in either language (R04.1)', (statement) => {
  const real = 'Confirm who is at the door of building 3';
  for (const text of [
    { 'zh-CN': statement, en: real },
    { 'zh-CN': real, en: statement },
  ]) {
    expect(purposeIsSpecific({ purpose: { ...purpose, statement: text } })?.code).toBe(
      'purpose_not_specific',
    );
  }
  const part = { 'zh-CN': `${real} ${statement}`, en: `${real} ${statement}` };
  expect(purposeIsSpecific({ purpose: { ...purpose, statement: part } })).toBeNull();
});

test('§ 第四条: one-to-many needs a reason, one-to-one does not (R04.3)', () => {
  const mode = 'identify' as const;
  expect(identifyIsJustified({ purpose })).toBeNull();
  expect(
    identifyIsJustified({ purpose: { ...purpose, mode, mode_justification: 'Both hands full.' } }),
  ).toBeNull();
  for (const mode_justification of [null, '', ' \n']) {
    expect(identifyIsJustified({ purpose: { ...purpose, mode, mode_justification } })?.requirement).toBe(
      'R04.3',
    );
  }
});

test('§ 第十九条第五、六项: a comparison is of the declared mode, and the finding quotes both (R19.1)', () => {
  expect(actIsOfDeclaredMode({ purpose }, { act: 'verify', now })).toBeNull();
  expect(actIsOfDeclaredMode({ purpose }, { act: 'capture', now })).toBeNull();
  expect(actIsOfDeclaredMode({ purpose }, { act: 'enrol', now })).toBeNull();
  const finding = actIsOfDeclaredMode({ purpose }, { act: 'identify', now });
  expect(finding).toMatchObject({ code: 'act_not_of_mode', requirement: 'R19.1' });
  expect(finding?.why.en).toContain('declares verify, but the act is identify');
});
