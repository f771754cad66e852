import type { DecideByGuardian } from '@consentry/contract';
import { type BiText, both } from '@consentry/law';
import type { z } from 'zod';
import { QR_LIMIT } from '../alternatives/attempts.ts';
import { countAttempt, DEVICE, waitFor } from '../alternatives/attempts-store.ts';
import { type EntryCodeRefusal, checkGuardianCode } from '../alternatives/entry-code.ts';
import { refuseWhenLimited } from '../alternatives/show-pin.ts';
import { otherWays } from '../alternatives/ways.ts';
import { iso } from '../clock.ts';
import { notAfter, type StoredConsent } from '../consent/consent.ts';
import { findConsent } from '../consent/consent-store.ts';
import { decide, requireLawful, requirePresentation } from '../consent/decide.ts';
import type { Courier } from '../courier.ts';
import type { LeaseKeeper } from '../lease/lease-keeper.ts';
import type { Session } from '../people/sessions.ts';
import { ProblemError } from '../problem/problem.ts';
import type { Door } from '../purpose/door-config.ts';
import { type GuardedGrant, type GuardianRefusal, guardedGrant } from './guarded-grant.ts';

const WHY: Readonly<Record<EntryCodeRefusal | GuardianRefusal, BiText>> = {
  not_signed: both(
    '它不是为这里生成的监护人二维码，或者没有读全。',
    'It is no guardian’s code for this place, or was not read in full.',
  ),
  not_now: both('它已经过了一分钟的有效时间。', 'Its minute is over.'),
  used: both('这份同意已经用在这里的另一个编号上。', 'This consent is already used for another number here.'),
  not_here_yet: both(
    '这扇门还没有收到监护人的同意，或者这份同意不用于这扇门。请稍等片刻再扫一次。',
    'The guardian’s consent has not reached this door yet, or is not for it. Wait a moment and scan again.',
  ),
  withdrawn: both('这份同意已经撤回或者结束。', 'This consent was withdrawn or is over.'),
  stopped: both(
    '这里的刷脸暂停了，或者告知有了变化，要先看过新的告知。',
    'Face recognition rests here now, or the notice has changed and the new one has to be read first.',
  ),
  other_words: both(
    '监护人同意的是另一份告知或者另一个目的。',
    'The guardian agreed to another notice or another purpose.',
  ),
};

/**
 * Takes a guardian's yes for the child of this session: read and said here, by whoever shows a code that the
 * platform signed for the one who gave the consent there (§ 第七条第一款). The consent is that of the platform, by its
 * id, so that its end there is its end here.
 *
 * @throws {ProblemError} `guardian_code_unavailable`, `guardian_code_wrong`, `rate_limited`, `notice_changed`,
 *   `not_lawful` with every row; all with the other ways
 */
export function decideByGuardian(
  courier: Courier,
  door: Door,
  session: Session,
  { presentation: id, code }: z.infer<typeof DecideByGuardian>,
): StoredConsent {
  const { lease, database } = courier;
  if (lease === null || lease.platformTime === null || !takesGuardians(courier, door))
    throw new ProblemError('guardian_code_unavailable', { otherWays: otherWays(courier, door) });
  const presentation = requirePresentation(courier, door, id, 'enrolment', session.id);
  const shown = database.transact((writing) => {
    const now = courier.now();
    refuseWhenLimited(waitFor(writing, QR_LIMIT, DEVICE, now), 'rate_limited', courier, door);
    const read = readCode(courier, door, lease, code, session.person);
    // Only what nobody signed is somebody's guess.
    if (read === 'not_signed') countAttempt(writing, QR_LIMIT, DEVICE, now);
    return read;
  });
  if (typeof shown === 'string') {
    if (shown === 'not_here_yet') courier.askPlatform();
    throw new ProblemError('guardian_code_wrong', {
      detail: WHY[shown],
      otherWays: otherWays(courier, door),
    });
  }
  const held = findConsent(database.reading, shown.consent_id);
  // Shown again by the same two: it is that consent.
  if (held !== null) return held;
  const now = courier.now();
  const consent: StoredConsent = {
    consent: shown.consent_id,
    person: session.person,
    scope: 'enrolment',
    decision: 'given',
    age_band: shown.guardian.age_band,
    given_by: 'guardian',
    // Before its decision on the platform's clock, and so before this one, whatever the clock of the door says.
    guardian: {
      proof: shown.guardian.proof,
      verified_at: iso(Math.min(Date.parse(shown.guardian.verified_at), now)),
    },
    purpose_id: door.config.purpose.id,
    purpose_version: door.purposeVersion,
    mode: door.config.purpose.mode,
    notice_digest: presentation.digest,
    presented_at: presentation.at,
    decided_at: iso(now),
    not_after: iso(Math.min(notAfter(door, 'enrolment', now), Date.parse(shown.not_after))),
    enrolled_at: null,
    ended_reason: null,
    ended_at: null,
  };
  requireLawful(courier, door, consent);
  return decide(courier, door, consent, id);
}

/** Whether a guardian can bring a consent here: from the platform, to words of the platform, one child at a time. */
export function takesGuardians({ lease }: Courier, { config }: Door): boolean {
  return lease !== null && config.published !== undefined && config.purpose.mode === 'verify';
}

function readCode(
  { database }: Courier,
  door: Door,
  lease: LeaseKeeper,
  code: string,
  person: string,
): GuardedGrant | EntryCodeRefusal | GuardianRefusal {
  const { reading } = database;
  const checked = checkGuardianCode(code.trim(), {
    site: lease.site,
    now: lease.platformTime ?? 0,
    isSigned: (text, signature) => lease.isSigned(text, signature),
    isUsed: (id) => {
      const held = findConsent(reading, uuidOf(id));
      return held !== null && held.person !== person;
    },
  });
  if ('refused' in checked) return checked.refused;
  const consent = uuidOf(checked.id);
  return guardedGrant(lease.grantOf(consent), lease.mayMatch(consent), door.config.published);
}

/** Puts 16 bytes of hex as the id they are. */
function uuidOf(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
