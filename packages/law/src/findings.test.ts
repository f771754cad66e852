import { expect, test } from 'vitest';
import { Finding } from './finding.ts';
import { type FindingCode, findings } from './findings.ts';
import { register } from './register/index.ts';
import { findingsOf } from './rule.ts';
import { both } from './text.ts';

const state = findingsOf(findings);
const codes = Object.keys(findings) as FindingCode[];
/** A value for every place that the texts of a finding leave open. */
function valuesOf(code: FindingCode): Record<string, number> {
  const { why, remedy } = findings[code];
  const lines = [why['zh-CN'], why.en, remedy['zh-CN'], remedy.en].join(' ');
  return Object.fromEntries([...lines.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, 7]));
}

test.each(codes)('%s is a whole finding in both languages', (code) => {
  const finding = state(code, valuesOf(code));
  expect(Finding.parse(finding)).toEqual(finding);
  for (const text of [finding.why, finding.remedy]) {
    expect(text['zh-CN']).toMatch(/\p{Script=Han}.*[。）]$/u);
    expect(text.en).toMatch(/^[A-Z][^\p{Script=Han}]*[.”]$/u);
    expect(text['zh-CN'] + text.en).not.toMatch(/[{}]/);
  }
});

/** 应当 and 不得, and English words that sound like them. */
const BINDING = /应当|不得|必须|\bshall\b|\bmust\b/;

test.each(codes)('%s sounds no more binding than its row', (code) => {
  const { strength, why, remedy } = state(code, valuesOf(code));
  if (strength === 'law') return;
  expect([why['zh-CN'], why.en, remedy['zh-CN'], remedy.en].filter((line) => BINDING.test(line))).toEqual([]);
  expect(why['zh-CN']).toMatch(/标准|推论|鼓励|实务|评论/);
  expect(why.en).toMatch(/standard|\binfer|encourage|practice|commentary/i);
});

test('rows of law do say 应当 or 不得 (control)', () => {
  const law = codes.filter((code) => register[findings[code].requirement].strength === 'law');
  const binding = law.filter((code) => BINDING.test(findings[code].why['zh-CN']));
  expect(binding.length).toBeGreaterThan(law.length / 2);
});

test('a value goes into both languages, and free text has no way in', () => {
  const { why } = state('notice_retention_untrue', { told: 7, set: 30 });
  expect(why['zh-CN']).toContain('7 天');
  expect(why['zh-CN']).toContain('30 天');
  expect(why.en).toContain('7 days');
  expect(why.en).toContain('30 days');
});

test('a finding says days and thousands as people write them, and leaves other words as they are', () => {
  const line = both('在{day}前，{many}人，版本{version}。', 'By {day}, {many} persons, version {version}.');
  const told = findingsOf({ planted: { requirement: 'R15.1', why: line, remedy: line } });
  const { why } = told('planted', { day: '2027-01-02', many: 100_000, version: '2027-01' });
  expect(why).toEqual({
    'zh-CN': '在2027年1月2日前，100,000人，版本2027-01。',
    en: 'By 2 January 2027, 100,000 persons, version 2027-01.',
  });
});
