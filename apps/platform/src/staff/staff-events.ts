import { type Writing, appendEvent } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';

/** Stream of what happened to accounts, sessions and keys; for the record and the auditor. */
export const STAFF_STREAM = 'staff';

type StaffEventKind =
  | 'staff.invited'
  | 'staff.joined'
  | 'staff.changed'
  | 'staff.signed_in'
  | 'staff.stepped_up'
  | 'staff.signed_out'
  | 'staff.factor_added'
  | 'staff.factor_removed'
  | 'integrator.added'
  | 'integrator.rotated'
  | 'integrator.revoked'
  | 'witness.proposed'
  | 'witness.confirmed';

/**
 * Notes what happened, in the transaction of it.
 *
 * @param body ids and words of ours; never a token, an address or a name
 */
export async function noteStaffEvent(
  writing: Writing<PlatformTables>,
  kind: StaffEventKind,
  body: Readonly<Record<string, string | number | null | readonly string[]>>,
  at: number,
): Promise<void> {
  await appendEvent(writing, STAFF_STREAM, { kind, body: JSON.stringify(body), at });
}
