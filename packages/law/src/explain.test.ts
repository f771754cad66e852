import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FaceAct } from './act.ts';
import { type Explained, explain, explainCode, explainRow } from './explain.ts';
import { type FindingCode, findings } from './findings.ts';
import { gateRuleNames } from './gate-rule-names.ts';
import { LAWFUL_NOW, lawful, lawfulPosture } from './lawful-facts.ts';
import { judge } from './authorize.ts';
import { postureRules } from './posture/posture-rules.ts';
import { type RowReview, review } from './posture/review.ts';
import { PostureFacts } from './posture/posture-facts.ts';
import { type RegisterId, register } from './register/index.ts';

const codes = Object.keys(findings) as FindingCode[];
const ids = Object.keys(register) as RegisterId[];
const BINDING = /应当|不得|必须|\bshall\b|\bmust\b/;

/** Sentences of a text, to see whether one is said twice. */
const sentences = (text: string): string[] => text.match(/[^。]+。|[^.]+\.(?=\s|$)/g) ?? [];

function check({ person, officer, engineer, chain }: Explained, id: string): void {
  const row = register[id as RegisterId];
  for (const text of [person, officer, engineer]) {
    expect(text['zh-CN']).not.toMatch(/[{}]|undefined|。。|。」。|^\s|\s$/);
    expect(text.en).not.toMatch(/[{}]|undefined|\.\.(?!\.)|\p{Script=Han}{12}|^\s|\s$/u);
    for (const line of [text['zh-CN'], text.en]) {
      expect(line.length).toBeGreaterThan(3);
      expect(line.length).toBeLessThan(1400);
      expect(new Set(sentences(line)).size).toBe(sentences(line).length);
      if (row.strength !== 'law') expect(line).not.toMatch(BINDING);
    }
  }
  expect(chain.row).toEqual({
    id,
    strength: row.strength,
    duty: row.duty,
    exception: row.exception,
  });
  expect(chain.text).toHaveLength(row.articles.length);
}

test.each(codes)('%s is explained to a person, an officer and an engineer', (code) => {
  const explained = explainCode(code);
  check(explained, findings[code].requirement);
  expect(explained.engineer.en).toContain(code);
  expect(explained.officer['zh-CN']).toContain(findings[code].remedy['zh-CN'].split('{')[0]);
});

test.each(ids)('%s is explained by itself', (id) => {
  const explained = explainRow(id);
  check(explained, id);
  expect(explained.chain.facts).toEqual([]);
});

const NOT_MET = {
  of: null,
  judged: 'not_met',
  by: 'officer-1',
  office: 'dpo',
  at: '2026-11-02T10:00:00+08:00',
};
const states: Readonly<Record<string, () => readonly RowReview[]>> = {
  'all kept': () => review(lawfulPosture(), LAWFUL_NOW),
  'judged by nobody': () => review(posture([]), LAWFUL_NOW),
  'judged not to be kept': () =>
    review(
      posture(ids.map((requirement) => ({ ...NOT_MET, requirement, until: '2027-11-02T10:00:00+08:00' }))),
      LAWFUL_NOW,
    ),
};

function posture(attestations: readonly unknown[]): unknown {
  return { ...PostureFacts.parse(lawfulPosture()), attestations };
}

test.each(Object.keys(states))('every row of a posture is explained: %s', (name) => {
  const rows = states[name]?.() ?? [];
  expect(rows).toHaveLength(Object.keys(postureRules).length);
  for (const row of rows) {
    const explained = explain(row);
    check(explained, row.requirement);
    expect(explained.engineer.en).toContain(`${row.requirement}: ${row.state}.`);
    expect(explained.officer.en).toContain(row.why.en);
    expect(explained.chain.facts).toEqual([...row.facts, ...row.unknown]);
  }
});

test('who sees to it is told where something is to be done, and only there', () => {
  const [kept, open, broken] = ['all kept', 'judged by nobody', 'judged not to be kept'].map((name) =>
    states[name]?.().find(({ requirement }) => requirement === 'R14.2'),
  );
  if (kept === undefined || open === undefined || broken === undefined) throw new Error('no R14.2');
  expect(explain(kept).officer.en).toBe(kept.why.en);
  expect(explain(kept).person.en).toMatch(/^This is kept now\. /);
  expect(explain(open).officer.en).toMatch(/The auditor reviews and signs\. Time: .*For the auditor\.$/);
  expect(explain(open).person['zh-CN']).toMatch(/^这一条还需要有人判断。/);
  expect(explain(broken).officer.en).toMatch(/For the auditor\.$/);
  expect(explain(broken).person.en).toMatch(/^This is not kept now\. /);
});

test('several lapses: the worst is told, the others counted, their pointers first', () => {
  const facts = PostureFacts.parse(lawfulPosture());
  const { log } = facts.security;
  if (log === null) throw new Error('no log');
  const changed = {
    ...facts,
    security: { ...facts.security, log: { ...log, kept_months: 12, audits: log.audits.slice(0, -1) } },
  };
  const row = review(changed, LAWFUL_NOW).find(({ requirement }) => requirement === 'R14.2');
  if (row === undefined) throw new Error('no R14.2');
  const { person, officer, engineer } = explain(row);
  expect(person.en).toMatch(/^This needs attention\. /);
  expect(officer.en).toContain('Other kinds of lapse: 1.');
  expect(engineer.en).toBe(
    'R14.2: at-risk. Codes: security_log_unsigned security_log_kept_short. Facts: /security/log/audits /security/log/kept_months.',
  );
});

test('a refusal: not now, why, what mends it, the rule that said so and the words of the text', () => {
  const { broken } = judge('capture', { ...lawful.base, consent: null }, LAWFUL_NOW);
  const [finding] = broken;
  if (finding === undefined) throw new Error('no finding');
  const explained = explain(finding, [{ path: '/consent', value: null }]);
  expect(explained.person.en).toMatch(/^This cannot be done now\. /);
  expect(explained.officer.en.startsWith(`${finding.why.en} ${finding.remedy.en}`)).toBe(true);
  expect(explained.engineer.en).toMatch(
    /^consent_missing \(R06\.1\)\. Facts: \/consent\. Gate rules: consentExists\./,
  );
  expect(explained.chain.text[0]?.quote?.['zh-CN']).toContain('单独同意');
  expect(explained.chain.facts).toEqual([{ path: '/consent', value: null }]);
});

test('an act that asks about a row is named', () => {
  const acts =
    explainRow('R13.4')
      .engineer.en.match(/Acts: (.*)\.$/)?.[1]
      ?.split(' ') ?? [];
  for (const act of acts) expect(FaceAct.options).not.toContain(act);
});

interface Case {
  readonly act?: string;
  readonly expect: { readonly broken?: ReadonlyArray<{ readonly code: string }> };
}

const source = readFileSync(join(import.meta.dirname, 'authorize.ts'), 'utf8');
const ROOT = join(import.meta.dirname, '../../../vectors/law');

test('the names of gate rules are those that the gate calls', () => {
  for (const name of Object.values(gateRuleNames)) expect(source).toMatch(new RegExp(`\\b${name}\\b`));
});

test('every code by which an act on a face is refused has the name of its rule', () => {
  const refused = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .flatMap((file): readonly Case[] => {
      const cases: unknown = JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
      return Array.isArray(cases) ? cases : [];
    })
    .filter(({ act }) => FaceAct.safeParse(act).success)
    .flatMap(({ expect: { broken = [] } }) => broken.map(({ code }) => code));
  expect([...new Set<string>(refused)].toSorted()).toEqual(Object.keys(gateRuleNames).toSorted());
});
