import { BiText } from '@consentry/law';
import { z } from 'zod';
import { ContentDigest } from './facts.ts';
import { ToldJson } from './ledger.ts';

/** What a paper is asked for with: PDF for showing and keeping, Word for going on with. */
export const AskPaper = z.strictObject({
  format: z.enum(['pdf', 'docx']).default('pdf'),
  /** `zh-CN`: the official text. `en`: with an English gloss under it. */
  language: z.enum(['zh-CN', 'en']).default('zh-CN'),
});
export type AskPaper = z.infer<typeof AskPaper>;

/** `GET /v1/consents/{consent}/check/{digest}`: what the code on a paper asks. For anyone; it names nobody. */
export const PaperChecked = z.strictObject({
  digest: ContentDigest,
  /** Which paper of this consent has that digest; `null` for none. */
  paper: z.enum(['receipt', 'certificate']).nullable(),
  genuine: z.boolean(),
  /** The same in words. */
  text: BiText,
});
export type PaperChecked = z.infer<typeof PaperChecked>;

/** A paper of a device: what hangs on the wall by it. */
export const AskSign = z.strictObject({ ...AskPaper.shape, size: z.enum(['A4', 'A3']).default('A4') });

/** Papers about one purpose alone. */
export const PurposePaper = z.enum([
  'notice',
  'separate_consent',
  'written_consent',
  'guardian_consent',
  'children_rules',
  'transfer_consent',
  'provision_consent',
  'public_place_consent',
  'processing_record',
]);

/** Papers about the organisation as a whole: of the filing, its rules, its agreements, and what it owes to all. */
export const OrganisationPaper = z.enum([
  'filing_organisation',
  'filing_scenarios',
  'filing_authorisation',
  'filing_commitment',
  'filing_change',
  'filing_deregistration',
  'officer_report',
  'processing_rules',
  'operating_procedures',
  'entrustment_agreement',
  'joint_agreement',
  'service_end_notice',
  'complaint_form',
]);

/** Query of `GET /v1/complaints/{complaint}/paper`. */
export const AskComplaintPaper = z.strictObject({
  ...AskPaper.shape,
  paper: z.enum(['acknowledgement', 'reply']),
});
/** Query of `GET /v1/incidents/{incident}/paper`. */
export const AskIncidentPaper = z.strictObject({
  ...AskPaper.shape,
  paper: z.enum(['report', 'network_report', 'notice']),
});

/** `GET /v1/papers`: what there is about the organisation as a whole, and what each still lacks. */
export const PaperList = z.strictObject({
  as_of: z.iso.datetime({ offset: true }),
  papers: z
    .array(
      z.strictObject({
        form: OrganisationPaper,
        title: BiText,
        layout: z.strictObject({
          version: z.int().min(1),
          province: z.string().nullable(),
          official: z.boolean(),
        }),
        /** Facts that are missing: the key of the cell, and what it is. */
        gaps: z.array(z.strictObject({ key: z.string(), what: BiText })).max(5000),
      }),
    )
    .max(20),
});

/** Cells that only the organisation can fill: nobody’s identity number is among them. */
export const ParticularKey = z.enum([
  'name',
  'uscc',
  'type',
  'industry',
  'reg_address',
  'office_address',
  'legal_rep_name',
  'legal_rep_phone',
  'dpo_name',
  'dpo_title',
  'dpo_phone',
  'dpo_email',
  'agent_name',
  'agent_title',
  'agent_phone',
  'agent_email',
  'dept',
  'staff_count',
  'protection_staff',
  'past_penalty',
]);
/** `PUT /v1/particulars`: all of them at once; what is left out is not known. */
export const SetParticulars = z.strictObject({ particulars: z.partialRecord(ParticularKey, BiText) });
/** `GET /v1/particulars`. */
export const ParticularsView = z.strictObject({
  ...SetParticulars.shape,
  set_by: z.string().nullable(),
  set_at: z.iso.datetime({ offset: true }).nullable(),
});
export type ParticularsView = z.infer<typeof ParticularsView>;

/** Forms that have a layout. */
export const PaperForm = z.enum([
  'consent_receipt',
  'erasure_certificate',
  'evidence_report',
  'device_sign',
  'impact_assessment',
  'record_extract',
  'minors_audit',
  'compliance_audit',
  'complaint_acknowledgement',
  'complaint_reply',
  'incident_report',
  'incident_notice',
  'network_incident_report',
  'video_filing',
  'site_approval',
  ...PurposePaper.options,
  ...OrganisationPaper.options,
]);

/** `POST /v1/paper-layouts`: a layout as docs/formats/paper.md describes it. */
export const LoadLayout = z.strictObject({ layout: z.record(z.string(), ToldJson) });
/** A layout as it counts. */
export const LoadedLayout = z.strictObject({ ...LoadLayout.shape });
