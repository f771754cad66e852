import { z } from 'zod';
import { AlternativeFacts } from '../alternatives/alternatives-facts.ts';
import { Configuration } from '../assessment/assessment-section.ts';
import { Digest, Id } from '../id.ts';
import { Instant } from '../instant.ts';
import { FURTHER_RULE_HEADINGS, RULE_HEADINGS } from '../minors/minors-section.ts';
import { NoticeVersion, StoragePlace } from '../notice/notice-version.ts';
import { Mode, PurposeFacts } from '../purpose/purpose-facts.ts';
import { Kept } from '../retention/retention-section.ts';
import { PartyRole } from '../scope/scope-section.ts';
import { ControlKind } from '../security/security-section.ts';
import { DeviceFacts, Space } from '../siting/siting-facts.ts';
import { LiftingGround } from '../storage/lifting-ground.ts';
import { FaceData, Network, Persons, TransferConsent } from '../storage/transfer-section.ts';
import { BiText } from '../text.ts';
import { CivilDate } from '../time/civil-date.ts';
import { Stock } from './filing-stock.ts';
import { Province } from './province.ts';

const Count = z.int().min(0).max(2_000_000_000);

/** Somebody who can be reached about the filing, as the forms name them (经办人、个人信息保护负责人). */
export const FiledContact = z.strictObject({
  name: z.string().max(100),
  /** Telephone or e-mail. */
  reached_by: z.string().max(200),
});
export type FiledContact = z.infer<typeof FiledContact>;

const { tells, retention_days, mode, storage_place, recipient_organisation_ids } = NoticeVersion.shape;

/** What the notice of a scenario tells (§ 第五条第一款). */
const FiledNotice = z.strictObject({
  id: Id,
  digest: Digest,
  purpose_version: z.int().min(1),
  /** `null` for one in preparation. */
  published_at: Instant.nullable(),
  tells,
  retention_days,
  mode,
  storage_place,
  recipient_organisation_ids,
});

/** The impact assessment that a scenario rests on (§ 第九条). */
const FiledAssessment = z.strictObject({
  id: Id,
  purpose_version: z.int().min(1),
  approved_at: Instant,
  /** Digest of the configuration that it is of. */
  configuration: Digest,
  report: Digest,
  /** Last day on which the report is kept (§ 第九条第二款); `null` while nothing is set. */
  kept_until: CivilDate.nullable(),
});

/** Devices of one kind at one place. */
const FiledDevices = z
  .strictObject({
    space: Space,
    place: DeviceFacts.shape.place,
    /** How many there are, and how many of them have a sign that is approved and up. */
    devices: Count.min(1),
    signs: Count,
    public_security_basis: DeviceFacts.shape.public_security_basis,
    user_initiated_memo: DeviceFacts.shape.user_initiated_memo,
    started_by_person: z.boolean(),
  })
  .refine(({ devices, signs }) => signs <= devices, {
    path: ['signs'],
    error: 'more than there are devices',
  });

/** One place of a scenario, and the ways without a face there (§ 第十条). */
const FiledPlace = z.strictObject({
  site_id: Id,
  name: BiText,
  ways: z.array(AlternativeFacts).max(16),
  devices: z.array(FiledDevices).max(200),
});

/** Persons under fourteen of a scenario, and the rules for them (§ 第七条). */
const FiledMinors = z
  .strictObject({
    /** `null` when nobody has looked. */
    may_meet_under_14: z.boolean().nullable(),
    under_14: Count,
    with_guardian_consent: Count,
    /** `null` where there are none. */
    rules: z
      .strictObject({
        version: z.int().min(1),
        headings: z.array(z.enum([...RULE_HEADINGS, ...FURTHER_RULE_HEADINGS])).max(16),
        published_on: CivilDate.nullable(),
      })
      .nullable(),
  })
  .refine(({ under_14, with_guardian_consent }) => with_guardian_consent <= under_14, {
    path: ['with_guardian_consent'],
    error: 'more than there are children',
  });

/** Face information that leaves its device (§ 第八条第一款). */
const FiledTransfer = z.strictObject({
  id: Id,
  /** `null` where it stays with the processor. */
  organisation_id: Id.nullable(),
  network: Network,
  carries: z.array(FaceData).min(1).max(3),
  persons: Persons.nullable(),
  ground: LiftingGround.nullable(),
  consent: TransferConsent.nullable(),
  abroad: z.boolean(),
});

/** One scenario of the form on the use (应用场景): one purpose as it runs. */
export const FiledScenario = z.strictObject({
  id: Id,
  version: z.int().min(1),
  state: PurposeFacts.shape.state,
  statement: BiText,
  mode: Mode,
  mode_justification: PurposeFacts.shape.mode_justification,
  basis: z.enum(['separate_consent', 'written_consent', 'other']),
  /** The record of necessity (§ 第四条); `null` where there is none. */
  necessity: z
    .strictObject({ document: Id, purpose_version: z.int().min(1), signed_on: CivilDate.nullable() })
    .nullable(),
  retention_days: PurposeFacts.shape.retention_days,
  kept: z.array(Kept.pick({ id: true, keeps: true, limit: true, ground: true, ends_on: true })).max(50),
  storage_place: StoragePlace,
  audience: Configuration.shape.audience,
  /** Persons whose face is stored for it. */
  persons: Count,
  algorithm: z.strictObject({ supplier: Id, model: Id }).nullable(),
  /** Digest of how it is configured now. */
  configuration: Digest,
  /** The notice in force, or the one prepared; `null` without one. */
  notice: FiledNotice.nullable(),
  /** The last that was approved; `null` without one. */
  assessment: FiledAssessment.nullable(),
  places: z.array(FiledPlace).max(2000),
  minors: FiledMinors,
  transfers: z.array(FiledTransfer).max(200),
});
export type FiledScenario = z.infer<typeof FiledScenario>;

/**
 * What a filing states (§ 第十五条第一款第一项至第五项), typed and compact, so that the authority can check it by
 * machine and a later state can be compared with it. Persons are counted, never listed.
 *
 * Times and `null` mean what they mean in `PostureFacts`.
 */
export const FiledFacts = z
  .strictObject({
    /** When these facts were gathered. */
    as_of: Instant,
    processor: z.strictObject({
      name: BiText,
      /** 统一社会信用代码, GB 32100; `null` where nobody supplied it. */
      credit_code: z
        .string()
        .regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/)
        .nullable(),
      registered: Province,
      operating: z.array(Province).max(34),
      /** Who handles the filing; `null` where nobody is named. */
      agent: FiledContact.nullable(),
      /** The officer for personal information (个人信息保护负责人); `null` where there is none. */
      officer: FiledContact.nullable(),
    }),
    /** `null` when nobody has counted. */
    stock: Stock.nullable(),
    /** First day on which 100,000 was reached, by the upper bound; `null` for never, or when not known. */
    reached_on: CivilDate.nullable(),
    /** State of each measure of § 第十四条第一款 that is there. */
    security: z.array(z.strictObject({ kind: ControlKind, state: z.enum(['healthy', 'failed']) })).max(50),
    /** Other parties to the processing. */
    parties: z
      .array(
        z.strictObject({
          organisation_id: Id,
          name: BiText,
          role: PartyRole,
          /** `null` where there is none. */
          agreement: Id.nullable(),
        }),
      )
      .max(1000),
    /** Digests of the processing rules and of the operating procedures; `null` while missing. */
    rules: Digest.nullable(),
    procedures: Digest.nullable(),
    scenarios: z.array(FiledScenario).max(1000),
  })
  .superRefine(({ scenarios }, context) => {
    const seen = new Set<string>();
    for (const [index, { id }] of scenarios.entries()) {
      if (seen.has(id)) {
        context.addIssue({ code: 'custom', path: ['scenarios', index, 'id'], message: 'filed twice' });
      }
      seen.add(id);
    }
  });
export type FiledFacts = z.infer<typeof FiledFacts>;
