import type { Grant, GuardianGrant } from '@consentry/contract';
import type { MayMatch } from '../lease/lease.ts';
import type { DoorConfig } from '../purpose/door-config.ts';

/** A grant that a guardian's decision stands behind. */
export type GuardedGrant = Grant & { readonly guardian: GuardianGrant };

/** Why nothing of a child may rest on a grant here. */
export type GuardianRefusal = 'not_here_yet' | 'withdrawn' | 'stopped' | 'other_words';

/**
 * Tells whether a child may be enrolled on a grant of the platform: held now, given by a guardian who was checked
 * before (R07.3), to the very words of this door.
 *
 * @param may what the lease says of it at this moment
 * @param published what of the platform the door's words are
 */
export function guardedGrant(
  grant: Grant | null,
  may: MayMatch,
  published: DoorConfig['published'],
): GuardedGrant | GuardianRefusal {
  if (may === 'withdrawn' || may === 'retention_over') return 'withdrawn';
  if (grant?.guardian === undefined || may === 'not_granted') return 'not_here_yet';
  if (may !== 'yes') return 'stopped';
  const { guardian, purpose_id, purpose_version, mode } = grant;
  const same =
    mode === 'verify' &&
    purpose_id === published?.purpose_id &&
    purpose_version === published.purpose_version &&
    guardian.notice_digest === published.notice_digest &&
    Date.parse(guardian.verified_at) <= Date.parse(guardian.decided_at);
  return same ? { ...grant, guardian } : 'other_words';
}
