import { randomUUID } from 'node:crypto';
import { Presentation, PresentNotice, Problem } from '@consentry/contract';
import { iso } from '../clock.ts';
import type { Courier } from '../courier.ts';
import type { App } from '../http/app.ts';
import { findPerson } from '../people/people-store.ts';
import { findSession } from '../people/require-session.ts';
import { ProblemError } from '../problem/problem.ts';
import { requireDoor } from '../purpose/door.ts';
import { addRecord } from '../record/record-store.ts';
import { addPresentation } from './notice-store.ts';

/** `POST /v1/notices/presented`. */
export function noticeRoutes(app: App, courier: Courier): void {
  const schema = { body: PresentNotice, response: { 201: Presentation, '4xx': Problem } };
  app.post('/v1/notices/presented', { schema }, async (request, reply) => {
    const door = requireDoor(courier);
    const held = findSession(courier, request);
    if (request.body.digest !== door.noticeDigest) throw new ProblemError('notice_changed');
    const presentation = randomUUID();
    const now = courier.now();
    const person = held?.session.person ?? null;
    const number = person === null ? null : findPerson(courier.database.reading, person)?.number;
    courier.database.transact((writing) => {
      const session = held?.session.id ?? null;
      addPresentation(writing, { presentation, person, session, digest: door.noticeDigest, at: iso(now) });
      courier.deviceLog.add(writing, {
        type: 'notice.presented',
        at: now,
        purpose: door.config.purpose.id,
        notice: door.noticeDigest,
        ...(person === null ? {} : { subject: person }),
        body: { presentation, purpose_version: door.purposeVersion },
      });
      const { published } = door.config;
      if (published !== undefined && person !== null && typeof number === 'string') {
        courier.tell(writing, {
          kind: 'notice_shown',
          presentation_id: presentation,
          person_id: person,
          number,
          ...published,
          shown_digest: door.noticeDigest,
          language: courier.language ?? 'zh-CN',
        });
      }
      addRecord(writing, door, { person, event: 'notice', way: 'face', outcome: 'presented' }, now);
    });
    return reply.code(201).send({ presentation, at: iso(now) });
  });
}
