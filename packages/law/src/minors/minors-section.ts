import { z } from 'zod';
import { Id } from '../id.ts';
import { CivilDate } from '../time/civil-date.ts';

const Persons = z.int().min(0);

/** Headings of the rules for children: the four of § 第七条第二款, and those that connected law adds. */
export const RULE_HEADINGS = ['storage', 'use', 'transfer', 'disclosure'] as const;
export const FURTHER_RULE_HEADINGS = [
  'retention',
  'security',
  'effect_of_refusal',
  'complaint_channel',
  'correction_and_deletion',
] as const;

/** What a guardian is told, 《儿童个人信息网络保护规定》第十条 and YD/T 6414-2025 10–11. */
export const GUARDIAN_NOTICE_ITEMS = [
  'purpose',
  'place_of_storage',
  'retention',
  'after_retention',
  'security',
  'effect_of_refusal',
  'complaint_channel',
  'correction_and_deletion',
] as const;

/** How a guardian was checked, GB/T 45574 6.7 b. */
const GuardianChecks = z.strictObject({
  sms: Persons,
  phone: Persons,
  video: Persons,
  mail: Persons,
  paper: Persons,
  bound_account: Persons,
});

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

/** Persons whose faces are processed for one purpose, counted by age and by who decided. */
const MinorsOfPurpose = z
  .strictObject({
    purpose_id: Id,
    /** Whether it may meet persons under fourteen; `null` when nobody has looked. */
    may_meet_under_14: z.boolean().nullable(),
    /** Whether children's information passes through a network (《儿童个人信息网络保护规定》). */
    through_network: z.boolean(),
    age_unknown: Persons,
    /** Everybody under eighteen, and of them those under fourteen. */
    under_18: Persons,
    under_14: Persons,
    /** Of those under fourteen: processed on another basis than consent; a guardian consented. */
    on_other_basis: Persons,
    with_guardian_consent: Persons,
    /** Of those with a guardian's consent: guardianship checked, and of these checked only after the consent. */
    guardian_checked: Persons,
    guardian_checked_late: Persons,
    /** Of those with a checked guardian: it was another child's guardian; the guardianship is over. */
    guardian_of_another_child: Persons,
    guardianship_ended: Persons,
    /** Faces still held though the guardian has withdrawn. */
    held_after_withdrawal: Persons,
    /** Persons of fourteen or over with nothing but a consent that they gave alone while under fourteen. */
    own_consent_from_childhood: Persons,
    /** Persons of fourteen or over with nothing but a guardian's consent. */
    outgrown: Persons,
    /** Of those with a guardian's consent: only the age band is known, no day of birth. */
    birthday_unknown: Persons,
    /** Of those with a guardian's consent: it is set to last beyond the fourteenth birthday. */
    consent_beyond_birthday: Persons,
    /** Fourteenth birthdays ahead of those with a guardian's consent, of the next year at least. */
    fourteenth_birthdays: z
      .array(z.strictObject({ planned_on: CivilDate, persons: z.int().min(1) }))
      .max(5200),
    guardian_checks: GuardianChecks,
    /** Captures of a face made to find out an age. */
    captures_for_age: Persons,
    /** Minors whose identity data were collected, and the law that clearly requires it, or `null`. */
    identity_data_kept: Persons,
    identity_data_law: Id.nullable(),
    /** What guardians are told. */
    guardians_told: z.array(z.enum(GUARDIAN_NOTICE_ITEMS)).max(GUARDIAN_NOTICE_ITEMS.length),
  })
  .refine(({ under_14, under_18 }) => under_14 <= under_18, {
    path: ['under_14'],
    error: 'more under fourteen than under eighteen',
  })
  .refine((one) => one.on_other_basis + one.with_guardian_consent <= one.under_14, {
    path: ['with_guardian_consent'],
    error: 'more than there are children',
  })
  .refine((one) => one.guardian_checked <= one.with_guardian_consent, {
    path: ['guardian_checked'],
    error: 'more than have a guardian’s consent',
  })
  .refine((one) => one.guardian_checked_late <= one.guardian_checked, {
    path: ['guardian_checked_late'],
    error: 'more than were checked',
  })
  .refine((one) => one.guardian_of_another_child + one.guardianship_ended <= one.guardian_checked, {
    path: ['guardianship_ended'],
    error: 'more than were checked',
  })
  .refine((one) => sum(one.guardian_checks) <= one.guardian_checked, {
    path: ['guardian_checks'],
    error: 'more than were checked',
  })
  .refine((one) => one.birthday_unknown <= one.with_guardian_consent, {
    path: ['birthday_unknown'],
    error: 'more than have a guardian’s consent',
  })
  .refine((one) => one.consent_beyond_birthday + one.birthday_unknown <= one.with_guardian_consent, {
    path: ['consent_beyond_birthday'],
    error: 'more than have a guardian’s consent and a birthday',
  })
  .refine(
    (one) =>
      one.fourteenth_birthdays.reduce((total, { persons }) => total + persons, 0) <=
      one.with_guardian_consent - one.birthday_unknown,
    { path: ['fourteenth_birthdays'], error: 'more than have a guardian’s consent and a birthday' },
  );
export type MinorsOfPurpose = z.infer<typeof MinorsOfPurpose>;

/** Dedicated rules for children, in the version that is in force or prepared (§ 第七条第二款). */
const ChildRules = z.strictObject({
  id: Id,
  version: z.int().min(1),
  purpose_ids: z.array(Id).min(1).max(1000),
  headings: z
    .array(z.enum([...RULE_HEADINGS, ...FURTHER_RULE_HEADINGS]))
    .max(RULE_HEADINGS.length + FURTHER_RULE_HEADINGS.length),
  /** `null` while not published. */
  published_on: CivilDate.nullable(),
});
export type ChildRules = z.infer<typeof ChildRules>;

/** Openings of minors' records by staff, counted; 《未成年人网络保护条例》第三十六条. */
const Access = z
  .strictObject({
    /** First day that is counted. */
    counted_from_on: CivilDate,
    opened: z.int().min(0),
    approved: z.int().min(0),
    /** Of the approved: by the one who asked; used after the approval had run out. */
    approved_by_asker: z.int().min(0),
    after_expiry: z.int().min(0),
    recorded: z.int().min(0),
    /** Staff who may ask for access, and of them those whose work does not need it. */
    staff: z.int().min(0),
    staff_without_need: z.int().min(0),
    /** Description of the technical measure that holds access in, or `null`. */
    technical_measure: Id.nullable(),
  })
  .refine(({ approved, opened }) => approved <= opened, { path: ['approved'], error: 'more than opened' })
  .refine(({ approved_by_asker, approved }) => approved_by_asker <= approved, {
    path: ['approved_by_asker'],
    error: 'more than approved',
  })
  .refine(({ after_expiry, approved }) => after_expiry <= approved, {
    path: ['after_expiry'],
    error: 'more than approved',
  })
  .refine(({ recorded, opened }) => recorded <= opened, { path: ['recorded'], error: 'more than opened' })
  .refine(({ staff_without_need, staff }) => staff_without_need <= staff, {
    path: ['staff_without_need'],
    error: 'more than there are',
  });
export type Access = z.infer<typeof Access>;

/** The audit of one year's processing of minors' information. */
const AuditOfYear = z
  .strictObject({
    year: z.int().min(2024).max(2100),
    by: z.enum(['self', 'professional_body']),
    /** Report of the audit, and the day it was finished; `null` while not. */
    report: Id.nullable(),
    audited_on: CivilDate.nullable(),
    /** When it was sent to the authority, and the receipt; `null` while not. */
    reported_on: CivilDate.nullable(),
    receipt: Id.nullable(),
  })
  .refine(({ report, audited_on }) => (report === null) === (audited_on === null), {
    path: ['report'],
    error: 'a finished audit has a report, and no other has',
  })
  .refine(
    ({ audited_on, reported_on }) =>
      reported_on === null || (audited_on !== null && reported_on >= audited_on),
    { path: ['reported_on'], error: 'reported before it was finished' },
  )
  .refine(({ reported_on, receipt }) => receipt === null || reported_on !== null, {
    path: ['receipt'],
    error: 'a receipt of what was not sent',
  });

/** What the rows of `minors` need to know of a processor; requests of minors and guardians are in `rights`. */
export const MinorsSection = z
  .strictObject({
    /** Of each purpose that was looked at. */
    purposes: z.array(MinorsOfPurpose).max(1000),
    rules: z.array(ChildRules).max(1000),
    /** Class of keys and staff role that are for children's records alone, or `null`. */
    key_class: Id.nullable(),
    role: Id.nullable(),
    /** Where minors and guardians consult, copy, correct, supplement and delete; `null` when there is no such place. */
    request_function: Id.nullable(),
    /** `null` when nobody has counted. */
    access: Access.nullable(),
    /** First record of a person under eighteen, `null` when there never was one; and when the last was erased. */
    first_record_on: CivilDate.nullable(),
    last_erased_on: CivilDate.nullable(),
    /** One a year in which minors' information was processed, of the last years. */
    audits: z.array(AuditOfYear).max(20),
    /** Who protects children's information, by which letter of appointment; `null` when nobody. */
    officer: z
      .strictObject({
        person: Id,
        appointment: Id.nullable(),
        appointed_on: CivilDate,
        /** When the way to reach them was published; `null` while not. */
        contact_published_on: CivilDate.nullable(),
      })
      .nullable(),
  })
  .superRefine(({ purposes, audits, first_record_on, last_erased_on }, context) => {
    const refuse = (path: Array<string | number>, message: string): void => {
      context.addIssue({ code: 'custom', path, message });
    };
    const seen = new Set<string>();
    for (const [index, { purpose_id }] of purposes.entries()) {
      if (seen.has(purpose_id)) refuse(['purposes', index, 'purpose_id'], 'a purpose is counted once');
      seen.add(purpose_id);
    }
    const years = new Set<number>();
    for (const [index, { year }] of audits.entries()) {
      if (years.has(year)) refuse(['audits', index, 'year'], 'a year is audited once');
      years.add(year);
    }
    if (last_erased_on !== null && (first_record_on === null || last_erased_on < first_record_on)) {
      refuse(['last_erased_on'], 'erased before there was one');
    }
    const minors = purposes.some(({ under_18 }) => under_18 > 0);
    if (minors && first_record_on === null) refuse(['first_record_on'], 'there are minors');
    if (minors && last_erased_on !== null) refuse(['last_erased_on'], 'there are minors');
  });
export type MinorsSection = z.infer<typeof MinorsSection>;
