import { BiText, Finding, Mode, PostureFacts } from '@consentry/law';
import { z } from 'zod';
import { ContentDigest, HandedInFacts } from './facts.ts';

const { use, territory, manner, necessity, gallery } =
  PostureFacts.shape.purpose.shape.purposes.element.shape;
const { decided: _, ...choices } = manner.shape;
const { document, ways } = necessity.unwrap().shape;
const { limit, reason, ends_on } = PostureFacts.shape.retention.shape.schedule.element.shape;
const At = z.iso.datetime({ offset: true });

/** Random id of a purpose. */
export const PurposeId = z.uuid();

/** Kinds that are kept, each for a time of its own. */
export const KeptKind = z.enum(['probe_image', 'probe_template', 'template', 'video']);
export type KeptKind = z.infer<typeof KeptKind>;

/** How long one kind is kept for a purpose, when it begins. */
export const KeptFor = z.strictObject({ keeps: KeptKind, limit, reason, ends_on });
export type KeptFor = z.infer<typeof KeptFor>;

/** One version of a purpose, as it is written (§ 第四条). What nobody has decided yet is `null`. */
export const PurposeContent = z.strictObject({
  statement: BiText,
  mode: Mode,
  mode_justification: z.string().max(2000).nullable(),
  retention_days: z.int().min(1).max(36_500),
  use,
  territory,
  /** Where and how faces are compared and kept, and why where it is not the way of least impact. */
  manner: z.strictObject(choices),
  /** The record of necessity; whoever proposes the version signs it. */
  necessity: z.strictObject({ document, ways }).nullable(),
  /** The answered ethics questions, as somebody approved them. */
  ethics: z
    .strictObject({ document, approved_by: z.string().min(1).max(64), approved_on: z.iso.date() })
    .nullable(),
  gallery,
  /** Each kind once. */
  schedule: z
    .array(KeptFor)
    .max(4)
    .refine((kept) => new Set(kept.map(({ keeps }) => keeps)).size === kept.length),
});
export type PurposeContent = z.infer<typeof PurposeContent>;

/** State of a purpose. Only `active` lets a device look at a face. */
export const PurposeState = z.enum(['draft', 'proposed', 'active', 'suspended', 'ended']);
export type PurposeState = z.infer<typeof PurposeState>;

/** One version of a purpose. */
export const PurposeVersion = z.strictObject({
  version: z.int().min(1),
  state: z.enum(['draft', 'in_force', 'replaced']),
  /** Of the canonical content. A consent names it. */
  digest: ContentDigest,
  content: PurposeContent,
  written_by: z.string(),
  written_at: At,
  in_force_at: At.nullable(),
  ended_at: At.nullable(),
});
export type PurposeVersion = z.infer<typeof PurposeVersion>;

/** `GET /v1/purposes/{purpose}`, versioned by its `revision`. */
export const PurposeView = z.strictObject({
  purpose: PurposeId,
  state: PurposeState,
  /** The version in force; in a draft the one that is prepared. */
  version: z.int().min(1),
  revision: z.int().min(1),
  /** Why it was suspended or ended. */
  reason: z.string().nullable(),
  versions: z.array(PurposeVersion).max(200),
  /** What waits for another person's approval. */
  proposal: z
    .strictObject({
      act: z.enum(['activate_purpose', 'change_purpose']),
      version: z.int().min(1),
      proposed_by: z.string(),
      proposed_at: At,
      handed_in: ContentDigest,
    })
    .nullable(),
});
export type PurposeView = z.infer<typeof PurposeView>;

/** A purpose in a list. */
export const PurposeEntry = z.strictObject({
  purpose: PurposeId,
  state: PurposeState,
  version: z.int().min(1),
  statement: BiText,
  mode: Mode,
});
export type PurposeEntry = z.infer<typeof PurposeEntry>;

/** `GET /v1/purposes`, by id. */
export const ListPurposes = z.strictObject({
  cursor: z.string().min(1).max(512).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const PurposeList = z.strictObject({
  purposes: z.array(PurposeEntry).max(200),
  cursor: z.string().nullable(),
});

/** `POST /v1/purposes/{purpose}/proposal`: what is to begin, change or go on, and what it rests on. */
export const ProposePurpose = z.strictObject({ facts: HandedInFacts });

/** Why a purpose is stopped; for people to read. */
export const StopPurpose = z.strictObject({ reason: z.string().trim().min(1).max(500) });

/** `GET /v1/purposes/{purpose}/check`: what the law would say if its next step were approved now. */
export const PurposeCheck = z.strictObject({
  act: z.enum(['activate_purpose', 'change_purpose']),
  version: z.int().min(1),
  /** Rows that it would break, in the order of the register; none: it would be permitted. */
  broken: z.array(Finding).max(200),
  /** Rows about which the law asks a person, where it permits. */
  asks: z.array(z.string()).max(200),
  /** What has to be there besides: a checkpoint; an incident's end. */
  waits_for: z.array(z.enum(['checkpoint', 'incident'])).max(2),
  /** The document it rests on: that of the proposal, else the last one; `null` where there is none. */
  handed_in: z.strictObject({ digest: ContentDigest, stale: z.boolean() }).nullable(),
  checked_at: At,
});
export type PurposeCheck = z.infer<typeof PurposeCheck>;
