import type { StaffRole } from '@consentry/contract';

/**
 * Duties one person may not have together: who audits does nothing else, who approves neither installs
 * nor enrols nor has the accounts (SECURITY.md 4.6; GB/T 22239-2019, 8.1.4.2: administration, security and
 * audit are three persons'), who installs a device does not operate it.
 */
const APART: ReadonlyArray<readonly [StaffRole, StaffRole]> = [
  ['admin', 'dpo'],
  ['admin', 'auditor'],
  ['dpo', 'auditor'],
  ['dpo', 'operator'],
  ['dpo', 'installer'],
  ['auditor', 'operator'],
  ['auditor', 'installer'],
  ['installer', 'operator'],
];

/** Tells whether one person may have these duties. */
export function mayBeTogether(roles: readonly StaffRole[]): boolean {
  return (
    new Set(roles).size === roles.length && !APART.some(([a, b]) => roles.includes(a) && roles.includes(b))
  );
}
