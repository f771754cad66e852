import type { ReportDepartment } from '@consentry/contract';
import { ProblemError, type Reading, type Writing, appendEvent } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';

type Read = Reading<PlatformTables>;
type Write = Writing<PlatformTables>;
export type StoredDepartment = PlatformTables['report_departments'];

/** Stream of the departments that the organisation reports to. */
const DEPARTMENTS = 'report_departments';
/** Departments an organisation reports to at most. */
export const DEPARTMENTS_MAX = 50;

/** Lists the departments, those that are removed too. */
export async function allDepartments(reading: Read): Promise<readonly StoredDepartment[]> {
  return reading
    .selectFrom('report_departments')
    .selectAll()
    .orderBy('set_at')
    .orderBy('department')
    .execute();
}

/** Lists those that are not removed. */
export async function presentDepartments(reading: Read): Promise<readonly StoredDepartment[]> {
  return (await allDepartments(reading)).filter(({ removed_at }) => removed_at === null);
}

/** Reads one that is not removed. @throws {ProblemError} `not_found` */
export async function requireDepartment(reading: Read, department: string): Promise<StoredDepartment> {
  const found = await findReportDepartment(reading, department);
  if (found === null) throw new ProblemError('not_found');
  return found;
}

/** Reads one that is not removed. */
export async function findReportDepartment(
  reading: Read,
  department: string,
): Promise<StoredDepartment | null> {
  const row = await reading
    .selectFrom('report_departments')
    .selectAll()
    .where('department', '=', department)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

/** Writes a department down, in place of what it was. */
export async function setDepartment(
  writing: Write,
  row: StoredDepartment,
  what: 'set' | 'removed',
  by: string,
  now: number,
): Promise<void> {
  const { department, ...fields } = row;
  await writing
    .insertInto('report_departments')
    .values(row)
    .onConflict((on) => on.column('department').doUpdateSet(fields))
    .execute();
  const body = { department, recipient: row.recipient, url: row.url, region: row.region, by };
  await appendEvent(writing, DEPARTMENTS, {
    kind: `report_department.${what}`,
    body: JSON.stringify(body),
    at: now,
  });
}

/** Shows a department. */
export function departmentShown(row: StoredDepartment): ReportDepartment {
  const { department, name, recipient, url, region, key, set_by, set_at } = row;
  return { department, name, recipient, url, region, key, set_by, set_at: new Date(set_at).toISOString() };
}
