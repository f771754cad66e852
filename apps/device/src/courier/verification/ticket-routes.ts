import { Problem, ShowTicket, TicketView, type VerificationClaimed } from '@consentry/contract';
import { z } from 'zod';
import { TICKET_LIMIT } from '../alternatives/attempts.ts';
import { countAttempt, DEVICE, waitFor } from '../alternatives/attempts-store.ts';
import { otherWays } from '../alternatives/ways.ts';
import { iso } from '../clock.ts';
import type { Courier } from '../courier.ts';
import type { App } from '../http/app.ts';
import { PlatformRefusal } from '../lease/platform-client.ts';
import { ProblemError } from '../problem/problem.ts';
import type { Door } from '../purpose/door-config.ts';
import { requireDoor } from '../purpose/door.ts';
import { endTicket } from './note-use.ts';
import { isFaceFor } from './require-ticket.ts';

const OfTicket = z.strictObject({ verification: z.uuid() });

/** `POST /v1/tickets` and `DELETE /v1/tickets/:verification`: somebody outside asks for a verification. */
export function ticketRoutes(app: App, courier: Courier): void {
  const shown = { body: ShowTicket, response: { 201: TicketView, '4xx': Problem, '5xx': Problem } };
  app.post('/v1/tickets', { schema: shown }, async (request, reply) => {
    const door = requireDoor(courier);
    const ticket = courier.tickets.open(await claim(courier, door, request.body.ticket));
    return reply.code(201).send({
      verification: ticket.id,
      expires_at: iso(ticket.expiresAt),
      face: isFaceFor(door, ticket),
    });
  });

  const one = { params: OfTicket, response: { 204: z.null(), '4xx': Problem } };
  app.delete('/v1/tickets/:verification', { schema: one }, async (request, reply) => {
    requireDoor(courier);
    const { verification } = request.params;
    // Ending it twice is nothing, and so is one that is over.
    if (courier.tickets.find(verification) !== null)
      courier.database.transact((writing) => endTicket(writing, courier, verification, 'declined'));
    courier.tickets.end(verification);
    return reply.code(204).send(null);
  });
}

/** Asks the platform, and gives up soon: nothing is made up where it does not answer. */
async function claim(courier: Courier, door: Door, ticket: string): Promise<VerificationClaimed> {
  const { database, lease } = courier;
  const ways = otherWays(courier, door);
  const wait = waitFor(database.reading, TICKET_LIMIT, DEVICE, courier.now());
  if (wait > 0) throw new ProblemError('rate_limited', { retryAfterSeconds: wait, otherWays: ways });
  if (lease === null) throw new ProblemError('ticket_unavailable', { otherWays: ways });
  try {
    return await lease.client.claim(ticket, new AbortController().signal);
  } catch (cause) {
    const code = cause instanceof PlatformRefusal ? cause.code : null;
    if (code === 'rate_limited')
      throw new ProblemError('rate_limited', { retryAfterSeconds: 60, otherWays: ways, cause });
    if (code !== 'ticket_wrong') throw new ProblemError('ticket_unavailable', { otherWays: ways, cause });
    database.transact((writing) => countAttempt(writing, TICKET_LIMIT, DEVICE, courier.now()));
    throw new ProblemError('ticket_wrong', { otherWays: ways, cause });
  }
}
