import { WithdrawalView } from '@consentry/contract';
import { z } from 'zod';
import type { DeviceLog } from '../ledger/device-log.ts';
import type { Reading, Writing } from '../store/database.ts';
import { certificateOf } from './certificate.ts';

const WithdrawalRow = z.object({
  withdrawal: z.uuid(),
  consent: z.uuid(),
  reason: z.enum(['person', 'staff', 'superseded', 'expired']),
  accepted_at: z.string(),
  effective_at: z.string().nullable(),
  erased_at: z.string().nullable(),
});
/** The end of a consent, and how far it got: accepted, effective, erased. */
export type StoredWithdrawal = Readonly<z.infer<typeof WithdrawalRow>>;

/**
 * Writes that a consent is over. Only ever grows: nothing un-withdraws (SECURITY.md row 31).
 *
 * @returns `false` when it was over already
 */
export function addWithdrawal(
  writing: Writing,
  withdrawal: Pick<StoredWithdrawal, 'withdrawal' | 'consent' | 'reason' | 'accepted_at'>,
): boolean {
  return (
    writing.run(
      `INSERT INTO withdrawals (withdrawal, consent, reason, accepted_at) VALUES (?, ?, ?, ?)
       ON CONFLICT (consent) DO NOTHING`,
      withdrawal.withdrawal,
      withdrawal.consent,
      withdrawal.reason,
      withdrawal.accepted_at,
    ) === 1
  );
}

/** Notes that no comparison can use the consent any more. */
export function setEffective(writing: Writing, withdrawal: string, at: string): void {
  writing.run(
    'UPDATE withdrawals SET effective_at = ? WHERE withdrawal = ? AND effective_at IS NULL',
    at,
    withdrawal,
  );
}

/** Notes that keys and template are gone. */
export function setErased(writing: Writing, withdrawal: string, at: string): void {
  writing.run(
    'UPDATE withdrawals SET erased_at = ?, effective_at = coalesce(effective_at, ?) WHERE withdrawal = ?',
    at,
    at,
    withdrawal,
  );
}

/** Reads every end whose erasure is not confirmed, oldest first. */
export function pendingErasures(reading: Reading): readonly StoredWithdrawal[] {
  return reading
    .all('SELECT * FROM withdrawals WHERE erased_at IS NULL ORDER BY rowid')
    .map((row) => WithdrawalRow.parse(row));
}

/** Reads the withdrawals a person made, newest first. */
export function withdrawalsOf(reading: Reading, person: string): readonly StoredWithdrawal[] {
  return reading
    .all(
      `SELECT w.* FROM withdrawals w JOIN consents c USING (consent)
       WHERE c.person = ? AND w.reason IN ('person', 'staff') ORDER BY w.rowid DESC`,
      person,
    )
    .map((row) => WithdrawalRow.parse(row));
}

/** Shows a withdrawal, with the certificate of its erasure once there is one, proved once its entry is published. */
export async function withdrawalView(
  reading: Reading,
  log: Pick<DeviceLog, 'proved'>,
  row: StoredWithdrawal,
): Promise<WithdrawalView> {
  const state = row.erased_at !== null ? 'erased' : row.effective_at !== null ? 'effective' : 'accepted';
  const certificate = row.erased_at === null ? null : certificateOf(reading, row.consent);
  return {
    withdrawal: row.withdrawal,
    consent: row.consent,
    state,
    accepted_at: row.accepted_at,
    effective_at: row.effective_at,
    erased_at: row.erased_at,
    certificate: certificate && (await log.proved(certificate)),
  };
}
