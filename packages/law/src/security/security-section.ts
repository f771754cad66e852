import { z } from 'zod';
import { Digest, Id } from '../id.ts';
import { Instant, epoch } from '../instant.ts';
import { CivilDate } from '../time/civil-date.ts';
import { AttackDetection, Pages, TemplateProtection } from './security-measured.ts';

const Count = z.int().min(0);

/** The five measures that § 第十四条 names, each as what can report on it. */
export const ControlKind = z.enum([
  'key_store',
  'audit_chain',
  'access_control',
  'authorisation',
  'intrusion_detection',
]);
export type ControlKind = z.infer<typeof ControlKind>;

const Control = z
  .strictObject({
    id: Id,
    kind: ControlKind,
    state: z.enum(['healthy', 'failed']),
    /** When it last reported; `null` when it never has. */
    checked_at: Instant.nullable(),
    /** Since when nothing is captured because it failed; `null` while capture goes on. */
    capture_stopped_at: Instant.nullable(),
  })
  .refine(({ state, capture_stopped_at }) => state === 'failed' || capture_stopped_at === null, {
    path: ['capture_stopped_at'],
    error: 'capture stopped because of a control that is healthy',
  });

/** Where face information, identities or logs are kept. */
const Store = z
  .strictObject({
    id: Id,
    holds: z.array(z.enum(['face_images', 'templates', 'identities', 'logs'])).max(4),
    /** How it is encrypted; `null` when nobody knows. */
    cipher: z
      .enum(['aes_256_gcm', 'aes_128_gcm', 'chacha20_poly1305', 'sm4_gcm', 'sm4_ccm', 'other', 'none'])
      .nullable(),
    /** Name of its key, equal for stores under one key; `null` without one. */
    key: Id.nullable(),
    /** Where that key is held; `null` without one, or when nobody knows. */
    custody: z.enum(['hardware', 'key_service', 'sealed_by_passphrase', 'plain_file']).nullable(),
  })
  .refine(({ cipher, key }) => cipher !== 'none' || key === null, {
    path: ['key'],
    error: 'a key of what is not encrypted',
  });

/** A way by which face information travels. */
const Link = z.strictObject({
  id: Id,
  /** `within_machine` leaves no machine; `null` when nobody knows. */
  protocol: z.enum(['tls_1_3', 'tls_1_2', 'tlcp', 'within_machine', 'none']).nullable(),
});

/** Who may do what with keys. */
const Role = z.strictObject({ id: Id, may: z.array(z.enum(['encrypt', 'decrypt'])).max(2) });

const LogAudit = z
  .strictObject({
    /** Month whose log and permissions were audited, `YYYY-MM`. */
    month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
    signed_on: CivilDate,
    /** Pseudonymous id of who signed. */
    by: Id,
  })
  .refine(({ month, signed_on }) => signed_on.slice(0, 7) > month, {
    path: ['signed_on'],
    error: 'signed before the month was over',
  });

/** The log of operations. */
const OperationLog = z
  .strictObject({
    begun_on: CivilDate,
    /** For how many months an entry is kept; `null` when nobody has set it. */
    kept_months: Count.nullable(),
    /** When its chain was last verified, and at how many places it did not hold; `null` when never. */
    verified: z.strictObject({ verified_at: Instant, breaks: Count }).nullable(),
    /** Months that were audited. */
    audits: z.array(LogAudit).max(600),
  })
  .refine(({ audits }) => new Set(audits.map(({ month }) => month)).size === audits.length, {
    path: ['audits'],
    error: 'a month audited twice',
  });

const Access = z
  .strictObject({
    /** Digest of the matrix of roles and fields; `null` when there is none. */
    matrix: Digest.nullable(),
    /** Ways into the system, and how many ask nobody for the right to come in. */
    entry_points: Count,
    entry_points_unguarded: Count,
    /** Rights given, and how many of them have no end. */
    grants: Count,
    grants_without_end: Count,
    /** Calls that were let through under a right that had ended. */
    calls_under_ended_grants: Count,
    /** When the rights were last reviewed; `null` when never. */
    reviewed_on: CivilDate.nullable(),
  })
  .refine((access) => access.entry_points_unguarded <= access.entry_points, {
    path: ['entry_points_unguarded'],
    error: 'more than all ways in',
  })
  .refine((access) => access.grants_without_end <= access.grants, {
    path: ['grants_without_end'],
    error: 'more than all rights',
  });

/** Operations of one kind that GB/T 45574 5.5 e asks an approval for, since the log began. */
const Operation = z
  .strictObject({
    kind: z.enum(['share', 'provide', 'publish', 'bulk_query', 'plain_display', 'download', 'export']),
    done: Count,
    approved_by_another: Count,
    approved_by_operator: Count,
  })
  .refine((one) => one.approved_by_another + one.approved_by_operator <= one.done, {
    path: ['approved_by_operator'],
    error: 'more approved than done',
  });

/** Posts with much power over face information (GB/T 45574 5.5 f). */
const KeyPosts = z
  .strictObject({ held: Count, agreements: Count })
  .refine(({ held, agreements }) => agreements <= held, {
    path: ['agreements'],
    error: 'more agreements than posts',
  });

const Detection = z
  .strictObject({
    /** What is watched for. */
    watches: z
      .array(
        z.enum([
          'mass_query',
          'enumeration',
          'odd_hours',
          'repeated_failure',
          'tampering',
          'firmware_signature',
        ]),
      )
      .max(6),
    /** Most calls a minute that one key may make; `null` when there is no limit. */
    calls_per_minute_max: z.int().min(1).nullable(),
    /** Minutes in which a key went above it, and how many of them were blocked. */
    excesses: Count,
    excesses_blocked: Count,
    /** Alerts raised and answered, and when the oldest of those still open was raised. */
    alerts_raised: Count,
    alerts_answered: Count,
    oldest_open_at: Instant.nullable(),
    /** Devices whose firmware has no valid signature; `quarantined_at` is `null` while they are connected. */
    unsigned_firmware: z
      .array(z.strictObject({ device_id: Id, quarantined_at: Instant.nullable() }))
      .max(100_000),
  })
  .refine(({ excesses, excesses_blocked }) => excesses_blocked <= excesses, {
    path: ['excesses_blocked'],
    error: 'more blocked than there were',
  })
  .refine(({ alerts_raised, alerts_answered }) => alerts_answered <= alerts_raised, {
    path: ['alerts_answered'],
    error: 'more answered than raised',
  })
  .refine(
    ({ alerts_raised, alerts_answered, oldest_open_at }) =>
      alerts_answered < alerts_raised === (oldest_open_at !== null),
    { path: ['oldest_open_at'], error: 'an open alert without its time, or a time without an open alert' },
  );

/** A system under the multi-level protection scheme (网络安全等级保护). */
const GradedSystem = z
  .strictObject({
    id: Id,
    /** 1 to 5; `null` while it is not graded. */
    grade: z.int().min(1).max(5).nullable(),
    /** Filed with public security; `null` when not. */
    filed_on: CivilDate.nullable(),
    /** Last assessment; `null` when never. */
    assessed_on: CivilDate.nullable(),
  })
  .refine(({ grade, filed_on }) => filed_on === null || grade !== null, {
    path: ['filed_on'],
    error: 'filed without a grade',
  });

/** An operator of critical information infrastructure (关键信息基础设施), or its supplier. */
const CriticalInfrastructure = z
  .strictObject({
    part: z.enum(['operator', 'supplier']),
    /** Within how many minutes an incident is reported; `null` when nobody has set it. */
    report_within_minutes: z.int().min(1).nullable(),
    suppliers: Count,
    suppliers_reviewed: Count,
  })
  .refine(({ suppliers, suppliers_reviewed }) => suppliers_reviewed <= suppliers, {
    path: ['suppliers_reviewed'],
    error: 'more reviewed than there are',
  });

/** What 《个人信息保护法》第五十一条 asks to be written down. */
export const RuleKind = z.enum([
  'management_rules',
  'operating_procedures',
  'classification',
  'incident_plan',
]);
export type RuleKind = z.infer<typeof RuleKind>;

const InternalRule = z
  .strictObject({
    id: Id,
    kind: RuleKind,
    adopted_on: CivilDate,
    /** `null` when it has not been reviewed since. */
    reviewed_on: CivilDate.nullable(),
  })
  .refine(({ adopted_on, reviewed_on }) => reviewed_on === null || reviewed_on >= adopted_on, {
    path: ['reviewed_on'],
    error: 'reviewed before it was adopted',
  });

/** People who can reach personal information. */
const Staff = z
  .strictObject({ with_access: Count, never_trained: Count, training_expired: Count })
  .refine((staff) => staff.never_trained + staff.training_expired <= staff.with_access, {
    path: ['training_expired'],
    error: 'more than all staff',
  });

const Flaw = z
  .strictObject({
    id: Id,
    critical: z.boolean(),
    found_at: Instant,
    users_told_at: Instant.nullable(),
    authority_told_at: Instant.nullable(),
    mended_at: Instant.nullable(),
  })
  .refine((flaw) => notBefore(flaw.users_told_at, flaw.found_at), {
    path: ['users_told_at'],
    error: 'told before it was found',
  })
  .refine((flaw) => notBefore(flaw.authority_told_at, flaw.found_at), {
    path: ['authority_told_at'],
    error: 'told before it was found',
  })
  .refine((flaw) => notBefore(flaw.mended_at, flaw.found_at), {
    path: ['mended_at'],
    error: 'mended before it was found',
  });

function notBefore(then: string | null, first: string): boolean {
  return then === null || epoch(then) >= epoch(first);
}

/** Somebody who provides face recognition products or services to others. */
const Provider = z.strictObject({
  /** Public page by which flaws are disclosed; `null` without one. */
  disclosure_page: z.url().max(500).nullable(),
  /** Digest of the bill of materials of what is shipped; `null` without one. */
  bill_of_materials: Digest.nullable(),
  /** Name of the key that signs updates; `null` when they are not signed. */
  update_key: Id.nullable(),
  flaws: z.array(Flaw).max(10_000),
});

/** What the rows of `security` need to know of a processor. */
export const SecuritySection = z.strictObject({
  /** What reports on the measures of § 第十四条. */
  controls: z.array(Control).max(1000),
  stores: z.array(Store).max(1000),
  links: z.array(Link).max(10_000),
  roles: z.array(Role).max(200),
  /** Document that requires an assessment of commercial cryptography, and when it was done; both or one `null`. */
  cryptography: z.strictObject({ required_by: Id.nullable(), assessed_on: CivilDate.nullable() }),
  /** `null` when operations are not logged. */
  log: OperationLog.nullable(),
  access: Access,
  operations: z
    .array(Operation)
    .max(7)
    .refine((operations) => new Set(operations.map(({ kind }) => kind)).size === operations.length, {
      error: 'a kind counted twice',
    }),
  key_posts: KeyPosts,
  detection: Detection,
  /** Systems under multi-level protection. */
  systems: z.array(GradedSystem).max(1000),
  /** Document in which it is held that no system falls under that scheme; `null` when there is none. */
  systems_outside_document: Id.nullable(),
  /** `null` when neither operator nor supplier of critical information infrastructure. */
  critical_infrastructure: CriticalInfrastructure.nullable(),
  /** Pages that show a person; `null` when nobody has looked. */
  pages: Pages.nullable(),
  /** `null` when nobody has measured. */
  template_protection: TemplateProtection.nullable(),
  /** `null` when there is no detection of presentation attacks. */
  attack_detection: AttackDetection.nullable(),
  rules: z.array(InternalRule).max(500),
  /** When the incident plan was last exercised; `null` when never. */
  plan_exercised_on: CivilDate.nullable(),
  staff: Staff,
  /** `null` when nothing is provided to others. */
  provider: Provider.nullable(),
});
export type SecuritySection = z.infer<typeof SecuritySection>;
