import { expect, test } from 'vitest';
import { RequirementId, type Strength } from '../finding.ts';
import { type LiftedBy, liftTable, mayLift, measures, textOf } from '../instrument/index.ts';
import { BiText } from '../text.ts';
import { type RegisterId, register } from './register.ts';
import type { RegisterRow } from './register-row.ts';

// The ids in the order of the text, typed in; one section a line.
const IDS = `
R02.1 R02.2 R03.1 R04.1 R04.2 R04.3 R04.4 R19.1 R19.2 R19.3 R19.4
R05.1 R05.2 R05.3 R05.4 R05.5 R05.6
R06.1 R06.2 R06.3 R06.4 R06.5 R06.6 R06.7 R06.8 R06.9 R06.10 R06.11 R06.12 R06.13
R07.1 R07.2 R07.3 R07.4 R07.5 R07.6 R07.7 R07.8
R08.1 R08.2 R08.3 R08.4 R08.5 R08.6 R08.7 R08.8
R09.1 R09.2 R09.3 R09.4 R09.5 R09.6 R09.7 R09.8
R10.1 R10.2 R10.3 R10.4 R10.5 R11.1 R11.2 R11.3 R12.1 R12.2
R13.1 R13.2 R13.3 R13.4 R13.5 R13.6 R13.7 R13.8 R13.9 R13.10
R14.1 R14.2 R14.3 R14.4 R14.5 R14.6 R14.7 R14.8 R14.9 R14.10
R15.1 R15.2 R15.3 R15.4 R15.5 R15.6 R15.7 R15.8 R15.9
R16.1 R16.2 R17.1 R17.2 R17.3 R17.4 R18.1 R18.2 R20.1
RP.1 RP.2 RP.3 RP.4 RP.5 RP.6 RP.7 RP.8 RP.9 RP.10 RP.11 RP.12 RP.13 RP.14
RS.1 RS.2 RS.3 RS.4 RS.5 RS.6 RS.7 RS.8 RS.9
`
  .trim()
  .split(/\s+/);

// How binding each row is; what is not named here is law.
const NOT_LAW: Readonly<Record<Exclude<Strength, 'law'>, string>> = {
  standard: 'R06.13 R07.3 R08.6 R08.7 R10.4 R13.10 R14.8 R14.9 R14.10',
  inference: 'R07.7 R08.8 R15.8',
  commentary: 'R09.7 RS.1 RS.2 RS.3 RS.4 RS.5 RS.6 RS.7 RS.8 RS.9',
  encouraged: 'R11.1 R11.2',
  practice: 'R15.9',
};

const rows = Object.values(register);

test('the register has its 125 rows, in the order of the text', () => {
  expect(IDS).toHaveLength(125);
  expect(Object.keys(register)).toEqual(IDS);
  expect(rows.map(({ id }) => id)).toEqual(IDS);
  for (const id of IDS) expect([id, RequirementId.safeParse(id).success]).toEqual([id, true]);
});

test('no row is more or less binding than the register says', () => {
  const expected = new Map(
    Object.entries(NOT_LAW).flatMap(([strength, ids]) => ids.split(' ').map((id) => [id, strength])),
  );
  expect(rows.map(({ id, strength }) => [id, strength])).toEqual(
    IDS.map((id) => [id, expected.get(id) ?? 'law']),
  );
  expect(rows.filter(({ strength }) => strength === 'law')).toHaveLength(100);
});

/** Every text of a value, with the path to it. */
function textsOf(value: unknown, path = ''): [string, BiText][] {
  if (typeof value !== 'object' || value === null) return [];
  if ('zh-CN' in value && 'en' in value) return [[path, value as BiText]];
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, `${path}/${key}`));
}

const texts = rows.flatMap((row) => textsOf(row, row.id));

test('every text is there in both languages', () => {
  expect(texts.length).toBeGreaterThan(125 * 9);
  for (const [path, text] of texts) {
    expect([path, BiText.safeParse(text).success]).toEqual([path, true]);
    expect([path, text['zh-CN'].trim()]).toEqual([path, text['zh-CN']]);
    expect([path, text.en.trim()]).toEqual([path, text.en]);
    expect([path, /[\p{Script=Han}]|^[A-Z0-9]/u.test(text['zh-CN'])]).toEqual([path, true]);
    expect([path, /^[“A-Za-z0-9]/.test(text.en)]).toEqual([path, true]);
    expect([path, /[\p{Script=Han}，。；：「」《》]/u.test(text.en)]).toEqual([
      path,
      CHINESE_WORDS.has(path),
    ]);
  }
});

/** English texts that name the Chinese words which software looks for. */
const CHINESE_WORDS: ReadonlySet<string> = new Set(['R06.12/enforce', 'R06.12/scenarios/0/given']);

/** 应当 and 不得, and English words that sound like them. */
const BINDING = /应当|不得|必须|\bshall\b|\bmust\b/;

test('only rows of law say 应当 or 不得', () => {
  const loud = texts.filter(([path, { 'zh-CN': zh, en }]) => {
    const row = register[path.split('/')[0] as RegisterId];
    return row.strength !== 'law' && BINDING.test(`${zh}${en}`);
  });
  expect(loud).toEqual([]);
});

test('rows of law do say it (control)', () => {
  const law = rows.filter(({ strength }) => strength === 'law');
  const loud = law.filter(({ duty }) => BINDING.test(duty['zh-CN']) && BINDING.test(duty.en));
  expect(loud.length).toBeGreaterThan(law.length / 2);
});

test('what software does agrees with the texts that say how', () => {
  for (const { id, kinds, enforce, evidence, prompt } of rows) {
    const told = Object.entries({ enforce, evidence, prompt }).filter(([, text]) => text !== null);
    expect([id, [...kinds]]).toEqual([id, told.map(([kind]) => kind)]);
    expect([id, kinds.length > 0]).toEqual([id, true]);
  }
});

test('every cited place of the Measures exists, and a row of an article cites that article', () => {
  for (const { id, articles } of rows) {
    for (const citation of articles) {
      if (citation.instrument !== 'measures') continue;
      expect([id, citation, textOf(citation) !== null]).toEqual([id, citation, true]);
    }
    const [first] = articles;
    if (first.instrument === 'measures' && 'article' in first)
      expect([id, first.article]).toEqual([id, Number(id.slice(1, 3))]);
  }
});

const wholeText = measures
  .map(({ number }) => textOf({ instrument: 'measures', article: number })?.['zh-CN'])
  .join('\n');

/** Quotations in 「」 that are not words of the Measures. */
function misquoted(zh: string): string[] {
  const quoted = [...zh.matchAll(/「([^」]*)」/g)].map(([, words = '']) => words);
  return quoted.filter((words) => words === '' || !wholeText.includes(words));
}

test('「」 quotes the Measures word for word', () => {
  const quoting = texts.filter(([, text]) => text['zh-CN'].includes('「'));
  expect(quoting.length).toBeGreaterThan(50);
  for (const [path, text] of quoting) expect([path, misquoted(text['zh-CN'])]).toEqual([path, []]);
});

test.each(['「应当提供一键撤回同意的方式」', '「不得将人脸识别作为唯一验证方式」', '「」'])(
  '%s is a misquotation (control)',
  (zh) => {
    expect(misquoted(zh)).toHaveLength(1);
  },
);

const LIFTERS: readonly LiftedBy[] = [
  'law_or_admin_regulation',
  'separate_consent',
  'state_provides_otherwise',
];

test('a row is lifted by whom the table of the Measures says, and by nobody else', () => {
  for (const [rule, { requirements }] of Object.entries(liftTable) as [
    keyof typeof liftTable,
    { requirements: readonly RegisterId[] },
  ][]) {
    for (const id of requirements) {
      const said = LIFTERS.filter((by) => register[id].exception?.liftedBy.includes(by));
      expect([id, said]).toEqual([id, LIFTERS.filter((by) => mayLift(rule, by))]);
    }
  }
});

test('no other row of the Measures claims to be lifted by law, consent or the State', () => {
  const inTable = Object.values(liftTable).flatMap(({ requirements }): readonly string[] => requirements);
  const lifted = rows.filter(
    ({ articles: [first], exception }) =>
      first.instrument === 'measures' && LIFTERS.some((by) => exception?.liftedBy.includes(by)),
  );
  expect(lifted.length).toBeGreaterThan(4);
  for (const { id } of lifted) expect([id, inTable.includes(id)]).toEqual([id, true]);
});

test('consent lifts storage in the device, never retention, coercion or private space', () => {
  const liftedBy = (id: RegisterId): RegisterRow['exception'] => register[id].exception;
  expect(liftedBy('R08.1')?.liftedBy).toContain('separate_consent');
  expect(liftedBy('R08.4')?.liftedBy).toEqual(['law_or_admin_regulation']);
  expect(liftedBy('R10.1')?.liftedBy).toEqual(['state_provides_otherwise']);
  for (const id of ['R12.1', 'R13.1', 'R13.4', 'R15.1'] as const)
    expect([id, liftedBy(id)]).toEqual([id, null]);
});

test('the commentaries state the rows they state', () => {
  const stating = (commentary: 'commentary_a' | 'commentary_b'): string =>
    rows
      .filter(({ sources }) => sources.includes(commentary))
      .map(({ id }) => id)
      .join(' ');
  expect(stating('commentary_a')).toBe(
    'R02.2 R03.1 R04.3 R19.1 R19.2 R19.3 R05.5 R06.1 R06.2 R06.5 R07.1 R08.1 R08.2 R10.1 R10.2 R11.1 R12.1 R13.1 R13.2 R13.4 R17.1 R17.2 RS.5 RS.6 RS.7 RS.8 RS.9',
  );
  expect(stating('commentary_b')).toBe(
    'R02.2 R05.5 R06.1 R06.5 R07.1 R08.1 R08.2 R08.4 R09.1 R09.7 R10.1 R11.1 R13.1 R13.4 R15.1 R16.1 R17.1 R17.2 RS.1 RS.2 RS.3 RS.4',
  );
});

// Every number that law, standard or guide sets, typed in from them: no later than, no sooner than, before, each.
const NUMBERS = `
R07.4 within 15 working_days of request
R08.5 at_least 30 calendar_days from recording
R09.4 at_least 3 years from end_of_processing
R09.4 at_least 3 years from supersession
R09.8 at_least 3 years from end_of_processing
R13.8 within 30 calendar_days of system_in_use
R14.2 every 1 months
R14.2 at_least 3 years from recording
R14.6 every 1 years
R15.1 within 30 working_days of stock_reached
R15.3 within 30 working_days of stock_reached
R15.4 within 30 working_days of stock_reached
R15.5 within 30 working_days of filed_information_changed
R15.6 within 30 working_days of cessation
R17.3 within 15 working_days of request
RP.6 within 1 hours of discovery
RP.6 within 2 hours of discovery
RP.6 within 4 hours of discovery
RP.6 within 30 calendar_days of handling_ended
RP.7 within 30 working_days of stock_reached
RP.7 within 30 working_days of filed_information_changed
RP.8 every 2 years
RP.8 within 15 working_days of rectification_done
RP.13 backward 20 working_days before shutdown
RP.13 backward 15 working_days before shutdown
`
  .trim()
  .split('\n');

test('deadlines count what the law says, and every other number is marked as ours', () => {
  const ours = rows.flatMap(({ id, deadline }) =>
    deadline.rules.flatMap((rule) => {
      if (!('amount' in rule) || rule.ours === true) return [];
      const counted = `${id} ${rule.kind} ${rule.amount} ${rule.unit}`;
      if (rule.kind === 'within') return [`${counted} of ${rule.of}`];
      if (rule.kind === 'at_least') return [`${counted} from ${rule.from}`];
      if (rule.kind === 'backward') return [`${counted} before ${rule.before}`];
      return [counted];
    }),
  );
  expect(ours).toEqual(NUMBERS);
});

test('numbers of our own are said to be ours, in both languages', () => {
  const own = rows.filter(({ deadline }) => deadline.rules.some(({ ours }) => ours === true));
  expect(own.length).toBeGreaterThan(5);
  for (const { id, deadline } of own) {
    expect([id, /本产品/.test(deadline.text['zh-CN'])]).toEqual([id, true]);
    expect([id, /\b(our|we|this product)\b/i.test(deadline.text.en)]).toEqual([id, true]);
  }
});

test('dates, days of the year and gaps are real ones', () => {
  for (const { id, deadline, gaps } of rows) {
    for (const rule of deadline.rules) {
      if (rule.kind === 'passed' || rule.kind === 'starts')
        expect([id, new Date(`${rule.on}T00:00:00Z`).toISOString().slice(0, 10)]).toEqual([id, rule.on]);
      if (rule.kind === 'yearly') expect([id, rule.month, rule.day]).toEqual([id, 1, 31]);
      if ('amount' in rule)
        expect([id, Number.isInteger(rule.amount) && rule.amount > 0]).toEqual([id, true]);
    }
    for (const gap of gaps) expect([id, /^G([1-9]|[12]\d|3\d)$/.test(gap)]).toEqual([id, true]);
    expect([id, new Set(gaps).size]).toEqual([id, gaps.length]);
  }
});

test('nobody can change a row', () => {
  const row = register['R08.4'] as unknown as { strength: string; duty: { en: string }; sources: string[] };
  expect(() => {
    row.strength = 'practice';
  }).toThrow(TypeError);
  expect(() => {
    row.duty.en = 'It may be kept.';
  }).toThrow(TypeError);
  expect(() => row.sources.push('practice')).toThrow(TypeError);
});
