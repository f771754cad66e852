import { BiText } from '@consentry/law';
import { z } from 'zod';
import { ContentDigest } from './facts.ts';
import { ToldFields } from './told-fields.ts';
import { PurposeId } from './purpose.ts';

const At = z.iso.datetime({ offset: true });
const Cursor = z.string().min(1).max(512).optional();
const Limit = z.coerce.number().int().min(1).max(500).default(100);
const period = {
  /** Days in Shanghai, both included. */
  from: z.iso.date(),
  to: z.iso.date(),
};

/** Why somebody looks at what shows who a person is: the header `Access-Reason`, with `:REFERENCE` or without. */
export const AccessReason = z.enum([
  'service',
  'request',
  'complaint',
  'incident',
  'authority',
  'correction',
  'audit',
]);
export type AccessReason = z.infer<typeof AccessReason>;

/** Query of `GET /v1/record`. */
export const ReadRecord = z.strictObject({
  ...period,
  purpose: PurposeId.optional(),
  cursor: Cursor,
  limit: Limit,
});

/** One thing that happened. Pseudonymous ids only. */
export const ProcessingEntry = z.strictObject({
  at: At,
  stream: z.string(),
  sequence: z.int().min(1),
  kind: z.string(),
  /** Purposes it belongs to; none for what is of the organisation as a whole. */
  purposes: z.array(z.string()),
  body: ToldFields,
});
export type ProcessingEntry = z.infer<typeof ProcessingEntry>;

/** `GET /v1/record`: what was processed, in order of time (§ 第九条; 《个人信息保护法》第五十五条). */
export const ProcessingRecord = z.strictObject({
  entries: z.array(ProcessingEntry).max(500),
  /** `null` at the end; a page may have fewer entries than were asked for. */
  cursor: z.string().nullable(),
});

/** Query of `GET /v1/record/accesses`. */
export const ReadAccesses = z.strictObject({ ...period, cursor: Cursor, limit: Limit });

/** Somebody saw or changed personal data. */
export const AccessEntry = z.strictObject({
  at: At,
  by: z.strictObject({ kind: z.string(), id: z.string(), role: z.string() }),
  action: z.string(),
  route: z.string(),
  /** Whose data, where it was of one person. */
  person: z.string().nullable(),
  site: z.string().nullable(),
  reason: z.string().nullable(),
  reference: z.string().nullable(),
  request_id: z.string(),
});

/** `GET /v1/record/accesses`: who saw which personal data, in order of time. */
export const AccessList = z.strictObject({
  accesses: z.array(AccessEntry).max(500),
  cursor: z.string().nullable(),
});

/** Query of `GET /v1/record/extract`. */
export const ExtractRecord = z.strictObject({ ...period, purpose: PurposeId });

const Version = z.strictObject({
  version: z.int(),
  digest: ContentDigest,
  in_force_at: At.nullable(),
  ended_at: At.nullable(),
});
const Count = z.strictObject({ count: z.int().min(0) });

/** `GET /v1/record/extract`: the record of one purpose in one period, as one document. */
export const RecordExtract = z.strictObject({
  purpose: PurposeId,
  from: z.iso.date(),
  to: z.iso.date(),
  made_at: At,
  made_by: z.string(),
  reason: z.string().nullable(),
  /** As they were in the period. */
  versions: z.array(Version.extend({ statement: BiText, mode: z.string() })),
  notices: z.array(
    z.strictObject({
      notice: z.string(),
      digest: ContentDigest,
      purpose_version: z.int(),
      published_at: At.nullable(),
      ended_at: At.nullable(),
    }),
  ),
  assessments: z.array(
    z.strictObject({
      assessment: z.string(),
      report: ContentDigest,
      purpose_version: z.int(),
      state: z.string(),
      approved_at: At.nullable(),
      kept_until: z.iso.date().nullable(),
    }),
  ),
  /** Decisions and ends in the period; nobody is named. */
  consents: z.array(Count.extend({ kind: z.string(), decision: z.string() })),
  ends: z.array(Count.extend({ kind: z.string(), reason: z.string() })),
  uses: z.array(Count.extend({ way: z.string(), outcome: z.string() })),
  /** As it is when the extract is made. */
  retention: z.array(z.strictObject({ keeps: z.string(), unit: z.string(), amount: z.int() })),
  recipients: z.array(z.string()),
  devices: z.array(z.strictObject({ device: z.string(), site: z.string(), state: z.string() })),
  incidents: z.array(z.strictObject({ incident: z.string(), state: z.string(), known_at: At })),
  entries: z.array(ProcessingEntry).max(5000),
  /** SHA-256 of the canonical JSON (RFC 8785) of all the rest. */
  digest: ContentDigest,
});
export type RecordExtract = z.infer<typeof RecordExtract>;
