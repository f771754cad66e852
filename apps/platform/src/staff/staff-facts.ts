import type { HandedInFacts } from '@consentry/contract';
import type { PostureFacts } from '@consentry/law';
import type { Reading } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';

type Section = PostureFacts['security'];

/** Id of the control that the platform reports on: whoever of staff signs in shows a second factor. */
export const SECOND_FACTOR = 'platform-second-factor';

/**
 * What the platform can measure of security: its staff, and whether each of them signs in by a passkey or with
 * a second factor. Everything else from the document.
 *
 * @param now epoch milliseconds
 */
export async function securitySection(
  reading: Reading<PlatformTables>,
  handedIn: HandedInFacts['security'],
  now: number,
): Promise<Section> {
  const rows = await reading
    .selectFrom('staff as s')
    .leftJoin('passkeys as p', (on) => on.onRef('p.owner', '=', 's.staff').on('p.owner_kind', '=', 'staff'))
    .select(['s.staff', 's.password_hash', 's.totp_sealed', 'p.passkey'])
    .where('s.state', '=', 'active')
    .execute();
  const staff = new Set(rows.map((row) => row.staff)).size;
  const byPasswordAlone = rows.some(
    ({ password_hash, totp_sealed, passkey }) =>
      password_hash !== null && totp_sealed === null && passkey === null,
  );
  const factor: Section['controls'][number] = {
    id: SECOND_FACTOR,
    kind: 'access_control',
    state: byPasswordAlone ? 'failed' : 'healthy',
    checked_at: new Date(now).toISOString(),
    capture_stopped_at: null,
  };
  const { never_trained, training_expired, with_access } = handedIn.staff;
  return {
    ...handedIn,
    controls: [...handedIn.controls.filter(({ id }) => id !== SECOND_FACTOR), factor],
    // Other systems have staff of their own: never fewer than trained or not is told of.
    staff: { with_access: Math.max(staff, with_access), never_trained, training_expired },
  };
}
