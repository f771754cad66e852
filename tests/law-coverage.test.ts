import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askedBy, register } from '@consentry/law';
import { expect, onTestFinished, test } from 'vitest';
import { coverage, gaps } from '../scripts/law-coverage.ts';

const root = join(import.meta.dirname, '..');

/** A copy of what the paper is written from, to be spoilt. */
function copy(): string {
  const folder = mkdtempSync(join(tmpdir(), 'consentry-coverage-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const part of ['packages/law/src/acts', 'vectors/law', 'docs/law'])
    cpSync(join(root, part), join(folder, part), { recursive: true });
  return folder;
}

function edit(path: string, change: (text: string) => string): void {
  const before = readFileSync(path, 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
}

/** The cells of the line of a row. */
function cells(paper: string, id: string): readonly string[] {
  const line = paper.split('\n').find((text) => text.startsWith(`| ${id} |`));
  return line?.split('|').map((cell) => cell.trim()) ?? [];
}

test('docs/law/coverage.md is what the sources say; else run node scripts/law-coverage.ts', () => {
  expect(readFileSync(join(root, 'docs/law/coverage.md'), 'utf8')).toBe(coverage(root));
});

test('every row has a rule, a finding, a case that holds, a case that breaks and a line in its paper', () => {
  expect(gaps(root)).toEqual([]);
});

test('the paper has every row, with what asks about it', () => {
  const paper = coverage(root);
  for (const id of Object.keys(register)) expect(cells(paper, id)).toHaveLength(11);
  expect(cells(paper, 'R06.1')[5]).toContain('`consentExists`');
  expect(cells(paper, 'R13.4')[6]).toContain('`install`');
  expect(cells(paper, 'R08.1')[6]).toContain('`export_template`');
  expect(cells(paper, 'R14.2')[7]).toBe('`purpose` `security`');
});

test('a row without a rule is noticed (control)', () => {
  const found = gaps(root, (id) => (id === 'R14.2' ? { ...askedBy(id), reads: [], codes: [] } : askedBy(id)));
  expect(found.filter((gap) => gap.startsWith('R14.2:'))).toEqual([
    'R14.2: no posture rule',
    'R14.2: no finding',
  ]);
});

test.each([
  ['met', 'no case that holds'],
  ['at-risk|broken', 'no case that breaks'],
])('a row without a case of %s is noticed (control)', (states, gap) => {
  const folder = copy();
  edit(join(folder, 'vectors/law/security/R14.2.json'), (text) =>
    JSON.stringify(
      (JSON.parse(text) as { expect: { state?: string } }[]).filter(
        ({ expect: { state } }) => !states.split('|').includes(state ?? ''),
      ),
    ),
  );
  expect(gaps(folder).filter((one) => one.startsWith('R14.2:'))).toEqual([`R14.2: ${gap}`]);
});

test('a row that its paper does not read is noticed (control)', () => {
  const folder = copy();
  edit(join(folder, 'docs/law/security.md'), (text) => text.replace('| R14.2 |', '| R14.3 |'));
  expect(gaps(folder)).toContain('R14.2: no line in docs/law/security.md');
});

test('a vector more is counted (control)', () => {
  const folder = copy();
  const [, before] = [8, 9].map((column) => Number(cells(coverage(folder), 'R19.4')[column]));
  edit(join(folder, 'vectors/law/siting/R19.4.json'), (text) => {
    const all = JSON.parse(text) as { expect: { permitted?: boolean } }[];
    const broken = all.find(({ expect: { permitted } }) => permitted === false);
    return JSON.stringify([...all, broken]);
  });
  expect(Number(cells(coverage(folder), 'R19.4')[9])).toBe((before ?? 0) + 1);
});
