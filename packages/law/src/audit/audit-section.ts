import { z } from 'zod';
import { Id } from '../id.ts';
import { CivilDate } from '../time/civil-date.ts';

/** What the rows of `audit` need to know of a processor. */
export const AuditSection = z.strictObject({
  /** Document by which the Audit Measures leave it out as a State organ (第十九条), or `null`. */
  state_organ_document: Id.nullable(),
  /** Persons whose personal information of any kind is processed; `null` when nobody has counted. */
  persons: z.int().min(0).nullable(),
  /** Compliance audits that were finished; the yearly one of minors' information is in `minors`. */
  audits: z
    .array(
      z
        .strictObject({
          id: Id,
          finished_on: CivilDate,
          /** Whether the authority required it (Audit Measures 5). */
          required_by_authority: z.boolean(),
          /** Of the 27 items of the guideline, how many have evidence and how many a gap on record. */
          items: z
            .strictObject({
              evidenced: z.int().min(0).max(27),
              gaps: z.int().min(0).max(27),
            })
            .refine(({ evidenced, gaps }) => evidenced + gaps <= 27, {
              path: ['gaps'],
              error: 'more than 27 items',
            }),
          /** When what it found was put right, and when the report of that was sent; `null` while not. */
          rectified_on: CivilDate.nullable(),
          report_sent_on: CivilDate.nullable(),
        })
        .refine(({ finished_on, rectified_on }) => rectified_on === null || rectified_on >= finished_on, {
          path: ['rectified_on'],
          error: 'put right before it was found',
        })
        .refine(
          ({ rectified_on, report_sent_on }) =>
            report_sent_on === null || (rectified_on !== null && report_sent_on >= rectified_on),
          { path: ['report_sent_on'], error: 'reported before it was put right' },
        ),
    )
    .max(1000),
  /** An audit that the authority has required and that is not finished. */
  required: z.strictObject({ required_on: CivilDate, until: CivilDate }).nullable(),
});
export type AuditSection = z.infer<typeof AuditSection>;
