import { z } from 'zod';
import { Digest, Id } from '../id.ts';
import { Instant } from '../instant.ts';
import { listedOnce } from '../notice/listed-once.ts';
import { CivilDate } from '../time/civil-date.ts';

const Count = z.int().min(0).max(2_000_000_000);

/** A form by which people are asked, as it was measured. */
const ConsentForm = z.strictObject({
  id: Id,
  digest: Digest,
  in_use: z.boolean(),
  /** Purposes that one press decides. */
  purpose_ids: z.array(Id).min(1).max(200),
  /** Other grants that the same press gives: terms, marketing, other information. */
  other_grants: Count,
  preticked: Count,
  /** Hits of the search for words such as 无期限, 不可撤销, 任意转授权, perpetual, irrevocable. */
  open_ended_terms: Count,
  /** Days after which the consent ends by itself; `null` when it has no end. */
  ends_after_days: z.int().min(1).max(36500).nullable(),
  /** What was measured on the screen; `null` when nobody has measured. */
  measured: z
    .strictObject({
      measured_on: CivilDate,
      /** Size and contrast of the control that refuses, as a fraction of the one that accepts. */
      refuse_size_ratio: z.number().min(0).max(100),
      refuse_contrast_ratio: z.number().min(0).max(100),
      refuse_by_keyboard: z.boolean(),
      steps_to_consent: z.int().min(1).max(100),
      steps_to_refuse: z.int().min(1).max(100),
      /** Whether accepting was possible before the notice had been shown. */
      accept_before_notice: z.boolean(),
      /** Whether saying nothing until the end of the time counted as yes. */
      silence_accepts: z.boolean(),
      /** Whether whoever refuses can go on to the service. */
      goes_on_after_refusal: z.boolean(),
    })
    .nullable(),
});

/** Persons whose face information is held for a purpose, each in one group. */
const Held = z.strictObject({
  /** Under a consent to this version of purpose, notice and mode. */
  current: Count,
  /** To this version, under an older notice. */
  older_notice: Count,
  /** To an older version of the purpose. */
  older_version: Count,
  /** To another manner of comparing. */
  other_mode: Count,
  /** On one of `other_bases`. */
  other_basis: Count,
  refused: Count,
  /** Withdrawn and not yet erased. */
  withdrawn: Count,
  /** Nobody decided. */
  undecided: Count,
});

const ByPurpose = z
  .strictObject({
    purpose_id: Id,
    persons: Count,
    held: Held,
    /** The law or administrative regulation that asks for writing: instrument and article; `null` without one. */
    written_required_by: z.string().min(1).max(200).nullable(),
    /** Of `held.current`: in writing with a signature or seal; without evidence; with a receipt handed; without an end. */
    written: Count,
    evidence_missing: Count,
    receipts_handed: Count,
    without_end: Count,
    /** Decisions since `events_since_on`. */
    refusals: Count,
    withdrawals: Count,
    /** Persons of `held.older_notice`, of `older_version` and `other_mode`, processed after the change. */
    used_under_older_notice: Count,
    used_under_older_version: Count,
    /** Since `events_since_on`, and not yet put right. */
    captured_before_consent: Count,
    decided_before_notice: Count,
    used_after_withdrawal: Count,
    /** Persons asked again, unprompted, within the cool-off after a refusal; and more than once within it. */
    asked_again: Count,
    asked_again_repeatedly: Count,
    /** Of those who refused or withdrew: turned away; served in another way, or asking for nothing more. */
    turned_away: Count,
    served_otherwise: Count,
  })
  .refine(({ persons, held }) => Object.values(held).reduce((sum, count) => sum + count, 0) === persons, {
    path: ['persons'],
    error: 'not the sum of its parts',
  })
  .superRefine(({ held, ...counts }, context) => {
    for (const part of ['written', 'evidence_missing', 'receipts_handed', 'without_end'] as const) {
      if (counts[part] > held.current) {
        context.addIssue({ code: 'custom', path: [part], message: 'more than consents' });
      }
    }
  })
  .refine(({ held, used_under_older_notice: used }) => used <= held.older_notice, {
    path: ['used_under_older_notice'],
    error: 'more than consented under an older notice',
  })
  .refine(({ held, used_under_older_version: used }) => used <= held.older_version + held.other_mode, {
    path: ['used_under_older_version'],
    error: 'more than consented to an older version or another mode',
  })
  .refine(({ refusals, asked_again }) => asked_again <= refusals, {
    path: ['asked_again'],
    error: 'more than refused',
  })
  .refine(({ asked_again, asked_again_repeatedly }) => asked_again_repeatedly <= asked_again, {
    path: ['asked_again_repeatedly'],
    error: 'more than were asked again',
  })
  .refine(
    ({ refusals, withdrawals, turned_away, served_otherwise }) =>
      turned_away + served_otherwise <= refusals + withdrawals,
    { path: ['turned_away'], error: 'more than refused or withdrew' },
  );

/** How a consent is withdrawn, as it was tried and measured. */
const Withdrawal = z.strictObject({
  channels: z
    .array(
      z.strictObject({
        id: z.enum(['terminal', 'web', 'telephone', 'staff', 'letter']),
        /** When it was last tried and worked; `null` when never. */
        worked_at: Instant.nullable(),
        account_needed: z.boolean(),
        new_capture_needed: z.boolean(),
      }),
    )
    .max(5),
  reason_needed: z.boolean(),
  /** Presses until it is done, in all and after the person is known; `null` when nobody has measured. */
  steps: z
    .strictObject({ all: z.int().min(1).max(100), once_known: z.int().min(0).max(100) })
    .refine(({ all, once_known }) => once_known <= all, { path: ['once_known'], error: 'more than all' })
    .nullable(),
  /** Longest time until a device that is online knew, seconds; `null` when nobody has measured. */
  slowest_online_s: Count.nullable(),
  /** What the screen says of the effect; `null` where it says nothing. */
  effect: z
    .strictObject({ digest: Digest, names_other_way: z.boolean(), names_erasure: z.boolean() })
    .nullable(),
  /** Since `events_since_on`: withdrawals that were turned away. */
  turned_away: Count,
  /** Entries of the record from before a withdrawal that were changed after it; that still hold a face. */
  history_rewritten: Count,
  history_with_faces: Count,
});

/** A claim of another basis of 《个人信息保护法》第十三条第一款第二项至第七项. */
const OtherBasis = z
  .strictObject({
    id: Id,
    purpose_id: Id,
    kind: z.enum([
      'contract',
      'human_resources',
      'legal_duty',
      'public_security',
      'authority_order',
      'public_health',
      'emergency',
      'news',
      'law_provides',
    ]),
    /** Number of the document on which it rests, and instrument and article; `null` where none is on record. */
    document: Id.nullable(),
    provision: z.string().max(200).nullable(),
    /** Lawful work rules and collective contract (item 2); the State’s own rule (public security). */
    work_rules: Id.nullable(),
    collective_contract: Id.nullable(),
    state_rule: Id.nullable(),
    /** Last day on which the document counts; `null` where it names none. */
    until: CivilDate.nullable(),
    /** Counsel’s memo; `null` without one. */
    memo: Id.nullable(),
    recorded_on: CivilDate,
    /** Since when faces are processed on it, `null` while not; and when that ended. */
    used_since_on: CivilDate.nullable(),
    ended_on: CivilDate.nullable(),
  })
  .refine(
    ({ used_since_on, ended_on }) =>
      ended_on === null || (used_since_on !== null && ended_on >= used_since_on),
    {
      path: ['ended_on'],
      error: 'ended before it began',
    },
  );

/** What the rows of `consent` need to know of a processor. */
export const ConsentSection = z.strictObject({
  /** Day from which events are counted. */
  events_since_on: CivilDate,
  forms: z.array(ConsentForm).max(2000),
  by_purpose: z.array(ByPurpose).max(1000).superRefine(listedOnce('purpose_id')),
  withdrawal: Withdrawal,
  /** Days in which whoever refused is not asked again; `null` when none are set. */
  cool_off_days: z.int().min(0).max(3650).nullable(),
  /** Claims that the service cannot be had without the face (《个人信息保护法》第十六条), with counsel’s approval. */
  necessity_claims: z.array(z.strictObject({ id: Id, purpose_id: Id, approval: Id.nullable() })).max(1000),
  other_bases: z.array(OtherBasis).max(1000),
});
export type ConsentSection = z.infer<typeof ConsentSection>;
