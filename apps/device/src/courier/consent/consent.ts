import type { ConsentView, FaceState } from '@consentry/contract';
import type { ConsentFacts } from '@consentry/law';
import type { Door } from '../purpose/door-config.ts';

/** Whoever said no, or withdrew, is not asked again before this has passed (R06.9, reading: 30 days). */
export const ASK_AGAIN_MS = 30 * 24 * 60 * 60_000;
/** A consent for one look ends by itself after this long. */
export const ONCE_LIFE_MS = 5 * 60_000;

/** A decision as the store holds it, with what was shown before it and what ended it. */
export interface StoredConsent {
  readonly consent: string;
  readonly person: string | null;
  readonly scope: 'enrolment' | 'once';
  readonly decision: 'given' | 'refused';
  readonly age_band: 'under_14' | '14_or_over' | 'undeclared';
  readonly given_by: 'person' | 'guardian';
  /** The check of guardianship that a guardian's decision rests on; `null` where the person decided. */
  readonly guardian: { readonly proof: string; readonly verified_at: string } | null;
  readonly purpose_id: string;
  readonly purpose_version: number;
  readonly mode: 'verify' | 'identify';
  readonly notice_digest: string;
  readonly presented_at: string;
  readonly decided_at: string;
  readonly not_after: string;
  readonly enrolled_at: string | null;
  readonly ended_reason: 'person' | 'staff' | 'superseded' | 'expired' | null;
  readonly ended_at: string | null;
}

/** Tells when nothing of this face may be kept any more (§ 第八条第二款). */
export function notAfter(door: Door, scope: StoredConsent['scope'], decidedAt: number): number {
  return (
    decidedAt + (scope === 'once' ? ONCE_LIFE_MS : door.config.purpose.retention_days * 24 * 60 * 60_000)
  );
}

/** Puts a decision as the law wants it. A consent that another one replaced counts as withdrawn. */
export function consentFacts(consent: StoredConsent): ConsentFacts {
  const state = stateOf(consent);
  return {
    id: consent.consent,
    state,
    given_by: consent.given_by,
    purpose_id: consent.purpose_id,
    purpose_version: consent.purpose_version,
    mode: consent.mode,
    notice_digest: consent.notice_digest,
    decided_at: consent.decided_at,
    withdrawn_at: state === 'withdrawn' ? consent.ended_at : null,
    not_after: consent.not_after,
  };
}

/** Whether this consent covers the purpose and the words of now. The law decides more than this. */
export function isInForce(consent: StoredConsent, door: Door, now: number): boolean {
  return (
    consent.decision === 'given' &&
    consent.ended_at === null &&
    now < Date.parse(consent.not_after) &&
    consent.purpose_id === door.config.purpose.id &&
    consent.purpose_version === door.purposeVersion &&
    consent.mode === door.config.purpose.mode &&
    consent.notice_digest === door.noticeDigest
  );
}

/**
 * Says what a person's face means here now. `expired` is a consent that ended by itself: its time is
 * over, or purpose or notice are no longer those agreed to (R05.3, R06.7).
 *
 * @param latest the person's latest decision on enrolment, or `null`
 */
export function faceState(latest: StoredConsent | null, door: Door, now: number): FaceState {
  if (latest === null) return 'none';
  if (latest.decision === 'refused') return 'refused';
  if (latest.ended_reason === 'person' || latest.ended_reason === 'staff') return 'withdrawn';
  if (!isInForce(latest, door, now)) return 'expired';
  return latest.enrolled_at === null ? 'consented' : 'enrolled';
}

/** Shows a decision to the person it belongs to. */
export function consentView(consent: StoredConsent): ConsentView {
  return {
    consent: consent.consent,
    state: stateOf(consent),
    purpose_id: consent.purpose_id,
    purpose_version: consent.purpose_version,
    notice_digest: consent.notice_digest,
    decided_at: consent.decided_at,
    withdrawn_at: stateOf(consent) === 'withdrawn' ? consent.ended_at : null,
    not_after: consent.not_after,
  };
}

function stateOf(consent: StoredConsent): ConsentFacts['state'] {
  if (consent.decision === 'refused') return 'refused';
  return consent.ended_reason === null || consent.ended_reason === 'expired' ? 'given' : 'withdrawn';
}
