import type { Finding } from '@consentry/law';

/** What a law's no means to the person at the door. */
export type RefusalReason = 'agreement' | 'changed' | 'guardian' | 'retention' | 'door';

// Several rows often say one thing to the person: without a consent there is no age and no notice on
// record either. A row that is not here is for the organisation to mend, not for the person.
const REASONS: Readonly<Record<string, RefusalReason>> = {
  consent_missing: 'agreement',
  consent_refused: 'agreement',
  consent_withdrawn: 'agreement',
  consent_not_yet_given: 'agreement',
  consent_before_notice: 'agreement',
  notice_not_presented: 'agreement',
  age_unknown: 'agreement',
  consent_for_other_purpose: 'changed',
  consent_for_other_version: 'changed',
  consent_for_other_mode: 'changed',
  consent_under_other_notice: 'changed',
  notice_other_version_presented: 'changed',
  notice_for_other_purpose: 'changed',
  guardian_consent_missing: 'guardian',
  own_consent_from_childhood: 'guardian',
  guardian_not_shown: 'guardian',
  guardianship_ended: 'guardian',
  guardian_checked_late: 'guardian',
  guardian_consent_outgrown: 'guardian',
  retention_over: 'retention',
};

/** Says a refusal in the fewest plain reasons, each once, in the order of the rows. */
export function refusalReasons(broken: readonly Pick<Finding, 'code'>[]): readonly RefusalReason[] {
  const reasons = broken.map((finding) => REASONS[finding.code] ?? 'door');
  return reasons.length === 0 ? ['door'] : [...new Set(reasons)];
}
