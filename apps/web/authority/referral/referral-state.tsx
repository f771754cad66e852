import type { ReferralState, ReferralView } from '@consentry/contract';
import { Callout, StatusChip } from '@consentry/ui';
import { useDepartmentName } from '../department/use-departments.ts';
import { useSession } from '../session.ts';
import { useReferralWords } from './words.ts';

const TONES = { open: 'note', accepted: 'ok', declined: 'problem', ended: 'plain' } as const;

/** Tells how far it is. */
export function ReferralChip({ state }: { readonly state: ReferralState }) {
  const { m } = useReferralWords();
  return <StatusChip tone={TONES[state]}>{m.states[state]}</StatusChip>;
}

/** What this is in law, and what it is not (§ 第十六条): on every page of it. */
export function Standing({ of }: { readonly of: ReferralView['standing'] }) {
  const { pick } = useReferralWords();
  return (
    <Callout tone="plain">
      <p>{pick(of)}</p>
    </Callout>
  );
}

/** Names the other department, and which way it goes. */
export function useOtherSide(): (referral: ReferralView) => string {
  const { m } = useReferralWords();
  const { department } = useSession();
  const nameOf = useDepartmentName();
  return ({ from, to }) => (from === department ? m.toOther(nameOf(to)) : m.fromOther(nameOf(from)));
}
