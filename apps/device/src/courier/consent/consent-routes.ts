import { randomUUID } from 'node:crypto';
import { ConsentView, DecideConsent, Problem } from '@consentry/contract';
import { alternativesNow } from '../alternatives/ways.ts';
import { iso } from '../clock.ts';
import type { Courier } from '../courier.ts';
import type { App } from '../http/app.ts';
import { PRESENTATION_LIFE_MS } from '../notice/notice.ts';
import { findPresentation, isPresentationUsed, type StoredPresentation } from '../notice/notice-store.ts';
import { setAskAgainAfter } from '../people/people-store.ts';
import { findSession, requirePinSession } from '../people/require-session.ts';
import { ProblemError } from '../problem/problem.ts';
import type { Door } from '../purpose/door-config.ts';
import { requireDoor } from '../purpose/door.ts';
import { addRecord } from '../record/record-store.ts';
import { gateFacts } from '../verification/gate-facts.ts';
import { brokenRows, notLawful } from '../verification/lawful.ts';
import { ASK_AGAIN_MS, consentView, isInForce, notAfter, type StoredConsent } from './consent.ts';
import { addConsent, findConsent, latestConsent, openConsents } from './consent-store.ts';
import { withdrawAll } from './withdraw.ts';

/** `POST /v1/consents`: the person's own decision after the notice (§ 第六条第一款). */
export function consentRoutes(app: App, courier: Courier): void {
  const schema = { body: DecideConsent, response: { 201: ConsentView, '4xx': Problem } };
  app.post('/v1/consents', { schema }, async (request, reply) => {
    const door = requireDoor(courier);
    const { presentation: id, scope, decision } = request.body;
    const held = scope === 'enrolment' ? requirePinSession(courier, request) : findSession(courier, request);
    const session = scope === 'enrolment' ? (held?.session ?? null) : null;
    const presentation = requirePresentation(courier, door, id, scope, held?.session.id ?? null);
    const now = courier.now();
    const consent: StoredConsent = {
      consent: randomUUID(),
      person: session?.person ?? null,
      scope,
      decision,
      age_band: request.body.decision === 'given' ? request.body.age : 'undeclared',
      purpose_id: door.config.purpose.id,
      purpose_version: door.purposeVersion,
      mode: door.config.purpose.mode,
      notice_digest: presentation.digest,
      presented_at: presentation.at,
      decided_at: iso(now),
      not_after: iso(notAfter(door, scope, now)),
      enrolled_at: null,
      ended_reason: null,
      ended_at: null,
    };
    if (decision === 'given') {
      // What somebody agreed to as of age does not stand once they say that they are a child (§ 第七条第一款).
      if (consent.age_band === 'under_14' && session !== null) endOpen(courier, session.person);
      requireLawful(courier, door, consent);
      const latest = session === null ? null : latestConsent(courier.database.reading, session.person);
      // Agreeing twice to the same words is one consent.
      if (latest !== null && isInForce(latest, door, now)) return reply.code(201).send(consentView(latest));
    }
    return reply.code(201).send(consentView(decide(courier, door, consent, id)));
  });
}

function endOpen(courier: Courier, person: string): void {
  if (openConsents(courier.database.reading, person).length > 0) withdrawAll(courier, person, 'person');
}

/** A consent the law would not act on is not taken: a child alone, a door without another way. */
function requireLawful(courier: Courier, door: Door, consent: StoredConsent): void {
  const facts = gateFacts(door, consent, alternativesNow(courier, door));
  const broken = brokenRows(consent.scope === 'enrolment' ? 'enrol' : 'identify', facts, courier.now());
  if (broken.length > 0) throw notLawful(courier, door, { person: consent.person, event: 'consent' }, broken);
}

/** Writes the decision; a no ends what was agreed before, a yes to new words replaces the yes to old ones. */
function decide(courier: Courier, door: Door, consent: StoredConsent, presentation: string): StoredConsent {
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
    if (person !== null && door.config.published !== undefined) {
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
function requirePresentation(
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
