import type { Writing } from '@consentry/server';
import { noteStaffEvent as note } from '@consentry/staff';
import type { PlatformTables } from '../store/tables.ts';

type StaffEventKind =
  | 'staff.invited'
  | 'staff.joined'
  | 'staff.changed'
  | 'integrator.added'
  | 'integrator.rotated'
  | 'integrator.revoked'
  | 'witness.proposed'
  | 'witness.confirmed';

/** Notes what happened to accounts and keys beside signing in, in the transaction of it. */
export const noteStaffEvent: (
  writing: Writing<PlatformTables>,
  kind: StaffEventKind,
  body: Parameters<typeof note>[2],
  at: number,
) => Promise<void> = note;
