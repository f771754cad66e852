import { type ServerTables, type Writing, appendEvent } from '@consentry/server';

/** Stream of what happened to accounts, sessions and keys; for the record and the auditor. */
export const STAFF_STREAM = 'staff';

/**
 * Notes what happened, in the transaction of it.
 *
 * @param kind `staff.signed_in` and the like; a server has its own beside them
 * @param body ids and words of ours; never a token, an address or a name
 */
export async function noteStaffEvent(
  writing: Writing<ServerTables>,
  kind: `${string}.${string}`,
  body: Readonly<Record<string, string | number | null | readonly string[]>>,
  at: number,
): Promise<void> {
  await appendEvent(writing, STAFF_STREAM, { kind, body: JSON.stringify(body), at });
}
