import type { SectionProps } from '../sections.ts';
import { ProposePage } from './propose-page.tsx';
import { ReferralPage } from './referral-page.tsx';
import { ReferralsPage } from './referrals-page.tsx';

/** `#/referrals` is the list, `#/referrals/new?complaint=…` a proposal, `#/referrals/{referral}` one of them. */
export function ReferralsSection({ path: [referral], search }: SectionProps) {
  if (referral === undefined) return <ReferralsPage />;
  if (referral === 'new') return <ProposePage complaint={search.get('complaint')} />;
  return <ReferralPage key={referral} referral={referral} />;
}
