import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  PostureFacts,
  actorWords,
  checkOrganisational,
  explain,
  explainCode,
  explainRow,
  factsSchema,
  review,
} from '@consentry/law';
import { expect, test } from 'vitest';
import { consentry, errorOf, Folder, json, ROOT } from './command.fixture.ts';

const TEXT = expect.stringMatching(/./);
const AT = '2026-11-22T09:00:00+08:00';
const NOW = Date.parse(AT);
const FOLDER = join(ROOT, 'vectors/law/posture');
const BASE = join(ROOT, 'vectors/law/base.json');

/** The state of a processor that keeps every row. */
function lawful(): PostureFacts {
  const sections = readdirSync(FOLDER).map((file) => [
    basename(file, '.json'),
    JSON.parse(readFileSync(join(FOLDER, file), 'utf8')),
  ]);
  return PostureFacts.parse({ as_of: '2026-11-22T08:00:00+08:00', ...Object.fromEntries(sections) });
}

/** The same with a key store that failed, a month nobody signed, nothing measured and nobody asked. */
function spoilt(): PostureFacts {
  const facts = lawful();
  const { security } = facts;
  const [keys, ...controls] = security.controls;
  if (keys === undefined || security.log === null) throw new Error('the lawful state has no controls');
  return {
    ...facts,
    attestations: facts.attestations.filter(({ requirement }) => requirement !== 'R14.5'),
    security: {
      ...security,
      controls: [{ ...keys, state: 'failed' }, ...controls],
      log: { ...security.log, audits: security.log.audits.slice(0, -1) },
      template_protection: null,
    },
  };
}

/** JSON as another program reads it. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
/** Output without the breaks of its lines. */
const unwrapped = (text: string): string => text.replaceAll(/\s/g, '');

const wide = (line: string): number => line.replaceAll(/[^\x20-\x7e]/g, '--').length;

test('a processor that keeps everything: nothing to do, and the counts', async () => {
  using folder = new Folder();
  const file = folder.put('facts.json', JSON.stringify(lawful()));
  const { code, stdout, stderr } = await consentry(['law', 'review', file, '--at', AT]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^Nothing is broken, at risk or waiting for a human\.\n\n/);
  const rows = review(lawful(), NOW);
  const met = rows.filter(({ state }) => state === 'met').length;
  expect(stdout).toContain(`${rows.length} rows: 0 broken, 0 at risk, 0 needs a human, ${met} met`);
  const { value } = await json(['law', 'review', file, '--at', AT]);
  expect(value).toMatchObject({ counts: { broken: 0, met }, rows: plain(rows) as object[] });
});

test.each(['en', 'zh-CN'] as const)(
  'what is wrong comes first, with all a person needs, in %s',
  async (lang) => {
    using folder = new Folder();
    const file = folder.put('facts.json', JSON.stringify(spoilt()));
    const { code, stdout } = await consentry(['law', 'review', file, '--at', AT, '--lang', lang]);
    expect(code).toBe(1);
    const rows = review(spoilt(), NOW);
    const text = unwrapped(stdout);
    const order = ['R04.4', 'R14.2', 'R14.5', 'R14.9'].map((id) => text.indexOf(id));
    expect(order.every((at) => at >= 0)).toBe(true);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    for (const { found, asks, who, state } of rows.filter(({ state: one }) => one !== 'met')) {
      if (state === 'not-applicable') continue;
      for (const { finding } of found) {
        expect(text).toContain(unwrapped(finding.why[lang]));
        expect(text).toContain(unwrapped(finding.remedy[lang]));
      }
      expect(text).toContain(unwrapped(actorWords[who][lang]));
      if (asks !== null && state === 'needs-human') expect(text).toContain(unwrapped(asks[lang]));
    }
    expect(stdout).toContain(lang === 'en' ? 'found of: control vault-keys' : '涉及：控制措施 vault-keys');
    expect(stdout).toContain('/security/template_protection');
    for (const line of stdout.split('\n')) {
      expect(wide(line)).toBeLessThanOrEqual(100);
      expect(line).not.toMatch(/^\s*[，。；：、）》」]/);
    }
    expect(stdout.includes('BROKEN (1)')).toBe(lang === 'en');
  },
);

test('states and all: what is asked for, worst first', async () => {
  using folder = new Folder();
  const file = folder.put('facts.json', JSON.stringify(spoilt()));
  const only = await consentry(['law', 'review', file, '--at', AT, '--state', 'at-risk, needs-human']);
  expect(only.code).toBe(0);
  expect(only.stdout).not.toContain('BROKEN');
  expect(only.stdout).toMatch(/AT RISK \(1\)[\s\S]*NEEDS A HUMAN \(2\)/);
  const { value } = await json(['law', 'review', file, '--at', AT, '--state', 'at-risk']);
  const rows = review(spoilt(), NOW).filter(({ state }) => state === 'at-risk');
  expect(value).toMatchObject({ counts: { broken: 1 }, rows: plain(rows) as object[] });
  const all = await consentry(['law', 'review', file, '--at', AT, '--all']);
  expect(all.stdout).toMatch(/BROKEN[\s\S]*AT RISK[\s\S]*NEEDS A HUMAN[\s\S]*\nMET [\s\S]*NOT APPLICABLE/);
  const none = await consentry([
    'law',
    'review',
    folder.put('l.json', JSON.stringify(lawful())),
    '--at',
    AT,
    '--state',
    'broken',
  ]);
  expect(none.stdout).toMatch(/^No row is in the state asked for\./);
});

test('one row: its state, why, who judged, and every fact with its pointer; 3 only where it is broken', async () => {
  using folder = new Folder();
  const file = folder.put('facts.json', JSON.stringify(spoilt()));
  const broken = await consentry(['law', 'review', file, '--at', AT, '--row', 'r04.4']);
  expect(broken.code).toBe(1);
  expect(broken.stdout).toMatch(/^R04\.4 Article 4 \[law\]\n {2}state: broken\n/);
  expect(broken.stdout).toContain('/security/controls/0/state = "failed"');
  const met = await consentry(['law', 'review', file, '--at', AT, '--row', 'R14.1']);
  expect(met.code).toBe(0);
  expect(met.stdout).toContain('state: met');
  expect(unwrapped(met.stdout)).toContain('judgedbyofficer-1at2026-11-02T10:00:00+08:00,countsuntil2027');
  const open = await consentry(['law', 'review', file, '--at', AT, '--row', 'R14.9']);
  expect(open.stdout).toContain('not known: /security/template_protection');
  const asked = await consentry(['law', 'review', file, '--at', AT, '--row', 'R14.5']);
  expect(asked.stdout).toContain('to judge: Security staff act on the alerts');
});

test('facts that cannot be judged are named by their paths', async () => {
  using folder = new Folder();
  const facts = lawful();
  const malformed = folder.put(
    'm.json',
    JSON.stringify({ ...facts, audit: { ...facts.audit, persons: '7' } }),
  );
  const { code, value } = await json(['law', 'review', malformed, '--at', AT]);
  expect({ code, value }).toEqual({ code: 2, value: errorOf('facts_malformed', TEXT) });
  const text = await consentry(['law', 'review', malformed, '--at', AT, '--lang', 'zh-CN']);
  expect(text.stderr).toContain('/audit/persons');
  const later = folder.put('l.json', JSON.stringify({ ...facts, as_of: '2026-11-22T09:00:01+08:00' }));
  const contradictory = await consentry(['law', 'review', later, '--at', AT]);
  expect(contradictory).toMatchObject({ code: 2, stdout: '' });
  expect(contradictory.stderr).toContain('/as_of');
});

test('law review: no such row or state ends with 2', async () => {
  const cases = [
    [['--row', 'R99.1'], 'row_unknown'],
    [['--state', 'broken,kaputt'], 'bad_state'],
  ] as const;
  const ended = await Promise.all(cases.map(([args]) => json(['law', 'review', BASE, ...args])));
  expect(ended).toEqual(cases.map(([, error]) => ({ code: 2, value: errorOf(error, TEXT) })));
});

test('an act of an organisation is asked on the state, with the target beside it or in the file', async () => {
  using folder = new Folder();
  const target = { purpose_id: 'building-3-door', labelled: 'anonymised' };
  const facts = lawful();
  const file = folder.put('facts.json', JSON.stringify(facts));
  const pair = folder.put('pair.json', JSON.stringify({ facts, target }));
  const args = ['--act', 'export_template', '--at', AT];
  const expected = {
    code: 1,
    value: { acts: [plain(checkOrganisational('export_template', { facts, target }, NOW))] },
  };
  expect(await json(['law', 'check', file, ...args, '--target', JSON.stringify(target)])).toEqual(expected);
  expect(await json(['law', 'check', pair, ...args])).toEqual(expected);
  const door = JSON.stringify({ device_id: 'door-3' });
  const yes = await consentry(['law', 'check', file, '--act', 'install', '--at', AT, '--target', door]);
  expect(yes).toMatchObject({ code: 0, stdout: 'install: permitted\n' });
  const nobody = folder.put('n.json', JSON.stringify({ ...facts, attestations: [] }));
  const asked = await consentry(['law', 'check', nobody, '--act', 'install', '--at', AT, '--target', door]);
  expect(asked.code).toBe(0);
  expect(asked.stdout).toMatch(
    /^install: permitted\n {2}A human still has to judge:\n(?: {4}.*\n)* {4}R13\.1 /,
  );
});

test('one act on a face alone', async () => {
  const { code, value } = await json(['law', 'check', BASE, '--act', 'identify', '--at', AT]);
  expect(code).toBe(1);
  expect(value).toMatchObject({ acts: [{ act: 'identify', permitted: false }] });
});

test('what is missing to ask for an act is said', async () => {
  using folder = new Folder();
  const file = folder.put('facts.json', JSON.stringify(lawful()));
  const door = JSON.stringify({ device_id: 'door-9' });
  const cases = [
    [[file, '--act', 'install'], 2, 'missing_target'],
    [[file], 2, 'missing_act'],
    [[file, '--act', 'install', '--target', '{door'], 2, 'bad_target'],
    [[file, '--act', 'install', '--target', door, '--at', AT], 2, 'facts_contradictory'],
    [[file, '--act', 'install', '--target', '{}', '--at', AT], 2, 'facts_malformed'],
  ] as const;
  const ended = await Promise.all(cases.map(([args]) => json(['law', 'check', ...args])));
  expect(ended).toEqual(cases.map(([, code, error]) => ({ code, value: errorOf(error, TEXT) })));
});

test.each(['en', 'zh-CN'] as const)(
  'law explain tells three readers, down to the text, in %s',
  async (lang) => {
    const { code, stdout } = await consentry(['law', 'explain', 'consent_missing', '--lang', lang]);
    expect(code).toBe(0);
    const { person, officer, engineer, chain } = explainCode('consent_missing');
    const texts = [person, officer, engineer, chain.row.duty, chain.text[0]?.quote, chain.text[0]?.citation];
    for (const text of texts) expect(unwrapped(stdout)).toContain(unwrapped(text?.[lang] ?? 'no text'));
    for (const line of stdout.split('\n')) expect(wide(line)).toBeLessThanOrEqual(100);
  },
);

test('law explain: a row alone, on a state and on the facts of one act; one reader only', async () => {
  using folder = new Folder();
  const file = folder.put('facts.json', JSON.stringify(spoilt()));
  expect(await json(['law', 'explain', 'r14.2'])).toEqual({ code: 0, value: plain(explainRow('R14.2')) });
  const row = review(spoilt(), NOW).find(({ requirement }) => requirement === 'R14.2');
  if (row === undefined) throw new Error('no R14.2');
  const onState = { code: 0, value: plain(explain(row)) };
  expect(await json(['law', 'explain', 'R14.2', file, '--at', AT])).toEqual(onState);
  expect(await json(['law', 'explain', 'security_log_unsigned', file, '--at', AT])).toEqual(onState);
  const refused = folder.put(
    'gate.json',
    JSON.stringify({ ...JSON.parse(readFileSync(BASE, 'utf8')), consent: null }),
  );
  const person = await json(['law', 'explain', 'R06.1', refused, '--at', AT, '--for', 'person']);
  expect(person.value).toEqual({ person: explainCode('consent_missing').person });
  const kept = await json(['law', 'explain', 'R13.4', refused, '--at', AT, '--for', 'engineer']);
  expect(kept.value).toEqual({ engineer: plain(explainRow('R13.4').engineer) });
  const text = await consentry(['law', 'explain', 'R13.4', '--for', 'officer']);
  expect(unwrapped(text.stdout)).toBe(unwrapped(explainRow('R13.4').officer.en));
  expect(await json(['law', 'explain', 'nonsense'])).toEqual({
    code: 2,
    value: errorOf('subject_unknown', TEXT),
  });
});

test.each(['posture', 'gate'] as const)(
  'law schema %s prints the schema, with and without --json',
  async (kind) => {
    const { value } = await json(['law', 'schema', kind]);
    expect(value).toEqual(plain(factsSchema(kind)));
    const { stdout } = await consentry(['law', 'schema', kind, '--lang', 'zh-CN']);
    expect(JSON.parse(stdout)).toEqual(value);
  },
);

test('law schema is of the posture where nothing is said', async () => {
  const { value } = await json(['law', 'schema']);
  expect(value).toMatchObject({ title: 'PostureFacts' });
});
