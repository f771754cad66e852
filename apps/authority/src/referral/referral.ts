import type { ReferralKind, ReferralState } from '@consentry/contract';
import { both } from '@consentry/law';
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

/** What every paper and screen of it says: the Measures speak of working together, and of no penalty for it. */
export const STANDING = both(
  '第十六条规定部门之间信息共享、通报和协同。这是工作上的协同，不是处罚；《办法》没有为此规定处罚，各部门采取的措施须各有法律依据（第十八条）。',
  'Article 16 has departments share what they know, notify each other and work together. This is coordination, not a penalty: the Measures attach none to it, and each department’s measure needs a legal basis of its own (Article 18).',
);
