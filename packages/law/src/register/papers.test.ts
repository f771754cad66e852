import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { register } from './register.ts';
import type { RegisterRow } from './register-row.ts';

const papers = join(import.meta.dirname, '../../../../docs/law');

/** The line of a row in the paper of its slice, or what is missing. */
function lineOf({ id, slice }: Pick<RegisterRow, 'id' | 'slice'>): string {
  const path = join(papers, `${slice}.md`);
  if (!existsSync(path)) return `no paper ${slice}.md`;
  const line = readFileSync(path, 'utf8')
    .split('\n')
    .find((text) => text.startsWith(`| ${id} |`));
  return line ?? `no line in ${slice}.md`;
}

/** The strength that a line names, plain or in bold. */
function strengthOf(line: string): string {
  return /^\| \S+ \| \**([a-z]+)/.exec(line)?.[1] ?? line;
}

test('every row of the register is read in the paper of its slice, no more binding than it is', () => {
  const rows = Object.values(register);
  expect(rows).toHaveLength(125);
  expect(rows.map((row) => [row.id, strengthOf(lineOf(row))])).toEqual(
    rows.map(({ id, strength }) => [id, strength]),
  );
});

test('a row that no paper reads is noticed (control)', () => {
  expect(lineOf({ id: 'R15.10', slice: 'filing' })).toBe('no line in filing.md');
  expect(lineOf({ id: 'R15.1', slice: 'audit' })).toBe('no line in audit.md');
  expect(strengthOf('| R14.8 | **standard** | x |')).toBe('standard');
});

test('a paper says plainly which of its rows software does not keep yet', () => {
  for (const slice of new Set(Object.values(register).map((row) => row.slice))) {
    const text = readFileSync(join(papers, `${slice}.md`), 'utf8');
    if (!text.includes('software is to')) continue;
    expect([slice, /no gate refuses|no rule refuses|gate `authorize` does not ask/.test(text)]).toEqual([
      slice,
      true,
    ]);
  }
});
