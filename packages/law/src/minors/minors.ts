import type { GateFacts } from '../facts.ts';
import type { Finding } from '../finding.ts';
import { SHANGHAI_OFFSET_MS, epoch } from '../instant.ts';
import { type Moment, findingsOf } from '../rule.ts';
import { fourteenthBirthday } from './birthday.ts';
import { minorsFindings } from './minors-findings.ts';
import type { PersonFacts } from './minors-facts.ts';

const broken = findingsOf(minorsFindings);

type Age = 'under_14' | '14_or_over' | 'unknown';

/** A day of birth that is still to come tells nothing. */
function ageAt(now: number, { age }: PersonFacts): Age {
  if (age.kind === 'unknown') return 'unknown';
  if (age.kind === 'declared') return age.band;
  if (Date.parse(age.on) - SHANGHAI_OFFSET_MS > now) return 'unknown';
  return now < fourteenthBirthday(age.on) ? 'under_14' : '14_or_over';
}

/** § 第七条第一款: finds a child under fourteen for whom no guardian decided (R07.1). */
export function guardianDecidesForChild(
  { consent, person }: Pick<GateFacts, 'consent' | 'person'>,
  { now }: Moment,
): Finding | null {
  if (ageAt(now, person) !== 'under_14' || consent?.given_by === 'guardian') return null;
  return broken('guardian_consent_missing');
}

/** § 第七条第一款: finds a consent that the person gave alone before they were fourteen (R07.1). */
export function ownConsentIsNotFromChildhood(
  { consent, person }: Pick<GateFacts, 'consent' | 'person'>,
  { now }: Moment,
): Finding | null {
  if (consent?.given_by !== 'person' || person.age.kind !== 'born') return null;
  if (ageAt(now, person) !== '14_or_over') return null;
  const alone = epoch(consent.decided_at) < fourteenthBirthday(person.age.on);
  return alone ? broken('own_consent_from_childhood') : null;
}

/** § 第七条第一款 “父母或者其他监护人”: finds a consent by a guardian that nobody checked (R07.1). */
export function guardianIsShown(
  { consent, person }: Pick<GateFacts, 'consent' | 'person'>,
  { now }: Moment,
): Finding | null {
  if (ageAt(now, person) !== 'under_14' || consent?.given_by !== 'guardian') return null;
  return person.guardian === null ? broken('guardian_not_shown') : null;
}

/** § 第七条第一款: finds a guardianship that is over (R07.1). */
export function guardianshipLasts(
  { consent, person }: Pick<GateFacts, 'consent' | 'person'>,
  { now }: Moment,
): Finding | null {
  if (ageAt(now, person) !== 'under_14' || consent?.given_by !== 'guardian') return null;
  const ended = person.guardian?.ended_at ?? null;
  return ended !== null && epoch(ended) <= now ? broken('guardianship_ended') : null;
}

/** GB/T 45574 6.7 b, a standard: finds a person of unknown age (R07.3). */
export function ageIsKnown({ person }: Pick<GateFacts, 'person'>, { now }: Moment): Finding | null {
  return ageAt(now, person) === 'unknown' ? broken('age_unknown') : null;
}

/** GB/T 45574 6.7 b, YD/T 6414-2025 7–9, standards: finds a guardian checked after the consent (R07.3). */
export function guardianWasCheckedFirst(
  { consent, person }: Pick<GateFacts, 'consent' | 'person'>,
  { now }: Moment,
): Finding | null {
  if (ageAt(now, person) !== 'under_14' || consent?.given_by !== 'guardian') return null;
  if (person.guardian === null) return null;
  const late = epoch(person.guardian.verified_at) > Math.min(epoch(consent.decided_at), now);
  return late ? broken('guardian_checked_late') : null;
}

/** § 第七条, our inference: finds a guardian's consent for a person of fourteen or over (R07.7). */
export function ownConsentFromFourteen(
  { consent, person }: Pick<GateFacts, 'consent' | 'person'>,
  { now }: Moment,
): Finding | null {
  if (consent?.given_by !== 'guardian') return null;
  return ageAt(now, person) === '14_or_over' ? broken('guardian_consent_outgrown') : null;
}
