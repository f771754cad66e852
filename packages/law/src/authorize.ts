import { Act, FaceAct } from './act.ts';
import {
  type OrganisationalActs,
  type OrganisationalFacts,
  type TargetOf,
  organisationalActs,
} from './acts/index.ts';
import { type OrganisationalJudgement, judgeOrganisational } from './acts/judge-organisational.ts';
import type { OrganisationalActRule } from './acts/organisational-act.ts';
import { faceIsNotOnlyWay, oneWayIsNotBiometric, whoRefusesHasAWay } from './alternatives/index.ts';
import { assessmentCameBefore, assessmentCoversVersion, assessmentExists } from './assessment/index.ts';
import {
  consentExists,
  consentFollowsNotice,
  consentIsForMode,
  consentIsForPurpose,
  consentIsForVersion,
  consentIsUnderNotice,
  consentPrecedesAct,
  consentWasNotRefused,
  consentWasNotWithdrawn,
} from './consent/index.ts';
import { malformedFacts, unknownAct, requireClock } from './facts-error.ts';
import { GateFacts } from './facts.ts';
import type { Finding } from './finding.ts';
import { measuresAreInForce } from './in-force.ts';
import {
  ageIsKnown,
  guardianDecidesForChild,
  guardianIsShown,
  guardianWasCheckedFirst,
  guardianshipLasts,
  ownConsentFromFourteen,
  ownConsentIsNotFromChildhood,
} from './minors/index.ts';
import {
  noticeIsForPurpose,
  noticeTellsTrueRetention,
  noticeWasPresented,
  presentedVersionIsCurrent,
  processorIsNamed,
} from './notice/index.ts';
import { type Permit, type PermitFields, mint } from './permit.ts';
import type { Ask } from './posture/verdict.ts';
import {
  actIsOfDeclaredMode,
  identifyIsJustified,
  purposeIsActive,
  purposeIsSpecific,
} from './purpose/index.ts';
import { consentDoesNotExtendRetention, retentionIsNotOver } from './retention/index.ts';
import type { Rule } from './rule.ts';
import {
  captureAreaIsSet,
  deviceIsApproved,
  personStarted,
  publicPlaceHasNeed,
  signIsUp,
  spaceIsNotForbidden,
} from './siting/index.ts';

/** The law's no. Names every broken row, in the order of the text. */
export interface Refusal {
  readonly permitted: false;
  readonly act: Act;
  readonly broken: readonly [Finding, ...Finding[]];
}

/** The law's yes. */
export interface Permission<A extends Act> {
  readonly permitted: true;
  readonly permit: Permit<A>;
  /** What of an organisational act a human has to judge and has not: a permit does not answer these. */
  readonly asks: readonly Ask[];
}

export type Decision<A extends Act> = Permission<A> | Refusal;

/** The gate of the acts on a face, to be read beside the text. Connected law and standards come after the article they explain. */
const rules: readonly Rule[] = [
  // § 第四条
  purposeIsActive,
  purposeIsSpecific,
  identifyIsJustified,
  // § 第五条第一款
  processorIsNamed,
  noticeIsForPurpose,
  noticeWasPresented,
  presentedVersionIsCurrent,
  noticeTellsTrueRetention,
  // § 第六条第一款
  consentExists,
  consentWasNotRefused,
  consentIsForPurpose,
  consentIsUnderNotice,
  consentFollowsNotice,
  consentPrecedesAct,
  // § 第六条第二款
  consentWasNotWithdrawn,
  // 《个人信息保护法》第十四条第二款
  consentIsForVersion,
  consentIsForMode,
  // § 第七条第一款
  guardianDecidesForChild,
  ownConsentIsNotFromChildhood,
  guardianIsShown,
  guardianshipLasts,
  // GB/T 45574 6.7 b; inference from § 第七条
  ageIsKnown,
  guardianWasCheckedFirst,
  ownConsentFromFourteen,
  // § 第八条第二款
  retentionIsNotOver,
  consentDoesNotExtendRetention,
  // § 第九条第一款
  assessmentExists,
  assessmentCameBefore,
  // § 第九条第二款
  assessmentCoversVersion,
  // § 第十条第一款; GB/T 45574 6.1 a
  faceIsNotOnlyWay,
  whoRefusesHasAWay,
  oneWayIsNotBiometric,
  // § 第十三条第一款
  publicPlaceHasNeed,
  captureAreaIsSet,
  signIsUp,
  // § 第十三条第二款; TC260-PG-20251A 6.1 b
  spaceIsNotForbidden,
  personStarted,
  // § 第十九条
  deviceIsApproved,
  actIsOfDeclaredMode,
];

/**
 * Finds every row of the register that doing `act` on a face now would break, in the order of the text.
 * Before § 第二十条 is in force no other row binds, and only R20.1 is named.
 *
 * @throws {FactsError} when facts, act or time cannot be judged
 */
export function judge(
  act: FaceAct,
  facts: unknown,
  now: number,
): { readonly facts: GateFacts; readonly broken: readonly Finding[] } {
  if (!FaceAct.safeParse(act).success) throw unknownAct();
  requireClock(now);
  const parsed = GateFacts.safeParse(facts);
  if (!parsed.success) throw malformedFacts(parsed.error);
  const moment = { act, now };
  const early = measuresAreInForce(parsed.data, moment);
  if (early !== null) return { facts: parsed.data, broken: [early] };
  const broken = rules.map((rule) => rule(parsed.data, moment)).filter((finding) => finding !== null);
  return { facts: parsed.data, broken };
}

/**
 * Decides whether `act` may be done now on these facts.
 *
 * Every rule of the acts on a face applies to each of them, because each begins with looking at a face;
 * only § 第十九条第五、六项 tells `verify` and `identify` apart. `capture` for an enrolment therefore
 * already needs the consent: none is taken after a capture (R06.2).
 *
 * An organisational act is judged on the state of the processor (`{ facts, target }`) by the rows that
 * stand before it: it is permitted when doing it leaves none of them broken.
 *
 * @param now milliseconds since the epoch; the caller's clock, `law` has none
 * @throws {FactsError} when facts, act or time cannot be judged; never a permit
 * @example
 * const decision = authorize('verify', facts, Date.now());
 * if (decision.permitted) verify(decision.permit, probe, reference, rule);
 */
export function authorize<A extends FaceAct>(act: A, facts: GateFacts, now: number): Decision<A>;
export function authorize<A extends keyof OrganisationalActs>(
  act: A,
  facts: OrganisationalFacts<TargetOf<A>>,
  now: number,
): Decision<A>;
export function authorize<A extends Act>(act: A, facts: unknown, now: number): Decision<A> {
  if (!Act.safeParse(act).success) throw unknownAct();
  const { broken, asks, permit } = isFaceAct(act) ? onFace(act, facts, now) : ofOrganisation(act, facts, now);
  const [first, ...others] = broken;
  if (first !== undefined) return { permitted: false, act, broken: [first, ...others] };
  return { permitted: true, permit: mint({ ...permit, act, issuedAt: now }), asks };
}

interface Judged {
  readonly broken: readonly Finding[];
  readonly asks: readonly Ask[];
  readonly permit: Pick<PermitFields<Act>, 'consentId' | 'purposeId' | 'purposeVersion' | 'deviceId'>;
}

function isFaceAct(act: Act): act is FaceAct {
  return FaceAct.safeParse(act).success;
}

function onFace(act: FaceAct, facts: unknown, now: number): Judged {
  const { facts: judged, broken } = judge(act, facts, now);
  return {
    broken,
    asks: [],
    permit: {
      consentId: judged.consent?.id ?? null,
      purposeId: judged.purpose.id,
      purposeVersion: judged.purpose.version,
      deviceId: judged.device.id,
    },
  };
}

function ofOrganisation(act: Act, facts: unknown, now: number): Judged {
  // Each rule checks the target by its own schema, so that here they are all alike.
  const rule = organisationalActs[act as keyof OrganisationalActs] as OrganisationalActRule<unknown>;
  const { broken, asks, subject }: OrganisationalJudgement = judgeOrganisational(rule, facts, now);
  return {
    broken,
    asks,
    permit: {
      consentId: null,
      purposeId: subject.purposeId ?? null,
      purposeVersion: subject.purposeVersion ?? null,
      deviceId: subject.deviceId ?? null,
    },
  };
}
