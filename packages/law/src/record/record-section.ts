import { z } from 'zod';
import { Id } from '../id.ts';
import { Instant } from '../instant.ts';
import { CivilDate } from '../time/civil-date.ts';

/** A chain of records: each entry holds the digest of the one before. */
const Chain = z
  .strictObject({
    id: Id,
    /** The device that writes it, or `null` for one of the platform. */
    device_id: Id.nullable(),
    entries: z.int().min(0),
    /** When it was last verified from end to end; `null` while never. */
    verified_at: Instant.nullable(),
    /** The first entry at which the last verification failed, counted from 1; `null` where it is whole. */
    fails_at: z.int().min(1).nullable(),
    /** Entries that hold a face, or the name of a person; `null` when nobody has looked. */
    with_face: z.int().min(0).nullable(),
    with_identity: z.int().min(0).nullable(),
  })
  .refine(({ entries, fails_at }) => fails_at === null || fails_at <= entries, {
    path: ['fails_at'],
    error: 'fails at an entry that is not there',
  })
  .refine(({ verified_at, fails_at }) => fails_at === null || verified_at !== null, {
    path: ['fails_at'],
    error: 'failed without having been verified',
  });

/** A report or a record that has to be kept, described as a whole: one for a year of a purpose, say. */
const Kept = z
  .strictObject({
    id: Id,
    kind: z.enum(['assessment_report', 'processing_record']),
    made_on: CivilDate,
    /** When the processing that it describes ended, or another took its place; `null` while not. */
    ended_on: CivilDate.nullable(),
    superseded_on: CivilDate.nullable(),
    /** Last day on which the software refuses to delete it; `null` where nothing stops a deletion. */
    locked_until: CivilDate.nullable(),
    deleted_on: CivilDate.nullable(),
  })
  .refine(({ made_on, superseded_on }) => superseded_on === null || superseded_on >= made_on, {
    path: ['superseded_on'],
    error: 'superseded before it was made',
  })
  .refine(({ made_on, deleted_on }) => deleted_on === null || deleted_on >= made_on, {
    path: ['deleted_on'],
    error: 'deleted before it was made',
  });
export type Kept = z.infer<typeof Kept>;

/** What the rows of `record` need to know of a processor. */
export const RecordSection = z.strictObject({
  chains: z.array(Chain).max(10_000),
  /** Of each activity, what was done with faces since it began and how much of that is on record. */
  activities: z
    .array(
      z
        .strictObject({ purpose_id: Id, operations: z.int().min(0), recorded: z.int().min(0) })
        .refine(({ operations, recorded }) => recorded <= operations, {
          path: ['recorded'],
          error: 'more on record than was done',
        }),
    )
    .max(1000),
  kept: z.array(Kept).max(20_000),
  /** Persons whose face was erased, and of how many a record still shows who they were. */
  erased_persons: z
    .strictObject({ all: z.int().min(0), still_shown: z.int().min(0) })
    .refine(({ all, still_shown }) => still_shown <= all, {
      path: ['still_shown'],
      error: 'more shown than were erased',
    })
    .nullable(),
});
export type RecordSection = z.infer<typeof RecordSection>;
