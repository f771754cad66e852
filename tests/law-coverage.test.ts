import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findings, register } from '@consentry/law';
import { expect, onTestFinished, test } from 'vitest';
import { coverage } from '../scripts/law-coverage.ts';

const root = join(import.meta.dirname, '..');

/** A copy of what the paper is written from, to be spoilt. */
function copy(): string {
  const folder = mkdtempSync(join(tmpdir(), 'consentry-coverage-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const part of ['packages/law/src', 'vectors/law'])
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

test('a row has a rule in the paper exactly when the gate has a finding of it', () => {
  const paper = coverage(root);
  const found = new Set<string>(Object.values(findings).map(({ requirement }) => requirement));
  const ids = Object.keys(register);
  expect(ids.filter((id) => cells(paper, id)[6] !== 'not yet')).toEqual(ids.filter((id) => found.has(id)));
  expect(paper).toContain(`**${found.size} of ${ids.length} rows have a rule of the gate`);
});

test('a rule that the gate no longer calls is noticed (control)', () => {
  const folder = copy();
  expect(coverage(folder)).toBe(coverage(root));
  edit(join(folder, 'packages/law/src/authorize.ts'), (text) =>
    text.replace('\n  deviceIsApproved,\n  act', '\n  act'),
  );
  expect(() => coverage(folder)).toThrow('no function that the gate calls states device_not_approved');
});

test('a vector more is counted (control)', () => {
  const folder = copy();
  const before = Number(cells(coverage(folder), 'R19.4')[8]);
  edit(join(folder, 'vectors/law/siting/R19.4.json'), (text) => {
    const all = JSON.parse(text);
    return JSON.stringify([...all, all[0]]);
  });
  expect(Number(cells(coverage(folder), 'R19.4')[8])).toBe(before + 1);
});
