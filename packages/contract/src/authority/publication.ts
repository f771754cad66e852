import { BiText } from '@consentry/law';
import { z } from 'zod';
import { DepartmentId, DepartmentView, RegionCode } from './department.ts';
import { WaitingRest } from './search.ts';
import { At, Line, Words } from '../written.ts';

/** `YYYY-MM` in Asia/Shanghai. */
export const Month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/);

/** What is counted, and by what. A case counts in the month it came in (an inspection: was ordered; an incident: its first report). */
export const FigureName = z.enum([
  'complaints_by_month',
  'complaints_by_region',
  'complaints_by_topic',
  'complaints_by_state',
  /** Whether the outcome was told. */
  'complaints_by_outcome',
  'complaints_by_result',
  /** Told within what the department aims at, or later. */
  'complaints_by_time',
  'filings_by_month',
  /** By the month they were accepted in, unlike the others. */
  'filings_accepted_by_month',
  'filings_by_region',
  'filings_by_state',
  'persons_by_region',
  'devices_by_region',
  'scenarios_by_mode',
  'inspections_by_month',
  'inspections_by_result',
  'rectifications_by_result',
  'incidents_by_month',
  'incidents_by_region',
  'incidents_by_kind',
  'incidents_by_grade',
  'incidents_by_state',
  /** Of those that the hours of the law bind: received within them, or later. */
  'incidents_by_time',
]);
export type FigureName = z.infer<typeof FigureName>;

/** One table of counts. */
export const FigureTable = z.strictObject({
  name: FigureName,
  title: BiText,
  rows: z
    .array(
      z.strictObject({
        /** A month, the code of a region, or a word of the contract. */
        value: z.string().max(60),
        text: BiText,
        /** `null`: withheld, see `practice` of what is published. */
        count: z.int().min(0).nullable(),
      }),
    )
    .max(1300),
  total: z.int().min(0).nullable(),
});
export type FigureTable = z.infer<typeof FigureTable>;

/** `GET /v1/figures`: what is with one's own department; left out: from the first, until this month. */
export const AskFigures = z.strictObject({
  from: Month.optional(),
  until: Month.optional(),
  /** A division of the first level. */
  region: RegionCode.optional(),
});
export type AskFigures = z.infer<typeof AskFigures>;
export const Figures = z.strictObject({
  /** `null` before the first count. */
  counted_at: At.nullable(),
  tables: z.array(FigureTable),
  /** Days from a complaint to its outcome, the middle one of those that were told; `null` where none was. */
  median_days: z.number().min(0).nullable(),
});
export type Figures = z.infer<typeof Figures>;

/** A text for the public: in Chinese, and in English where somebody wrote it. */
export const PublicText = z.strictObject({ 'zh-CN': Words, en: Words.nullable() });
export type PublicText = z.infer<typeof PublicText>;

/** A case that is closed, of which a notice tells. */
const ClosedCase = z.strictObject({ of: z.enum(['complaint', 'inspection']), id: z.uuid() });

/** Counts from 1 to below this are withheld, unless somebody says otherwise; our own practice. */
const THRESHOLD_DEFAULT = 5;

const Notice = {
  kind: z.literal('notice'),
  title: PublicText,
  text: PublicText,
  /** The provisions it rests on: the Measures refer to other law for a penalty (Art. 18). */
  basis: z.array(Line).min(1).max(10),
  /** Whether it tells of a penalty. */
  penalty: z.boolean(),
} as const;

/** `POST /v1/publications`: the figures of a month that is over, or a notice of a case that is closed. */
export const PreparePublication = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('figures'),
    month: Month,
    threshold: z.int().min(3).max(100).default(THRESHOLD_DEFAULT),
  }),
  z.strictObject({ ...Notice, case: ClosedCase }),
]);
export type PreparePublication = z.infer<typeof PreparePublication>;

/** `POST …/corrections`: the same month or case anew, and why. */
export const CorrectPublication = z.strictObject({ reason: Words, draft: PreparePublication });

/** What is published. */
export const PublicationContent = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('figures'),
    month: Month,
    threshold: z.int(),
    tables: z.array(FigureTable),
    median_days: z.number().nullable(),
    /** How counts are withheld, and that this is our own practice. */
    practice: BiText,
  }),
  z.strictObject(Notice),
]);
export type PublicationContent = z.infer<typeof PublicationContent>;

/** What software noticed; whoever approves says why it is published all the same. */
export const PublicationWarning = z.strictObject({
  code: z.enum(['measures_only', 'citation_unknown', 'number_of_person']),
  text: BiText,
});
export type PublicationWarning = z.infer<typeof PublicationWarning>;

/** `prepared → published → withdrawn`; `dropped` where nobody approved it. */
export const PublicationState = z.enum(['prepared', 'published', 'withdrawn', 'dropped']);
export type PublicationState = z.infer<typeof PublicationState>;

/** A version: the first one, or a correction. */
export const PublicationVersion = z.strictObject({
  number: z.int().min(1),
  state: z.enum(['prepared', 'published', 'superseded', 'dropped']),
  content: PublicationContent,
  warnings: z.array(PublicationWarning),
  prepared_by: z.uuid(),
  prepared_at: At,
  /** Who agreed to it or dropped it; `null` while nobody has. */
  decided_by: z.uuid().nullable(),
  decided_at: At.nullable(),
  /** Why it corrects the one before; `null` for the first. Published. */
  reason: Words.nullable(),
  /** Why it was approved although software warned, or dropped. Not published. */
  remark: Words.nullable(),
});
export type PublicationVersion = z.infer<typeof PublicationVersion>;

/** A publication in a list. */
export const PublicationEntry = z.strictObject({
  publication: z.uuid(),
  kind: z.enum(['figures', 'notice']),
  state: PublicationState,
  department: DepartmentId,
  title: PublicText,
  /** The version that is published; `null` where none is. */
  published: z.int().nullable(),
  /** The version that waits for a second official; `null` where none does. */
  waiting: z.int().nullable(),
  prepared_at: At,
  version: z.int().min(1),
});
export type PublicationEntry = z.infer<typeof PublicationEntry>;

/** `GET /v1/publications`, the latest first. */
export const ListPublications = z.strictObject({
  state: PublicationState.optional(),
  cursor: z.string().min(1).max(512).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const PublicationList = z.strictObject({
  publications: z.array(PublicationEntry).max(200),
  cursor: z.string().nullable(),
});

/**
 * `GET /v1/publications/waiting`: first versions and corrections that a second official has to agree to, the longest
 * waiting first.
 */
export const WaitingPublications = z.strictObject({
  ...WaitingRest.shape,
  publications: z
    .array(
      z.strictObject({
        ...PublicationEntry.shape,
        /** When the version that waits was prepared. */ waits_since: At,
      }),
    )
    .max(100),
});

const Withdrawn = z.strictObject({ at: At, reason: Words });

/** `GET /v1/publications/{publication}`, the latest version first. */
export const PublicationView = z.strictObject({
  ...PublicationEntry.shape,
  /** The case it tells of; never published. `null` for figures. */
  case: ClosedCase.nullable(),
  versions: z.array(PublicationVersion),
  withdrawn: z.strictObject({ ...Withdrawn.shape, by: z.uuid() }).nullable(),
});
export type PublicationView = z.infer<typeof PublicationView>;

/** `POST …/approval`: `despite` says why it is published although software warned; `null` where it did not. */
export const ApprovePublication = z.strictObject({ despite: Words.nullable() });
/** `POST …/refusal`, by whoever looked at it or prepared it. */
export const DropPublication = z.strictObject({ reason: Words });
/** `POST …/withdrawal`: it stays listed, with this reason. */
export const WithdrawPublication = z.strictObject({ reason: Words });

/** What anyone sees of a publication in a list. */
export const OpenEntry = z.strictObject({
  publication: z.uuid(),
  kind: PublicationEntry.shape.kind,
  state: z.enum(['published', 'withdrawn']),
  department: DepartmentView.pick({ kind: true, region: true, name: true }),
  title: PublicText,
  month: Month.nullable(),
  version: z.int().min(1),
  published_at: At,
  /** When it was last corrected or withdrawn. */
  changed_at: At,
  withdrawn: Withdrawn.nullable(),
});
export type OpenEntry = z.infer<typeof OpenEntry>;

/** `GET /open/publications`, the latest first. */
export const ListOpen = z.strictObject({
  kind: PublicationEntry.shape.kind.optional(),
  cursor: z.string().min(1).max(512).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const OpenList = z.strictObject({
  publications: z.array(OpenEntry).max(200),
  cursor: z.string().nullable(),
});

/** `GET /open/publications/{publication}`; a withdrawn one is named, and not shown. */
export const OpenPublication = z.strictObject({
  ...OpenEntry.shape,
  content: PublicationContent.nullable(),
  /** Each that was published, the first one first, with what it corrected. */
  versions: z.array(z.strictObject({ number: z.int(), published_at: At, reason: Words.nullable() })),
});
export type OpenPublication = z.infer<typeof OpenPublication>;

/** `GET /open/publications/{publication}/versions/{number}`: as it was published then. */
export const OpenVersion = z.strictObject({
  publication: z.uuid(),
  number: z.int(),
  published_at: At,
  reason: Words.nullable(),
  content: PublicationContent,
});
