import { Problem, Withdraw, WithdrawalView, WithdrawByStaff } from '@consentry/contract';
import { z } from 'zod';
import type { Courier } from '../courier.ts';
import type { App } from '../http/app.ts';
import { findPersonByNumber } from '../people/people-store.ts';
import { requireOperator } from '../people/require-operator.ts';
import { requireSession } from '../people/require-session.ts';
import { ProblemError } from '../problem/problem.ts';
import { withdrawAll } from './withdraw.ts';
import { withdrawalsOf, withdrawalView } from './withdrawal-store.ts';

/**
 * `POST /v1/withdrawals`, `POST /v1/withdrawals/by-staff` and `GET /v1/withdrawals/:withdrawal`. None needs
 * a face, nor a living vault.
 */
export function withdrawalRoutes(app: App, courier: Courier): void {
  const { database, deviceLog } = courier;
  const schema = { body: Withdraw, response: { 201: WithdrawalView, '4xx': Problem } };
  app.post('/v1/withdrawals', { schema }, async (request, reply) => {
    const { person } = requireSession(courier, request).session;
    const withdrawal = withdrawAll(courier, person, 'person');
    return reply.code(201).send(await withdrawalView(database.reading, deviceLog, withdrawal));
  });

  const staffed = { body: WithdrawByStaff, response: { 201: WithdrawalView, '4xx': Problem } };
  app.post('/v1/withdrawals/by-staff', { schema: staffed }, async (request, reply) => {
    requireOperator(courier, request);
    const found = findPersonByNumber(database.reading, request.body.number);
    if (found === null) throw new ProblemError('not_found');
    const withdrawal = withdrawAll(courier, found.person, 'staff');
    return reply.code(201).send(await withdrawalView(database.reading, deviceLog, withdrawal));
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
    return withdrawalView(database.reading, deviceLog, found);
  });
}
