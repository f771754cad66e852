import { randomInt } from 'node:crypto';
import { Admission, CallStaff, EnterByCard, EnterByPin, Problem, StaffCalled } from '@consentry/contract';
import type { Courier } from '../courier.ts';
import type { App } from '../http/app.ts';
import { sessionView } from '../people/session-view.ts';
import { requireDoor } from '../purpose/door.ts';
import { addRecord } from '../record/record-store.ts';
import { noteUse } from '../verification/note-use.ts';
import { requireTicket } from '../verification/require-ticket.ts';
import { STAFF_LIMIT } from './attempts.ts';
import { countAttempt, DEVICE, waitFor } from './attempts-store.ts';
import { requireWay } from './require-way.ts';
import { showCard } from './show-card.ts';
import { refuseWhenLimited, showPin } from './show-pin.ts';

/** `POST /v1/entries/pin`, `POST /v1/entries/card` and `POST /v1/entries/staff`: as good as a face, and first (§ 第十条). */
export function alternativesRoutes(app: App, courier: Courier): void {
  const pinSchema = { body: EnterByPin, response: { 200: Admission, '4xx': Problem } };
  app.post('/v1/entries/pin', { schema: pinSchema }, async (request) => {
    const door = requireDoor(courier);
    requireWay(door, 'pin');
    requireTicket(courier, request.body.verification);
    const person = await showPin(courier, door, request.body, 'entry');
    const { token, session } = courier.sessions.begin(person, 'pin');
    return {
      outcome: 'admitted' as const,
      way: 'pin' as const,
      session: sessionView(courier, session, token),
    };
  });

  const cardSchema = { body: EnterByCard, response: { 200: Admission, '4xx': Problem } };
  app.post('/v1/entries/card', { schema: cardSchema }, async (request) => {
    const door = requireDoor(courier);
    requireWay(door, 'card');
    requireTicket(courier, request.body.verification);
    const { token, session } = courier.sessions.begin(showCard(courier, door, request.body), 'card');
    return {
      outcome: 'admitted' as const,
      way: 'card' as const,
      session: sessionView(courier, session, token),
    };
  });

  const staffSchema = { body: CallStaff, response: { 200: StaffCalled, '4xx': Problem } };
  app.post('/v1/entries/staff', { schema: staffSchema }, async (request) => {
    const door = requireDoor(courier);
    requireWay(door, 'staff');
    const verification = requireTicket(courier, request.body.verification);
    const call = `${'ABCDEFGHJKLMNPQRSTUVWXYZ'[randomInt(24)] ?? 'A'}${randomInt(10, 100)}`;
    courier.database.transact((writing) => {
      const now = courier.now();
      refuseWhenLimited(waitFor(writing, STAFF_LIMIT, DEVICE, now), 'rate_limited', courier, door);
      countAttempt(writing, STAFF_LIMIT, DEVICE, now);
      addRecord(writing, door, { person: null, event: 'entry', way: 'staff', outcome: 'called' }, now);
      noteUse(writing, courier, door, {
        way: 'staff',
        outcome: 'called',
        verification: verification?.id ?? null,
        person: null,
        consent: null,
        began: null,
        firstTry: true,
      });
    });
    courier.log.warn({ call, door: door.config.door.id }, 'a person at the door calls for staff');
    return { outcome: 'called' as const, call };
  });
}
