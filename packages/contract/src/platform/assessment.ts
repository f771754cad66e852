import { BiText, Mode, PostureFacts } from '@consentry/law';
import { z } from 'zod';
import { ContentDigest } from './facts.ts';
import { PurposeId } from './purpose.ts';

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
});
export type AssessmentContent = z.infer<typeof AssessmentContent>;

/** `POST /v1/purposes/{purpose}/assessments`: the running configuration is filled in by the platform. */
export const NewAssessment = z.strictObject({
  content: AssessmentContent,
  /** The incident after which it is made anew; `null` for none. */
  after_incident: Id.nullable(),
});
export type NewAssessment = z.infer<typeof NewAssessment>;

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
  written_by: z.string(),
  written_at: At,
  approved_by: z.string().nullable(),
  approved_at: At.nullable(),
  reviewed_at: At.nullable(),
  reopened: z.strictObject({ at: At, because: z.enum(['configuration', 'incident']) }).nullable(),
  /** Last day on which it has to be kept (R09.4); `null` while what it describes goes on. */
  kept_until: z.iso.date().nullable(),
  revision: z.int().min(1),
});
export type AssessmentView = z.infer<typeof AssessmentView>;

/** `GET /v1/purposes/{purpose}/assessments`, the latest first. */
export const AssessmentList = z.strictObject({ assessments: z.array(AssessmentView).max(200) });
