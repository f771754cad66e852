import type { KeyObject } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { ConsentEntry, ConsentStarted, DecideByCode, PersonId, StartConsent } from '@consentry/contract';
import { ProblemError, type Reading } from '@consentry/server';
import { knownClient } from '@consentry/staff';
import { z } from 'zod';
import { nameOf } from '../people/people-routes.ts';
import { findPerson } from '../people/people-store.ts';
import { refusedCode } from '../people/sign-in-routes.ts';
import { showCode } from '../people/sign-in-store.ts';
import type { PlatformContext, PlatformServer } from '../platform.ts';
import { findStaff } from '../staff/staff-store.ts';
import type { PlatformTables } from '../store/tables.ts';
import { aboutActive } from './about-consent.ts';
import { entryOf, iso } from './consent.ts';
import { codePurpose, startRequest } from './consent-requests.ts';
import { type StoredRequest, findPresentation, findRequest } from './consent-store.ts';
import { decideConsent } from './decide-consent.ts';
import type { ConsentPorts } from './end-consent.ts';

/** Staff may ask; only the person answers, by a code that staff never see. */
export function consentRequestRoutes(
  server: PlatformServer,
  { keys }: PlatformContext,
  ports: ConsentPorts,
): void {
  server.command({
    method: 'POST',
    url: '/v1/people/:person/consent-requests',
    action: 'consent.start',
    summary: 'Asks a person to decide: a code is sent to them, and only it can answer.',
    problems: ['asked_recently', 'no_contact'],
    params: z.strictObject({ person: PersonId }),
    body: StartConsent,
    answer: ConsentStarted,
    status: 201,
    about: (reading, { params: { person } }) => aboutActive(reading, person),
    do: async (writing, { params: { person }, body }, { now, principal }) => {
      const { purpose_id: purpose, kind } = body;
      const recipient = body.recipient_id ?? '';
      if ((await ports.purposes(writing, purpose, kind, recipient)) === null)
        throw new ProblemError('not_found');
      const asked = { person, purpose, kind, recipient, by: nameOf(principal) };
      const { request, ends_at } = await startRequest(writing, keys.secret, asked, now);
      return { body: { request, expires_at: iso(ends_at) } };
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/consent-requests/:request/decision',
    action: 'consent.answer',
    summary: 'Takes a decision with the code that was sent to whoever decides.',
    problems: ['answer_of_staff', 'code_wrong', 'notice_changed'],
    params: z.strictObject({ request: z.uuid() }),
    body: DecideByCode,
    answer: ConsentEntry,
    status: 201,
    about: async (reading, { params }) => ((await findRequest(reading, params.request)) === null ? null : {}),
    do: async (writing, { params, body: { code, presentation, decision } }, { now, principal, headers }) => {
      const asked = await findRequest(writing, params.request);
      if (asked === null) throw new ProblemError('not_found');
      // Before the code is looked at: what staff try uses up no try of the person.
      if (principal.kind === 'staff' || (await isOfStaff(writing, keys.secret, headers, asked, now)))
        throw new ProblemError('answer_of_staff');
      const { request, challenge, person, decider } = asked;
      const shown = await showCode(
        writing,
        keys.secret,
        { challenge, code, purpose: codePurpose(request) },
        now,
      );
      if (shown.kind !== 'right') return refusedCode(shown);
      const notice = await findPresentation(writing, presentation);
      // The code is for what was asked, and for nothing else.
      if (
        notice?.purpose !== asked.purpose ||
        notice.kind !== asked.kind ||
        notice.recipient !== asked.recipient
      ) {
        throw new ProblemError('notice_changed');
      }
      const deciding = { person, decider, way: 'code', request, presentation, decision } as const;
      return { body: entryOf(await decideConsent(writing, ports, keys.secret, deciding, now), now) };
    },
  });
}

/**
 * Tells that an answer comes out of a browser in which whoever asked, or wrote down where the code went, signed
 * in (§ 第六条, a decision is the person's own). It stops no operator who means to deceive and has another device.
 */
async function isOfStaff(
  reading: Reading<PlatformTables>,
  secret: KeyObject,
  headers: IncomingHttpHeaders,
  { asked_by, decider }: StoredRequest,
  now: number,
): Promise<boolean> {
  const registeredBy = (await findPerson(reading, decider))?.registered_by ?? '';
  for (const name of new Set([asked_by, registeredBy])) {
    const staff = /^staff (.+)$/.exec(name)?.[1];
    const account = staff === undefined ? null : await findStaff(reading, staff);
    if (account !== null && knownClient(secret, headers, `staff ${account.login}`, now) !== null) return true;
  }
  return false;
}
