import { randomUUID } from 'node:crypto';
import { ConsentView, DecideConsent, Problem } from '@consentry/contract';
import { iso } from '../clock.ts';
import type { Courier } from '../courier.ts';
import type { App } from '../http/app.ts';
import { findSession, requirePinSession } from '../people/require-session.ts';
import { requireDoor } from '../purpose/door.ts';
import { consentView, isInForce, notAfter, type StoredConsent } from './consent.ts';
import { latestConsent, openConsents } from './consent-store.ts';
import { decide, requireLawful, requirePresentation } from './decide.ts';
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
      given_by: 'person',
      guardian: null,
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
  const own = openConsents(courier.database.reading, person).some(({ given_by }) => given_by === 'person');
  if (own) withdrawAll(courier, person, 'person');
}
