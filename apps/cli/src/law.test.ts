import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { askedBy, checkActs, findings, measures, register } from '@consentry/law';
import { expect, test } from 'vitest';
import { consentry, errorOf, Folder, json, ROOT } from './command.fixture.ts';

const TEXT = expect.stringMatching(/./);
/** Output without the breaks of its lines. */
const unwrapped = (text: string) => text.replaceAll(/\s/g, '');
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
  const expected = checkActs(facts, Date.parse(AT));
  const rows = expected.flatMap((act) => (act.permitted ? [] : act.broken));
  expect(new Set(rows.map(({ requirement }) => requirement)).size).toBeGreaterThan(2);
  expect(await json(['law', 'check', file, '--at', AT])).toEqual({
    code: 1,
    value: { acts: JSON.parse(JSON.stringify(expected)) },
  });
  for (const language of ['en', 'zh-CN'] as const) {
    const { code, stdout } = await consentry(['law', 'check', file, '--at', AT, '--lang', language]);
    expect(code).toBe(1);
    for (const { requirement, article, why, remedy } of rows) {
      for (const text of [`${requirement} ${article[language]}`, why[language], remedy[language]])
        expect(unwrapped(stdout)).toContain(unwrapped(text));
    }
  }
});

test('what is no JSON, no facts or no file is named', async () => {
  using folder = new Folder();
  const broken = folder.put('broken.json', '{ "purpose": ');
  const other = folder.put('other.json', '{ "purpose": 7 }');
  expect(await json(['law', 'check', broken])).toEqual({ code: 2, value: errorOf('not_json', TEXT) });
  expect(await json(['law', 'check', other])).toEqual({ code: 2, value: errorOf('facts_malformed', TEXT) });
  const missing = await json(['law', 'check', join(folder.path, 'none.json')]);
  expect(missing).toEqual({ code: 2, value: errorOf('file_unreadable', TEXT) });
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
  const asked = ['law', 'due', '--trigger', '2026-11-20', '--days', '30'];
  const working = await json(asked);
  expect(working.code).toBe(0);
  expect(working.value).toMatchObject({
    certainty: 'provisional',
    provisional: '2027-01-04',
    act_by: '2026-12-30',
  });
  expect(working.value).not.toHaveProperty('date');
  // A calendar that was published later, made up for this test, counts for this one question.
  using folder = new Folder();
  const notice = {
    year: 2027,
    document: '国办发明电〔2026〕0号',
    published: '2026-12-18',
    loaded_at: '2026-12-18',
    verified: 'made up for a test',
    holidays: [{ name: { 'zh-CN': '元旦', en: 'New Year' }, from: '2027-01-01', to: '2027-01-05' }],
    worked_weekends: [],
  };
  const known = await json([...asked, '--calendar', folder.put('2027.json', JSON.stringify([notice]))]);
  expect(known.value).toMatchObject({ certainty: 'firm', date: '2027-01-06' });
  const wrong = folder.put('wrong.json', JSON.stringify({ ...notice, year: 2028 }));
  expect(await json([...asked, '--calendar', wrong])).toEqual({
    code: 2,
    value: errorOf('calendar_malformed', TEXT),
  });
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

test('law list has one line a row; filters narrow it and --json gives the rows', async () => {
  const all = await consentry(['law', 'list']);
  expect(all).toMatchObject({ code: 0, stderr: expect.stringContaining('125 of 125') });
  const ids = all.stdout
    .trim()
    .split('\n')
    .map((line) => line.split(' ')[0]);
  expect(ids).toEqual(Object.keys(register));
  const rows = Object.values(register).filter(
    ({ slice, strength }) => slice === 'retention' && strength === 'law',
  );
  expect(rows.length).toBeGreaterThan(1);
  expect(await json(['law', 'list', '--slice', 'retention', '--strength', 'law'])).toEqual({
    code: 0,
    value: { rows },
  });
});

test('law list finds the rows of an article, a paragraph and a connected law', async () => {
  const idsOf = async (place: string) => {
    const { value } = await json(['law', 'list', '--article', place]);
    return (value as { rows: { id: string }[] }).rows.map(({ id }) => id);
  };
  const [eight, second, pipl] = await Promise.all(
    ['8', '第八条第二款', 'Personal Information Protection Law, Article 57'].map(idsOf),
  );
  expect(eight).toEqual(expect.arrayContaining(['R08.1', 'R08.4']));
  expect(eight).not.toContain('R09.1');
  expect(second).toContain('R08.4');
  expect(second).not.toContain('R08.1');
  expect(pipl).toContain('RP.5');
});

test.each(['en', 'zh-CN'] as const)('law show gives a row in full, in %s', async (lang) => {
  const { code, stdout } = await consentry(['law', 'show', 'r08.4', '--lang', lang]);
  expect(code).toBe(0);
  const { article, duty, trigger, deadline, exception, enforce, scenarios } = register['R08.4'];
  const paragraph = measures[7]?.paragraphs[1]?.text;
  const cases = scenarios.flatMap(({ given, when, then }) => [given, when, then]);
  for (const text of [article, duty, trigger, deadline.text, exception?.text, enforce, paragraph, ...cases]) {
    expect(text).toBeTruthy();
    expect(unwrapped(stdout)).toContain(unwrapped(text?.[lang] ?? ''));
  }
  for (const line of stdout.split('\n')) {
    expect(line.replaceAll(/[^\x20-\x7e]/g, '--').length).toBeLessThanOrEqual(100);
    expect(line).not.toMatch(/^\s*[，。；：、）》」]/);
  }
  const codes = Object.entries(findings).filter(([, { requirement }]) => requirement === 'R08.4');
  expect(codes.length).toBeGreaterThan(0);
  for (const [finding] of codes) expect(stdout).toContain(finding);
  expect(stdout.includes('Duty')).toBe(lang === 'en');
});

test('law show says what asks about a row, and whose words are not held', async () => {
  const { code, value } = await json(['law', 'show', 'R13.3']);
  expect(code).toBe(0);
  const { plain, articles } = register['R13.3'];
  expect(value).toMatchObject({
    row: JSON.parse(JSON.stringify(register['R13.3'])),
    asked: JSON.parse(JSON.stringify(askedBy('R13.3'))),
    texts: articles.map(() => ({ citation: TEXTS })),
  });
  const { stdout } = await consentry(['law', 'show', 'R13.3']);
  expect(unwrapped(stdout)).toContain(unwrapped(plain?.en ?? 'no plain text'));
  expect(stdout).toMatch(/rules of the acts on a face: signIsUp\n/);
  expect(unwrapped(stdout)).toContain(`askaboutit:${askedBy('R13.3').acts.join(',')}`);
  expect(stdout).toMatch(/"law review" judges it on: siting/);
  const filing = await consentry(['law', 'show', 'R15.1']);
  expect(filing.stdout).toContain('the date of filing');
  expect(filing.stdout).not.toContain('rules of the acts on a face');
});

test.each([
  ['R8.1', 'R08.1, R08.2'],
  ['rp.20', 'RP.14, RP.13'],
  ['nonsense', ''],
])('law show %s: no such row, near it %s', async (id, near) => {
  const { code, value } = await json(['law', 'show', id]);
  expect({ code, value }).toEqual({ code: 2, value: errorOf('row_unknown', TEXT) });
  const { remedy } = (value as { error: { remedy: { en: string } } }).error;
  expect(remedy.en).toMatch(near === '' ? /^See all/ : `Near it are ${near}`);
});

test.each([
  ['bad_article', ['--article', '21']],
  ['bad_article', ['--article', 'Article of faith']],
])('law list: %s ends with 2', async (error, args) => {
  expect(await json(['law', 'list', ...args])).toEqual({ code: 2, value: errorOf(error, TEXT) });
});

test('law --help names its commands, in one language', async () => {
  const [en, zh] = await Promise.all([
    consentry(['law', '--help']),
    consentry(['law', '--help', '--lang', 'zh-CN']),
  ]);
  for (const command of [
    'list',
    'show <row>',
    'check <file>',
    'review <file>',
    'explain <subject> [file]',
    'schema [kind]',
    'due',
  ])
    expect(en.stdout).toContain(`  ${command} `);
  for (const command of [
    'list',
    'show <编号>',
    'check <文件>',
    'review <文件>',
    'explain <代码或编号> [文件]',
    'schema [种类]',
    'due',
  ])
    expect(zh.stdout).toContain(`  ${command} `);
  expect(en.stdout).not.toMatch(/\p{Script=Han}/u);
  expect(zh.stdout).not.toMatch(/<[a-z]+>|Usage|Commands/);
});
