import {
  AssessmentGuide,
  BiText,
  Mode,
  ObservedName,
  PostureFacts,
  PostureState,
  RequirementId,
} from '@consentry/law';
import { z } from 'zod';
import { ContentDigest } from './facts.ts';
import { PurposeId } from './purpose.ts';
import { StaffRole } from './staff.ts';

const { assessments, configured } = PostureFacts.shape.assessment.shape;
const { recipient_organisation_ids, parts, risks, mitigation_works, protection_is, treats, bias } =
  assessments.element.shape;
const { digest: _, ...running } = configured.element.shape.configuration.shape;
const { document } = configured.element.shape.minor_change.unwrap().shape;
const At = z.iso.datetime({ offset: true });
const Id = z.string().min(1).max(64);

/** How a purpose is really configured. Its digest is of its canonical JSON. */
export const RunningConfiguration = z.strictObject(running);
export type RunningConfiguration = z.infer<typeof RunningConfiguration>;

/** `PUT /v1/purposes/{purpose}/configuration`. */
export const SetConfiguration = z.strictObject({
  configuration: RunningConfiguration,
  /** The reasons of an assessor for calling the difference a minor technical change; `null` without. */
  minor_change: z.strictObject({ document }).nullable(),
});

/** `GET /v1/purposes/{purpose}/configuration`, versioned. */
export const ConfigurationView = z.strictObject({
  purpose: PurposeId,
  configuration: RunningConfiguration,
  digest: ContentDigest,
  changed_at: At,
  /** Assessments that this change re-opened. */
  reopened: z.array(z.uuid()).max(50),
});
export type ConfigurationView = z.infer<typeof ConfigurationView>;

/** The four contents of § 第九条第一款, and what remains. */
export const AssessmentContent = z.strictObject({
  parts,
  risks,
  mitigation_works,
  protection_is,
  treats,
  bias,
  recipient_organisation_ids,
  /** Risks that remain, in words; shown to whoever is asked for consent. */
  remaining_risks: z.array(BiText).max(16),
  /**
   * What was answered step by step. With it the platform draws `parts`, `risks`, `treats` and what is judged from
   * the guide, and approval asks for evidence. Left out of those written without it.
   */
  guide: AssessmentGuide.optional(),
});
export type AssessmentContent = z.infer<typeof AssessmentContent>;

/** `POST /v1/purposes/{purpose}/assessments`: the running configuration is filled in by the platform. */
export const NewAssessment = z.strictObject({
  content: AssessmentContent,
  /** The incident after which it is made anew; `null` for none. */
  after_incident: Id.nullable(),
});
export type NewAssessment = z.infer<typeof NewAssessment>;

const Value = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** `GET /v1/purposes/{purpose}/observed`: what answers itself, and what can show that measures work. */
export const PurposeObserved = z.strictObject({
  as_of: At,
  observed: z
    .array(
      z.strictObject({
        name: ObservedName,
        value: Value,
        /** Where it stands in the facts (RFC 6901). */
        path: z.string(),
        /** Whether it shows that a measure works; `null` where it shows nothing. */
        holds: z.boolean().nullable(),
      }),
    )
    .max(100),
  /** Rows of the law that judge measures, and the fact that decided each. */
  rows: z
    .array(
      z.strictObject({
        row: RequirementId,
        state: PostureState,
        path: z.string(),
        value: Value,
        why: BiText,
      }),
    )
    .max(125),
});
export type PurposeObserved = z.infer<typeof PurposeObserved>;

/** `POST /v1/assessments/{assessment}/opinion`: what the officer thinks of it as it is written now. */
export const GiveOpinion = z.strictObject({
  advice: z.enum(['begin', 'begin_after_changes', 'do_not_begin']),
  text: z.string().min(1).max(4000),
});

const Opinion = GiveOpinion.extend({
  by: z.string(),
  at: At,
  /** Digest of what it is of. Another one than the assessment's: it was changed since. */
  report: ContentDigest,
});

/** Who did something of an assessment, named as the records of staff named them when they did it. */
const Signer = z.strictObject({
  act: z.enum(['written', 'advised', 'approved']),
  staff: z.string(),
  name: z.string(),
  roles: z.array(StaffRole).max(5),
});

/** An assessment of one version of one purpose, versioned by its `revision`. Kept, never deleted. */
export const AssessmentView = z.strictObject({
  assessment: z.uuid(),
  purpose: PurposeId,
  purpose_version: z.int().min(1),
  mode: Mode,
  state: z.enum(['draft', 'approved', 'reopened', 'replaced']),
  configuration: RunningConfiguration,
  configuration_digest: ContentDigest,
  content: AssessmentContent,
  /** Of everything that was assessed. */
  report: ContentDigest,
  after_incident: Id.nullable(),
  /** Who wrote it last: somebody else approves. */
  written_by: z.string(),
  written_at: At,
  /** `null` for one that was begun before it was written down. */
  begun_at: At.nullable(),
  /** Everybody who wrote of it, in the order in which they began. */
  writers: z.array(z.string()).max(1000),
  approved_by: z.string().nullable(),
  approved_at: At.nullable(),
  /** Of those above and of who gave the opinion; nobody of what was done before names were kept. */
  signers: z.array(Signer).max(1002),
  reviewed_at: At.nullable(),
  reopened: z
    .strictObject({
      at: At,
      because: z.enum(['configuration', 'incident', 'change']),
      /** What answered itself and is another now, or the incident. */
      changes: z.array(z.strictObject({ name: z.string().max(64), was: Value, now: Value })).max(64),
    })
    .nullable(),
  /** The officer's opinion; `null` while there is none. */
  opinion: Opinion.nullable(),
  /** Last day on which it has to be kept (R09.4); `null` while what it describes goes on. */
  kept_until: z.iso.date().nullable(),
  revision: z.int().min(1),
});
export type AssessmentView = z.infer<typeof AssessmentView>;

/** `GET /v1/assessments/{assessment}/mends`: what it found to be mended, in its order. */
export const AssessmentMends = z.strictObject({
  mends: z
    .array(
      z.strictObject({
        what: z.string(),
        who: z.string(),
        until: z.iso.date(),
        /** As was noted last, else as the assessment says; `null` while it is not mended. */
        done_on: z.iso.date().nullable(),
        /** Who noted it after the approval, and when; `null` where nobody did. */
        noted: z.strictObject({ by: z.string(), at: At }).nullable(),
      }),
    )
    .max(50),
});
export type AssessmentMends = z.infer<typeof AssessmentMends>;

/** `POST /v1/assessments/{assessment}/mends`, of one that was approved: what was mended, and on which day. */
export const NoteMended = z.strictObject({
  /** Its place in the list, from 0. */
  mend: z.int().min(0).max(49),
  /** `null`: it is not mended after all. */
  done_on: z.iso.date().nullable(),
});

/** `GET /v1/purposes/{purpose}/assessments`, the latest first. */
export const AssessmentList = z.strictObject({ assessments: z.array(AssessmentView).max(200) });
