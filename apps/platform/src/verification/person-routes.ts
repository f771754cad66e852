import {
  ListPage,
  PersonId,
  PersonPlaces,
  PersonVerifications,
  TicketTaken,
  VerificationEnded,
  type VerificationUse,
} from '@consentry/contract';
import { ProblemError, type Reading, openCursor, sealCursor } from '@consentry/server';
import { z } from 'zod';
import { readCheckpoints } from '../alternatives/alternatives-store.ts';
import { aboutPerson } from '../people/people-routes.ts';
import type { PlatformContext, PlatformServer } from '../platform.ts';
import type { PlatformTables } from '../store/tables.ts';
import { OfOne, aboutOne, proofRoutes } from './proof-routes.ts';
import { type StoredUse, type StoredVerification, iso, stateOf } from './verification.ts';
import { placesOf } from './person-places.ts';
import { completeVerification, openFor, takeTicket, usesOf } from './verification-store.ts';
import { waysOpen } from './ways-open.ts';

type Read = Reading<PlatformTables>;

const OfPerson = z.strictObject({ person: PersonId });
const Nothing = z.strictObject({}).nullish();
const USES = 'verification_uses';
const USES_SHOWN = 100;
const OPEN_SHOWN = 50;

/** What a person does of their own: see who asks, choose a way, decline, and read every use of a way. */
export function personRoutes(server: PlatformServer, context: PlatformContext): void {
  listRoute(server, context);
  server.query({
    url: '/v1/people/:person/places',
    action: 'verification.list',
    operation: 'verification.places',
    summary: 'Names the places a person has to do with, and the devices that may match their face now.',
    params: OfPerson,
    answer: PersonPlaces,
    about: (reading, { params: { person } }) => aboutPerson(reading, person),
    read: async (reading, { params: { person } }) => ({ body: await placesOf(reading, person) }),
  });
  ticketRoute(server, context);
  proofRoutes(server, context);
  server.command({
    method: 'POST',
    url: '/v1/people/:person/verifications/:verification/refusal',
    action: 'verification.decline',
    summary: 'Says that the person would rather not be verified.',
    problems: ['verification_over'],
    params: OfOne,
    body: Nothing,
    answer: VerificationEnded,
    about: aboutOne,
    do: async (writing, { params: { verification } }, { now }) => {
      const row = await completeVerification(writing, verification, { state: 'declined' }, now);
      if (row === null) throw new ProblemError('verification_over');
      return { body: { verification_id: verification, state: row.state } };
    },
  });
}

function listRoute(server: PlatformServer, { keys }: PlatformContext): void {
  server.query({
    url: '/v1/people/:person/verifications',
    action: 'verification.list',
    summary:
      'Lists who asks a person to be verified, by which ways they may answer, and every use on record.',
    params: OfPerson,
    query: ListPage,
    answer: PersonVerifications,
    about: (reading, { params: { person } }) => aboutPerson(reading, person),
    read: async (reading, { params: { person }, query }, { now }) => {
      const place = query.cursor === undefined ? null : openCursor(keys.secret, USES, query.cursor);
      const before = place === null ? null : { at: Number(place[0]), use: String(place[1]) };
      const uses = await usesOf(reading, person, before, USES_SHOWN + 1);
      const page = uses.slice(0, USES_SHOWN);
      const last = uses.length > USES_SHOWN ? page.at(-1) : undefined;
      const open = [];
      for (const row of await openFor(reading, person, now, OPEN_SHOWN))
        open.push(await openView(reading, row, person, now));
      return {
        body: {
          open,
          uses: page.map(useView),
          cursor: last === undefined ? null : sealCursor(keys.secret, USES, [last.reported_at, last.use]),
        },
      };
    },
  });
}

function ticketRoute(server: PlatformServer, { keys }: PlatformContext): void {
  server.command({
    method: 'POST',
    url: '/v1/people/:person/verifications/:verification/ticket',
    action: 'verification.prove',
    operation: 'verification.take_ticket',
    summary: 'Gives the person a ticket of their own to show at the door; the one before it ends.',
    problems: ['verification_over'],
    params: OfOne,
    body: Nothing,
    answer: TicketTaken,
    status: 201,
    secret: true,
    about: aboutOne,
    do: async (writing, { params: { verification } }, { now }) => {
      const taken = await takeTicket(writing, keys.secret, verification, now);
      if (taken === null) throw new ProblemError('verification_over');
      return { body: { ticket: taken.ticket, expires_at: iso(taken.expiresAt) } };
    },
  });
}

async function openView(
  reading: Read,
  row: StoredVerification & { readonly asked_by: string },
  person: string,
  now: number,
) {
  const [checkpoint] = await readCheckpoints(reading, { checkpoint: row.checkpoint });
  if (checkpoint === undefined) throw new Error('A verification without its checkpoint.');
  return {
    verification_id: row.verification,
    asked_by: row.asked_by,
    purpose_id: row.purpose,
    purpose_version: row.purpose_version,
    checkpoint_id: row.checkpoint,
    state: stateOf(row, now),
    opened_at: iso(row.opened_at),
    expires_at: iso(row.expires_at),
    ...(await waysOpen(reading, { checkpoint, onlyDevice: row.only_device }, person, now)),
  };
}

function useView(use: StoredUse): VerificationUse {
  return {
    at: iso(use.at),
    reported_at: iso(use.reported_at),
    verification_id: use.verification,
    checkpoint_id: use.checkpoint,
    device_id: use.device,
    purpose_id: use.purpose,
    purpose_version: use.purpose_version,
    way: use.way,
    outcome: use.outcome,
    mode: use.mode,
    model: use.model,
  };
}
