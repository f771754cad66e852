import { z } from 'zod';
import { Id } from '../id.ts';
import { CivilDate } from '../time/civil-date.ts';
import { FaceData, Persons } from './transfer-section.ts';

/** What a contract settles (《个人信息保护法》第二十一条, 《网络数据安全管理条例》第十二条). */
export const Term = z.enum(['purpose', 'period', 'method', 'kinds', 'protection', 'rights_and_duties']);
export type Term = z.infer<typeof Term>;

/** The contract with another party. */
export const Agreement = z
  .strictObject({
    document: Id,
    agreed_on: CivilDate,
    /** Last day on which it holds; `null` where it has no end. */
    until: CivilDate.nullable(),
    /** Whether it never took effect, is void, was revoked or ended early. */
    failed: z.boolean(),
    terms: z.array(Term).max(6),
  })
  .refine(({ agreed_on, until }) => until === null || until >= agreed_on, {
    path: ['until'],
    error: 'ends before it was agreed',
  });
export type Agreement = z.infer<typeof Agreement>;

/** What is on record of processing by or with another party (《网络数据安全管理条例》第十二条). */
const records = {
  /** When it was last looked at whether the other party does what was agreed; `null` when never. */
  supervised_on: CivilDate.nullable(),
  /** Day before which the records of it are not deleted; `null` where nothing stops a deletion. */
  records_locked_until: CivilDate.nullable(),
  begun_on: CivilDate.nullable(),
  ended_on: CivilDate.nullable(),
};

function inOrder({ begun_on, ended_on }: { begun_on: string | null; ended_on: string | null }): boolean {
  return ended_on === null || (begun_on !== null && ended_on >= begun_on);
}

export const entrustmentShape = {
  id: Id,
  organisation_id: Id,
  purpose_ids: z.array(Id).min(1).max(200),
  kinds: z.array(FaceData).min(1).max(3),
  /** `null` where there is none. */
  agreement: Agreement.nullable(),
};

/** Processing by another on instruction (《个人信息保护法》第二十一条). */
export const Entrustment = z
  .strictObject({
    ...entrustmentShape,
    ...records,
    /** Operations outside what was agreed that were let through; `null` when nobody has counted. */
    beyond_agreement: z.int().min(0).nullable(),
    /** Calls let through after the contract had ended. */
    calls_after_end: z.int().min(0),
    /** Persons whose face the party still holds; `null` when not known. */
    persons_held: Persons.nullable(),
    /** Certificate that everything was returned or deleted, and its day; `null` while there is none. */
    returned: z.strictObject({ certificate: Id, on: CivilDate }).nullable(),
    /** Parties to which it was passed on, and when that was consented to; `null` where it was not. */
    passed_on_to: z
      .array(z.strictObject({ organisation_id: Id, consented_on: CivilDate.nullable() }))
      .max(100),
  })
  .refine(inOrder, { path: ['ended_on'], error: 'ended before it began' })
  .refine(({ returned, persons_held }) => returned === null || persons_held === 0, {
    path: ['persons_held'],
    error: 'still held after everything was returned',
  });
export type Entrustment = z.infer<typeof Entrustment>;

/** What a person is told of another processor (《个人信息保护法》第二十三条). */
export const RecipientItem = z.enum(['name', 'contact', 'purpose', 'method', 'kinds']);
export type RecipientItem = z.infer<typeof RecipientItem>;

export const disclosureShape = {
  id: Id,
  /** To another processor that decides by itself, or jointly with one. */
  kind: z.enum(['provision', 'joint']),
  organisation_id: Id,
  purpose_id: Id,
  kinds: z.array(FaceData).min(1).max(3),
  agreement: Agreement.nullable(),
  told: z.array(RecipientItem).max(5),
  /**
   * Persons whose face the recipient was given, but for whom it confirmed deletion; and those of them who
   * consented separately to this recipient; `null` when nobody has counted.
   */
  persons: Persons.nullable(),
  consented: Persons.nullable(),
  /** Counsel’s memo on another basis of 第十三条第一款第二项至第七项, of which `basis` is the item; `null` for consent. */
  other_basis: z.strictObject({ item: z.int().min(2).max(7), memo: Id.nullable() }).nullable(),
};

function consentedOfPersons({ persons, consented }: { persons: number | null; consented: number | null }) {
  return persons === null || consented === null || consented <= persons;
}
export const moreConsented = { path: ['consented'], error: 'more consented than there are' };

/** Face information provided to another processor, or processed jointly (《个人信息保护法》第二十条、第二十三条). */
export const Disclosure = z
  .strictObject({ ...disclosureShape, ...records })
  .refine(inOrder, { path: ['ended_on'], error: 'ended before it began' })
  .refine(consentedOfPersons, moreConsented);
export type Disclosure = z.infer<typeof Disclosure>;

export const publicationShape = {
  id: Id,
  purpose_id: Id,
  kinds: z.array(FaceData).min(1).max(3),
  persons: Persons.nullable(),
  /** Persons who consented separately to this; of them, at their own request or in writing. */
  consented: Persons.nullable(),
  requested_or_written: Persons.nullable(),
};

/** Face information made public (《个人信息保护法》第二十五条). */
export const Publication = z
  .strictObject({ ...publicationShape, begun_on: CivilDate.nullable(), ended_on: CivilDate.nullable() })
  .refine(inOrder, { path: ['ended_on'], error: 'ended before it began' })
  .refine(consentedOfPersons, moreConsented)
  .refine(
    ({ consented, requested_or_written }) =>
      consented === null || requested_or_written === null || requested_or_written <= consented,
    { path: ['requested_or_written'], error: 'more than consented' },
  );
export type Publication = z.infer<typeof Publication>;
