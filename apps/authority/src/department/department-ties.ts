import type { DepartmentEntry, DepartmentTie } from '@consentry/contract';
import type { Principal, Reading } from '@consentry/server';
import { findOfficial, MANAGERS_MIN, managersOf } from '../staff/staff-store.ts';
import type { AuthorityTables } from '../store/tables.ts';
import { type Department, departmentView } from './department.ts';
import { listDepartments } from './department-store.ts';

/** Lists the departments with what each is to whoever asks. */
export async function departmentEntries(
  reading: Reading<AuthorityTables>,
  principal: Principal,
): Promise<DepartmentEntry[]> {
  const official = principal.kind === 'staff' ? await findOfficial(reading, principal.id) : null;
  const colleagues = official === null ? [] : await colleaguesOf(reading, official.department);
  const entries: DepartmentEntry[] = [];
  for (const one of await listDepartments(reading)) {
    const tie = official === null ? null : await tieOf(reading, one, official, colleagues);
    entries.push({ ...departmentView(one), tie });
  }
  return entries;
}

async function tieOf(
  reading: Reading<AuthorityTables>,
  { department, state, proposed_by }: Department,
  official: { readonly staff: string; readonly department: string },
  colleagues: readonly string[],
): Promise<DepartmentTie | null> {
  if (department === official.department) return 'own';
  if (proposed_by === null || !colleagues.includes(proposed_by)) return null;
  if (state === 'proposed') return proposed_by === official.staff ? 'waits' : 'to_approve';
  return (await managersOf(reading, department, null)) < MANAGERS_MIN ? 'looked_after' : null;
}

async function colleaguesOf(
  reading: Reading<AuthorityTables>,
  department: string,
): Promise<readonly string[]> {
  const rows = await reading
    .selectFrom('staff')
    .select('staff')
    .where('department', '=', department)
    .execute();
  return rows.map(({ staff }) => staff);
}
