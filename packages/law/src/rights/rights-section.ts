import { z } from 'zod';
import { Id } from '../id.ts';
import { CivilDate } from '../time/civil-date.ts';

/** Why a request was refused. */
export const RefusalReason = z.enum([
  /** 《个人信息保护法》第十八条第一款: secrecy by law or administrative regulation. */
  'secrecy_by_law',
  /** 第三十五条: it would hinder a State organ in its duty. */
  'hinders_state_duty',
  /** A law or administrative regulation provides otherwise, 第四十四条; retention by law, 第四十七条第二款. */
  'law_provides_otherwise',
  'identity_not_shown',
  /** Nothing of the person is held. */
  'not_held',
  /** 《网络数据安全管理条例》第二十五条: the conditions of a transfer are not met. */
  'conditions_not_met',
  /** 第四十九条: not for a lawful and legitimate interest of the relative's own. */
  'no_own_interest',
  /** 第四十九条: the deceased arranged otherwise. */
  'arrangement_of_the_deceased',
  /** 第二十四条第三款: the decision has no major effect, or was not made by machine alone. */
  'no_automated_decision',
  'other',
]);

/** What a person may ask. */
export const RequestKind = z.enum([
  'know',
  'limit',
  'access',
  'copy',
  'correct',
  'explain',
  'delete',
  'withdraw',
  'transfer',
  'decision_review',
]);

/** A request of a person to exercise a right; who asks is known to the handler, not to this list. */
const RightsRequest = z
  .strictObject({
    id: Id,
    kind: RequestKind,
    /** For oneself (adult, minor), for one's child, or for a relative who has died. */
    asker: z.enum(['adult', 'minor', 'guardian', 'relative']),
    received_on: CivilDate,
    state: z.enum(['open', 'granted', 'refused']),
    /** When the answer reached the asker; `null` while open. */
    answered_on: CivilDate.nullable(),
    refusal: z
      .strictObject({
        reason: RefusalReason.nullable(),
        in_writing: z.boolean(),
        /** Whether the answer says that one can go to court (《个人信息保护法》第五十条第二款). */
        court_told: z.boolean(),
      })
      .nullable(),
    /** Only of a relative: proofs of death and of kinship, and what the deceased arranged; `null` not known. */
    deceased: z
      .strictObject({
        death_proof: Id.nullable(),
        kinship_proof: Id.nullable(),
        arranged_otherwise: z.boolean().nullable(),
      })
      .nullable(),
    /** Only of a transfer: the four conditions of 《网络数据安全管理条例》第二十五条; `null` not known. */
    transfer: z
      .strictObject({
        identity_verifiable: z.boolean().nullable(),
        /** On what the information is held. */
        ground: z.enum(['consent', 'contract', 'other']).nullable(),
        feasible: z.boolean().nullable(),
        harms_others: z.boolean().nullable(),
        /** When the way to have it moved was opened; `null` while not. */
        route_opened_on: CivilDate.nullable(),
        machine_readable: z.boolean(),
        /** Whether the answer says why the template is not in the file. */
        template_reason_told: z.boolean(),
        fee_charged: z.boolean(),
        /** Whether requests clearly beyond reason were made. */
        excessive: z.boolean(),
      })
      .nullable(),
  })
  .refine(({ state, answered_on }) => (state === 'open') === (answered_on === null), {
    path: ['answered_on'],
    error: 'an answered request has a day of answer, and an open one has none',
  })
  .refine(({ received_on, answered_on }) => answered_on === null || answered_on >= received_on, {
    path: ['answered_on'],
    error: 'answered before it was received',
  })
  .refine(({ state, refusal }) => (state === 'refused') === (refusal !== null), {
    path: ['refusal'],
    error: 'a refused request has a refusal, and no other has',
  })
  .refine(({ asker, deceased }) => (asker === 'relative') === (deceased !== null), {
    path: ['deceased'],
    error: 'only a relative asks for a deceased person',
  })
  .refine(({ kind, transfer }) => (kind === 'transfer') === (transfer !== null), {
    path: ['transfer'],
    error: 'only a transfer has its conditions',
  });
export type RightsRequest = z.infer<typeof RightsRequest>;

/** Parts of a copy of what is held of a person. */
export const COPY_PARTS = ['purposes', 'devices', 'dates', 'recipients'] as const;

/** Decisions that follow from a comparison for one purpose, counted. */
const AutomatedDecision = z
  .strictObject({
    id: Id,
    purpose_id: Id,
    /** Whether they have a major effect on a person; `null` when nobody has judged it. */
    effect: z.enum(['major', 'minor']).nullable(),
    /** Adverse acts, and of them those that a human confirmed before they were done. */
    adverse: z.int().min(0),
    confirmed: z.int().min(0),
    /** Where a person asks for an explanation or refuses the decision; `null` when there is no such place. */
    refusal_route: Id.nullable(),
  })
  .refine(({ adverse, confirmed }) => confirmed <= adverse, {
    path: ['confirmed'],
    error: 'more than there were',
  });

/** Personal information that moves to a successor (《个人信息保护法》第二十二条). */
const Move = z
  .strictObject({
    id: Id,
    cause: z.enum(['merger', 'division', 'dissolution', 'bankruptcy', 'other']),
    persons: z.int().min(0),
    /** When the persons were told the recipient's name and contact; `null` while not. */
    told_on: CivilDate.nullable(),
    /** Of the persons, how many were told. */
    told: z.int().min(0),
    planned_on: CivilDate,
    /** `null` while nothing has moved. */
    moved_on: CivilDate.nullable(),
    /** Whether the recipient changes purpose or method, and how many consented again. */
    changes_use: z.boolean(),
    consented_again: z.int().min(0),
    /** Persons whose information the recipient uses in the changed way. */
    used_changed: z.int().min(0),
  })
  .refine(({ told, told_on }) => told === 0 || told_on !== null, {
    path: ['told_on'],
    error: 'told on no day',
  })
  .refine(({ told, persons }) => told <= persons, { path: ['told'], error: 'more than there are' })
  .refine(({ consented_again, persons }) => consented_again <= persons, {
    path: ['consented_again'],
    error: 'more than there are',
  })
  .refine(
    ({ used_changed, persons, changes_use }) =>
      used_changed <= persons && (changes_use || used_changed === 0),
    { path: ['used_changed'], error: 'no change of use, or more than there are' },
  );

/** A service that ends (TC260 guide). */
const Shutdown = z
  .strictObject({
    id: Id,
    /** Day on which the service ends or ended. */
    planned_end_on: CivilDate,
    /** Public notice of what becomes of the information, and its last day; `null` while not published. */
    published_on: CivilDate.nullable(),
    published_until: CivilDate.nullable(),
    /** Parties entrusted, and when they were told; `null` while not. */
    entrusted_parties: z.int().min(0),
    entrusted_told_on: CivilDate.nullable(),
  })
  .refine(({ published_on, published_until }) => (published_on === null) === (published_until === null), {
    path: ['published_until'],
    error: 'a published notice has a last day, and no other has',
  })
  .refine(
    ({ published_on, published_until }) =>
      published_on === null || published_until === null || published_until >= published_on,
    { path: ['published_until'], error: 'over before it was published' },
  );

/** What the rows of `rights` need to know of a processor. */
export const RightsSection = z.strictObject({
  /** Open requests, and those answered within the last year. */
  requests: z.array(RightsRequest).max(20_000),
  /** What a copy holds, by the document that describes it; `null` when nobody has described it. */
  copy: z
    .strictObject({
      document: Id,
      holds: z.array(z.enum([...COPY_PARTS, 'own_image'])).max(COPY_PARTS.length + 1),
      /** Whether information of other persons was taken out. */
      others_removed: z.boolean(),
    })
    .nullable(),
  /** One a purpose whose comparisons decide something. */
  automated: z.array(AutomatedDecision).max(1000),
  moves: z.array(Move).max(1000),
  shutdowns: z.array(Shutdown).max(1000),
});
export type RightsSection = z.infer<typeof RightsSection>;
