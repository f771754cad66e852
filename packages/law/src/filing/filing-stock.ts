import { z } from 'zod';
import { Digest, Id } from '../id.ts';
import { Instant } from '../instant.ts';
import { CivilDate } from '../time/civil-date.ts';

/** Persons by bounds: for certain, and at most (`Stock` of `../counting`). */
const Bounds = z
  .strictObject({ lower: z.int().min(0), upper: z.int().min(0) })
  .refine(({ lower, upper }) => lower <= upper, { path: ['upper'], error: 'the upper bound is the lower' });

/** The stored quantity of § 第十五条第一款, as it was counted, and how. */
export const Stock = z
  .strictObject({
    counted_at: Instant,
    /** What the numbers below are numbers of. The text counts persons and what is stored. */
    counts: z.enum(['persons_stored', 'records_stored', 'persons_ever_stored']),
    /** How it was found that two records are one person's (reading G1). */
    same_person_by: z.enum(['keyed_hash', 'face_comparison', 'nothing']),
    /** Statement of the method, or `null`. */
    method: Digest.nullable(),
    /** Images and templates stored, however many a person. */
    records: z.int().min(0),
    /** Purposes whose faces are in the count. */
    purpose_ids: z.array(Id).max(1000),
    /** Places where faces may be kept: devices, databases, backups, parties entrusted; and how many answered. */
    places: z
      .strictObject({ known: z.int().min(0), counted: z.int().min(0) })
      .refine(({ known, counted }) => counted <= known, { path: ['counted'], error: 'more than are known' }),
    processor: Bounds,
    /** The whole group, the processor included; `null` when it belongs to none. */
    group: Bounds.nullable(),
  })
  .refine(({ counts, records, processor }) => counts !== 'persons_stored' || processor.upper <= records, {
    path: ['processor', 'upper'],
    error: 'more persons than records',
  })
  .refine(({ processor, group }) => group === null || group.lower >= processor.lower, {
    path: ['group', 'lower'],
    error: 'the group has fewer than one of it',
  });
export type Stock = z.infer<typeof Stock>;

/** First day on which 100,000 was reached; `null` for never, or for a day that nobody knows. */
export const Reached = z
  .strictObject({
    /** By the upper bound, by which the duty is judged. */
    possible_on: CivilDate.nullable(),
    /** By the lower bound. */
    certain_on: CivilDate.nullable(),
  })
  .refine(
    ({ possible_on, certain_on }) =>
      certain_on === null || (possible_on !== null && possible_on <= certain_on),
    { path: ['possible_on'], error: 'certain before it was possible' },
  );
