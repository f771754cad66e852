import { BiText, ChangedField, CivilDate, Finding, FilingDocument, Province } from '@consentry/law';
import { z } from 'zod';
import { ContentDigest } from './facts.ts';
import { DueView } from './due.ts';
import { MaterialName, MemberRole, PortalDocuments } from '../filing-package.ts';
import { RefusedBecause } from '../authority/filing.ts';
import { ReportDepartment, SendingState } from './incident-report.ts';
import { PaperForm } from './paper.ts';
import { OrderState, OrderTrouble } from './supervision.ts';

const At = z.iso.datetime({ offset: true });
const Text = z.string().trim().min(1).max(2000);
const Scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** What is filed: for the first time (for a whole group too), a change of it, or the end of the use. */
export const FilingSort = z.enum(['initial', 'change', 'deregistration']);
export type FilingSort = z.infer<typeof FilingSort>;

/** How far it is. `accepted` and `dropped` are its ends. */
export const FilingState = z.enum([
  'due',
  'preparing',
  'ready',
  'handed_in',
  'supplement_asked',
  'accepted',
  'dropped',
]);
export type FilingState = z.infer<typeof FilingState>;

/** Scans that may be uploaded: the licence, and what was printed and stamped. Never one of an identity document. */
export const ScanSlot = z.enum(['credit_code_licence', 'power_of_attorney', 'commitment']);
export type ScanSlot = z.infer<typeof ScanSlot>;
export const ScanType = z.enum(['application/pdf', 'image/jpeg', 'image/png']);
export type ScanType = z.infer<typeof ScanType>;
/** Largest scan, bytes. */
export const SCAN_MAX_BYTES = 10 * 2 ** 20;
/** Further materials (其他相关材料) of one filing: how many, and bytes of all. */
export const MATERIALS_MAX = 20;
export const MATERIALS_MAX_BYTES = 64 * 2 ** 20;
/** Header of an upload that says what the material is called, percent-encoded UTF-8 (RFC 3986). */
export const MATERIAL_NAME_HEADER = 'material-name';

const Same = z.literal(true);
/** What is the same for all of a group, by whoever files for it (reading G4). */
const GroupSame = z.strictObject({ purpose: Same, necessity: Same, method: Same, scope: Same });

/** A member of the group for which it is made, too (reading G4). */
export const FilingMember = z.strictObject({
  name: z.string().trim().min(1).max(200),
  credit_code: z
    .string()
    .regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/)
    .nullable(),
  role: MemberRole.optional(),
});
export type FilingMember = z.infer<typeof FilingMember>;

const clock = {
  /** The day that began the time: 100,000 reached, the change, or the end; `null` for one before it is due. */
  trigger_on: z.iso.date().nullable(),
  /** By the calendars of today; `null` where no time runs. */
  due: DueView.nullable(),
  /** The twentieth working day, by which careful filers hand in: practice, not law. */
  aim_on: z.iso.date().nullable(),
  /** Calendars that the count relied on, as `国办发明电〔2025〕7号`. */
  calendars: z.array(z.string()).max(10),
};

/** One filing as a list shows it. */
export const FilingEntry = z.strictObject({
  filing: z.uuid(),
  sort: FilingSort,
  state: FilingState,
  ...clock,
  opened_at: At,
  number: z.string().nullable(),
  revision: z.int().min(1),
});
export type FilingEntry = z.infer<typeof FilingEntry>;

/** Something that differs from what was filed. */
export const FilingChange = z.strictObject({
  change: z.uuid(),
  field: ChangedField,
  /** Id of the purpose; `null` for the organisation as a whole. */
  scenario: z.string().nullable(),
  path: z.string(),
  before: Scalar,
  after: Scalar,
  why: BiText,
  /** Of substance, unless counsel decided otherwise. */
  substantive: z.boolean(),
  found_on: z.iso.date(),
  minor: z.strictObject({ by: z.string(), at: At, reason: z.string() }).nullable(),
  /** The filing in which it was handed in; `null` while in none. */
  filing: z.uuid().nullable(),
});
export type FilingChange = z.infer<typeof FilingChange>;

/** What is known of where a province takes filings. */
const OfOffice = z.enum(['authority', 'hotline', 'url', 'order', 'extra_materials']);

/**
 * Where and how a province takes filings (《填报说明》 has no public text): data that an officer corrects. What is not
 * in `verified` is an assumption or was only told, and is shown as that.
 */
export const FilingOffice = z.strictObject({
  /** The provincial cyberspace authority, as it calls itself; `null` where nobody wrote it down. */
  authority: z.string().trim().min(1).max(200).nullable(),
  hotline: z.string().trim().min(1).max(60).nullable(),
  /** Of the portal. */
  url: z.url({ protocol: /^https$/ }).max(300),
  /** In which the portal asks for the nine documents. */
  order: PortalDocuments,
  /** What the province asks for besides. */
  extra_materials: z.array(z.string().trim().min(1).max(200)).max(20),
  verified: z.array(OfOffice).max(5),
  /** What this rests on: a notice, a call, the portal itself. */
  source: z.string().trim().min(1).max(500),
  /** Day on which somebody looked last; `null` for never. */
  checked_on: CivilDate.nullable(),
});
export type FilingOffice = z.infer<typeof FilingOffice>;

/** `GET /v1/filing/offices/{province}`; `version` is 1 as delivered, and grows with each correction. */
export const FilingOfficeView = z.strictObject({
  province: Province,
  name: BiText,
  version: z.int().min(1),
  /** Staff; `null` as delivered. */
  set_by: z.string().nullable(),
  set_at: At.nullable(),
  ...FilingOffice.shape,
});
export type FilingOfficeView = z.infer<typeof FilingOfficeView>;
/** `GET /v1/filing/offices`, by the code of the province. */
export const FilingOfficeList = z.strictObject({ offices: z.array(FilingOfficeView).max(40) });

/** `GET /v1/filing`: how the organisation stands. */
export const FilingOverview = z.strictObject({
  as_of: At,
  /**
   * `not_due`, below 100,000 and nothing filed; `preparing`, begun before it is due; `due`, reached and not handed in; `handed_in`; `filed`, accepted and
   * as it runs; `changed`, something else runs; `ended`, use is over and that is not handed in; `deregistered`.
   */
  standing: z.enum(['not_due', 'preparing', 'due', 'handed_in', 'filed', 'changed', 'ended', 'deregistered']),
  /** Persons by the last count; the upper bound decides. `null` before the first. */
  stock: z.strictObject({ on: z.iso.date(), lower: z.int(), upper: z.int() }).nullable(),
  /** Most persons of each day, by the platform’s own count, the earliest first. */
  days: z.array(z.strictObject({ on: CivilDate, lower: z.int(), upper: z.int() })).max(400),
  /** Day on which 100,000 was first reached: possibly, by the upper bound; for certain, by the lower. */
  reached: z.strictObject({ possible_on: z.iso.date().nullable(), certain_on: z.iso.date().nullable() }),
  /** Number of the filing that stands. */
  number: z.string().nullable(),
  open: z.array(FilingEntry).max(10),
  /** Changes that are in no filing yet. */
  changes: z.array(FilingChange).max(1000),
  end: z.strictObject({ ceased_on: z.iso.date(), by: z.string(), reason: z.string() }).nullable(),
  /** That this product prepares, and hands nothing in. */
  statement: BiText,
  /** Where the province of the organisation takes filings. */
  office: FilingOfficeView,
});
export type FilingOverview = z.infer<typeof FilingOverview>;

/** `GET /v1/filings`, the latest first. */
export const FilingList = z.strictObject({ filings: z.array(FilingEntry).max(200) });

/** `POST /v1/filings`: begins one before it is due. One that is due, the platform opens itself. */
export const OpenFiling = z.strictObject({
  members: z.array(FilingMember).max(1000),
  same: GroupSame.nullable().default(null),
});

/** `PUT /v1/filings/{filing}/members`: files for the whole group; `same` may be `null` where nobody is in it any more. */
export const SetMembers = z.strictObject({
  members: z.array(FilingMember).max(1000),
  same: GroupSame.nullable(),
});

/** `POST /v1/filings/{filing}/steps`. */
export const StepFiling = z.discriminatedUnion('step', [
  /** Somebody works on it. */
  z.strictObject({ step: z.literal('begin') }),
  /** It is whole; with `despite`, why it is handed in though something is missing. */
  z.strictObject({ step: z.literal('make_ready'), despite: Text.nullable() }),
  z.strictObject({ step: z.literal('reopen') }),
  /** Not made: a voluntary one, or a change that counsel found not to be of substance. */
  z.strictObject({ step: z.literal('drop'), reason: Text }),
]);
export type StepFiling = z.infer<typeof StepFiling>;

/** A document that was added at the portal and never came here: its digest, made where the file is. */
const Outside = z.strictObject({ digest: ContentDigest, stamped: z.boolean() }).nullable();

/** `POST /v1/filings/{filing}/hand-in`: writes down that somebody handed it in. */
export const HandInFiling = z.strictObject({
  /** The package that was handed in. */
  package: z.uuid(),
  on: CivilDate,
  channel: z.enum(['online_system', 'other']),
  authority: z.strictObject({
    level: z.enum(['national', 'provincial', 'city', 'county']),
    province: Province,
  }),
  outside: z.strictObject({
    credit_code_licence: Outside,
    representative_identity: Outside,
    agent_identity: Outside,
  }),
  /** The letter of commitment as signed; `null` where it is not. */
  commitment: z.strictObject({ signed_on: CivilDate, by_representative: z.boolean() }).nullable(),
});
export type HandInFiling = z.infer<typeof HandInFiling>;

/** `POST /v1/filings/{filing}/supplement`: the authority asked for something more. */
export const SupplementFiling = z.strictObject({ on: CivilDate, asked: Text });
/** `POST /v1/filings/{filing}/acceptance`: its number, and the digest of its receipt. */
export const AcceptFiling = z.strictObject({
  on: CivilDate,
  number: z.string().trim().min(1).max(64),
  receipt: ContentDigest.nullable(),
});

const Package = z.strictObject({
  package: z.uuid(),
  /** Of its manifest. */
  digest: ContentDigest,
  made_at: At,
  made_by: z.string(),
  bytes: z.int().min(1),
  gaps: z.int().min(0),
  persons: z.int().min(0),
  /** When its bytes were deleted; what it said stays. */
  purged_at: At.nullable(),
});

/** `GET /v1/filings/{filing}`, versioned by its `revision`. */
export const FilingView = z.strictObject({
  ...FilingEntry.shape,
  opened_by: z.string(),
  members: z.array(FilingMember).max(1000),
  despite: z.string().nullable(),
  dropped: z.strictObject({ by: z.string(), at: At, reason: z.string() }).nullable(),
  packages: z.array(Package).max(200),
  scans: z
    .array(
      z.strictObject({
        scan: z.uuid(),
        slot: z.enum([...ScanSlot.options, 'other']),
        /** Of further materials: what they are called; `null` of what is stamped. */
        name: MaterialName.nullable(),
        type: ScanType,
        bytes: z.int().min(1),
        digest: ContentDigest,
        uploaded_by: z.string(),
        uploaded_at: At,
        purged_at: At.nullable(),
      }),
    )
    .max(200),
  /** Each handing-in, and what the authority answered. */
  handed_in: z
    .array(
      z.strictObject({
        package: z.uuid(),
        on: z.iso.date(),
        channel: HandInFiling.shape.channel,
        by: z.string(),
        supplement: z.strictObject({ on: z.iso.date(), asked: z.string() }).nullable(),
        accepted_on: z.iso.date().nullable(),
        number: z.string().nullable(),
        receipt: z.string().nullable(),
      }),
    )
    .max(50),
  changes: z.array(FilingChange).max(1000),
  /** Of an end: what became of the face information, by the count of the platform. */
  disposal: z
    .strictObject({
      ceased_on: z.iso.date(),
      faces_left: z.int().min(0),
      erased: z.int().min(0),
      certificates: z.int().min(0),
    })
    .nullable(),
  /** Who did what, in order. */
  history: z.array(z.strictObject({ kind: z.string(), at: At, by: z.string().nullable() })).max(1000),
});
export type FilingView = z.infer<typeof FilingView>;

/** `GET /v1/filings/{filing}/check`: what it lacks, from what the platform holds now. */
export const FilingCheck = z.strictObject({
  as_of: At,
  /** Nothing is missing that software can see. Whether it is right, people judge. */
  complete: z.boolean(),
  /** Facts that a paper lacks, by paper. */
  forms: z
    .array(
      z.strictObject({
        form: PaperForm,
        title: BiText,
        gaps: z.array(z.strictObject({ key: z.string(), what: BiText })).max(5000),
      }),
    )
    .max(1100),
  /** Documents that are wanted and not there, in the portal’s order. */
  missing: z
    .array(
      z.strictObject({
        document: FilingDocument,
        title: BiText,
        /** `scan`: to be uploaded here; `outside`: added at the portal and never here; `facts`: to be made. */
        where: z.enum(['scan', 'outside', 'facts']),
      }),
    )
    .max(20),
  /** What the province asks for besides, by what is known of it: added at the portal. */
  extra_materials: z.array(z.string()).max(20),
  /** Where what is filed contradicts itself or the law. */
  contradictions: z
    .array(z.strictObject({ risk: z.enum(['broken', 'at-risk']), path: z.string(), finding: Finding }))
    .max(1000),
});

/** `POST /v1/filings/{filing}/packages`: the zip, which is then at `…/packages/{package}`. */
export const PackageMade = z.strictObject({ ...Package.shape });

/** `POST /v1/filing/changes/{change}/minor`: counsel’s decision that it is not one of substance. */
export const JudgeMinor = z.strictObject({ reason: Text.min(10) });

/** `POST /v1/filing/end`: the use of face recognition as a whole is over. */
export const EndUse = z.strictObject({ ceased_on: CivilDate, reason: Text });

export const ScanTaken = z.strictObject({ slot: ScanSlot, digest: ContentDigest, bytes: z.int().min(1) });
/** `POST /v1/filings/{filing}/materials`: one of the same name is replaced. */
export const MaterialTaken = z.strictObject({
  material: z.uuid(),
  name: MaterialName,
  digest: ContentDigest,
  bytes: z.int().min(1),
});

/**
 * `POST /v1/filings/{filing}/sendings`, in the version that was read: sends the package that was made last, scans
 * included, to a department that runs its own server. Never to a portal: there is no interface of one.
 */
export const SendFiling = z.strictObject({
  department: z.uuid(),
  /** The package that was made last. */
  package: z.uuid(),
  outside: HandInFiling.shape.outside,
  commitment: HandInFiling.shape.commitment,
});
export type SendFiling = z.infer<typeof SendFiling>;

/** `POST /v1/filings/{filing}/sendings/reading`: sends what waits and reads what departments say, now. */
export const FollowSentFiling = z.strictObject({});

/** `GET /v1/filings/{filing}/sendings`, versioned as the filing is. */
export const FilingSendings = z.strictObject({
  /** Those that take filings: cyberspace authorities at the level of a province. */
  departments: z.array(ReportDepartment),
  /** The package that can be sent now; `null` while it is not ready, or on its way. */
  package: z.uuid().nullable(),
  sendings: z
    .array(
      z.strictObject({
        sending: z.uuid(),
        department: z.uuid(),
        /** What the organisation calls it. */
        name: z.string(),
        package: z.uuid(),
        /** `waiting` is tried again by itself; `refused` is for a person to mend. */
        state: SendingState,
        confirmed_by: z.string(),
        confirmed_at: At,
        /** By the clock of the department. */
        received_at: At.nullable(),
        reference: z.string().nullable(),
        /** Whether the receipt was checked by the key that is known; `null` while there is none. */
        receipt: z.enum(['checked', 'unchecked']).nullable(),
        tries: z.int(),
        trouble: OrderTrouble.nullable(),
        /** Every reason for which the machine of the department did not take it. */
        reasons: z.array(RefusedBecause).max(5000),
      }),
    )
    .max(100),
  /** What departments say of it. */
  said: z
    .array(
      z.strictObject({
        /** Under which it is followed. */
        order: z.uuid(),
        reference: z.string(),
        state: OrderState,
        /** What is asked for, or why it was turned down. */
        text: z.string().nullable(),
        answer_by: z.iso.date().nullable(),
        read_at: At.nullable(),
        trouble: OrderTrouble.nullable(),
      }),
    )
    .max(50),
});
export type FilingSendings = z.infer<typeof FilingSendings>;
