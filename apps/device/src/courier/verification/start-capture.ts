import { FRAMES_WANTED, type StartCapture } from '@consentry/contract';
import { both } from '@consentry/law';
import type { z } from 'zod';
import { FACE_DEVICE_LIMIT, FACE_LIMIT } from '../alternatives/attempts.ts';
import { countAttempt, DEVICE, numberSubject, waitFor } from '../alternatives/attempts-store.ts';
import { alternativesNow, otherWays } from '../alternatives/ways.ts';
import { isInForce, type StoredConsent } from '../consent/consent.ts';
import { findConsent, latestConsent } from '../consent/consent-store.ts';
import type { Courier } from '../courier.ts';
import { findPersonByNumber } from '../people/people-store.ts';
import { type Bearing, requirePinSession } from '../people/require-session.ts';
import { ProblemError } from '../problem/problem.ts';
import type { Door } from '../purpose/door-config.ts';
import type { Capture } from './captures.ts';
import { gateFacts } from './gate-facts.ts';
import { brokenRows, notLawful } from './lawful.ts';
import { requireLease } from './require-lease.ts';
import { requireFaceFor } from './require-ticket.ts';

/** Who stands at the camera, as far as the law has to know before it opens. */
interface Subject {
  readonly act: Capture['act'];
  readonly person: string | null;
  readonly session: string | null;
  /** What failures are counted on. */
  readonly counted: string;
  /** Decision the act would rest on. */
  readonly consent: StoredConsent | null;
  /** Decision the caller may learn of: nobody learns from a number alone what its owner decided. */
  readonly shown: StoredConsent | null;
}

/**
 * Opens a capture, if the law says that a camera may open now for this act.
 *
 * @throws {ProblemError} `not_lawful` with every row and the other ways, `locked`, `rate_limited`,
 *   `face_already_enrolled`, `face_unavailable`, `session_missing`
 */
export function startCapture(
  courier: Courier,
  door: Door,
  wanted: z.infer<typeof StartCapture>,
  request: Bearing,
): Capture {
  const subject = findSubject(courier, door, wanted, request);
  const verification = wanted.act === 'enrol' ? null : requireFaceFor(courier, door, wanted.verification);
  refuseWhenLocked(courier, door, subject);
  const now = courier.now();
  const ways = alternativesNow(courier, door);
  const broken = brokenRows(subject.act, gateFacts(door, subject.shown, ways), now);
  if (broken.length > 0 || subject.consent === null) {
    const rows = brokenRows(subject.act, gateFacts(door, subject.consent, ways), now);
    const recorded = (rows.length > 0 ? rows : broken).map((finding) => finding.requirement);
    if (subject.act === 'verify') {
      courier.database.transact((writing) => countAttempt(writing, FACE_DEVICE_LIMIT, DEVICE, now));
    }
    throw notLawful(courier, door, { person: subject.person, event: 'capture' }, broken, recorded);
  }
  if (subject.act === 'enrol' && subject.consent.enrolled_at !== null) {
    throw new ProblemError('face_already_enrolled');
  }
  requireLease(courier, door, subject.act);
  requireGrant(courier, door, subject.consent);
  if (courier.vault.state !== 'ready') {
    throw new ProblemError('face_unavailable', { otherWays: otherWays(courier, door) });
  }
  return courier.captures.open({
    act: subject.act,
    consent: subject.consent.consent,
    person: subject.person,
    session: subject.session,
    need: wanted.photos ?? FRAMES_WANTED[subject.act],
    subject: subject.counted,
    verification,
  });
}

/**
 * Lets nobody be enrolled on a guardian's consent that the platform does not grant at this moment: without a lease
 * the door cannot know whether the guardian withdrew it.
 */
function requireGrant(courier: Courier, door: Door, { consent, given_by }: StoredConsent): void {
  if (given_by === 'person' || courier.lease?.mayMatch(consent) === 'yes') return;
  throw new ProblemError('face_unavailable', {
    detail: GUARDIAN_UNSURE,
    otherWays: otherWays(courier, door),
  });
}

const GUARDIAN_UNSURE = both(
  '现在无法向平台确认监护人的同意仍然有效，所以不能采集孩子的人脸。',
  'It cannot be confirmed with the platform now that the guardian’s consent holds, so no child’s face is captured.',
);

function findSubject(
  courier: Courier,
  door: Door,
  wanted: z.infer<typeof StartCapture>,
  request: Bearing,
): Subject {
  const { reading } = courier.database;
  switch (wanted.act) {
    case 'enrol': {
      const { session } = requirePinSession(courier, request);
      const consent = latestConsent(reading, session.person);
      const { person, id } = session;
      return { act: 'enrol', person, session: id, counted: person, consent, shown: consent };
    }
    case 'verify': {
      const person = findPersonByNumber(reading, wanted.number)?.person ?? null;
      const consent = person === null ? null : latestConsent(reading, person);
      const usable =
        consent !== null && consent.enrolled_at !== null && isInForce(consent, door, courier.now());
      const counted = numberSubject(reading, wanted.number);
      return { act: 'verify', person, session: null, counted, consent, shown: usable ? consent : null };
    }
    default: {
      const found = findConsent(reading, wanted.consent);
      const consent = found?.scope === 'once' ? found : null;
      return { act: 'identify', person: null, session: null, counted: DEVICE, consent, shown: consent };
    }
  }
}

/** Says so when face is locked for this number or this device. The other ways are not (SECURITY.md row 20). */
export function refuseWhenLocked(
  courier: Courier,
  door: Door,
  subject: { readonly act: Capture['act']; readonly counted: string },
): void {
  if (subject.act === 'enrol') return;
  const { reading } = courier.database;
  const refuse = (code: 'locked' | 'rate_limited', retryAfterSeconds: number): void => {
    if (retryAfterSeconds === 0) return;
    throw new ProblemError(code, { retryAfterSeconds, otherWays: otherWays(courier, door) });
  };
  refuse('locked', waitFor(reading, FACE_LIMIT, subject.counted, courier.now()));
  if (subject.act !== 'verify') return;
  refuse('rate_limited', waitFor(reading, FACE_DEVICE_LIMIT, DEVICE, courier.now()));
}
