import type { ConsentEntry, ConsentState, EndReason, Grant } from '@consentry/contract';
import {
  type ConsentFacts,
  type Finding,
  type GateFacts,
  type PersonFacts,
  authorize,
  guardianConsentEnds,
  lifeEvents,
  register,
} from '@consentry/law';
import type { PlatformTables } from '../store/tables.ts';
import type { PurposeForConsent } from './purposes.ts';

const DAY_MS = 86_400_000;
/** Whoever said no, or withdrew, is not asked again before this has passed (R06.9; the number is our setting). */
export const COOL_OFF_MS = 30 * DAY_MS;
/** How long after it was on screen a notice still counts as read. Longer, and it is shown again. */
export const PRESENTATION_LIFE_MS = 30 * 60_000;

/** A decision with what was shown before it and what ended it. */
export type StoredConsent = PlatformTables['consents'] &
  Pick<PlatformTables['presentations'], 'shown_at' | 'language' | 'place_kind' | 'place'> & {
    readonly ended_at: number | null;
    readonly ended_reason: EndReason | null;
    readonly rests_since: number | null;
  };

/** What of a decision the law is asked about. */
export type DecisionTerms = Pick<
  StoredConsent,
  | 'consent'
  | 'decision'
  | 'given_by'
  | 'purpose'
  | 'purpose_version'
  | 'mode'
  | 'notice_digest'
  | 'decided_at'
  | 'not_after'
> & { readonly ended_at: number | null };

/**
 * Tells what a decision is now. `withdrawn` and `expired` are for good: an end is written once and never
 * taken back, and time does not run backwards over it.
 */
export function stateOf(
  {
    decision,
    not_after,
    ended_at,
    ended_reason,
  }: Pick<StoredConsent, 'decision' | 'not_after' | 'ended_at' | 'ended_reason'>,
  now: number,
): ConsentState {
  if (decision === 'refused') return 'refused';
  if (ended_at === null) return now < not_after ? 'given' : 'expired';
  // Withdrawn after its time: it was over already.
  if (ended_at >= not_after) return 'expired';
  return ended_reason === 'withdrawn' || ended_reason === 'refused_since' || ended_reason === 'superseded'
    ? 'withdrawn'
    : 'expired';
}

/** Tells when nothing of this face may be kept any more (§ 第八条第二款; R07.7). */
export function endsOf(
  retentionDays: number,
  givenBy: StoredConsent['given_by'],
  age: PersonFacts['age'],
  decidedAt: number,
): { readonly retentionEndsAt: number; readonly notAfter: number } {
  const retentionEndsAt = decidedAt + retentionDays * DAY_MS;
  const notAfter = givenBy === 'guardian' ? guardianConsentEnds(age, retentionEndsAt) : retentionEndsAt;
  return { retentionEndsAt, notAfter };
}

/** Puts a decision as the law wants it. One that ended in any way counts as withdrawn. */
export function consentFacts(consent: DecisionTerms): ConsentFacts {
  const ended = consent.decision === 'given' && consent.ended_at !== null;
  return {
    id: consent.consent,
    state: ended ? 'withdrawn' : consent.decision,
    given_by: consent.given_by,
    purpose_id: consent.purpose,
    purpose_version: consent.purpose_version,
    mode: consent.mode,
    notice_digest: consent.notice_digest,
    decided_at: iso(consent.decided_at),
    withdrawn_at: ended && consent.ended_at !== null ? iso(consent.ended_at) : null,
    not_after: iso(consent.not_after),
  };
}

/**
 * Finds the rows of the register that resting on this decision would break. A yes that the law would not
 * let anybody act on is not taken.
 *
 * Which device and which other ways there are is not known when somebody decides, and is asked by the
 * device for each act: findings on those are left to it.
 */
export function brokenBy(
  consent: DecisionTerms,
  shownAt: number,
  person: PersonFacts,
  { processor, purpose, notice }: PurposeForConsent,
  now: number,
): readonly Finding[] {
  const facts: GateFacts = {
    processor,
    purpose,
    notice: { ...notice, presented: { digest: consent.notice_digest, at: iso(shownAt) } },
    consent: consentFacts(consent),
    person,
    alternatives: [],
    device: NO_DEVICE,
    started_by_person: true,
  };
  const decision = authorize('enrol', facts, now);
  return decision.permitted ? [] : decision.broken.filter(({ requirement }) => !isOfDevice(requirement));
}

/** Stands where no device is: approved for nothing. */
const NO_DEVICE: GateFacts['device'] = {
  id: 'none',
  state: 'pending',
  place: 'non_public',
  space: 'other',
  public_security_basis: null,
  user_initiated_memo: null,
  capture_area: null,
  sign_approved_at: null,
};

const rows: Readonly<Record<string, { readonly slice: string }>> = register;

function isOfDevice(requirement: string): boolean {
  const slice = rows[requirement]?.slice;
  return slice === 'siting' || slice === 'alternatives';
}

/** Tells whether a finding is about age and guardians. */
export function isOfMinors({ requirement }: Finding): boolean {
  return rows[requirement]?.slice === 'minors';
}

const ENDS: Readonly<Record<string, EndReason>> = {
  retention_over: 'retention_over',
  fourteenth_birthday: 'fourteenth_birthday',
  guardianship_ended: 'guardianship_ended',
};

/**
 * Tells by what a consent is over that nobody withdrew: the first of end of retention, fourteenth birthday
 * and end of guardianship.
 *
 * @returns `null` while none of them has come
 */
export function lifeEnd(
  consent: DecisionTerms & Pick<StoredConsent, 'retention_ends_at'>,
  person: PersonFacts,
  now: number,
): EndReason | null {
  const facts = {
    person,
    // The birthday is asked of the law here, and not read from `not_after`, which it is in already.
    consent: consentFacts({ ...consent, not_after: consent.retention_ends_at }),
    notices: [],
    purposes: [],
    assessments: [],
    incidents: [],
    device: null,
  };
  for (const { kind } of lifeEvents(facts, consent.decided_at, now + 1)) {
    const reason = ENDS[kind];
    if (reason !== undefined) return reason;
  }
  return now < consent.not_after ? null : 'retention_over';
}

/** Tells when somebody may be asked again, unprompted: `null` when now. */
export function askAgainAfter(lastNoAt: number | null, now: number): number | null {
  if (lastNoAt === null || lastNoAt + COOL_OFF_MS <= now) return null;
  return lastNoAt + COOL_OFF_MS;
}

/** What devices are told of a consent that was given: nothing of the person. */
export function grantOf(
  consent: Pick<StoredConsent, 'consent' | 'purpose' | 'purpose_version' | 'mode' | 'not_after'>,
): Grant {
  return {
    consent_id: consent.consent,
    purpose_id: consent.purpose,
    purpose_version: consent.purpose_version,
    mode: consent.mode,
    not_after: iso(consent.not_after),
  };
}

/** Shows a decision. */
export function entryOf(consent: StoredConsent, now: number): ConsentEntry {
  const { ended_at, ended_reason } = consent;
  return {
    consent: consent.consent,
    person: consent.person,
    kind: consent.kind,
    recipient_id: consent.recipient === '' ? null : consent.recipient,
    state: stateOf(consent, now),
    given_by: consent.given_by,
    purpose_id: consent.purpose,
    purpose_version: consent.purpose_version,
    mode: consent.mode,
    notice: {
      digest: consent.notice_digest,
      shown_at: iso(consent.shown_at),
      language: consent.language,
      place: { kind: consent.place_kind, id: consent.place },
    },
    way: consent.way,
    asked_by_staff: consent.request !== null,
    decided_at: iso(consent.decided_at),
    not_after: iso(consent.not_after),
    rests_since: ended_at === null && consent.rests_since !== null ? iso(consent.rests_since) : null,
    ended: ended_at === null || ended_reason === null ? null : { at: iso(ended_at), reason: ended_reason },
  };
}

/** Writes an instant as it travels. */
export function iso(at: number): string {
  return new Date(at).toISOString();
}
