import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AccessTable } from '@consentry/server';
import { expect, test } from 'vitest';
import { ACCESS, isOfCases } from './access-table.ts';

const DOC = join(import.meta.dirname, '../../../../docs/access-authority.md');

/** The rows of the reviewed table, one a role. */
function reviewed(text: string): string[] {
  const rows = [
    ...text.matchAll(/^\| ([a-z_]+\.[a-z_]+) \| ([a-z, ]+) \| ([a-z]+) \| ?(yes)? ?\| ?(yes)? ?\|$/gm),
  ];
  return rows
    .flatMap(([, action, roles = '', reach, stepUp, fourEyes]) =>
      roles.split(', ').map((role) => `${action} ${role} ${reach} ${stepUp ?? ''} ${fourEyes ?? ''}`),
    )
    .toSorted();
}

function coded(table: AccessTable): string[] {
  return Object.entries(table)
    .flatMap(([action, grants]) =>
      Object.entries(grants).map(
        ([role, { reach, stepUp, fourEyes }]) =>
          `${action} ${role} ${reach} ${stepUp === true ? 'yes' : ''} ${fourEyes === true ? 'yes' : ''}`,
      ),
    )
    .toSorted();
}

test('the reviewed table and the code say the same', () => {
  const text = readFileSync(DOC, 'utf8');
  expect(reviewed(text)).toEqual(coded(ACCESS));
  // A row that says more is noticed.
  expect(
    reviewed(text.replace('| complaint.read | officer | department |', '| complaint.read | officer | all |')),
  ).not.toEqual(coded(ACCESS));
});

test('no case is seen beyond a department, and every action on one is written down', () => {
  for (const [action, grants] of Object.entries(ACCESS as AccessTable)) {
    for (const [role, { reach }] of Object.entries(grants)) {
      if (isOfCases(action) && role !== 'anyone') expect([action, reach]).toEqual([action, 'department']);
    }
  }
  expect(isOfCases('filing.read')).toBe(true);
  expect(isOfCases('staff.list')).toBe(false);
});
