import type { AccessTable } from '@consentry/server';
import { expect, test } from 'vitest';
import { ACCESS } from './access-table.ts';
import { type ReviewedRow, reviewedTable } from './testing/reviewed-table.ts';

/** The table of the code, as lines that can be compared. */
function linesOf(table: AccessTable): string[] {
  return Object.entries(table)
    .flatMap(([action, grants]) =>
      Object.entries(grants).map(([role, { reach, stepUp, fourEyes }]) =>
        line({ action, role, reach, stepUp: stepUp === true, fourEyes: fourEyes === true }),
      ),
    )
    .toSorted();
}

function line({ action, role, reach, stepUp, fourEyes }: ReviewedRow): string {
  return `${action}: ${role} ${reach}${stepUp ? ', step-up' : ''}${fourEyes ? ', four eyes' : ''}`;
}

test('the reviewed table and the code say the same', () => {
  const reviewed = reviewedTable().map(line);
  expect(linesOf(ACCESS)).toEqual(reviewed.toSorted());
  expect(new Set(reviewed).size).toBe(reviewed.length);
});

test('a row that cannot be read, and a code that says more, are noticed (control)', () => {
  const head = '| action | role | reach | step-up | four eyes |\n|---|---|---|---|---|\n';
  for (const row of [
    '| a.b | king | all | | |',
    '| a.b | dpo | everywhere | | |',
    '| a.b | dpo | all | no | |',
    '| a.b | dpo | all | | | |',
    '| a | dpo | all | | |',
  ]) {
    expect(() => reviewedTable(head + row)).toThrow('cannot be read');
  }
  const [row] = reviewedTable(`${head}| a.b | dpo | site | yes | |`).map(line);
  expect(linesOf({ 'a.b': { dpo: { reach: 'site', stepUp: true } } })).toEqual([row]);
  expect(linesOf({ 'a.b': { dpo: { reach: 'site' } } })).not.toEqual([row]);
  expect(linesOf({ 'a.b': { dpo: { reach: 'all', stepUp: true } } })).not.toEqual([row]);
});
