import { StaffRole, type StaffView } from '@consentry/contract';
import { type Account, factorsOf } from '@consentry/staff';
import { z } from 'zod';
import type { StaffTable } from './staff-tables.ts';

/** An account of staff: who it is, what they may, where. */
export interface StaffAccount extends Account {
  readonly roles: readonly StaffRole[];
  readonly sites: readonly string[];
  readonly state: 'active' | 'suspended';
}

const Roles = z.array(StaffRole);
const Sites = z.array(z.string());

/** Reads the lists of a row. */
export function listsOf(row: { readonly roles: string; readonly sites: string }) {
  return { roles: Roles.parse(JSON.parse(row.roles)), sites: Sites.parse(JSON.parse(row.sites)) };
}

/** Reads a row. */
export function accountOf(row: StaffTable): StaffAccount {
  return { ...factorsOf(row), ...listsOf(row), state: row.state };
}

/** Shows an account to colleagues, without what it signs in with. */
export function viewOf({ joinedAt, ...account }: StaffAccount): StaffView {
  const { staff, login, name, roles, sites, state, version } = account;
  return {
    staff,
    login,
    name,
    roles: [...roles],
    sites: [...sites],
    state,
    version,
    joined_at: new Date(joinedAt).toISOString(),
  };
}

/** Tells whether an account is an admin who can sign in. */
export function isAdmin({ state, roles }: Pick<StaffAccount, 'state' | 'roles'>): boolean {
  return state === 'active' && roles.includes('admin');
}
