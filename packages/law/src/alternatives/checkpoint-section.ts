import { z } from 'zod';
import { Id } from '../id.ts';
import { Instant } from '../instant.ts';
import { CivilDate } from '../time/civil-date.ts';
import { AlternativeKind } from './alternatives-facts.ts';

/** What a way costs the person, as it was measured on site. */
export const Measured = z.strictObject({
  measured_on: CivilDate,
  /** Median time from start to result, milliseconds. */
  median_ms: z.int().min(1),
  /** First attempts that succeeded, of a thousand. */
  success_permille: z.int().min(0).max(1000),
  /** When it can be used, minutes a week. */
  open_minutes: z.int().min(0).max(10_080),
  /** What is to be paid for it, deposit included, 分. */
  fee_fen: z.int().min(0),
  /** Steps that have nothing to do with verifying: following an account, binding a phone. */
  extra_steps: z.int().min(0),
  /** Papers that are asked for beyond what verifying needs. */
  extra_documents: z.int().min(0),
});
export type Measured = z.infer<typeof Measured>;

/** One way to be verified, other than by face alone. */
export const Way = z.strictObject({
  id: Id,
  kind: AlternativeKind,
  /** Whether the face is asked for as well: then it is no other way (G35). */
  with_face: z.boolean(),
  /** Whether it worked when it was last looked at. */
  live: z.boolean(),
  checked_at: Instant,
  /** `null` when nobody has measured it. */
  measured: Measured.nullable(),
});
export type Way = z.infer<typeof Way>;

/** One place where a purpose asks for a face. */
export const Checkpoint = z
  .strictObject({
    id: Id,
    purpose_id: Id,
    site_id: Id,
    /** `residential`: the way in or out of a property service area, for owners and users (R10.5). */
    preset: z.enum(['residential', 'other']),
    ways: z.array(Way).max(16),
    /** The face way, measured as the others; `null` when nobody has. */
    face: Measured.nullable(),
    /** Since when face has been switched off here; `null` while it is on. */
    face_stopped_at: Instant.nullable(),
    /** Faces compared in the last 30 days while no other way worked. */
    faces_in_outages: z.int().min(0),
    /** Who said no to the face in the last 30 days. */
    refusals: z
      .strictObject({
        persons: z.int().min(0),
        /** Of them, those who were sent away without any way. */
        turned_away: z.int().min(0),
      })
      .refine(({ persons, turned_away }) => turned_away <= persons, {
        path: ['turned_away'],
        error: 'more than said no',
      }),
    /** The screen on which a way is chosen; `null` where there is none. */
    chooser: z
      .strictObject({
        seen_on: CivilDate,
        preselected: z.enum(['none', 'face', 'other']),
        /** Size of the face's field by that of the largest other field, percent. */
        face_size_percent: z.int().min(0),
        /** Whether the face is also brighter, first in a list that scrolls, or reached in fewer touches. */
        face_easier: z.boolean(),
      })
      .nullable(),
    /** Requests of owners and users for another way (R10.5), and those that were answered by one. */
    residents: z
      .strictObject({
        requests: z.int().min(0),
        provided: z.int().min(0),
        /** When somebody last looked up the local rules on property management; `null` if nobody has. */
        local_rules_checked_on: CivilDate.nullable(),
      })
      .refine(({ requests, provided }) => provided <= requests, {
        path: ['provided'],
        error: 'more than were asked for',
      })
      .nullable(),
  })
  .refine(({ preset, residents }) => preset !== 'residential' || residents !== null, {
    path: ['residents'],
    error: 'a residential checkpoint counts the requests of residents',
  });
export type Checkpoint = z.infer<typeof Checkpoint>;
