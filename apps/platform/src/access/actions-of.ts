import type { StaffRole } from '@consentry/contract';
import { ACCESS } from './access-table.ts';

/** Names the actions that one of these roles may do, somewhere; anyone's are left out. */
export function actionsOf(roles: readonly StaffRole[]): string[] {
  return Object.entries(ACCESS)
    .filter(([, grants]) => roles.some((role) => role in grants))
    .map(([action]) => action);
}
