import { BiText, ChangedField, Finding, FilingDocument, FilingKind, Mode } from '@consentry/law';
import { z } from 'zod';
import { FilingPath, MaterialName } from '../filing-package.ts';
import { ContentDigest } from '../platform/facts.ts';
import { DepartmentId, RegionCode } from './department.ts';
import { FindPart, Found, Period } from './search.ts';
import { At, Words } from '../written.ts';

/** One reason why a package was not taken: of its format, its signature, or what it lacks. */
export const RefusedBecause = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9_]{2,60}$/),
  /** The file, or the place in the manifest or in what is filed (RFC 6901); `null` for the whole. */
  path: z.string().max(300).nullable(),
  text: BiText,
});
export type RefusedBecause = z.infer<typeof RefusedBecause>;

/** By reference and code a filing is followed, and supplemented; the same package again is the same receipt. */
export const FilingReceipt = z.strictObject({
  filing: z.uuid(),
  reference: z.string().max(20),
  code: z.string().max(30),
  package: z.uuid(),
  /** Of the manifest of the package. */
  digest: ContentDigest,
  received_at: At,
  department: DepartmentId,
  /** Signed note (C2SP) by the key of the department’s evidence log, which `GET /v1/ledger` shows. */
  signed: z.string().max(2000),
});
export type FilingReceipt = z.infer<typeof FilingReceipt>;

/** Text of a receipt, as it is signed: what it is, the reference, the package, the time. */
export function filingReceiptText({
  reference,
  package: taken,
  digest,
  received_at,
}: Pick<FilingReceipt, 'reference' | 'package' | 'digest' | 'received_at'>): string {
  return `consentry.filing-receipt@v1\n${reference}\n${taken} ${digest}\n${received_at}\n`;
}

/** Text of an acceptance, as it is signed: what it is, the reference, the number, the package, the time. */
export function filingAcceptanceText({
  reference,
  number,
  package: taken,
  digest,
  decided_at,
}: Pick<FilingReceipt, 'reference' | 'package' | 'digest'> & {
  readonly number: string;
  readonly decided_at: string;
}): string {
  return `consentry.filing-acceptance@v1\n${reference}\n${number}\n${taken} ${digest}\n${decided_at}\n`;
}

/** `POST /v1/filings`, a package as it is: taken, or refused with every reason. */
export const PackageTaken = z.discriminatedUnion('taken', [
  z.strictObject({ taken: z.literal(true), receipt: FilingReceipt }),
  z.strictObject({ taken: z.literal(false), reasons: z.array(RefusedBecause).min(1).max(5000) }),
]);
export type PackageTaken = z.infer<typeof PackageTaken>;

/**
 * A filing in the register. `pending` until its first package is accepted; `changing` while a later one is looked at;
 * `turned_down` where the first was not accepted.
 */
export const FilerState = z.enum(['pending', 'accepted', 'changing', 'deregistered', 'turned_down']);
export type FilerState = z.infer<typeof FilerState>;
/** A package: looked at, waiting for a supplement, accepted, turned down, or replaced by a supplement. */
export const PackageState = z.enum(['received', 'supplement', 'accepted', 'turned_down', 'replaced']);
export type PackageState = z.infer<typeof PackageState>;

/** Something a machine found in what is filed. */
export const FiledFinding = z.strictObject({
  finding: Finding,
  risk: z.enum(['broken', 'at-risk']),
  /** Where it stands in what is filed (RFC 6901). */
  path: z.string().max(300),
  /** The facts it lies between, as they are filed: what was found, and what that does not go with. */
  facts: z
    .array(
      z.strictObject({
        path: z.string().max(300),
        value: z.union([z.string().max(1000), z.number(), z.boolean(), z.null()]),
      }),
    )
    .max(2)
    .default([]),
  /** The document it is missing in; `null` for a contradiction. */
  document: FilingDocument.nullable(),
});
export type FiledFinding = z.infer<typeof FiledFinding>;

/** How a package differs from what was accepted before (§ 第十五条第二款, G7). */
export const FiledDifference = z.strictObject({
  field: ChangedField,
  scenario: z.string().nullable(),
  path: z.string().max(300),
  substantive: z.boolean(),
  /** Whether the package says so itself. */
  stated: z.boolean(),
});
export type FiledDifference = z.infer<typeof FiledDifference>;

/** What was checked of a package by machine, when it came. */
export const PackageReview = z.strictObject({
  findings: z.array(FiledFinding).max(20_000),
  differences: z.array(FiledDifference).max(20_000),
  /** Whether the key that signed it was known: from an earlier package of this filing. */
  key_known: z.boolean(),
  /** Evidence files in it that prove an entry of the log. */
  proved: z.int().min(0),
  /** Further materials in it, by the names that whoever filed gave them; nothing has looked into them. */
  materials: z
    .array(
      z.strictObject({
        title: MaterialName,
        path: FilingPath,
        bytes: z.int().min(1),
        sha256: ContentDigest,
      }),
    )
    .max(2000)
    .default([]),
});
export type PackageReview = z.infer<typeof PackageReview>;

/** One handing-in. */
export const PackageView = z.strictObject({
  package: z.uuid(),
  kind: FilingKind,
  state: PackageState,
  digest: ContentDigest,
  bytes: z.int().min(1),
  received_at: At,
  review: PackageReview,
  /** What is asked for, and by when; `null` while nothing is. */
  asked: z.strictObject({ text: Words, answer_by: z.iso.date(), over: z.boolean() }).nullable(),
  /** What was decided, why, by whom; `null` before. */
  decided: z.strictObject({ by: z.uuid(), at: At, reason: Words.nullable() }).nullable(),
});
export type PackageView = z.infer<typeof PackageView>;

/** A filing in a list. */
export const FilerEntry = z.strictObject({
  filing: z.uuid(),
  reference: z.string(),
  /** `null` while nothing is accepted. */
  number: z.string().nullable(),
  state: FilerState,
  /** Of the package that came last. */
  kind: FilingKind,
  name: BiText,
  credit_code: z.string().nullable(),
  region: RegionCode,
  /** Persons by the upper bound, scenarios, devices: of what was filed last. */
  persons: z.int().min(0),
  scenarios: z.int().min(0),
  devices: z.int().min(0),
  received_at: At,
  /** Findings of the open package that are broken. */
  broken: z.int().min(0),
  version: z.int().min(1),
});
export type FilerEntry = z.infer<typeof FilerEntry>;

/** `GET /v1/filings`, the latest first. */
export const ListFilers = z.strictObject({
  state: FilerState.optional(),
  /** A region and all below it. */
  region: RegionCode.optional(),
  kind: FilingKind.optional(),
  /** Those that were accepted and not ended, whether or not a change is looked at. */
  stands: z.literal('true').optional(),
  /** Those that stand and have a scenario of this kind. */
  mode: Mode.optional(),
  /** A part of a name; or a whole credit code, number or reference. */
  find: FindPart.optional(),
  ...Period.shape,
  cursor: z.string().min(1).max(512).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type ListFilers = z.infer<typeof ListFilers>;
export const FilerList = z.strictObject({
  filings: z.array(FilerEntry),
  found: Found.nullable(),
  cursor: z.string().nullable(),
});

/** `GET /v1/filings/{filing}`: with every package, the latest first. */
export const FilerView = z.strictObject({
  ...FilerEntry.shape,
  department: DepartmentId,
  /** Key of the filer’s log, by which every later package has to be signed. */
  key: z.string(),
  packages: z.array(PackageView),
});
export type FilerView = z.infer<typeof FilerView>;

/** `POST …/supplement`: what is lacking, and by when; the day is ours to set, the Measures name none. */
export const AskSupplement = z.strictObject({ text: Words, answer_by: z.iso.date() });
/** `POST …/acceptance`. */
export const NumberFiling = z.strictObject({
  /** Why it is accepted although something is broken; `null` where nothing is. */
  despite: Words.nullable(),
});
/** `POST …/refusal`. */
export const TurnDownPackage = z.strictObject({ reason: Words });

/** `POST /v1/filings/follow-up`. In a body, so that no log has it. */
export const FollowFiling = z.strictObject({
  reference: z.string().min(1).max(40),
  code: z.string().min(1).max(60),
});
/** What whoever handed it in may know. */
export const FilingStatus = z.strictObject({
  reference: z.string(),
  number: z.string().nullable(),
  state: FilerState,
  package: z.strictObject({
    package: z.uuid(),
    kind: FilingKind,
    state: PackageState,
    asked: PackageView.shape.asked,
    received_at: At,
    /** When it was accepted or turned down; `null` before. */
    decided_at: At.nullable(),
    /** Why it was turned down; `null` where it was not. */
    reason: Words.nullable(),
    /** Of a package that was accepted: signed note (C2SP) over its number, as the receipt is signed. */
    acceptance: z.string().max(2000).nullable(),
    findings: z.array(FiledFinding),
  }),
});
export type FilingStatus = z.infer<typeof FilingStatus>;

/** `GET /v1/filings/waiting`: what is to be looked at, or whose supplement is late; the one that waits longest first. */
export const ListWaitingFilings = z.strictObject({
  cursor: z.string().min(1).max(512).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export const WaitingFilings = z.strictObject({
  filings: z.array(FilerEntry),
  /** How many wait of all. */
  count: z.int(),
  cursor: z.string().nullable(),
});
