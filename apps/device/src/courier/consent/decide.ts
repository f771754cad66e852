import { alternativesNow } from '../alternatives/ways.ts';
import { iso } from '../clock.ts';
import type { Courier } from '../courier.ts';
import { PRESENTATION_LIFE_MS } from '../notice/notice.ts';
import { findPresentation, isPresentationUsed, type StoredPresentation } from '../notice/notice-store.ts';
import { setAskAgainAfter } from '../people/people-store.ts';
import { ProblemError } from '../problem/problem.ts';
import type { Door } from '../purpose/door-config.ts';
import { addRecord } from '../record/record-store.ts';
import { gateFacts } from '../verification/gate-facts.ts';
import { brokenRows, notLawful } from '../verification/lawful.ts';
import { ASK_AGAIN_MS, type StoredConsent } from './consent.ts';
import { addConsent, findConsent, openConsents } from './consent-store.ts';

/** A consent the law would not act on is not taken: a child alone, a door without another way. */
export function requireLawful(courier: Courier, door: Door, consent: StoredConsent): void {
  const facts = gateFacts(door, consent, alternativesNow(courier, door));
  const broken = brokenRows(consent.scope === 'enrolment' ? 'enrol' : 'identify', facts, courier.now());
  if (broken.length > 0) throw notLawful(courier, door, { person: consent.person, event: 'consent' }, broken);
}

/** Writes the decision; a no ends what was agreed before, a yes to new words replaces the yes to old ones. */
export function decide(
  courier: Courier,
  door: Door,
  consent: StoredConsent,
  presentation: string,
): StoredConsent {
  const now = courier.now();
  const { person } = consent;
  const given = consent.decision === 'given';
  const ended: (readonly [withdrawal: string, consent: string])[] = [];
  courier.database.transact((writing) => {
    if (isPresentationUsed(writing, presentation)) throw new ProblemError('notice_changed');
    for (const old of person === null ? [] : openConsents(writing, person)) {
      const withdrawal = courier.erasures.accept(writing, old.consent, given ? 'superseded' : 'person');
      if (withdrawal !== null) ended.push([withdrawal, old.consent]);
    }
    addConsent(writing, { ...consent, presentation });
    // What a guardian decided the platform told this door.
    if (person !== null && door.config.published !== undefined && consent.given_by === 'person') {
      courier.tell(writing, {
        kind: 'decided',
        consent_id: consent.consent,
        presentation_id: presentation,
        decision: consent.decision,
        age: consent.age_band === 'undeclared' ? null : consent.age_band,
        mode: consent.mode,
      });
    }
    courier.deviceLog.add(writing, {
      type: given ? 'consent.given' : 'consent.refused',
      at: now,
      purpose: consent.purpose_id,
      notice: consent.notice_digest,
      ...(person === null ? {} : { subject: person }),
      body: {
        consent: consent.consent,
        presentation,
        scope: consent.scope,
        mode: consent.mode,
        given_by: consent.given_by,
        purpose_version: consent.purpose_version,
        not_after: consent.not_after,
      },
    });
    if (person !== null) setAskAgainAfter(writing, person, given ? null : iso(now + ASK_AGAIN_MS));
    const event = given ? 'consent' : 'refusal';
    addRecord(
      writing,
      door,
      { person, event, way: 'face', outcome: `${consent.decision}_${consent.scope}` },
      now,
    );
  });
  for (const [withdrawal, old] of ended) courier.erasures.effect(withdrawal, old);
  if (ended.length > 0) courier.vault.erase();
  return findConsent(courier.database.reading, consent.consent) ?? consent;
}

/** Finds the showing a decision follows: of the notice of now, recent, and to this very person (R06.2). */
export function requirePresentation(
  courier: Courier,
  door: Door,
  id: string,
  scope: StoredConsent['scope'],
  session: string | null,
): StoredPresentation {
  const { reading } = courier.database;
  const presentation = findPresentation(reading, id);
  const fresh =
    presentation !== null &&
    presentation.digest === door.noticeDigest &&
    Date.parse(presentation.at) > courier.now() - PRESENTATION_LIFE_MS &&
    (presentation.session === null ? scope === 'once' : presentation.session === session) &&
    !isPresentationUsed(reading, id);
  if (!fresh) throw new ProblemError('notice_changed');
  return presentation;
}
