import { BiText, both } from '@consentry/law';
import { z } from 'zod';
import { ReportTopic } from './complaint.ts';
import { DepartmentId, RegionCode } from './department.ts';
import { WaitingRest } from './search.ts';
import { At, Line, Words } from '../written.ts';

/**
 * How departments work together on a case (§ 第十六条: 信息共享, 通报, 协同). It is coordination; the Measures attach no
 * penalty to it, and each measure rests on other law.
 */
export const ReferralKind = z.enum([
  /** 通报: the other one is told, and sees no more than what is written here. */
  'notify',
  /** 信息共享: the other one may read what the scope says. */
  'share',
  /** 协同: both read, and each notes its own measures with their own legal basis. */
  'joint',
  /** 移送: the other one takes the case over; its clock runs on. */
  'refer',
]);
export type ReferralKind = z.infer<typeof ReferralKind>;

/** How much of a case somebody it is shared with may read; never how to reach whoever complained (R17.4). */
export const ShareScope = z.enum(['case', 'case_and_files']);
export type ShareScope = z.infer<typeof ShareScope>;

export const ReferralState = z.enum(['open', 'accepted', 'declined', 'ended']);
export type ReferralState = z.infer<typeof ReferralState>;

/** What every paper and screen of it says: the Measures speak of working together, and of no penalty for it. */
export const REFERRAL_STANDING = both(
  '第十六条规定部门之间信息共享、通报和协同。这是工作上的协同，不是处罚；《办法》没有为此规定处罚，各部门采取的措施须各有法律依据（第十八条）。',
  'Article 16 has departments share what they know, notify each other and work together. This is coordination, not a penalty: the Measures attach none to it, and each department’s measure needs a legal basis of its own (Article 18).',
);

/** `POST /v1/complaints/{complaint}/referrals`. */
export const ProposeReferral = z.strictObject({
  kind: ReferralKind,
  to: DepartmentId,
  /** What the other department needs it for. */
  purpose: Words,
  scope: ShareScope,
});

/** `POST /v1/referrals/{referral}/acceptance` and `/end`: nothing more to say. */
export const StepReferral = z.strictObject({});
/** `POST /v1/referrals/{referral}/refusal`. */
export const DeclineReferral = z.strictObject({ reason: Words });
/** `POST /v1/referrals/{referral}/measures`: what one's own department does, and the provisions it rests on. */
export const NoteMeasure = z.strictObject({ text: Words, basis: z.array(Line).min(1).max(10) });

export const JointMeasure = z.strictObject({
  measure: z.uuid(),
  department: DepartmentId,
  text: Words,
  basis: z.array(Line),
  noted_by: z.uuid(),
  noted_at: At,
});

/** What both departments see of their working together, before and after it is accepted. */
export const ReferralView = z.strictObject({
  referral: z.uuid(),
  kind: ReferralKind,
  state: ReferralState,
  complaint: z.uuid(),
  reference: z.string(),
  topic: ReportTopic,
  region: RegionCode,
  from: DepartmentId,
  to: DepartmentId,
  purpose: Words,
  scope: ShareScope,
  proposed_by: z.uuid(),
  proposed_at: At,
  answered_by: z.uuid().nullable(),
  answered_at: At.nullable(),
  /** Why it was declined. */
  reason: Words.nullable(),
  ended_at: At.nullable(),
  measures: z.array(JointMeasure),
  /** What this is in law, and what it is not. */
  standing: BiText,
  version: z.int().min(1),
});
export type ReferralView = z.infer<typeof ReferralView>;

/** `GET /v1/referrals`, newest first: from or to one's own department. */
export const ListReferrals = z.strictObject({
  state: ReferralState.optional(),
  /** `in`: proposed to one's own department; `out`: by it. */
  side: z.enum(['in', 'out']).optional(),
  complaint: z.uuid().optional(),
  cursor: z.string().min(1).max(512).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
/** `GET /v1/referrals/waiting`: what waits for an answer of one's own department, the longest waiting first. */
export const WaitingReferrals = z.strictObject({
  ...WaitingRest.shape,
  referrals: z.array(ReferralView).max(100),
});
export const ReferralList = z.strictObject({
  referrals: z.array(ReferralView).max(200),
  cursor: z.string().nullable(),
});
