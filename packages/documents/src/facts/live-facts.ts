import type {
  AssessmentView,
  AuditView,
  CheckpointView,
  ComplaintGuide,
  DeviceView,
  FilingChange,
  KeptTime,
  NoticeEntry,
  PurposeContent,
  PurposeState,
  SiteView,
  StaffView,
  TransferNoticeDocument,
} from '@consentry/contract';
import type { PostureFacts } from '@consentry/law';
import type { Words } from '../paper/paper.ts';

/** A purpose as a scenario of papers (应用场景). */
export interface Scenario {
  readonly purpose: string;
  readonly state: PurposeState;
  readonly version: number;
  readonly content: PurposeContent;
  readonly in_force_at: string | null;
  /** The notice in force; `null` while there is none. */
  readonly notice: NoticeEntry | null;
  /** The latest that was approved; `null` while there is none. */
  readonly assessment: AssessmentView | null;
  readonly checkpoints: readonly CheckpointView[];
  readonly kept: readonly Pick<KeptTime, 'keeps' | 'limit' | 'ends_on'>[];
  readonly transfers: readonly TransferNoticeDocument[];
  /** Persons whose consent to it lasts. */
  readonly persons: number;
}

/** What papers say of a device. */
export type DeviceFacts = Pick<DeviceView, 'device_id' | 'site_id' | 'state' | 'spot' | 'purpose_ids'>;

/** Somebody of staff, as the records of staff have them. */
export type StaffFacts = Pick<StaffView, 'staff' | 'name' | 'roles'>;

/** All that papers are made from: what the platform holds now, and what an officer supplied. */
export interface LiveFacts {
  /** Instant (RFC 3339) as of which everything here is, but what is supplied. */
  readonly as_of: string;
  /** Address by which people reach the platform. */
  readonly origin: string;
  /** The state of the processor, as the law is asked on it. */
  readonly posture: PostureFacts;
  /** When an officer handed in what the platform does not hold; `null` while nobody has. */
  readonly handed_in_at: string | null;
  /** What nobody but an officer knows, by the keys of cells, with the time of the last. */
  readonly supplied: Readonly<Record<string, Words>>;
  readonly supplied_at: string | null;
  readonly scenarios: readonly Scenario[];
  readonly staff: readonly StaffFacts[];
  readonly sites: readonly SiteView[];
  readonly devices: readonly DeviceFacts[];
  readonly audits: readonly AuditView[];
  readonly guide: ComplaintGuide | null;
  /** What runs otherwise than was filed. */
  readonly changes: readonly FilingChange[];
  /** What became of face information, by the count of the platform; `null` where nobody has counted. */
  readonly disposal: Disposal | null;
}

/** What devices signed for. */
export interface Disposal {
  /** Persons of whom every template is confirmed gone. */
  readonly erased: number;
  readonly certificates: number;
  readonly devices: ReadonlyArray<{
    readonly device_id: string;
    readonly certificates: number;
    /** Instant (RFC 3339). */
    readonly last_at: string;
  }>;
}
