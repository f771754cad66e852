import { StaffRole, type StaffView } from '@consentry/contract';
import { z } from 'zod';
import type { StaffTable } from './staff-tables.ts';

/** An account of staff: who it is, what they may, where. */
export interface StaffAccount {
  readonly staff: string;
  readonly login: string;
  readonly name: string;
  readonly roles: readonly StaffRole[];
  readonly sites: readonly string[];
  readonly state: 'active' | 'suspended';
  readonly passwordHash: string | null;
  readonly totpSealed: string | null;
  readonly totpStep: number;
  /** Epoch milliseconds. */
  readonly joinedAt: number;
  readonly version: number;
}

const Roles = z.array(StaffRole);
const Sites = z.array(z.string());

/** Reads the lists of a row. */
export function listsOf(row: { readonly roles: string; readonly sites: string }) {
  return { roles: Roles.parse(JSON.parse(row.roles)), sites: Sites.parse(JSON.parse(row.sites)) };
}

/** Reads a row. */
export function accountOf(row: StaffTable): StaffAccount {
  const { staff, login, name, state, version } = row;
  return {
    staff,
    login,
    name,
    state,
    version,
    ...listsOf(row),
    passwordHash: row.password_hash,
    totpSealed: row.totp_sealed,
    totpStep: row.totp_step,
    joinedAt: row.joined_at,
  };
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
