import { z } from 'zod';
import { Id } from '../id.ts';
import { CivilDate } from '../time/civil-date.ts';

/** Channels of the authorities: the centre for reports, the local cyberspace authority, the city hotline, the police. */
export const AUTHORITY_CHANNELS = ['12377', 'local_cyberspace', '12345', '110'] as const;

/** A place where persons read where to complain. */
const Shown = z.strictObject({
  id: Id,
  kind: z.enum(['rules', 'notice', 'sign']),
  /** `null` while a draft. */
  published_on: CivilDate.nullable(),
  authority: z.array(z.enum(AUTHORITY_CHANNELS)).max(AUTHORITY_CHANNELS.length),
  /** The processor's own channel, or `null`. */
  own: Id.nullable(),
  needs_login: z.boolean(),
});

/** Where requests and complaints are taken in. */
const IntakeChannel = z.strictObject({
  id: Id,
  kind: z.enum(['counter', 'phone', 'letter', 'email', 'web', 'device', 'anonymous_box']),
  /** `null` while not published. */
  published_on: CivilDate.nullable(),
  needs_login: z.boolean(),
});

/** A complaint or report to the processor; who sent it is known to the handler, not to this list. */
const Complaint = z
  .strictObject({
    id: Id,
    from: z.enum(['public', 'staff']),
    channel: z.enum(['counter', 'phone', 'letter', 'email', 'web', 'device', 'anonymous_box']),
    received_on: CivilDate,
    /** When its receipt was confirmed, what it says was handled, the outcome told and the case closed; `null` while not. */
    accepted_on: CivilDate.nullable(),
    handled_on: CivilDate.nullable(),
    outcome_told_on: CivilDate.nullable(),
    closed_on: CivilDate.nullable(),
    /** Whether the one who sent it can be told anything. */
    reachable: z.boolean(),
    /** Only of one that was turned down: why; `reason` is `null` when none was stated. */
    refusal: z
      .strictObject({
        reason: z.enum(['unfounded', 'not_ours', 'repeated', 'no_facts', 'other']).nullable(),
      })
      .nullable(),
    identity: z.enum(['anonymous', 'sealed', 'open']),
    /** Whether the person complained of has seen who sent it. */
    seen_by_accused: z.boolean(),
  })
  .refine(({ received_on, accepted_on }) => accepted_on === null || accepted_on >= received_on, {
    path: ['accepted_on'],
    error: 'accepted before it was received',
  })
  .refine(({ received_on, handled_on }) => handled_on === null || handled_on >= received_on, {
    path: ['handled_on'],
    error: 'handled before it was received',
  })
  .refine(
    ({ handled_on, outcome_told_on }) =>
      outcome_told_on === null || (handled_on !== null && outcome_told_on >= handled_on),
    { path: ['outcome_told_on'], error: 'an outcome before it was handled' },
  )
  .refine(
    ({ handled_on, closed_on }) => closed_on === null || (handled_on !== null && closed_on >= handled_on),
    { path: ['closed_on'], error: 'closed before it was handled' },
  )
  .refine(({ refusal, handled_on }) => refusal === null || handled_on !== null, {
    path: ['refusal'],
    error: 'turned down before it was handled',
  })
  .refine(({ reachable, outcome_told_on }) => reachable || outcome_told_on === null, {
    path: ['outcome_told_on'],
    error: 'told to nobody',
  })
  .refine(({ identity, seen_by_accused }) => identity !== 'anonymous' || !seen_by_accused, {
    path: ['seen_by_accused'],
    error: 'nobody knows who sent it',
  });

/** A case of an authority that received complaints itself (§ 第十七条). */
const AuthorityCase = z
  .strictObject({
    id: Id,
    received_on: CivilDate,
    /** When the outcome was told and the case closed; `null` while not. */
    outcome_told_on: CivilDate.nullable(),
    closed_on: CivilDate.nullable(),
    /** Whether the one who complained can be told anything. */
    reachable: z.boolean(),
  })
  .refine(({ received_on, outcome_told_on }) => outcome_told_on === null || outcome_told_on >= received_on, {
    path: ['outcome_told_on'],
    error: 'told before it was received',
  })
  .refine(({ received_on, closed_on }) => closed_on === null || closed_on >= received_on, {
    path: ['closed_on'],
    error: 'closed before it was received',
  })
  .refine(({ reachable, outcome_told_on }) => reachable || outcome_told_on === null, {
    path: ['outcome_told_on'],
    error: 'told to nobody',
  });

/** Something done to the disadvantage of somebody after they had complained. */
const Measure = z.strictObject({
  id: Id,
  /** Id of the complaint that came before. */
  complaint: Id,
  taken_on: CivilDate,
  kind: z.enum(['dismissal', 'transfer', 'pay', 'access_denied', 'other']),
  /** What was found when it was looked into; `null` while not. */
  found: z.enum(['unrelated', 'retaliation']).nullable(),
  /** When it was undone; `null` while not. */
  undone_on: CivilDate.nullable(),
});

/** What the rows of `complaint` need to know of a processor; requests are in `rights`. */
export const ComplaintSection = z
  .strictObject({
    shown: z.array(Shown).max(100_000),
    /** Terms, contracts and forms in use that ask people not to complain; `null` when nobody has looked. */
    waivers: z.int().min(0).nullable(),
    intake: z.array(IntakeChannel).max(1000),
    /** Open complaints, and those closed within the last year. */
    complaints: z.array(Complaint).max(20_000),
    /** How those who report are kept safe. */
    reporters: z.strictObject({
      /** Channel that asks for no name, or `null`. */
      anonymous_channel: Id.nullable(),
      /** Whether network addresses of those who report are kept; `null` when nobody has looked. */
      network_address_kept: z.boolean().nullable(),
    }),
    measures: z.array(Measure).max(10_000),
    /** `null` for everybody but a department that protects personal information. */
    authority_cases: z.array(AuthorityCase).max(20_000).nullable(),
  })
  .superRefine(({ complaints, measures }, context) => {
    const received = new Map(complaints.map(({ id, received_on }) => [id, received_on]));
    for (const [index, { complaint, taken_on, undone_on }] of measures.entries()) {
      const refuse = (field: string, message: string): void => {
        context.addIssue({ code: 'custom', path: ['measures', index, field], message });
      };
      const before = received.get(complaint);
      if (before === undefined) refuse('complaint', 'no such complaint');
      else if (taken_on < before) refuse('taken_on', 'before the complaint');
      if (undone_on !== null && undone_on < taken_on) refuse('undone_on', 'undone before it was done');
    }
  });
export type ComplaintSection = z.infer<typeof ComplaintSection>;
