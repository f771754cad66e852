import { ProblemError, type Writing } from '@consentry/server';
import { endAssessments } from '../assessment/assessment-store.ts';
import { endNotices } from '../notice/notice-store.ts';
import type { PlatformTables } from '../store/tables.ts';
import { type StoredPurpose, mayBecome } from './purpose.ts';
import { changePurpose, removeProposal } from './purpose-store.ts';

/** Stops a purpose until it is approved again. @throws {ProblemError} `purpose_state` */
export async function suspendPurpose(
  writing: Writing<PlatformTables>,
  row: StoredPurpose,
  reason: string,
  now: number,
): Promise<void> {
  if (!mayBecome(row.state, 'suspended')) throw new ProblemError('purpose_state');
  const event = { kind: 'purpose.suspended', body: { version: row.version } };
  await changePurpose(writing, row, { state: 'suspended', reason }, event, now);
}

/**
 * Ends a purpose: nothing is processed for it any more, nobody is asked, and its records are kept from now on
 * for their time. Whoever follows the stream erases (《个人信息保护法》第四十七条).
 *
 * @throws {ProblemError} `purpose_state`
 */
export async function endPurpose(
  writing: Writing<PlatformTables>,
  row: StoredPurpose,
  reason: string,
  now: number,
): Promise<void> {
  if (!mayBecome(row.state, 'ended')) throw new ProblemError('purpose_state');
  const { purpose, version } = row;
  await removeProposal(writing, purpose);
  await writing
    .updateTable('purpose_versions')
    .set({ state: 'replaced', ended_at: now })
    .where('purpose', '=', purpose)
    .where('state', '=', 'in_force')
    .execute();
  await endNotices(writing, purpose, now);
  await endAssessments(writing, purpose, () => true, now);
  const event = { kind: 'purpose.ended', body: { version } };
  await changePurpose(writing, row, { state: 'ended', reason }, event, now);
}
