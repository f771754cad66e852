import { z } from 'zod';
import { Digest, Id } from '../id.ts';
import { Instant } from '../instant.ts';
import { BiText } from '../text.ts';
import { CivilDate } from '../time/civil-date.ts';
import { AlternativeKind } from './alternatives-facts.ts';
import { Checkpoint } from './checkpoint-section.ts';

/** A rule by which the State provides otherwise for verifying identity by face (§ 第十条第二款). */
export const StateRule = z.strictObject({
  id: Id,
  purpose_id: Id,
  /** Who made it. What is no rule of the State does not count, whatever it is called. */
  level: z.enum([
    'law',
    'administrative_regulation',
    'departmental_rule',
    'state_policy',
    'local_rule',
    'standard',
    'contract',
    'own_policy',
  ]),
  document_number: z.string().min(1).max(128),
  article: z.string().min(1).max(64),
  /** The business that the rule names, and that for which the purpose asks for a face: one word each. */
  business: Id,
  purpose_business: Id,
  /** When counsel signed that it covers this business; `null` while nobody has. */
  confirmed_on: CivilDate.nullable(),
  /** Last day on which it is relied on before it is looked at again; `null` for no end. */
  valid_until: CivilDate.nullable(),
});
export type StateRule = z.infer<typeof StateRule>;

/** A text that people read or hear when they are asked for their face. */
export const PublishedText = z.strictObject({
  id: Id,
  /** The purpose for which it asks; `null` for one that asks for all. */
  purpose_id: Id.nullable(),
  kind: z.enum(['notice', 'sign', 'script', 'screen']),
  text: BiText,
  digest: Digest,
  /** `null` while it is a draft. */
  published_at: Instant.nullable(),
});
export type PublishedText = z.infer<typeof PublishedText>;

/** What the rows of `alternatives` need to know of a processor. */
export const AlternativesSection = z.strictObject({
  checkpoints: z.array(Checkpoint).max(20_000),
  state_rules: z.array(StateRule).max(200),
  /** Features of the body or things asked for together with the face (RS.4). */
  modalities: z
    .array(
      z
        .strictObject({
          id: Id,
          purpose_id: Id,
          kind: AlternativeKind,
          /** Persons of whom it is processed. */
          persons: z.int().min(0),
          /** Of them, those with a separate consent of its own. */
          with_own_consent: z.int().min(0),
        })
        .refine(({ persons, with_own_consent }) => with_own_consent <= persons, {
          path: ['with_own_consent'],
          error: 'more than there are persons',
        }),
    )
    .max(1000),
  /** National channels of § 第十一条. */
  national_channels: z
    .strictObject({
      /** `null` when none is connected. */
      connected_on: CivilDate.nullable(),
      /** The record of why none is used; `null` if there is no such record. */
      reason_document: Id.nullable(),
      /** Checks of legal identity in the last 30 days, and those that tried a national channel first. */
      legal_identity_checks: z.int().min(0),
      tried_first: z.int().min(0),
      /** Of those tried first and passed, those for which a face template was made all the same. */
      templates_made: z.int().min(0),
    })
    .refine(({ legal_identity_checks, tried_first }) => tried_first <= legal_identity_checks, {
      path: ['tried_first'],
      error: 'more than were checked',
    })
    .refine(({ tried_first, templates_made }) => templates_made <= tried_first, {
      path: ['templates_made'],
      error: 'more than were tried first',
    })
    .refine(({ connected_on, tried_first }) => connected_on !== null || tried_first === 0, {
      path: ['tried_first'],
      error: 'tried a channel that is not connected',
    }),
  /** § 第十一条: collecting and storing less. */
  minimisation: z.strictObject({
    /** The record of what was looked at and decided; `null` if there is none. */
    decision: z.strictObject({ document: Id, decided_on: CivilDate }).nullable(),
    /** Purposes that keep only yes or no and a reference. */
    result_only: z
      .array(
        z.strictObject({
          purpose_id: Id,
          since_on: CivilDate,
          verifications: z.int().min(0),
          /** Templates and images that were stored all the same. */
          stored: z.int().min(0),
        }),
      )
      .max(1000),
  }),
  /** As an internet platform that has joined 国家网络身份认证公共服务; `null` if it is none or has not joined. */
  net_id: z
    .strictObject({
      joined_on: CivilDate,
      passed: z.int().min(0),
      /** Of those who passed, those asked for plaintext identity again, and of these those who agreed to it. */
      asked_again: z.int().min(0),
      agreed: z.int().min(0),
      /** The law or administrative regulation by which it asks again; `null` if there is none. */
      asked_under_document: Id.nullable(),
      /** Features that users of other ways do not get. */
      features_withheld: z.int().min(0),
      children_under_14: z.int().min(0),
      /** Of these children, those whose guardian agreed and applied. */
      guardian_applied: z.int().min(0),
      /** Identity documents kept although the result of the check would do. */
      documents_kept: z.int().min(0),
    })
    .refine(({ passed, asked_again }) => asked_again <= passed, {
      path: ['asked_again'],
      error: 'more than passed',
    })
    .refine(({ asked_again, agreed }) => agreed <= asked_again, {
      path: ['agreed'],
      error: 'more than were asked',
    })
    .refine(({ children_under_14, guardian_applied }) => guardian_applied <= children_under_14, {
      path: ['guardian_applied'],
      error: 'more than there are children',
    })
    .nullable(),
  texts: z.array(PublishedText).max(2000),
  /** What only people who use their face get: a discount, a queue of their own. */
  benefits: z
    .array(
      z.strictObject({
        id: Id,
        purpose_id: Id,
        /** Who allowed it, and why it presses nobody; `null` if nobody did. */
        approval_document: Id.nullable(),
      }),
    )
    .max(1000),
  /** Complaints of being pressed or deceived into using the face. */
  pressure_complaints: z
    .strictObject({
      received: z.int().min(0),
      reviewed: z.int().min(0),
      /** Of those reviewed, those found to be right, and of these those put right. */
      upheld: z.int().min(0),
      put_right: z.int().min(0),
    })
    .refine(({ received, reviewed }) => reviewed <= received, {
      path: ['reviewed'],
      error: 'more than were received',
    })
    .refine(({ reviewed, upheld }) => upheld <= reviewed, {
      path: ['upheld'],
      error: 'more than were reviewed',
    })
    .refine(({ upheld, put_right }) => put_right <= upheld, {
      path: ['put_right'],
      error: 'more than were upheld',
    }),
});
export type AlternativesSection = z.infer<typeof AlternativesSection>;
