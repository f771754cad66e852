import type { ReferralKind, ReferralState } from '@consentry/contract';
import type { ReferralTables } from './referral-tables.ts';

export type StoredReferral = ReferralTables['referrals'];

/** What is done to a proposal to work together. */
export type ReferralAct = 'accept' | 'decline' | 'end' | 'note_measure';

/**
 * Gives the state an act leads to; `null` where it cannot be done now. Nobody ends what was handed over: it is with
 * the other department. Pure.
 */
export function afterReferral(
  kind: ReferralKind,
  state: ReferralState,
  act: ReferralAct,
): ReferralState | null {
  switch (act) {
    case 'accept':
      return state === 'open' ? 'accepted' : null;
    case 'decline':
      return state === 'open' ? 'declined' : null;
    case 'end':
      if (state === 'open') return 'ended';
      return state === 'accepted' && kind !== 'refer' ? 'ended' : null;
    case 'note_measure':
      return state === 'accepted' && kind === 'joint' ? 'accepted' : null;
  }
}

/** Tells whether the other department may read the case: only once it accepted, and only while it lasts. Pure. */
export function opensCase(kind: ReferralKind, state: ReferralState): boolean {
  return state === 'accepted' && (kind === 'share' || kind === 'joint');
}
