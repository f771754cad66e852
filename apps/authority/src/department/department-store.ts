import { randomUUID } from 'node:crypto';
import type { DepartmentKind, ShareScope } from '@consentry/contract';
import type { BiText } from '@consentry/law';
import type { Reading, Writing } from '@consentry/server';
import type { AuthorityTables } from '../store/tables.ts';
import type { Department } from './department.ts';

type Read = Reading<AuthorityTables>;
type Write = Writing<AuthorityTables>;

/** The department that a server is set up for. */
export interface FirstDepartment {
  readonly kind: DepartmentKind;
  readonly region: string;
  readonly name: BiText;
}

/** Where nobody named one: the national 网信 office, to be tried out. */
export const NAMELESS: FirstDepartment = {
  kind: 'cac',
  region: '000000',
  name: { 'zh-CN': '网信部门', en: 'Cyberspace administration' },
};

/** Lists the departments, by region and kind. */
export async function listDepartments(reading: Read): Promise<readonly Department[]> {
  return reading.selectFrom('departments').selectAll().orderBy('region').orderBy('kind').execute();
}

/** Reads one department. */
export async function findDepartment(reading: Read, department: string): Promise<Department | null> {
  const row = await reading
    .selectFrom('departments')
    .selectAll()
    .where('department', '=', department)
    .executeTakeFirst();
  return row ?? null;
}

/** Adds a department; `false` where its kind and region has one. */
export async function addDepartment(writing: Write, department: Department): Promise<boolean> {
  const added = await writing
    .insertInto('departments')
    .values(department)
    .onConflict((on) => on.columns(['kind', 'region']).doNothing())
    .returning('department')
    .executeTakeFirst();
  return added !== undefined;
}

/** Notes that a second colleague agreed. */
export async function approveDepartment(writing: Write, department: string, by: string): Promise<void> {
  await writing
    .updateTable('departments')
    .set({ state: 'active', approved_by: by })
    .where('department', '=', department)
    .execute();
}

/** Gives the department the server was set up for, and adds it on the first start. */
export async function firstDepartment(
  writing: Write,
  named: FirstDepartment | undefined,
  now: number,
): Promise<string> {
  const first = await writing
    .selectFrom('departments')
    .select('department')
    .where('proposed_by', 'is', null)
    .executeTakeFirst();
  if (first !== undefined) return first.department;
  const department = randomUUID();
  const { kind, region, name } = named ?? NAMELESS;
  await addDepartment(writing, {
    department,
    kind,
    region,
    name: JSON.stringify(name),
    state: 'active',
    proposed_by: null,
    approved_by: null,
    added_at: now,
  });
  return department;
}

/** With which departments a case was shared at least this far. */
export async function sharedWith(
  reading: Read,
  caseId: string,
  scope: ShareScope = 'case',
): Promise<readonly string[]> {
  const rows = await reading
    .selectFrom('case_shares')
    .select(['department', 'scope'])
    .where('case_id', '=', caseId)
    .execute();
  return rows
    .filter((share) => scope === 'case' || share.scope === scope)
    .map(({ department }) => department);
}
