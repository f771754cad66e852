import { PersonView, Problem } from '@consentry/contract';
import { cardLinkedAt } from '../alternatives/card-store.ts';
import { consentView } from '../consent/consent.ts';
import { consentsOf } from '../consent/consent-store.ts';
import { withdrawalsOf, withdrawalView } from '../consent/withdrawal-store.ts';
import type { Courier } from '../courier.ts';
import type { App } from '../http/app.ts';
import { requireSession } from '../people/require-session.ts';
import { sessionView } from '../people/session-view.ts';
import { recordsOf } from './record-store.ts';

/** `GET /v1/me`: everything this door holds about the person of the session. */
export function recordRoutes(app: App, courier: Courier): void {
  app.get('/v1/me', { schema: { response: { 200: PersonView, '4xx': Problem } } }, async (request) => {
    const { session, token } = requireSession(courier, request);
    const { reading } = courier.database;
    const { token: _token, ...view } = sessionView(courier, session, token);
    return {
      session: view,
      card: { linked_at: cardLinkedAt(reading, session.person) },
      consents: consentsOf(reading, session.person).map(consentView),
      withdrawals: await Promise.all(
        withdrawalsOf(reading, session.person).map((row) => withdrawalView(reading, courier.deviceLog, row)),
      ),
      records: [...recordsOf(reading, session.person)],
    };
  });
}
