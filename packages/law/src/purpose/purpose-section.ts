import { z } from 'zod';
import { AlternativeKind } from '../alternatives/alternatives-facts.ts';
import { Digest, Id } from '../id.ts';
import { Instant, epoch } from '../instant.ts';
import { CivilDate } from '../time/civil-date.ts';
import { Mode, PurposeFacts } from './purpose-facts.ts';

/**
 * What a purpose uses a face for: the catalogue. The second group is never activated (R03.1), and
 * `marketing` only with people who take part by themselves.
 */
export const FaceUse = z.enum([
  'access',
  'attendance',
  'sign_in',
  'counter_service',
  'payment',
  'admission',
  'public_security',
  'marketing',
  'emotion',
  'ethnicity',
  'health',
  'productivity',
  'creditworthiness',
]);
export type FaceUse = z.infer<typeof FaceUse>;

const Reason = z.string().max(2000).nullable();

/** The other choices of § 第四条 “对个人权益影响最小的方式”; why one-to-many is `mode_justification`. */
const Manner = z.strictObject({
  compares_in: z.enum(['device', 'server']),
  kept_as: z.enum(['template', 'image']),
  capture: z.enum(['cooperative', 'passive']),
  /** Why the way of more impact; `null` where the one of less was chosen, or no reason is on record. */
  reasons: z.strictObject({ compares_in: Reason, kept_as: Reason, capture: Reason }),
  /** Who chose, when and for which version; `null` where no choice is on record. */
  decided: z.strictObject({ by: Id, on: CivilDate, purpose_version: z.int().min(1) }).nullable(),
});

/** A way without a face that was looked at before a face was chosen. */
const WayConsidered = z.strictObject({
  way: AlternativeKind,
  /** It would do and is not offered; it would not do; or it is offered, so that people can choose. */
  outcome: z.enum(['sufficient', 'insufficient', 'offered_as_choice']),
  reason: Reason,
});

/** The record of necessity (§ 第四条 “充分的必要性”). */
const Necessity = z.strictObject({
  document: Id,
  purpose_version: z.int().min(1),
  ways: z.array(WayConsidered).max(16),
  /** `null` while nobody has signed. */
  signed: z.strictObject({ by: Id, on: CivilDate }).nullable(),
});

/** How faces were compared under the present version of a purpose. */
const Comparisons = z.strictObject({
  by_mode: z.record(Mode, z.int().min(0)),
  /** Calls that do not say which mode they were. */
  mode_unrecorded: z.int().min(0),
  /** Most persons that a one-to-one call was compared with. */
  largest_one_to_one: z.int().min(0),
  /** Calls that returned candidates below the threshold, or the whole gallery. */
  returned_too_much: z.int().min(0),
});

function inOrder(numbers: readonly number[]): boolean {
  return numbers.every((number, index) => number > (numbers[index - 1] ?? 0));
}

const Purpose = PurposeFacts.omit({ assessment: true })
  .extend({
    use: FaceUse,
    territory: z.enum(['mainland', 'abroad', 'both']).nullable(),
    /** Every version with the digest of its statement; not in force while it is only prepared. */
    versions: z
      .array(
        z.strictObject({
          version: z.int().min(1),
          in_force_at: Instant.nullable(),
          statement_digest: Digest,
        }),
      )
      .max(200),
    manner: Manner,
    /** `null` where there is none. */
    necessity: Necessity.nullable(),
    /** The ethics questions, answered; `null` while they are not. */
    ethics: z
      .strictObject({
        document: Id,
        approved_by: Id,
        approved_on: CivilDate,
        purpose_version: z.int().min(1),
      })
      .nullable(),
    /** The templates it compares with; `null` where it has none. */
    gallery: Id.nullable(),
    /** Times that its faces were used for something else; `null` when nobody has counted. */
    used_otherwise: z.int().min(0).nullable(),
    /** `null` when nobody has counted. */
    comparisons: Comparisons.nullable(),
  })
  .refine(({ version, versions }) => versions.every((one) => one.version <= version), {
    path: ['versions'],
    error: 'a version that is to come',
  })
  .refine(({ versions }) => inOrder(versions.map((one) => one.version)), {
    path: ['versions'],
    error: 'versions out of order',
  })
  .refine(
    ({ versions }) =>
      inOrder(versions.flatMap(({ in_force_at }) => (in_force_at === null ? [] : [epoch(in_force_at)]))),
    { path: ['versions'], error: 'a version in force before the one it follows' },
  );
export type PurposeOfProcessor = z.infer<typeof Purpose>;
export { Purpose as PurposeOfProcessor };

/** What an interface gives out about a face. The second group says what kind of person it is (RS.9). */
export const FaceOutput = z.enum([
  'match',
  'score',
  'candidate',
  'position',
  'image_quality',
  'liveness',
  'emotion',
  'age',
  'ethnicity',
  'gender',
  'health',
]);
export type FaceOutput = z.infer<typeof FaceOutput>;

/** What the rows of `purpose` need to know of a processor. */
export const PurposeSection = z.strictObject({
  /** Each purpose in the version that is in force or prepared; its assessments are in `assessment`. */
  purposes: z.array(Purpose).max(1000),
  /** What the interfaces give out, by an examination of all of them; `null` while nobody has looked. */
  interfaces: z.strictObject({ examined_on: CivilDate, outputs: z.array(FaceOutput).max(16) }).nullable(),
});
export type PurposeSection = z.infer<typeof PurposeSection>;
