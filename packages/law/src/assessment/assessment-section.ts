import { z } from 'zod';
import { Digest, Id } from '../id.ts';
import { Instant } from '../instant.ts';
import { Mode } from '../purpose/purpose-facts.ts';
import { CivilDate } from '../time/civil-date.ts';
import { AssessedRisk } from './assessed-risk.ts';

/** Who stands before the devices. */
const Audience = z.enum([
  'staff',
  'residents',
  'customers',
  'pupils',
  'patients',
  'guests',
  'visitors',
  'public',
  'children_under_14',
]);

/** What of an activity is assessed besides its purpose; a change of it asks for a new assessment (R09.5). */
export const Configuration = z.strictObject({
  /** Of everything that is configured. */
  digest: Digest,
  algorithm: Id,
  algorithm_supplier: Id,
  threshold: z.number().min(-1).max(1),
  storage_place: z.enum(['in_device', 'processor_server', 'entrusted_server', 'abroad']),
  /** Of all capture areas. */
  capture_areas_digest: Digest,
  audience: z.array(Audience).max(9),
});
export type Configuration = z.infer<typeof Configuration>;

/** One of the four parts of § 第九条第一款; risks are points of 25 (likelihood by harm). */
const Part = z.strictObject({
  /** Evidence on record. */
  evidence: z.array(Id).max(100),
  risk: z.int().min(0).max(25).nullable(),
  residual_risk: z.int().min(0).max(25).nullable(),
});
export type Part = z.infer<typeof Part>;

/** A test of how far the software errs more for some groups than for others. */
const BiasTest = z.strictObject({
  tested_on: CivilDate,
  groups: z.array(z.enum(['age', 'skin_tone', 'gender'])).max(3),
  data: z.enum(['consented', 'synthetic', 'other']),
});

/** An impact assessment of one version of one purpose. */
const Assessment = z
  .strictObject({
    id: Id,
    purpose_id: Id,
    purpose_version: z.int().min(1),
    mode: Mode,
    configuration: Configuration,
    /** Parties whose part was assessed: entrusted, joint, recipients. */
    recipient_organisation_ids: z.array(Id).max(1000),
    report: Digest,
    /** `null` while it is not approved. */
    approved_at: Instant.nullable(),
    approved_by: Id.nullable(),
    /** The incident after which it was made anew; `null` for none. */
    after_incident: Id.nullable(),
    parts: z.strictObject({
      legality: Part,
      impact: Part,
      risks: Part,
      protection: Part,
    }),
    risks: z.array(AssessedRisk).max(7),
    /** Whether it says if measures against the impact work; if protection is lawful, effective, commensurate. */
    mitigation_works: z.boolean().nullable(),
    protection_is: z.array(z.enum(['lawful', 'effective', 'commensurate'])).max(3),
    /** Risks that Commentary A names. */
    treats: z.array(z.enum(['monitoring', 'discrimination', 'privacy', 'leaks'])).max(4),
    bias: BiasTest.nullable(),
    /** Days until which what it found is to be mended and is not yet, the organisation's own; left out for none. */
    to_mend: z.array(CivilDate).max(50).optional(),
    /** When its owner last looked at it again; `null` when not since the approval. */
    reviewed_on: CivilDate.nullable(),
  })
  .refine(({ approved_at, approved_by }) => (approved_at === null) === (approved_by === null), {
    path: ['approved_by'],
    error: 'an approval has a day and a person',
  })
  .refine(({ approved_at, reviewed_on }) => reviewed_on === null || approved_at !== null, {
    path: ['reviewed_on'],
    error: 'reviewed before it was approved',
  });
export type Assessment = z.infer<typeof Assessment>;

/** An activity as it is really configured. */
const Configured = z.strictObject({
  purpose_id: Id,
  configuration: Configuration,
  /** First capture under the present version of the purpose; `null` before it. */
  first_capture_at: Instant.nullable(),
  /** Why a difference from what was assessed is a minor technical change, and who said so; `null` where nobody did. */
  minor_change: z.strictObject({ document: Id, by: Id, on: CivilDate, digest: Digest }).nullable(),
});
export type Configured = z.infer<typeof Configured>;

/** What the rows of `assessment` need to know of a processor. */
export const AssessmentSection = z
  .strictObject({
    assessments: z.array(Assessment).max(5000),
    configured: z.array(Configured).max(1000),
  })
  .superRefine(({ configured }, context) => {
    const seen = new Set<string>();
    for (const [index, { purpose_id }] of configured.entries()) {
      if (seen.has(purpose_id)) {
        const path = ['configured', index, 'purpose_id'];
        context.addIssue({ code: 'custom', path, message: 'configured once' });
      }
      seen.add(purpose_id);
    }
  });
export type AssessmentSection = z.infer<typeof AssessmentSection>;
