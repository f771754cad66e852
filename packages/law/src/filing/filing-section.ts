import { z } from 'zod';
import { Digest, Id } from '../id.ts';
import { CivilDate } from '../time/civil-date.ts';
import { Filing } from './filing-package.ts';
import { Reached, Stock } from './filing-stock.ts';
import { Province } from './province.ts';

/** Field of a filing that changed (reading G7). All but contact details count as substantive. */
export const ChangedField = z.enum([
  'processor_name',
  'purpose',
  'mode',
  'new_scenario',
  'storage_place',
  'internet_transfer',
  'recipient',
  'algorithm_supplier',
  'security_measures',
  'rules',
  'persons_concerned',
  'quantity',
  'assessment_conclusion',
  'contact_details',
]);

/** What changed of what was filed. */
const Change = z.strictObject({
  id: Id,
  field: ChangedField,
  changed_on: CivilDate,
  /** Counsel's decision on record that it is not one of substance; `null` where nobody decided so. */
  minor_by: Id.nullable(),
  /** The filing, of kind `change`, in which it was handed in; `null` while in none. */
  filing_id: Id.nullable(),
});

/** The end of the use of face recognition as a whole; the end of one scenario is a change. */
const Cessation = z.strictObject({
  ceased_on: CivilDate,
  /**
   * Persons of whom face information is still kept anywhere, backups and those entrusted included, and
   * what a law or administrative regulation has kept left out; `null` when nobody has looked.
   */
  faces_left: z.int().min(0).nullable(),
  /** Certificate of the erasure, or `null`. */
  certificate: Id.nullable(),
  /** The filing, of kind `deregistration`; `null` while there is none. */
  filing_id: Id.nullable(),
});

/** What was decided as the number drew near, and at which warning. */
const Plan = z.strictObject({
  decided_on: CivilDate,
  choice: z.enum(['file', 'keep_less', 'stop_before']),
  level: z.union([z.literal(70), z.literal(80), z.literal(90), z.literal(95)]),
});

/** What the rows of `filing` need to know of a processor. */
export const FilingSection = z
  .strictObject({
    /** Where the processor is: registered, and where else it operates (reading G5). */
    location: z.strictObject({ registered: Province, operating: z.array(Province).max(34) }),
    /** Persons whose face information is stored; `null` when nobody has counted. */
    stock: Stock.nullable(),
    /** When 100,000 was first reached. Fewer persons later undo nothing (reading G2). */
    reached: z.strictObject({
      processor: Reached,
      /** `null` when it belongs to no group. */
      group: Reached.nullable(),
    }),
    /** Highest count of each of the last days, the higher of processor and group, by the upper bound. */
    peaks: z
      .array(z.strictObject({ on: CivilDate, persons: z.int().min(0) }))
      .max(400)
      .refine((peaks) => peaks.every(({ on }, at) => at === 0 || on > (peaks[at - 1]?.on ?? on)), {
        error: 'days out of order',
      }),
    plan: Plan.nullable(),
    /** Digest of what runs now, over every fact that a filing states. */
    configuration: Digest,
    /** Filings with the cyberspace authority, each handing-in one; drafts have no `submitted_on`. */
    filings: z.array(Filing).max(200),
    changes: z.array(Change).max(1000),
    cessation: Cessation.nullable(),
  })
  .refine(({ stock, reached }) => stock === null || (stock.group === null) === (reached.group === null), {
    path: ['reached', 'group'],
    error: 'a group that is not counted, or counted without a group',
  })
  .superRefine(({ filings, changes, cessation }, context) => {
    const kinds = new Map(filings.map(({ id, kind }) => [id, kind]));
    for (const [at, { filing_id }] of changes.entries()) {
      if (filing_id === null || kinds.get(filing_id) === 'change') continue;
      context.addIssue({
        code: 'custom',
        path: ['changes', at, 'filing_id'],
        message: 'no filing of a change',
      });
    }
    const end = cessation?.filing_id ?? null;
    if (end === null || kinds.get(end) === 'deregistration') return;
    context.addIssue({ code: 'custom', path: ['cessation', 'filing_id'], message: 'no deregistration' });
  });
export type FilingSection = z.infer<typeof FilingSection>;
