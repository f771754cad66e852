import { type KeyObject, randomUUID } from 'node:crypto';
import { type DeliveryState, EventPattern, type WebhookReason } from '@consentry/contract';
import { type Reading, type Writing, addJob, appendEvent } from '@consentry/server';
import { sealSecret } from '@consentry/staff';
import { z } from 'zod';
import type { PlatformTables } from '../store/tables.ts';
import { drawWebhookSecret } from './signature.ts';
import { DELIVERY_LIFE_MS, DELIVERY_TRIES_MAX } from './webhook.ts';
import { SOURCES, type WebhookEvent, isFollowed } from './webhook-event.ts';
import type {
  WebhookAttemptTable,
  WebhookDeliveryTable,
  WebhookSecretTable,
  WebhookTable,
} from './webhook-tables.ts';

type Read = Reading<PlatformTables>;
type Write = Writing<PlatformTables>;

/** The stream of what becomes of endpoints. */
const WEBHOOKS = 'webhooks';
/** Kinds of job by which events are sent; an urgent one does not wait until an endpoint is quiet no more. */
export const DELIVER = 'webhook.deliver';
export const DELIVER_NOW = 'webhook.deliver_now';

const Patterns = z.array(EventPattern);

/** Reads what an endpoint wants to hear of. */
export function patternsOf({ events }: Pick<WebhookTable, 'events'>): readonly EventPattern[] {
  return Patterns.parse(JSON.parse(events));
}

/** Reads one endpoint. */
export async function findWebhook(reading: Read, endpoint: string): Promise<WebhookTable | null> {
  const row = await reading
    .selectFrom('webhooks')
    .selectAll()
    .where('endpoint', '=', endpoint)
    .executeTakeFirst();
  return row ?? null;
}

/**
 * Reads all endpoints, the oldest first.
 *
 * @param integrator only theirs; left out: everybody's
 */
export async function listWebhooks(reading: Read, integrator?: string): Promise<readonly WebhookTable[]> {
  const all = reading.selectFrom('webhooks').selectAll();
  const some = integrator === undefined ? all : all.where('integrator', '=', integrator);
  return some.orderBy('made_at').orderBy('endpoint').execute();
}

/** Adds an endpoint. It is told what happens from now on. */
export async function addWebhook(
  writing: Write,
  row: Pick<WebhookTable, 'name' | 'url' | 'events' | 'integrator' | 'made_by'>,
  now: number,
): Promise<string> {
  const endpoint = randomUUID();
  await writing
    .insertInto('webhooks')
    .values({
      ...row,
      endpoint,
      state: 'active',
      reason: null,
      made_at: now,
      failing_since: null,
      failures: 0,
      quiet_until: 0,
      revision: 1,
    })
    .execute();
  const lasts = await lastsOf(writing);
  await writing.insertInto('webhook_places').values(placesOf(endpoint, lasts)).execute();
  return endpoint;
}

/** Places at the end of every stream there is, and at the beginning of those that are to come. */
export function placesOf(
  endpoint: string,
  lasts: ReadonlyMap<string, number>,
): ReadonlyArray<PlatformTables['webhook_places']> {
  const names = SOURCES.filter(({ each }) => each !== true).map(({ stream }) => stream);
  return [...new Set([...names, ...lasts.keys()])].map((stream) => ({
    endpoint,
    stream,
    after: lasts.get(stream) ?? 0,
  }));
}

/** Changes an endpoint, and counts the change. */
export async function changeWebhook(
  writing: Write,
  { endpoint, revision }: WebhookTable,
  change: Partial<Pick<WebhookTable, 'name' | 'url' | 'events' | 'state'>>,
): Promise<void> {
  const afresh =
    change.state === 'active' ? { reason: null, failing_since: null, failures: 0, quiet_until: 0 } : {};
  await writing
    .updateTable('webhooks')
    .set({ ...change, ...afresh, revision: revision + 1 })
    .where('endpoint', '=', endpoint)
    .execute();
}

/** Stops telling an endpoint, and says so: to whoever lists it, and to other endpoints. */
export async function disableWebhook(
  writing: Write,
  endpoint: string,
  reason: WebhookReason,
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await writing
    .updateTable('webhooks')
    .set(({ eb }) => ({ state: 'disabled', reason, revision: eb('revision', '+', 1) }))
    .where('endpoint', '=', endpoint)
    .where('state', '!=', 'disabled')
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await noteWebhook(writing, 'disabled', { endpoint, reason }, now);
  return true;
}

/** Writes what became of an endpoint. */
export async function noteWebhook(
  writing: Write,
  what: 'added' | 'changed' | 'rotated' | 'removed' | 'disabled',
  body: Readonly<Record<string, string>>,
  now: number,
): Promise<void> {
  await appendEvent(writing, WEBHOOKS, { kind: `webhook.${what}`, body: JSON.stringify(body), at: now });
}

/** Removes an endpoint with all that was kept of it. */
export async function removeWebhook(writing: Write, endpoint: string): Promise<void> {
  const deliveries = writing
    .selectFrom('webhook_deliveries')
    .select('delivery')
    .where('endpoint', '=', endpoint);
  await writing.deleteFrom('webhook_attempts').where('delivery', 'in', deliveries).execute();
  for (const table of ['webhook_deliveries', 'webhook_places', 'webhook_secrets', 'webhooks'] as const) {
    await writing.deleteFrom(table).where('endpoint', '=', endpoint).execute();
  }
}

/**
 * Gives an endpoint a new secret; those before it sign beside it until `until` at the longest.
 *
 * @param until epoch milliseconds
 * @returns the secret as it is shown, once
 */
export async function replaceWebhookSecret(
  writing: Write,
  key: KeyObject,
  endpoint: string,
  now: number,
  until: number,
): Promise<string> {
  await writing
    .updateTable('webhook_secrets')
    .set({ expires_at: until })
    .where('endpoint', '=', endpoint)
    .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', until)]))
    .execute();
  await writing.deleteFrom('webhook_secrets').where('expires_at', '<=', now).execute();
  const { bytes, shown } = drawWebhookSecret();
  const secret = randomUUID();
  const sealed = sealSecret(key, ownerOf(endpoint), bytes);
  await writing
    .insertInto('webhook_secrets')
    .values({ secret, endpoint, sealed, made_at: now, expires_at: null })
    .execute();
  return shown;
}

/** Reads the secrets that are good now, the newest first. */
export async function secretsOf(
  reading: Read,
  endpoint: string,
  now: number,
): Promise<readonly WebhookSecretTable[]> {
  return reading
    .selectFrom('webhook_secrets')
    .selectAll()
    .where('endpoint', '=', endpoint)
    .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', now)]))
    .orderBy('made_at', 'desc')
    .orderBy('secret')
    .execute();
}

/** To whom a secret is sealed. */
export function ownerOf(endpoint: string): string {
  return `webhook ${endpoint}`;
}

/** Reads the last number of each stream that is told. */
export async function lastsOf(reading: Read): Promise<ReadonlyMap<string, number>> {
  const names = SOURCES.map(({ stream }) => stream);
  const many = SOURCES.filter(({ each }) => each === true).map(({ stream }) => stream);
  const rows = await reading
    .selectFrom('streams')
    .selectAll()
    .where((where) =>
      where.or([where('stream', 'in', names), ...many.map((name) => where('stream', 'like', `${name}/%`))]),
    )
    .execute();
  return new Map(rows.filter(({ stream }) => isFollowed(stream)).map(({ stream, last }) => [stream, last]));
}

/**
 * Writes that an event is to be sent to an endpoint, with the job that does it.
 *
 * @param urgent somebody waits for it: sent at once, whatever went before
 * @returns the delivery
 */
export async function addDelivery(
  writing: Write,
  endpoint: string,
  { id, type, content }: Pick<WebhookEvent, 'id' | 'type' | 'content'>,
  now: number,
  urgent: { readonly triesMax: number } | null = null,
): Promise<string> {
  const delivery = randomUUID();
  await writing
    .insertInto('webhook_deliveries')
    .values({ delivery, endpoint, event: id, type, content, state: 'waiting', made_at: now, ended_at: null })
    .execute();
  const job = {
    kind: urgent === null ? DELIVER : DELIVER_NOW,
    body: delivery,
    dueAt: now,
    triesMax: urgent?.triesMax ?? DELIVERY_TRIES_MAX,
  };
  await addJob(writing, job, now);
  return delivery;
}

/** Reads one delivery of an endpoint. */
export async function findDelivery(reading: Read, delivery: string): Promise<WebhookDeliveryTable | null> {
  const row = await reading
    .selectFrom('webhook_deliveries')
    .selectAll()
    .where('delivery', '=', delivery)
    .executeTakeFirst();
  return row ?? null;
}

/** Counts the deliveries that are still to be made, by endpoint. */
export async function countWaiting(reading: Read): Promise<ReadonlyMap<string, number>> {
  const rows = await reading
    .selectFrom('webhook_deliveries')
    .select(({ fn }) => ['endpoint', fn.countAll<number>().as('count')])
    .where('state', '=', 'waiting')
    .groupBy('endpoint')
    .execute();
  return new Map(rows.map(({ endpoint, count }) => [endpoint, count]));
}

/** Where a page of deliveries begins. */
export interface DeliveryPage {
  readonly before: readonly [madeAt: number, delivery: string] | null;
  readonly state: DeliveryState | null;
  readonly limit: number;
}

/** Reads deliveries of an endpoint with their tries, the latest first. */
export async function listDeliveries(
  reading: Read,
  endpoint: string,
  { before, state, limit }: DeliveryPage,
): Promise<ReadonlyArray<WebhookDeliveryTable & { readonly attempts: readonly WebhookAttemptTable[] }>> {
  let query = reading.selectFrom('webhook_deliveries').selectAll().where('endpoint', '=', endpoint);
  if (state !== null) query = query.where('state', '=', state);
  if (before !== null) {
    const [at, id] = before;
    query = query.where((where) =>
      where.or([
        where('made_at', '<', at),
        where.and([where('made_at', '=', at), where('delivery', '<', id)]),
      ]),
    );
  }
  const rows = await query.orderBy('made_at', 'desc').orderBy('delivery', 'desc').limit(limit).execute();
  if (rows.length === 0) return [];
  const ids = rows.map(({ delivery }) => delivery);
  const attempts = await reading
    .selectFrom('webhook_attempts')
    .selectAll()
    .where('delivery', 'in', ids)
    .orderBy('attempt')
    .execute();
  const byDelivery = Map.groupBy(attempts, ({ delivery }) => delivery);
  return rows.map((row) => ({ ...row, attempts: byDelivery.get(row.delivery) ?? [] }));
}

/** Deletes deliveries that ended long ago, and secrets that sign no more. */
export async function sweepWebhooks(writing: Write, now: number): Promise<void> {
  const over = writing
    .selectFrom('webhook_deliveries')
    .select('delivery')
    .where('ended_at', '<', now - DELIVERY_LIFE_MS);
  await writing.deleteFrom('webhook_attempts').where('delivery', 'in', over).execute();
  await writing
    .deleteFrom('webhook_deliveries')
    .where('ended_at', '<', now - DELIVERY_LIFE_MS)
    .execute();
  await writing.deleteFrom('webhook_secrets').where('expires_at', '<=', now).execute();
}
