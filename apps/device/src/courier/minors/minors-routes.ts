import { ConsentView, DecideByGuardian, Problem } from '@consentry/contract';
import { consentView } from '../consent/consent.ts';
import type { Courier } from '../courier.ts';
import type { App } from '../http/app.ts';
import { requirePinSession } from '../people/require-session.ts';
import { requireDoor } from '../purpose/door.ts';
import { decideByGuardian } from './guardian-consent.ts';

/** `POST /v1/consents/by-guardian`: a guardian decides for the child of the session (§ 第七条第一款). */
export function minorsRoutes(app: App, courier: Courier): void {
  const schema = { body: DecideByGuardian, response: { 201: ConsentView, '4xx': Problem, '5xx': Problem } };
  app.post('/v1/consents/by-guardian', { schema }, async (request, reply) => {
    const door = requireDoor(courier);
    const { session } = requirePinSession(courier, request);
    return reply.code(201).send(consentView(decideByGuardian(courier, door, session, request.body)));
  });
}
