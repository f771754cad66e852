import type { FrameOutcome, VaultReply } from '@consentry/contract';
import type { GateFacts } from '@consentry/law';
import { FACE_DEVICE_LIMIT, FACE_LIMIT } from '../alternatives/attempts.ts';
import { attemptsLeft, clearAttempts, countAttempt, DEVICE } from '../alternatives/attempts-store.ts';
import { alternativesNow, otherWays } from '../alternatives/ways.ts';
import { iso } from '../clock.ts';
import type { StoredConsent } from '../consent/consent.ts';
import { findConsent, setEnrolled, spendOnce } from '../consent/consent-store.ts';
import type { Courier } from '../courier.ts';
import type { Held } from '../people/require-session.ts';
import { sessionView } from '../people/session-view.ts';
import { ProblemError } from '../problem/problem.ts';
import type { Door } from '../purpose/door-config.ts';
import { addRecord } from '../record/record-store.ts';
import type { Writing } from '../store/database.ts';
import type { Capture } from './captures.ts';
import { gateFacts } from './gate-facts.ts';
import { brokenRows, notLawful } from './lawful.ts';
import { noteUse, startOf } from './note-use.ts';
import { requireLease } from './require-lease.ts';
import { vaultTrouble } from './verification.ts';

/** One capture at one door, with the session that enrols, if one does. */
export interface Looking {
  readonly courier: Courier;
  readonly door: Door;
  readonly capture: Capture;
  readonly held: Held | null;
}

/**
 * Has the vault look at one frame, and says what came of it. The law is asked before the frame goes
 * to the vault and again when the answer is back: a withdrawal in between wins.
 *
 * @param frame the photo's bytes; the caller wipes them afterwards
 * @throws {ProblemError} `not_lawful`, `capture_ended`, `face_unavailable`, and what is wrong with a photo
 */
export async function look(looking: Looking, frame: Uint8Array): Promise<FrameOutcome> {
  const { courier, door, capture } = looking;
  const facts = requireLawful(looking);
  requireLease(courier, looking.door, capture.act, () => courier.captures.end(capture.id));
  const reply = await courier.vault
    .ask({ op: 'observe', capture: capture.id, act: capture.act, need: capture.need, facts }, frame)
    .catch((cause: unknown) => {
      courier.captures.end(capture.id);
      throw new ProblemError('face_unavailable', { otherWays: otherWays(courier, door), cause });
    });
  return conclude(looking, reply);
}

function conclude(looking: Looking, reply: VaultReply): FrameOutcome {
  const { courier, capture } = looking;
  // A failure counts, even when the capture was broken off while the vault was looking.
  if (reply.outcome === 'no_match') return notRecognised(looking, null);
  // So does an enrolment: what is held here is told as it is.
  if (reply.outcome === 'enrolled') return enrolled(looking);
  if (courier.captures.find(capture.id) === null) throw ended(looking);
  switch (reply.outcome) {
    case 'guidance':
      return { outcome: 'guidance', reasons: reply.reasons, have: reply.have, need: reply.need };
    case 'more':
      return { outcome: 'more', have: reply.have, need: reply.need };
    case 'match':
      return matched(looking, reply.consent);
    case 'refused':
      throw refusedInside(looking, reply.requirements);
    case 'error':
      throw trouble(looking, reply.code);
    default:
      courier.captures.end(capture.id);
      throw new ProblemError('internal', {
        cause: new Error(`The vault answered "${reply.outcome}" to a frame.`),
      });
  }
}

/** Gives the facts of this instant, or throws when the act is not lawful on them and ends the capture with it. */
function requireLawful(looking: Looking): GateFacts {
  const { courier, door, capture } = looking;
  const facts = gateFacts(door, requireConsent(looking), alternativesNow(courier, door));
  const broken = brokenRows(capture.act, facts, courier.now());
  if (broken.length === 0) return facts;
  courier.captures.end(capture.id);
  throw notLawful(courier, door, { person: capture.person, event: eventOf(capture) }, broken);
}

function requireConsent({ courier, capture }: Looking): StoredConsent {
  const consent = findConsent(courier.database.reading, capture.consent);
  if (consent === null) throw new ProblemError('capture_ended');
  return consent;
}

function enrolled(looking: Looking): FrameOutcome {
  const { courier, capture, held } = looking;
  requireLawful(looking);
  if (held === null) throw new ProblemError('session_missing');
  courier.database.transact((writing) => {
    setEnrolled(writing, capture.consent, iso(courier.now()));
    noteEnrolment(writing, looking);
    note(writing, looking, 'enrolment', 'enrolled', capture.person);
  });
  courier.captures.end(capture.id);
  return { outcome: 'enrolled', session: sessionView(courier, held.session, held.token) };
}

/** The vault found the same face. Whether that lets anybody in is for the consent in force to say. */
function matched(looking: Looking, consentId: string): FrameOutcome {
  const { courier, door, capture } = looking;
  requireLawful(looking);
  const consent = findConsent(courier.database.reading, consentId);
  const own = capture.act === 'verify' ? consentId === capture.consent : consent?.scope === 'enrolment';
  if (consent === null || consent.person === null || !own || capture.act === 'enrol') {
    return notRecognised(looking, null);
  }
  // The lease may have run out while the vault was looking: what counts is this moment.
  if (courier.lease !== null && courier.lease.mayMatch(consentId) !== 'yes')
    return notRecognised(looking, consent.person);
  // In one-to-many the template rests on another consent than the look: both have to hold.
  const facts = gateFacts(door, consent, alternativesNow(courier, door));
  const broken = brokenRows(capture.act, facts, courier.now());
  if (broken.length > 0)
    return notRecognised(
      looking,
      consent.person,
      broken.map((row) => row.requirement),
    );
  const { person } = consent;
  courier.database.transact((writing) => {
    noteFace(writing, looking, { outcome: 'admitted', person, consent: consentId });
    clearAttempts(writing, FACE_LIMIT, capture.subject);
    spendOnce(writing, capture.consent, courier.now());
    note(writing, looking, 'comparison', 'admitted', person);
    addRecord(writing, door, { person, event: 'entry', way: 'face', outcome: 'admitted' }, courier.now());
  });
  courier.captures.end(capture.id);
  const { token, session } = courier.sessions.begin(person, 'face');
  return { outcome: 'admitted', way: 'face', session: sessionView(courier, session, token) };
}

function notRecognised(
  looking: Looking,
  person: string | null,
  requirements: readonly string[] = [],
): FrameOutcome {
  const { courier, door, capture } = looking;
  const tries = courier.database.transact((writing) => {
    const now = courier.now();
    noteFace(writing, looking, {
      outcome: 'not_recognised',
      person: capture.person ?? person,
      consent: null,
    });
    countAttempt(writing, FACE_LIMIT, capture.subject, now);
    if (capture.act === 'verify') countAttempt(writing, FACE_DEVICE_LIMIT, DEVICE, now);
    spendOnce(writing, capture.consent, now);
    note(writing, looking, 'comparison', 'not_recognised', capture.person ?? person, requirements);
    return attemptsLeft(writing, FACE_LIMIT, capture.subject, now);
  });
  courier.captures.end(capture.id);
  return { outcome: 'not_recognised', tries_left: tries, other_ways: [...otherWays(courier, door)] };
}

/** Writes into the device's log that a template was sealed, and tells the platform where the words are its own. */
function noteEnrolment(writing: Writing, { courier, door, capture }: Looking): void {
  const { purpose, published } = door.config;
  const model = courier.vault.hello?.model ?? null;
  courier.deviceLog.add(writing, {
    type: 'face.enrolled',
    at: courier.now(),
    purpose: purpose.id,
    notice: door.noticeDigest,
    ...(capture.person === null ? {} : { subject: capture.person }),
    body: { consent: capture.consent, purpose_version: door.purposeVersion, model },
  });
  if (published === undefined) return;
  const { purpose_id, purpose_version } = published;
  courier.tell(writing, {
    kind: 'enrolled',
    consent_id: capture.consent,
    purpose_id,
    purpose_version,
    model,
  });
}

/** Tells the platform, before the try is counted or forgotten. */
function noteFace(
  writing: Writing,
  { courier, door, capture }: Looking,
  {
    outcome,
    person,
    consent,
  }: {
    readonly outcome: 'admitted' | 'not_recognised';
    readonly person: string | null;
    readonly consent: string | null;
  },
): void {
  const now = courier.now();
  noteUse(writing, courier, door, {
    way: 'face',
    outcome,
    verification: capture.verification,
    person,
    consent,
    began: startOf(courier, capture.verification) ?? capture.startedAt,
    firstTry: attemptsLeft(writing, FACE_LIMIT, capture.subject, now) === FACE_LIMIT.most,
  });
}

/** The vault's own law said no. Ours may say why; if it does not, the row is named without its text. */
function refusedInside(looking: Looking, requirements: readonly string[]): ProblemError {
  const { courier, door, capture } = looking;
  requireLawful(looking);
  courier.captures.end(capture.id);
  return notLawful(courier, door, { person: capture.person, event: eventOf(capture) }, [], requirements);
}

function trouble(looking: Looking, code: Parameters<typeof vaultTrouble>[0]): ProblemError {
  const { courier, door, capture } = looking;
  const { code: problem, ends } = vaultTrouble(code);
  courier.database.transact((writing) => {
    if (code === 'not_enrolled') setEnrolled(writing, capture.consent, null);
    if (code === 'already_enrolled') setEnrolled(writing, capture.consent, iso(courier.now()));
    if (code === 'frames_differ' && capture.act !== 'enrol') {
      countAttempt(writing, FACE_LIMIT, capture.subject, courier.now());
    }
    if (ends) note(writing, looking, eventOf(capture), code, capture.person);
  });
  if (ends) courier.captures.end(capture.id);
  return new ProblemError(problem, ends ? { otherWays: otherWays(courier, door) } : {});
}

/** Why a capture is over that was open a moment ago: the law if it says no by now, else just that. */
function ended(looking: Looking): ProblemError {
  try {
    requireLawful(looking);
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
  return new ProblemError('capture_ended');
}

function eventOf({ act }: Capture): 'enrolment' | 'comparison' {
  return act === 'enrol' ? 'enrolment' : 'comparison';
}

function note(
  writing: Writing,
  { courier, door }: Looking,
  event: 'enrolment' | 'comparison',
  outcome: string,
  person: string | null,
  requirements: readonly string[] = [],
): void {
  addRecord(writing, door, { person, event, way: 'face', outcome, requirements }, courier.now());
}
