import { randomUUID } from 'node:crypto';
import { Problem, RegisterPerson, SessionView, SignIn, StayOn } from '@consentry/contract';
import { REGISTER_LIMIT } from '../alternatives/attempts.ts';
import { countAttempt, DEVICE, waitFor } from '../alternatives/attempts-store.ts';
import { showPin } from '../alternatives/show-pin.ts';
import { otherWays } from '../alternatives/ways.ts';
import { iso } from '../clock.ts';
import type { Courier } from '../courier.ts';
import type { App } from '../http/app.ts';
import { ProblemError } from '../problem/problem.ts';
import { requireDoor } from '../purpose/door.ts';
import { drawNumber } from './number.ts';
import { addPerson } from './people-store.ts';
import { hashPin } from './pin-hash.ts';
import { isWeakPin } from './pin.ts';
import { requireSession } from './require-session.ts';
import { sessionView } from './session-view.ts';

/** Draws before giving up: with 900,000 numbers this fails only when nearly all are taken. */
const DRAWS_MAX = 64;

/** `POST /v1/people`, `POST /v1/sessions` and `POST /v1/me/session`. */
export function peopleRoutes(app: App, courier: Courier): void {
  const schema = { body: RegisterPerson, response: { 201: SessionView, '4xx': Problem } };
  app.post('/v1/people', { schema }, async (request, reply) => {
    const door = requireDoor(courier);
    if (isWeakPin(request.body.pin)) throw new ProblemError('pin_weak');
    courier.database.transact((writing) => {
      const wait = waitFor(writing, REGISTER_LIMIT, DEVICE, courier.now());
      if (wait > 0) {
        throw new ProblemError('rate_limited', {
          retryAfterSeconds: wait,
          otherWays: otherWays(courier, door),
        });
      }
      countAttempt(writing, REGISTER_LIMIT, DEVICE, courier.now());
    });
    const pinHash = await hashPin(request.body.pin);
    const person = randomUUID();
    courier.database.transact((writing) => {
      const registered = {
        person,
        pin_hash: pinHash,
        ask_again_after: null,
        registered_at: iso(courier.now()),
      };
      for (let draw = 0; draw < DRAWS_MAX; draw += 1) {
        if (addPerson(writing, { ...registered, number: drawNumber() })) return;
      }
      throw new Error('No number is left at this door.');
    });
    const { token, session } = courier.sessions.begin(person, 'pin');
    return reply.code(201).send(sessionView(courier, session, token));
  });

  const signIn = { body: SignIn, response: { 200: SessionView, '4xx': Problem } };
  app.post('/v1/sessions', { schema: signIn }, async (request) => {
    const person = await showPin(courier, requireDoor(courier), request.body, 'sign_in');
    const { token, session } = courier.sessions.begin(person, 'pin');
    return sessionView(courier, session, token);
  });

  const more = { body: StayOn, response: { 200: SessionView, '4xx': Problem } };
  app.post('/v1/me/session', { schema: more }, async (request) => {
    requireDoor(courier);
    const { session, token } = requireSession(courier, request);
    const longer = courier.sessions.extend(session.id);
    if (longer === null) throw new ProblemError('no_more_time');
    return sessionView(courier, longer, token);
  });
}
