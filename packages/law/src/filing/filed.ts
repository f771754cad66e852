import { z } from 'zod';
import { Id } from '../id.ts';
import { CivilDate } from '../time/civil-date.ts';
import { FiledFacts } from './filed-facts.ts';
import { Document, Documents } from './filing-package.ts';
import { ChangedField } from './filing-section.ts';
import { Province } from './province.ts';

/** Documents of a package: the eight of the provincial notices in their order, and what a change or an end takes. */
const FiledDocuments = z.strictObject({
  ...Documents.shape,
  change_form: Document,
  deregistration_form: Document,
});
export const FilingDocument = FiledDocuments.keyof();
export type FilingDocument = z.infer<typeof FilingDocument>;

/** What is handed in: a first filing, one for a whole group (reading G4), a change of one, or its end. */
export const FilingKind = z.enum(['first', 'consolidated', 'change', 'deregistration']);
export type FilingKind = z.infer<typeof FilingKind>;

/** A change that is handed in (F9). */
export const ChangeFiled = z.strictObject({
  field: ChangedField,
  /** Id of the scenario; `null` for the processor as a whole. */
  scenario: Id.nullable(),
  changed_on: CivilDate,
});

/** The end that is handed in (F10), with what became of the face information. */
export const CessationFiled = z.strictObject({
  ceased_on: CivilDate,
  /** Persons of whom face information is still kept anywhere; `null` when nobody has looked. */
  faces_left: z.int().min(0).nullable(),
  /** Persons whose face information was erased, and certificates of it. */
  erased: z.int().min(0),
  certificates: z.array(Id).max(1000),
});

/** A handing-in as an authority reads it: what `reviewFiling` judges. */
export const Filed = z.strictObject({
  kind: FilingKind,
  /** Number of the filing that is changed or ended; `null` for a first one. */
  number: Id.nullable(),
  /** Province of the authority that it is made to. */
  province: Province,
  /** Members of the group for which it is made; empty but for `consolidated`. */
  members: z
    .array(z.strictObject({ name: z.string().min(1).max(200), credit_code: z.string().max(18).nullable() }))
    .max(1000),
  facts: FiledFacts,
  documents: FiledDocuments,
  changes: z.array(ChangeFiled).max(1000),
  cessation: CessationFiled.nullable(),
});
export type Filed = z.infer<typeof Filed>;

/** Documents that each kind of handing-in takes. */
const WANTED: Readonly<Record<FilingKind, readonly FilingDocument[]>> = {
  first: Documents.keyof().options,
  consolidated: Documents.keyof().options,
  change: ['change_form', 'application_form', 'assessment_report', 'power_of_attorney', 'commitment'],
  deregistration: ['deregistration_form', 'power_of_attorney', 'commitment'],
};

/**
 * Says which documents a handing-in takes: of a first one the eight of the provincial notices (R15.4); of a change
 * and an end those that our reading of F9 and F10 asks for, since no official list was found.
 */
export function documentsWanted(kind: FilingKind): readonly FilingDocument[] {
  return WANTED[kind];
}
