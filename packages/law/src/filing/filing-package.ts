import { z } from 'zod';
import { Digest, Id } from '../id.ts';
import { DAY_MS, Instant, epoch } from '../instant.ts';
import { CivilDate, startOfDay } from '../time/civil-date.ts';
import { Province } from './province.ts';

/** The five materials of § 第十五条第一款第一项至第五项, in their order; `null` while missing. */
const Materials = z.strictObject({
  basic_information: Digest.nullable(),
  purpose_and_method: Digest.nullable(),
  quantity_and_security: Digest.nullable(),
  rules_and_procedures: Digest.nullable(),
  assessment_report: Digest.nullable(),
});

export const Document = z.strictObject({ digest: Digest, stamped: z.boolean() }).nullable();

/** The eight documents of the provincial notices, in their order; `null` while missing. */
export const Documents = z.strictObject({
  processor_form: Document,
  application_form: Document,
  assessment_report: Document,
  credit_code_licence: Document,
  representative_identity: Document,
  agent_identity: Document,
  power_of_attorney: Document,
  commitment: Document,
});

/** One handing-in of a filing, a change of it or its end; a package handed in again is another one. */
export const Filing = z
  .strictObject({
    id: Id,
    kind: z.enum(['initial', 'change', 'deregistration']),
    /** `null` while it is a draft. */
    submitted_on: CivilDate.nullable(),
    /** When the authority sent it back to be put right, or took it on; `null` while neither. */
    returned_on: CivilDate.nullable(),
    accepted_on: CivilDate.nullable(),
    /** Filing number and receipt of the authority; `null` while there is none. */
    number: Id.nullable(),
    receipt: Digest.nullable(),
    channel: z.enum(['online_system', 'other']),
    authority: z.strictObject({
      level: z.enum(['national', 'provincial', 'city', 'county']),
      province: Province,
    }),
    /** Digest of what the package says runs (`configuration` of the section). */
    configuration: Digest,
    /** The stored quantity that the package states, and when it was counted. */
    persons: z.int().min(0),
    counted_at: Instant,
    /** The assessment that is handed in, and digest of the configuration that it is of. */
    assessed_configuration: Digest.nullable(),
    materials: Materials,
    documents: Documents,
    /** The letter of commitment as signed; `null` while it is not. */
    commitment: z.strictObject({ signed_on: CivilDate, by_representative: z.boolean() }).nullable(),
    /** Numbers that the package states, and how many can be traced to the snapshot they came from. */
    figures: z
      .strictObject({ stated: z.int().min(0), traced: z.int().min(0) })
      .refine(({ stated, traced }) => traced <= stated, { path: ['traced'], error: 'more than are stated' }),
  })
  .refine(({ submitted_on, returned_on }) => follows(submitted_on, returned_on), {
    path: ['returned_on'],
    error: 'sent back before it was handed in',
  })
  .refine(({ submitted_on, accepted_on }) => follows(submitted_on, accepted_on), {
    path: ['accepted_on'],
    error: 'accepted before it was handed in',
  })
  .refine(({ returned_on, accepted_on }) => returned_on === null || accepted_on === null, {
    path: ['returned_on'],
    error: 'both sent back and accepted',
  })
  .refine(
    ({ accepted_on, number, receipt }) => accepted_on !== null || (number === null && receipt === null),
    {
      path: ['accepted_on'],
      error: 'a number or receipt of what was not accepted',
    },
  )
  .refine(
    ({ submitted_on, counted_at }) =>
      submitted_on === null || epoch(counted_at) < startOfDay(submitted_on) + DAY_MS,
    { path: ['counted_at'], error: 'counted after it was handed in' },
  );
export type Filing = z.infer<typeof Filing>;

/** Whether what comes after is absent or does not come before. */
function follows(first: string | null, then: string | null): boolean {
  return then === null || (first !== null && first <= then);
}
