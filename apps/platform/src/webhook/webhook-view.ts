import type { DeliveryView, WebhookView } from '@consentry/contract';
import type { Reading } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';
import { patternsOf, secretsOf } from './webhook-store.ts';
import type { WebhookAttemptTable, WebhookDeliveryTable, WebhookTable } from './webhook-tables.ts';

/** Shows an endpoint. */
export async function webhookView(
  reading: Reading<PlatformTables>,
  row: WebhookTable,
  waiting: ReadonlyMap<string, number>,
  now: number,
): Promise<WebhookView> {
  const { endpoint, name, url, state, reason, integrator, made_at, failing_since, revision } = row;
  const secrets = await secretsOf(reading, endpoint, now);
  return {
    endpoint,
    name,
    url,
    events: [...patternsOf(row)],
    state,
    reason,
    integrator,
    made_at: iso(made_at),
    failing_since: failing_since === null ? null : iso(failing_since),
    waiting: waiting.get(endpoint) ?? 0,
    secrets: secrets.map((one) => ({
      made_at: iso(one.made_at),
      expires_at: one.expires_at === null ? null : iso(one.expires_at),
    })),
    revision,
  };
}

/** Shows a delivery. */
export function deliveryView({
  delivery,
  event,
  type,
  state,
  made_at,
  ended_at,
  attempts,
}: WebhookDeliveryTable & { readonly attempts: readonly WebhookAttemptTable[] }): DeliveryView {
  return {
    delivery,
    event,
    type,
    state,
    made_at: iso(made_at),
    ended_at: ended_at === null ? null : iso(ended_at),
    attempts: attempts.map(({ at, took_ms, status, failure }) => ({ at: iso(at), took_ms, status, failure })),
  };
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
