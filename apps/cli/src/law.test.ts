import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { explain } from '@consentry/law';
import { expect, test } from 'vitest';
import { consentry, errorOf, Folder, json, ROOT } from './command.fixture.ts';

const TEXT = expect.stringMatching(/./);
const BASE = join(ROOT, 'vectors/law/base.json');
const AT = '2026-11-20T10:00:00+08:00';

test('lawful facts permit what they declare, and nothing else', async () => {
  const { code, value } = await json(['law', 'check', BASE, '--at', AT]);
  expect(code).toBe(0);
  expect(value).toMatchObject({
    acts: [
      { act: 'capture', permitted: true },
      { act: 'enrol', permitted: true },
      { act: 'verify', permitted: true },
      {
        act: 'identify',
        permitted: false,
        broken: [{ requirement: 'R19.1', article: TEXTS, why: TEXTS, remedy: TEXTS }],
      },
    ],
  });
});

const TEXTS = { 'zh-CN': TEXT, en: TEXT };

test('facts against the law end with 3, and every row is named with article, why and remedy', async () => {
  using folder = new Folder();
  const base = JSON.parse(readFileSync(BASE, 'utf8'));
  const facts = {
    ...base,
    consent: null,
    alternatives: [],
    device: { ...base.device, space: 'changing_room' },
  };
  const file = folder.put('facts.json', JSON.stringify(facts));
  const expected = explain(facts, Date.parse(AT));
  const rows = expected.flatMap((act) => (act.permitted ? [] : act.broken));
  expect(new Set(rows.map(({ requirement }) => requirement)).size).toBeGreaterThan(2);
  expect(await json(['law', 'check', file, '--at', AT])).toEqual({
    code: 3,
    value: { acts: JSON.parse(JSON.stringify(expected)) },
  });
  for (const language of ['en', 'zh-CN'] as const) {
    const { code, stdout } = await consentry(['law', 'check', file, '--at', AT, '--lang', language]);
    expect(code).toBe(3);
    for (const { requirement, article, why, remedy } of rows) {
      expect(stdout).toContain(`${requirement} ${article[language]}`);
      expect(stdout).toContain(why[language]);
      expect(stdout).toContain(remedy[language]);
    }
  }
});

test('what is no JSON, no facts or no file is named', async () => {
  using folder = new Folder();
  const broken = folder.put('broken.json', '{ "purpose": ');
  const other = folder.put('other.json', '{ "purpose": 7 }');
  expect(await json(['law', 'check', broken])).toEqual({ code: 1, value: errorOf('not_json', TEXT) });
  expect(await json(['law', 'check', other])).toEqual({ code: 1, value: errorOf('facts_malformed', TEXT) });
  const missing = await json(['law', 'check', join(folder.path, 'none.json')]);
  expect(missing).toEqual({ code: 1, value: errorOf('file_unreadable', TEXT) });
});

test('working days end on the day that the CAC computed; holidays are named', async () => {
  const { code, value } = await json(['law', 'due', '--trigger', '2025-06-01', '--days', '30']);
  expect(code).toBe(0);
  expect(value).toMatchObject({
    trigger: '2025-06-01',
    days: 30,
    unit: 'working',
    certainty: 'firm',
    date: '2025-07-14',
    skipped: [{ from: '2025-05-31', to: '2025-06-02', provisional: false }],
    calendars: [{ year: 2025 }],
    explanation: TEXTS,
  });
  const zh = await consentry(['law', 'due', '--trigger', '2025-08-29', '--days', '30', '--lang', 'zh-CN']);
  expect(zh).toMatchObject({ code: 0, stderr: '' });
  expect(zh.stdout).toContain('国庆节、中秋节 10-01…10-08');
});

test('a year without a calendar has no date; calendar days have one', async () => {
  const working = await json(['law', 'due', '--trigger', '2026-11-20', '--days', '30']);
  expect(working.code).toBe(0);
  expect(working.value).toMatchObject({
    certainty: 'provisional',
    provisional: '2027-01-04',
    act_by: '2026-12-30',
  });
  expect(working.value).not.toHaveProperty('date');
  expect(await json(['law', 'due', '--trigger', '2026-12-20', '--days', '30', '--unit', 'calendar'])).toEqual(
    {
      code: 0,
      value: {
        trigger: '2026-12-20',
        days: 30,
        unit: 'calendar',
        certainty: 'firm',
        date: '2027-01-19',
        explanation: TEXTS,
      },
    },
  );
});

test.each([
  ['date_malformed', 2, ['--trigger', '2026-02-29', '--days', '30']],
  ['bad_number', 2, ['--trigger', '2026-02-28', '--days', '0']],
  ['bad_value', 2, ['--trigger', '2026-02-28', '--days', '5', '--unit', 'lunar']],
  ['missing_option', 2, ['--days', '5']],
  ['calendar_out_of_reach', 1, ['--trigger', '2031-01-01', '--days', '5']],
] as const)('law due: %s ends with %i', async (error, code, args) => {
  expect(await json(['law', 'due', ...args])).toEqual({ code, value: errorOf(error, TEXT) });
});
