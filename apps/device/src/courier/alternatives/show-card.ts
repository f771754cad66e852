import type { EnterByCard } from '@consentry/contract';
import type { z } from 'zod';
import type { Courier } from '../courier.ts';
import { ProblemError } from '../problem/problem.ts';
import type { Door } from '../purpose/door-config.ts';
import { addRecord } from '../record/record-store.ts';
import type { Writing } from '../store/database.ts';
import { noteUse, startOf } from '../verification/note-use.ts';
import { CARD_LIMIT } from './attempts.ts';
import {
  attemptsLeft,
  clearAttempts,
  countAttempt,
  DEVICE,
  uncountAttempt,
  waitFor,
} from './attempts-store.ts';
import { cardHash, normaliseCardNumber } from './card-number.ts';
import { findCardHolder } from './card-store.ts';
import { refuseWhenLimited } from './show-pin.ts';
import { otherWays } from './ways.ts';

/** Gives the hash of a card. @throws {ProblemError} `malformed_request`; `not_found` at a door without a key */
export function hashOfCard(courier: Courier, number: string): string {
  if (courier.cardKey === null) throw new ProblemError('not_found');
  const plain = normaliseCardNumber(number);
  if (plain === null) throw new ProblemError('malformed_request');
  return cardHash(courier.cardKey, plain);
}

/**
 * Checks a card, with equal work and answer for every number that nobody has here, and gives its holder.
 *
 * @throws {ProblemError} `card_unknown`, `rate_limited`, `malformed_request`
 */
export function showCard(
  courier: Courier,
  door: Door,
  { number, took_ms, verification }: z.infer<typeof EnterByCard>,
): string {
  const hash = hashOfCard(courier, number);
  const now = courier.now();
  const began = startOf(courier, verification ?? null) ?? (took_ms === undefined ? null : now - took_ms);
  const person = courier.database.transact((writing) => {
    const firstTry = attemptsLeft(writing, CARD_LIMIT, hash, now) === CARD_LIMIT.most;
    takeCardAttempt(writing, courier, door, hash);
    const holder = findCardHolder(writing, hash);
    if (holder !== null) forgiveCardAttempt(writing, hash);
    const outcome = holder === null ? 'wrong' : 'admitted';
    addRecord(writing, door, { person: holder, event: 'entry', way: 'card', outcome }, now);
    noteUse(writing, courier, door, {
      way: 'card',
      outcome,
      verification: verification ?? null,
      person: holder,
      consent: null,
      began,
      firstTry,
    });
    return holder;
  });
  if (person === null) throw new ProblemError('card_unknown', { otherWays: otherWays(courier, door) });
  return person;
}

/** Counts that a card was shown, for this door and for the card. @throws {ProblemError} `rate_limited` */
export function takeCardAttempt(writing: Writing, courier: Courier, door: Door, hash: string): void {
  const now = courier.now();
  refuseWhenLimited(waitFor(writing, CARD_LIMIT, DEVICE, now), 'rate_limited', courier, door);
  for (const subject of [DEVICE, hash]) countAttempt(writing, CARD_LIMIT, subject, now);
}

/** Forgets that a card was shown: it was no guess. */
export function forgiveCardAttempt(writing: Writing, hash: string): void {
  clearAttempts(writing, CARD_LIMIT, hash);
  uncountAttempt(writing, CARD_LIMIT, DEVICE);
}
