import { Problem, Withdraw, WithdrawalView } from '@consentry/contract';
import { z } from 'zod';
import { iso } from '../clock.ts';
import type { Courier } from '../courier.ts';
import type { App } from '../http/app.ts';
import { setAskAgainAfter } from '../people/people-store.ts';
import { requireSession } from '../people/require-session.ts';
import { ProblemError } from '../problem/problem.ts';
import { ASK_AGAIN_MS } from './consent.ts';
import { openConsents } from './consent-store.ts';
import { withdrawalsOf, withdrawalView } from './withdrawal-store.ts';

/** `POST /v1/withdrawals` and `GET /v1/withdrawals/:withdrawal`. Neither needs a face, nor a living vault. */
export function withdrawalRoutes(app: App, courier: Courier): void {
  const { database } = courier;
  const schema = { body: Withdraw, response: { 201: WithdrawalView, '4xx': Problem } };
  app.post('/v1/withdrawals', { schema }, async (request, reply) => {
    const { person } = requireSession(courier, request).session;
    const ended: (readonly [withdrawal: string, consent: string])[] = [];
    database.transact((writing) => {
      for (const { consent } of openConsents(writing, person)) {
        const withdrawal = courier.erasures.accept(writing, consent, 'person');
        if (withdrawal !== null) ended.push([withdrawal, consent]);
      }
      if (ended.length > 0) setAskAgainAfter(writing, person, iso(courier.now() + ASK_AGAIN_MS));
    });
    for (const [withdrawal, consent] of ended) courier.erasures.effect(withdrawal, consent);
    courier.vault.erase();
    // Whoever withdraws twice sees the same withdrawal: the right does not wear out.
    const latest = withdrawalsOf(database.reading, person)[0];
    if (latest === undefined) throw new ProblemError('face_not_enrolled');
    return reply.code(201).send(withdrawalView(latest));
  });

  const one = {
    params: z.strictObject({ withdrawal: z.uuid() }),
    response: { 200: WithdrawalView, '4xx': Problem },
  };
  app.get('/v1/withdrawals/:withdrawal', { schema: one }, async (request) => {
    const { person } = requireSession(courier, request).session;
    const found = withdrawalsOf(database.reading, person).find(
      (row) => row.withdrawal === request.params.withdrawal,
    );
    if (found === undefined) throw new ProblemError('not_found');
    return withdrawalView(found);
  });
}
