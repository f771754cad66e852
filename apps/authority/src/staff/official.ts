import { AuthorityRole, type AuthorityStaffView } from '@consentry/contract';
import { type Account, factorsOf } from '@consentry/staff';
import { z } from 'zod';
import type { StaffTable } from './staff-tables.ts';

/** An account at an authority: who it is, what they may, in which department. */
export interface Official extends Account {
  readonly roles: readonly AuthorityRole[];
  readonly department: string;
  readonly state: StaffTable['state'];
  readonly invitedBy: string | null;
  readonly approvedBy: string | null;
  /** When its duties or state were last changed, and by whom; `null` before. */
  readonly changedAt: number | null;
  readonly changedBy: string | null;
}

const Roles = z.array(AuthorityRole);

/** Reads the roles of a row. */
export function rolesOf(row: { readonly roles: string }): AuthorityRole[] {
  return Roles.parse(JSON.parse(row.roles));
}

/** Reads a row. */
export function officialOf(row: StaffTable): Official {
  return {
    ...factorsOf(row),
    roles: rolesOf(row),
    department: row.department,
    state: row.state,
    invitedBy: row.invited_by,
    approvedBy: row.approved_by,
    changedAt: row.changed_at,
    changedBy: row.changed_by,
  };
}

/** Shows an account to colleagues, without what it signs in with. */
export function viewOf(official: Official): AuthorityStaffView {
  const { staff, login, name, roles, department, state, version } = official;
  return {
    staff,
    login,
    name,
    roles: [...roles],
    department,
    state,
    invited_by: official.invitedBy,
    approved_by: official.approvedBy,
    joined_at: new Date(official.joinedAt).toISOString(),
    changed_at: official.changedAt === null ? null : new Date(official.changedAt).toISOString(),
    changed_by: official.changedBy,
    version,
  };
}

/** Tells whether an account is a manager who can sign in. */
export function isManager({ state, roles }: Pick<Official, 'state' | 'roles'>): boolean {
  return state === 'active' && roles.includes('manager');
}

/** Tells whether one person may have these duties: who audits does nothing else (GB/T 22239-2019, 8.1.4.2). */
export function mayBeTogether(roles: readonly AuthorityRole[]): boolean {
  return new Set(roles).size === roles.length && (roles.length === 1 || !roles.includes('auditor'));
}
