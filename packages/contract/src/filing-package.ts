import {
  BiText,
  CessationFiled,
  ChangeFiled,
  CivilDate,
  type Filed,
  FiledFacts,
  FilingDocument,
  FilingKind,
  Province,
} from '@consentry/law';
import { z } from 'zod';
import { ContentDigest } from './platform/facts.ts';

const Instant = z.iso.datetime({ offset: true });

/** Format of a filing package: a zip with `manifest.json`, `manifest.note` and the files it lists. */
export const FILING_FORMAT = 'consentry.filing@v1';
/** First line of the text that is signed: a signature of it is of nothing else. */
export const FILING_CONTEXT = 'consentry filing package v1';
/** Files of a package at most; bytes of each; bytes of all, packed and unpacked. */
export const FILING_FILES_MAX = 2000;
export const FILING_FILE_MAX_BYTES = 32 * 2 ** 20;
export const FILING_MAX_BYTES = 128 * 2 ** 20;

/** Where a file stands in a package: the folder of its place in the portal’s order, and its name. */
export const FilingPath = z
  .string()
  .max(200)
  .regex(/^\d{2}-[\p{Script=Han}a-z0-9-]{1,60}\/[\p{Script=Han}A-Za-z0-9._-]{1,100}$/u)
  .refine((path) => !path.includes('..') && !path.includes('/.'));

/** A place in the portal’s order: a document of the filing, other materials (其他相关材料), or evidence. */
export const FilingSlot = z.enum([...FilingDocument.options, 'other', 'evidence']);
export type FilingSlot = z.infer<typeof FilingSlot>;

/** The nine documents of the portal’s list, which a province may put in an order of its own. */
export const PortalDocument = FilingSlot.extract([
  'processor_form',
  'application_form',
  'assessment_report',
  'credit_code_licence',
  'representative_identity',
  'agent_identity',
  'power_of_attorney',
  'commitment',
  'other',
]);
export type PortalDocument = z.infer<typeof PortalDocument>;
/** Each of the nine once. */
export const PortalDocuments = z
  .array(PortalDocument)
  .length(PortalDocument.options.length)
  .refine((order) => new Set(order).size === order.length, { error: 'a document stands twice' });

/** What further materials are called: one line, by whoever uploads them. */
export const MaterialName = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^\P{C}*$/u);

/** One file of a package. */
export const FilingFile = z.strictObject({
  path: FilingPath,
  slot: FilingSlot,
  /** Form of the paper that it is (`filing_organisation` …); `null` for what was uploaded, and for evidence. */
  form: z
    .string()
    .regex(/^[a-z][a-z_]{2,40}$/)
    .nullable(),
  /** Version of the layout it was set by; `null` where it has none. */
  layout: z.int().min(1).nullable(),
  /** What it is about: the id of a scenario, or of what it proves; `null` for the processor as a whole. */
  about: z.string().min(1).max(64).nullable(),
  /** `generated` from the facts, or an `uploaded` scan. */
  from: z.enum(['generated', 'uploaded']),
  /** Whether who uploaded it says that it bears the stamp (公章). */
  stamped: z.boolean(),
  /** Of further materials that were uploaded: what they are called. */
  title: MaterialName.optional(),
  type: z.enum(['pdf', 'docx', 'png', 'jpeg', 'json', 'text']),
  bytes: z.int().min(1).max(FILING_FILE_MAX_BYTES),
  sha256: ContentDigest,
});
export type FilingFile = z.infer<typeof FilingFile>;

/** A fact that a paper of the package lacks. */
export const FilingGap = z.strictObject({
  path: FilingPath,
  key: z.string().min(1).max(100),
  what: BiText,
});

/** What the organisation adds by hand: a scan, stamped where the portal asks for it. */
export const UploadSlot = z.strictObject({
  slot: FilingSlot,
  required: z.boolean(),
  /** The uploaded file; `null` while it is empty. */
  path: FilingPath.nullable(),
});
export type UploadSlot = z.infer<typeof UploadSlot>;

/** When it is due, and by which calendars that was counted. */
export const FilingClock = z.strictObject({
  /** The day that began the period: 100,000 reached, the change, or the end. */
  from: CivilDate,
  /** Last day; provisional while a calendar is not published. */
  due: CivilDate,
  certainty: z.enum(['firm', 'provisional']),
  /** Day to work to while it is provisional. */
  act_by: CivilDate.nullable(),
  /** Calendars used, as `国办发明电〔2025〕7号`. */
  calendars: z.array(z.string().min(1).max(100)).max(10),
});
export type FilingClock = z.infer<typeof FilingClock>;

/** What a member is to whoever files for it (F1.1 所含主体清单). */
export const MemberRole = z.enum(['affiliate', 'branch', 'chain_store', 'provider']);

/** `manifest.json` of a filing package: what is filed, typed, and every file of it. */
export const FilingManifest = z
  .strictObject({
    format: z.literal(FILING_FORMAT),
    package: z.uuid(),
    kind: FilingKind,
    made_at: Instant,
    /** Address of the platform that made it; an authority may ask there. */
    origin: z.string().min(1).max(300),
    province: Province,
    /** Number of the filing that is changed or ended; `null` for a first one. */
    number: z.string().min(1).max(64).nullable(),
    members: z
      .array(
        z.strictObject({
          name: z.string().min(1).max(200),
          credit_code: z.string().max(18).nullable(),
          role: MemberRole.optional(),
        }),
      )
      .max(1000),
    /** `null` where no period runs: a filing made before 100,000. */
    clock: FilingClock.nullable(),
    /** The order of the province’s portal, where it is another than the one of docs/formats/filing-package.md. */
    order: PortalDocuments.optional(),
    facts: FiledFacts,
    changes: z.array(ChangeFiled).max(1000),
    cessation: CessationFiled.nullable(),
    /** In the portal’s order. */
    files: z.array(FilingFile).max(FILING_FILES_MAX),
    gaps: z.array(FilingGap).max(5000),
    uploads: z.array(UploadSlot).max(60),
    /** The evidence log of the platform; `null` where it keeps none. */
    log: z
      .strictObject({
        /** Key as `name+hash+base64`: it signs the log’s checkpoints and `manifest.note`. */
        key: z.string().min(1).max(400),
        /** The last checkpoint, a signed note; `null` before the first. */
        checkpoint: z.string().max(100_000).nullable(),
      })
      .nullable(),
  })
  .refine(({ files }) => new Set(files.map(({ path }) => path.toLowerCase())).size === files.length, {
    path: ['files'],
    error: 'a path is listed twice',
  });
export type FilingManifest = z.infer<typeof FilingManifest>;

/** What the platform’s key signs, in a C2SP signed note: the digest of `manifest.json` as it stands in the zip. */
export function filingText(manifestDigest: string): string {
  return `${FILING_CONTEXT}\n${manifestDigest}\n`;
}

/** A package as the law judges it: documents by the files that are there, a stamped scan before a draft. */
export function filedOf(manifest: Omit<FilingManifest, 'format'>): Filed {
  const { kind, number, province, members, facts, changes, cessation, files } = manifest;
  const document = (slot: FilingDocument): Filed['documents'][FilingDocument] => {
    const there = files.filter((file) => file.slot === slot);
    const best =
      there.find(({ stamped }) => stamped) ?? there.find(({ from }) => from === 'uploaded') ?? there[0];
    return best === undefined ? null : { digest: best.sha256, stamped: best.stamped };
  };
  const documents = Object.fromEntries(FilingDocument.options.map((slot) => [slot, document(slot)]));
  return {
    kind,
    number,
    province,
    members: members.map(({ name, credit_code }) => ({ name, credit_code })),
    facts,
    changes,
    cessation,
    documents: documents as Filed['documents'],
  };
}
