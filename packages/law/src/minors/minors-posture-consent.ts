import type { ConsentSection } from '../consent/consent-section.ts';
import { rowRule } from '../posture/row-rule.ts';
import { type Lapse, fact, judged, lapsesOf, notApplicable } from '../posture/verdict.ts';
import { type CivilDate, civilDateAt, daysBetween } from '../time/index.ts';
import { type Counted, countLapses, counted, uncounted } from './children-counts.ts';
import { minorsFindings } from './minors-findings.ts';
import type { MinorsOfPurpose } from './minors-section.ts';

const { broken, atRisk } = lapsesOf(minorsFindings);

/** Our setting: how long before a fourteenth birthday we say that it comes, calendar days. */
export const BIRTHDAY_NEAR_DAYS = 30;

/** Children processed by consent: all but those on another basis, of whom there are no more than all on one. */
function byConsent(one: MinorsOfPurpose, others: Others): number {
  return one.under_14 - Math.min(one.on_other_basis, others.get(one.purpose_id) ?? one.on_other_basis);
}

/** Persons whose face is held on another basis than consent, by purpose, where they were counted. */
type Others = ReadonlyMap<string, number>;

function onOtherBasis({ by_purpose }: ConsentSection): Others {
  return new Map(by_purpose.map(({ purpose_id, held }) => [purpose_id, held.other_basis]));
}

function checksOf({ guardian_checks }: MinorsOfPurpose): number {
  return Object.values(guardian_checks).reduce((total, count) => total + count, 0);
}

type Birthdays = MinorsOfPurpose['fourteenth_birthdays'];

function personsOf(birthdays: Birthdays): number {
  return birthdays.reduce((total, { persons }) => total + persons, 0);
}

/** R07.7: birthdays that have come since the counting, and those that come within thirty days. */
function birthdayLapses({ one, at, of }: Counted, today: CivilDate): readonly Lapse[] {
  const ahead = ({ planned_on }: Birthdays[number]): number => daysBetween(today, planned_on);
  const lapses: Lapse[] = [];
  const passed = personsOf(one.fourteenth_birthdays.filter((day) => ahead(day) <= 0));
  const outgrown = one.outgrown + passed;
  if (outgrown > 0) {
    const field = one.outgrown > 0 ? 'outgrown' : 'fourteenth_birthdays';
    const decided = fact(`${at}/${field}`, outgrown);
    lapses.push(broken('guardian_consents_outgrown', { fact: decided, of, values: { count: outgrown } }));
  }
  const near = one.fourteenth_birthdays
    .filter((day) => ahead(day) > 0 && ahead(day) <= BIRTHDAY_NEAR_DAYS)
    .toSorted((a, b) => (a.planned_on < b.planned_on ? -1 : 1));
  const [first] = near;
  if (first !== undefined) {
    const values = { count: personsOf(near), day: first.planned_on };
    const decided = fact(`${at}/fourteenth_birthdays`, values.count);
    lapses.push(atRisk('fourteenth_birthdays_near', { fact: decided, of, values }));
  }
  return lapses;
}

/** Rows on who decides for a child, and how that is known. */
export const minorsConsentPosture = {
  // § 第七条第一款; 《个人信息保护法》第三十一条第一款
  'R07.1': rowRule(['minors', 'purpose', 'consent'], 'operator', ({ minors, purpose, consent }) => {
    const others = onOtherBasis(consent);
    const all = counted(minors);
    const unknown = uncounted(minors, purpose);
    const touched = all.filter(
      ({ one }) => byConsent(one, others) + one.held_after_withdrawal + one.own_consent_from_childhood > 0,
    );
    const facts = touched.map(({ one, at }) =>
      fact(`${at}/with_guardian_consent`, one.with_guardian_consent),
    );
    if (touched.length + unknown.length === 0)
      return notApplicable(...all.map(({ one, at }) => fact(`${at}/under_14`, one.under_14)));
    return judged({
      facts,
      unknown,
      lapses: [
        ...countLapses(
          all,
          broken,
          'children_without_guardian',
          'with_guardian_consent',
          (one) => byConsent(one, others) - one.with_guardian_consent,
        ),
        ...countLapses(
          all,
          broken,
          'guardians_not_checked',
          'guardian_checked',
          (one) => one.with_guardian_consent - one.guardian_checked,
        ),
        ...countLapses(
          all,
          broken,
          'guardians_of_another_child',
          'guardian_of_another_child',
          (one) => one.guardian_of_another_child,
        ),
        ...countLapses(
          all,
          broken,
          'guardianships_over',
          'guardianship_ended',
          (one) => one.guardianship_ended,
        ),
        ...countLapses(
          all,
          broken,
          'held_after_guardian_withdrew',
          'held_after_withdrawal',
          (one) => one.held_after_withdrawal,
        ),
        ...countLapses(
          all,
          broken,
          'consents_from_childhood',
          'own_consent_from_childhood',
          (one) => one.own_consent_from_childhood,
        ),
      ],
    });
  }),
  // GB/T 45574 6.7 b, YD/T 6414-2025 7–9, standards
  'R07.3': rowRule(['minors', 'purpose'], 'operator', ({ minors, purpose }) => {
    const all = counted(minors);
    const unknown = uncounted(minors, purpose);
    const asked = all.filter(
      ({ one }) =>
        one.under_18 + one.age_unknown + one.captures_for_age + one.identity_data_kept > 0 ||
        one.may_meet_under_14 !== false,
    );
    const facts = asked.map(({ one, at }) => fact(`${at}/age_unknown`, one.age_unknown));
    if (asked.length + unknown.length === 0) return notApplicable(fact('/minors/purposes', all.length));
    return judged({
      facts,
      unknown,
      lapses: [
        ...countLapses(all, broken, 'ages_unknown', 'age_unknown', (one) => one.age_unknown),
        ...countLapses(
          all,
          broken,
          'guardians_checked_late',
          'guardian_checked_late',
          (one) => one.guardian_checked_late,
        ),
        ...countLapses(
          all,
          atRisk,
          'guardian_checks_unlogged',
          'guardian_checks',
          (one) => one.guardian_checked - checksOf(one),
        ),
        ...countLapses(all, broken, 'face_for_age', 'captures_for_age', (one) => one.captures_for_age),
        ...countLapses(all, broken, 'minors_identity_collected', 'identity_data_kept', (one) =>
          one.identity_data_law === null ? one.identity_data_kept : 0,
        ),
      ],
    });
  }),
  // § 第七条, our inference
  'R07.7': rowRule(['minors', 'purpose'], 'operator', ({ minors, purpose }, now) => {
    const today = civilDateAt(now);
    const all = counted(minors);
    const unknown = uncounted(minors, purpose);
    const touched = all.filter(({ one }) => one.with_guardian_consent + one.outgrown > 0);
    const facts = touched.map(({ one, at }) => fact(`${at}/outgrown`, one.outgrown));
    if (touched.length + unknown.length === 0) return notApplicable(fact('/minors/purposes', all.length));
    return judged({
      facts,
      unknown,
      lapses: [
        ...all.flatMap((one) => birthdayLapses(one, today)),
        ...countLapses(
          all,
          atRisk,
          'guardian_consents_beyond_birthday',
          'consent_beyond_birthday',
          (one) => one.consent_beyond_birthday,
        ),
        ...countLapses(all, atRisk, 'birthdays_unknown', 'birthday_unknown', (one) => one.birthday_unknown),
      ],
    });
  }),
} as const;
