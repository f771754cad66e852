import { type LiftedBy, mayLift } from '../instrument/index.ts';
import type { ExemptionSource, NoticeSection } from './notice-section.ts';

/** As what each source counts; what is left out counts as nothing. */
const COUNTS_AS: Readonly<Partial<Record<ExemptionSource, LiftedBy>>> = {
  law: 'law_or_admin_regulation',
  administrative_regulation: 'law_or_admin_regulation',
  departmental_rule: 'state_provides_otherwise',
  state_policy: 'state_provides_otherwise',
  consent: 'separate_consent',
};

/** § 第五条第三款: says whether this kind of source can do without notice. */
export function sourceLiftsNotice(source: ExemptionSource): boolean {
  const by = COUNTS_AS[source];
  return by !== undefined && mayLift('notice', by);
}

/** Purposes of which persons need not be told now: on a law, and no emergency that is over. */
export function purposesWithoutNotice({ exemptions }: NoticeSection): ReadonlySet<string> {
  return new Set(
    exemptions
      .filter(({ source, provision, emergency_over_at }) => {
        return sourceLiftsNotice(source) && isNamed(provision) && emergency_over_at === null;
      })
      .map(({ purpose_id }) => purpose_id),
  );
}

/** Says whether a provision is named at all. */
export function isNamed(provision: string | null): boolean {
  return provision !== null && provision.trim() !== '';
}
