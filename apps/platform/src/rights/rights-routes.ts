import {
  ListPersonsRequests,
  OpenRightsRequest,
  PersonId,
  RightsCopy,
  RightsExplanation,
  RightsRequestList,
  RightsRequestView,
  TakeRightsRequest,
} from '@consentry/contract';
import { ProblemError } from '@consentry/server';
import { z } from 'zod';
import { aboutActive } from '../consent/about-consent.ts';
import type { ConsentPorts } from '../consent/end-consent.ts';
import type { Holders } from '../consent/holders.ts';
import { aboutPerson, nameOf } from '../people/people-routes.ts';
import type { PlatformContext, PlatformServer } from '../platform.ts';
import { handOver } from './answer-rights.ts';
import { openRights } from './open-rights.ts';
import { isCopied } from './rights.ts';
import { copyOf } from './rights-copy.ts';
import { explanationOf } from './rights-explanation.ts';
import { rightsHandlingRoutes } from './rights-handling-routes.ts';
import { OfRequest, aboutRights, pageOf, viewOf } from './rights-pages.ts';
import { note, requireRights } from './rights-store.ts';

const OfPerson = z.strictObject({ person: PersonId });

/** What persons ask for, what is answered, and the last day for it (《个人信息保护法》第四十四条至第五十条). */
export function rightsRoutes(
  server: PlatformServer,
  { keys }: PlatformContext,
  { holders }: Pick<ConsentPorts, 'holders'>,
): void {
  server.command({
    method: 'POST',
    url: '/v1/people/:person/rights-requests',
    action: 'rights.open',
    summary: 'Asks for a right of a person. What needs nobody’s judgement is done at once.',
    problems: ['guardian_not_shown', 'rate_limited'],
    params: OfPerson,
    body: OpenRightsRequest,
    answer: RightsRequestView,
    versioned: true,
    status: 201,
    about: (reading, { params: { person }, body: { counter } }) =>
      // Of somebody who has died relatives still ask.
      counter?.on_behalf === 'relative' ? aboutPerson(reading, person) : aboutActive(reading, person),
    do: async (writing, { params: { person }, body: asked }, { now, principal }) => {
      const opened = await openRights(writing, holders, { person, asked, principal }, now);
      return viewOf(writing, holders, opened, now);
    },
  });
  server.query({
    url: '/v1/people/:person/rights-requests',
    action: 'rights.list',
    operation: 'rights.of_person',
    summary: 'Lists the requests of a person, newest first, each with its last day.',
    params: OfPerson,
    query: ListPersonsRequests,
    answer: RightsRequestList,
    about: (reading, { params: { person } }) => aboutPerson(reading, person),
    read: async (reading, { params: { person }, query: { cursor, limit } }, { now }) => ({
      body: await pageOf(reading, keys.secret, { list: `rights ${person}`, cursor, limit }, { person }, now),
    }),
  });
  server.query({
    url: '/v1/rights-requests/:request',
    action: 'rights.read',
    summary: 'Shows a request: its state, its last day, the answer.',
    params: OfRequest,
    answer: RightsRequestView,
    versioned: true,
    about: (reading, { params: { request } }) => aboutRights(reading, request),
    read: async (reading, { params: { request } }, { now }) =>
      viewOf(reading, holders, await requireRights(reading, request), now),
  });
  fetchingRoutes(server, holders);
  rightsHandlingRoutes(server, keys, holders);
}

/** What is fetched when a request was granted. */
function fetchingRoutes(server: PlatformServer, holders: Holders): void {
  server.command({
    method: 'POST',
    url: '/v1/rights-requests/:request/copy',
    action: 'rights.copy',
    summary: 'Hands out everything the platform holds of the person, and records that it did.',
    problems: ['rights_open'],
    params: OfRequest,
    body: TakeRightsRequest,
    answer: RightsCopy,
    // Never kept to be sent again: it is all of somebody's data.
    secret: true,
    about: (reading, { params: { request } }) => aboutRights(reading, request),
    do: async (writing, { params }, { now, principal }) => {
      const held = await requireRights(writing, params.request);
      if (!isCopied(held)) throw new ProblemError('rights_open');
      const { request, person } = held;
      await note(writing, 'copied', { request, person, by: nameOf(principal) }, now);
      if (principal.kind === 'staff') await handOver(writing, held, nameOf(principal), now);
      return { body: await copyOf(writing, holders, person, now) };
    },
  });
  server.query({
    url: '/v1/rights-requests/:request/explanation',
    action: 'rights.read',
    operation: 'rights.explanation',
    summary: 'Explains what is done with a face, for which purpose, and under which rules.',
    params: OfRequest,
    answer: RightsExplanation,
    about: (reading, { params: { request } }) => aboutRights(reading, request),
    read: async (reading, { params }, { now }) => {
      const { person, purpose, kind } = await requireRights(reading, params.request);
      if (kind !== 'explain' && kind !== 'decision_review') throw new ProblemError('not_found');
      return { body: await explanationOf(reading, person, purpose, now) };
    },
  });
}
