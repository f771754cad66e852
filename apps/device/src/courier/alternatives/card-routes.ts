import { CardView, LinkCard, LinkCardByStaff, Problem } from '@consentry/contract';
import { z } from 'zod';
import type { Courier } from '../courier.ts';
import type { App } from '../http/app.ts';
import { findPersonByNumber } from '../people/people-store.ts';
import { requireOperator } from '../people/require-operator.ts';
import { requirePinSession } from '../people/require-session.ts';
import { ProblemError } from '../problem/problem.ts';
import { requireDoor } from '../purpose/door.ts';
import { cardLinkedAt, findCardHolder, linkCard, unlinkCard } from './card-store.ts';
import { requireWay } from './require-way.ts';
import { forgiveCardAttempt, hashOfCard, takeCardAttempt } from './show-card.ts';

/** `POST /v1/me/card`, `DELETE /v1/me/card` and `POST /v1/cards/by-staff`. */
export function cardRoutes(app: App, courier: Courier): void {
  const { database } = courier;
  const schema = { body: LinkCard, response: { 201: CardView, '4xx': Problem } };
  app.post('/v1/me/card', { schema }, async (request, reply) => {
    const door = requireDoor(courier);
    requireWay(door, 'card');
    const { person } = requirePinSession(courier, request).session;
    const hash = hashOfCard(courier, request.body.number);
    const taken = database.transact((writing) => {
      takeCardAttempt(writing, courier, door, hash);
      const holder = findCardHolder(writing, hash);
      // Else whoever guesses a number comes by the card of somebody else.
      if (holder !== null && holder !== person) return true;
      forgiveCardAttempt(writing, hash);
      linkCard(writing, person, hash, courier.now());
      return false;
    });
    if (taken) throw new ProblemError('card_taken');
    return reply.code(201).send({ linked_at: cardLinkedAt(database.reading, person) });
  });

  app.delete(
    '/v1/me/card',
    { schema: { response: { 204: z.null(), '4xx': Problem } } },
    async (request, reply) => {
      const { person } = requirePinSession(courier, request).session;
      database.transact((writing) => unlinkCard(writing, person));
      return reply.code(204).send(null);
    },
  );

  const staffed = { body: LinkCardByStaff, response: { 200: CardView, '4xx': Problem } };
  app.post('/v1/cards/by-staff', { schema: staffed }, async (request) => {
    requireOperator(courier, request);
    const { of, number } = request.body;
    if (number !== null) requireWay(requireDoor(courier), 'card');
    const hash = number === null ? null : hashOfCard(courier, number);
    const found = findPersonByNumber(database.reading, of);
    if (found === null) throw new ProblemError('not_found');
    database.transact((writing) => {
      if (hash === null) return unlinkCard(writing, found.person);
      const holder = findCardHolder(writing, hash);
      if (holder !== null && holder !== found.person) unlinkCard(writing, holder);
      linkCard(writing, found.person, hash, courier.now());
    });
    return { linked_at: cardLinkedAt(database.reading, found.person) };
  });
}
