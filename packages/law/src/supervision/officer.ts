import { z } from 'zod';
import { Digest, Id } from '../id.ts';
import { CivilDate } from '../time/civil-date.ts';

/** The officer for personal information protection; how many persons there are is in `audit`. */
export const Officer = z.strictObject({
  /** Day on which 1,000,000 persons were first reached, by the upper bound; `null` for never or not known. */
  reached_on: CivilDate.nullable(),
  /** Persons whose sensitive personal information is processed; `null` when nobody has counted. */
  sensitive_persons: z.int().min(0).nullable(),
  /** `null` while nobody is appointed. */
  appointed: z
    .strictObject({
      appointed_on: CivilDate,
      contact_published_on: CivilDate.nullable(),
      /** What the standard asks beyond the law. */
      in_management: z.boolean(),
      background_checked_on: CivilDate.nullable(),
      disposal_plan: Digest.nullable(),
    })
    .nullable(),
  /** The report of the officer to the authority; `null` while there is none. */
  report: z
    .strictObject({
      submitted_on: CivilDate,
      level: z.enum(['city', 'other']),
      receipt: Digest.nullable(),
    })
    .nullable(),
  /** Changes of what was reported, and when each was handed in. */
  changes: z
    .array(
      z
        .strictObject({ id: Id, changed_on: CivilDate, submitted_on: CivilDate.nullable() })
        .refine(({ changed_on, submitted_on }) => submitted_on === null || submitted_on >= changed_on, {
          path: ['submitted_on'],
          error: 'handed in before it changed',
        }),
    )
    .max(200),
});
export type Officer = z.infer<typeof Officer>;
