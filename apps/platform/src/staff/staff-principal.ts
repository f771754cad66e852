import { findStaffBySession } from '@consentry/staff';
import type { PrincipalFinder } from '../access/find-principal.ts';
import type { PlatformContext } from '../platform.ts';
import { platformAccounts } from './platform-accounts.ts';

/** Finds staff by their session. */
export function staffPrincipal(context: PlatformContext): PrincipalFinder {
  return async (caller) => {
    const found = await findStaffBySession(context, platformAccounts, caller);
    if (found === null) return null;
    const { staff: id, roles, sites } = found.account;
    return { kind: 'staff', id, roles, sites, steppedUpAt: found.steppedUpAt };
  };
}
