import { randomInt } from 'node:crypto';
import { Admission, CallStaff, EnterByPin, Problem, StaffCalled } from '@consentry/contract';
import type { Courier } from '../courier.ts';
import type { App } from '../http/app.ts';
import { checkPin } from '../people/pin-hash.ts';
import { findPersonByNumber } from '../people/people-store.ts';
import { sessionView } from '../people/session-view.ts';
import { ProblemError } from '../problem/problem.ts';
import type { Door } from '../purpose/door-config.ts';
import { requireDoor } from '../purpose/door.ts';
import { addRecord } from '../record/record-store.ts';
import { type Limit, PIN_DEVICE_LIMIT, PIN_LIMIT, STAFF_LIMIT } from './attempts.ts';
import {
  clearAttempts,
  countAttempt,
  DEVICE,
  numberSubject,
  uncountAttempt,
  waitFor,
} from './attempts-store.ts';
import { otherWays } from './ways.ts';

/** `POST /v1/entries/pin` and `POST /v1/entries/staff`: as good as a face, and first (§ 第十条). */
export function alternativesRoutes(app: App, courier: Courier): void {
  const pinSchema = { body: EnterByPin, response: { 200: Admission, '4xx': Problem } };
  app.post('/v1/entries/pin', { schema: pinSchema }, async (request) => {
    const door = requireDoor(courier);
    requireWay(door, 'pin');
    const { database } = courier;
    const subject = numberSubject(database.reading, request.body.number);
    takePinAttempt(courier, door, subject);
    const person = findPersonByNumber(database.reading, request.body.number);
    const right = await checkPin(request.body.pin, person?.pin_hash ?? null);
    if (person === null || !right) {
      database.transact((writing) => {
        const who = person === null ? null : person.person;
        addRecord(
          writing,
          door,
          { person: who, event: 'entry', way: 'pin', outcome: 'wrong' },
          courier.now(),
        );
      });
      throw new ProblemError('credentials_wrong', { otherWays: otherWays(courier, door) });
    }
    database.transact((writing) => {
      clearAttempts(writing, PIN_LIMIT, subject);
      uncountAttempt(writing, PIN_DEVICE_LIMIT, DEVICE);
      const entry = { person: person.person, event: 'entry', way: 'pin', outcome: 'admitted' } as const;
      addRecord(writing, door, entry, courier.now());
    });
    const { token, session } = courier.sessions.begin(person.person, 'pin');
    return {
      outcome: 'admitted' as const,
      way: 'pin' as const,
      session: sessionView(courier, session, token),
    };
  });

  const staffSchema = { body: CallStaff, response: { 200: StaffCalled, '4xx': Problem } };
  app.post('/v1/entries/staff', { schema: staffSchema }, async () => {
    const door = requireDoor(courier);
    requireWay(door, 'staff');
    const call = `${'ABCDEFGHJKLMNPQRSTUVWXYZ'[randomInt(24)] ?? 'A'}${randomInt(10, 100)}`;
    courier.database.transact((writing) => {
      const now = courier.now();
      refuseWhenLimited(waitFor(writing, STAFF_LIMIT, DEVICE, now), 'rate_limited', courier, door);
      countAttempt(writing, STAFF_LIMIT, DEVICE, now);
      addRecord(writing, door, { person: null, event: 'entry', way: 'staff', outcome: 'called' }, now);
    });
    courier.log.warn({ call, door: door.config.door.id }, 'a person at the door calls for staff');
    return { outcome: 'called' as const, call };
  });
}

/** Counts the attempt before the PIN is looked at: a hundred at once are still a hundred. */
function takePinAttempt(courier: Courier, door: Door, subject: string): void {
  courier.database.transact((writing) => {
    const now = courier.now();
    refuseWhenLimited(waitFor(writing, PIN_LIMIT, subject, now), 'locked', courier, door);
    refuseWhenLimited(waitFor(writing, PIN_DEVICE_LIMIT, DEVICE, now), 'rate_limited', courier, door);
    for (const [limit, who] of [
      [PIN_LIMIT, subject],
      [PIN_DEVICE_LIMIT, DEVICE],
    ] as const satisfies readonly (readonly [Limit, string])[]) {
      countAttempt(writing, limit, who, now);
    }
  });
}

function refuseWhenLimited(
  wait: number,
  code: 'locked' | 'rate_limited',
  courier: Courier,
  door: Door,
): void {
  if (wait === 0) return;
  // A PIN that is locked for this number is no way in for who has it.
  const ways = otherWays(courier, door).filter((way) => code !== 'locked' || way !== 'pin');
  throw new ProblemError(code, { retryAfterSeconds: wait, otherWays: ways });
}

function requireWay(door: Door, kind: 'pin' | 'staff'): void {
  if (!door.config.alternatives.some((way) => way.kind === kind && way.live))
    throw new ProblemError('not_found');
}
