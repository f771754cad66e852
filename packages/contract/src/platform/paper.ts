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
export type PurposePaper = z.infer<typeof PurposePaper>;

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
  'accessibility_report',
]);
export type OrganisationPaper = z.infer<typeof OrganisationPaper>;

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
  'error_rates',
]);
/** A cell that an official form asks for and no fact fills: its layout names it so. */
export const OwnKey = z.string().regex(/^own_[a-z0-9_]{1,60}$/);
/** `PUT /v1/particulars`: all of them at once; what is left out is not known. */
export const SetParticulars = z.strictObject({
  particulars: z.partialRecord(ParticularKey, BiText),
  /** For the cells that official forms ask for besides. */
  own: z.record(OwnKey, BiText).default({}),
});
/** `GET /v1/particulars`. */
export const ParticularsView = z.strictObject({
  ...SetParticulars.shape,
  /** What layouts that count ask for besides. */
  asked: z.array(z.strictObject({ key: OwnKey, label: BiText })).max(1000),
  set_by: z.string().nullable(),
  set_at: z.iso.datetime({ offset: true }).nullable(),
});
export type ParticularsView = z.infer<typeof ParticularsView>;

/** Papers that an organisation owes somebody, each with a layout. The first word of most is the slice of the law they are of. */
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
export type PaperForm = z.infer<typeof PaperForm>;

/** `POST /v1/paper-layouts`: a layout as docs/formats/paper.md describes it. */
export const LoadLayout = z.strictObject({ layout: z.record(z.string(), ToldJson) });
/** A layout as it counts. */
export const LoadedLayout = z.strictObject({ ...LoadLayout.shape });

const Key = z.string().max(64);
/** Which layout it is: of a form, for a province (GB/T 2260, two digits) or `null` for all. */
const layoutName = { province: z.string().nullable(), version: z.int().min(1) };

/** `POST /v1/paper-layouts/checks`: what a layout would do, before it counts. */
export const CheckedLayout = z.strictObject({
  /** Of the layout: asks for its preview; `null` where something is wrong. */
  digest: ContentDigest.nullable(),
  /** Everything that is wrong: where, as a JSON Pointer (RFC 6901), and what to do. */
  faults: z.array(z.strictObject({ at: z.string(), text: BiText })).max(500),
  /** Which fact stands in which cell; `fact` is `null` where the organisation writes it itself. */
  mapped: z
    .array(z.strictObject({ at: z.string(), label: BiText, key: Key, fact: BiText.nullable() }))
    .max(10_000),
  /** Facts that the form can show, and this layout does not. */
  unused: z.array(z.strictObject({ key: Key, name: BiText })).max(1000),
  /** What would be missing now. */
  gaps: z.array(z.strictObject({ key: Key, what: BiText })).max(5000),
});

/** Query of `GET /v1/paper-layouts/{form}/preview`. */
export const AskPreview = z.strictObject({ ...AskPaper.shape, digest: ContentDigest });

/** `GET /v1/paper-layouts`: of each form the layout that counts, and all that were loaded, the latest first. */
export const LayoutList = z.strictObject({
  forms: z
    .array(
      z.strictObject({
        form: PaperForm,
        title: BiText,
        counts: z.strictObject({ ...layoutName, official: z.boolean() }),
        loaded: z
          .array(
            z.strictObject({
              ...layoutName,
              published_by: BiText,
              published_on: z.iso.date(),
              loaded_by: z.string(),
              loaded_at: z.iso.datetime({ offset: true }),
              ended_by: z.string().nullable(),
              ended_at: z.iso.datetime({ offset: true }).nullable(),
            }),
          )
          .max(1000),
      }),
    )
    .max(100),
});

/** `GET /v1/paper-layouts/{form}/facts`: what the keys of its layouts may be. */
export const LayoutFacts = z.strictObject({
  form: PaperForm,
  facts: z
    .array(
      z.strictObject({
        key: Key,
        name: BiText,
        /** It is rows: for a part of kind `table` or `each`. */
        rows: z.boolean(),
        /** Keys of the rows in which it stands, from without. */
        within: z.array(Key).max(5),
      }),
    )
    .max(2000),
});

/** `POST /v1/paper-layouts/ends`: a loaded layout counts no more; the one before it does, or ours. */
export const EndLayout = z.strictObject({ form: PaperForm, ...layoutName });
