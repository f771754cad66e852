import { z } from 'zod';
import { Id } from '../id.ts';
import { BiText } from '../text.ts';
import { CivilDate } from '../time/civil-date.ts';

/**
 * Part that a party has in an activity (§ 第十九条第一项, 《个人信息保护法》第二十条、第二十一条).
 *
 * - `processor`       decides purpose and manner by itself
 * - `joint_processor` decides them together with another
 * - `entrusted_party` processes by instruction
 * - `venue_manager`   keeps the place and decides nothing about faces
 * - `device_operator` runs devices and decides nothing about faces
 * - `recipient`       another processor that is given faces (《个人信息保护法》第二十三条)
 */
export const PartyRole = z.enum([
  'processor',
  'joint_processor',
  'entrusted_party',
  'venue_manager',
  'device_operator',
  'recipient',
]);
export type PartyRole = z.infer<typeof PartyRole>;

/** What only a processor decides. */
export const Decided = z.enum(['purpose', 'manner', 'retention', 'recipients']);
export type Decided = z.infer<typeof Decided>;

const Agreement = z
  .strictObject({
    /** The agreement on joint processing, or the contract of entrustment. */
    document: Id,
    agreed_on: CivilDate,
    /** Last day on which it holds; `null` where it has no end. */
    until: CivilDate.nullable(),
  })
  .refine(({ agreed_on, until }) => until === null || until >= agreed_on, {
    path: ['until'],
    error: 'ends before it was agreed',
  });

const Part = z
  .strictObject({
    role: PartyRole,
    /** Activities in which the party has this part. */
    purpose_ids: z.array(Id).max(200),
    /** What it decides by itself, whatever its role is called. */
    decides: z.array(Decided).max(4),
    /** What its accounts in the software can change. */
    accounts_may_change: z.array(Decided).max(4),
    /** `null` where there is none. */
    agreement: Agreement.nullable(),
    /** First and last day of taking part; `null` while not begun, or not ended. */
    begun_on: CivilDate.nullable(),
    ended_on: CivilDate.nullable(),
  })
  .refine(({ begun_on, ended_on }) => ended_on === null || (begun_on !== null && ended_on >= begun_on), {
    path: ['ended_on'],
    error: 'ended before it began',
  });

const Organisation = z.strictObject({
  id: Id,
  name: BiText,
  /** Empty for an organisation that is only named elsewhere. */
  parts: z.array(Part).max(50),
});

/** An activity of development or training that claims § 第二条第二款. */
const Research = z
  .strictObject({
    id: Id,
    /** Who answers for the claim and in which document; `null` while nobody does. */
    declared: z.strictObject({ by: Id, on: CivilDate, document: Id }).nullable(),
    /** Documents; `null` where there is none. */
    ethics_note: Id.nullable(),
    data_lineage: Id.nullable(),
    /** What other law still asks for: documents of consent, impact assessment and security. */
    other_law: z.strictObject({
      consent: Id.nullable(),
      assessment: Id.nullable(),
      security: Id.nullable(),
    }),
    /** Persons whose production template is in its data, by what they agreed to. */
    production_persons: z.strictObject({
      all: z.int().min(0),
      /** Consented separately to this very purpose. */
      consented: z.int().min(0),
      /** Of those, in writing. */
      in_writing: z.int().min(0),
      /** Withdrew, and still in the data. */
      withdrawn: z.int().min(0),
    }),
    /** Whether it is scientific research, for which a standard speaks of consent in writing. */
    scientific: z.boolean(),
    /** Comparisons of live production traffic that it used to tune itself; `null` when nobody has counted. */
    live_comparisons: z.int().min(0).nullable(),
    /** The templates that it holds; `null` where it holds none. */
    gallery: Id.nullable(),
    /** Production devices that compare with its data. */
    serves_device_ids: z.array(Id).max(10_000),
    begun_on: CivilDate.nullable(),
    ended_on: CivilDate.nullable(),
  })
  .refine(({ production_persons: { all, consented } }) => consented <= all, {
    path: ['production_persons', 'consented'],
    error: 'more consented than there are',
  })
  .refine(({ production_persons: { in_writing, consented } }) => in_writing <= consented, {
    path: ['production_persons', 'in_writing'],
    error: 'more in writing than consented',
  })
  .refine(({ production_persons: { all, withdrawn } }) => withdrawn <= all, {
    path: ['production_persons', 'withdrawn'],
    error: 'more withdrawn than there are',
  })
  .refine(({ begun_on, ended_on }) => ended_on === null || (begun_on !== null && ended_on >= begun_on), {
    path: ['ended_on'],
    error: 'ended before it began',
  });

/** What data are, whatever they are called. The first two can be anonymous (reading G12). */
export const AnonymisedKind = z.enum([
  'aggregate',
  'deletion_remains',
  'embedding',
  'hash',
  'cancelable_template',
  'encrypted_template',
  'image',
]);
export type AnonymisedKind = z.infer<typeof AnonymisedKind>;

/** Data that somebody claims to be anonymised. */
const Anonymised = z
  .strictObject({
    id: Id,
    kind: AnonymisedKind,
    claimed_on: CivilDate,
    /** Persons the data are from, and how many of them still count as stored faces (第十五条). */
    persons: z.int().min(0),
    persons_counted: z.int().min(0),
    /** Fewest persons behind one figure of an aggregate; `null` when not known, or no aggregate. */
    smallest_group: z.int().min(0).nullable(),
    /** Assessment of the anonymisation with its test of re-identification; `null` where there is none. */
    assessment: z
      .strictObject({
        document: Id,
        tested_on: CivilDate,
        tried: z.int().min(1),
        reidentified: z.int().min(0),
      })
      .refine(({ tried, reidentified }) => reidentified <= tried, {
        path: ['reidentified'],
        error: 'more found again than tried',
      })
      .nullable(),
  })
  .refine(({ persons, persons_counted }) => persons_counted <= persons, {
    path: ['persons_counted'],
    error: 'more counted than there are',
  });

const Shown = z.strictObject({
  persons: z.int().min(0),
  devices: z.int().min(0),
  complaints: z.int().min(0),
  withdrawals: z.int().min(0),
});

/** What the rows of `scope` need to know of a processor. */
export const ScopeSection = z
  .strictObject({
    /** The processor itself and every other party with a part in the processing. */
    organisations: z.array(Organisation).max(1000),
    /** Which of them these facts are of; `null` for a natural person. */
    own_organisation_id: Id.nullable(),
    /** Who holds the account, and by which profile. */
    account: z.strictObject({
      holder: z.enum(['natural_person', 'organisation']),
      profile: z.enum(['standard', 'household']),
      /** A landlord, a property manager or a host of short stays. */
      lets_or_manages: z.boolean(),
      /** Persons outside the household whose faces are processed; `null` when nobody has counted. */
      third_persons: z.int().min(0).nullable(),
    }),
    /** First day of any processing; `null` while there has been none. */
    processing_since_on: CivilDate.nullable(),
    /** First day whose processing was judged by the rules of the Measures; `null` when not known. */
    measures_applied_from_on: CivilDate.nullable(),
    /** Frames that belonged to no declared activity: how many came, and of how many anything was kept. */
    undeclared_frames: z.strictObject({ refused: z.int().min(0), kept: z.int().min(0) }).nullable(),
    research: z.array(Research).max(200),
    anonymised: z.array(Anonymised).max(1000),
    /** The last public page of numbers; `null` where there is none. */
    public_page: z
      .strictObject({
        /** Last day of the month that it covers. */
        month_ended_on: CivilDate,
        published_on: CivilDate,
        shown: Shown,
        /** The same numbers in the ledger. */
        ledger: Shown,
      })
      .refine(({ month_ended_on, published_on }) => published_on > month_ended_on, {
        path: ['published_on'],
        error: 'published before the month ended',
      })
      .nullable(),
  })
  .refine(({ account, own_organisation_id: own }) => (account.holder === 'organisation') === (own !== null), {
    path: ['own_organisation_id'],
    error: 'an organisation is one of those listed, a natural person none',
  });
export type ScopeSection = z.infer<typeof ScopeSection>;
