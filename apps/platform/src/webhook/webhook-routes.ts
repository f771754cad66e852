import { randomUUID } from 'node:crypto';
import {
  ChangeWebhook,
  DeliveryAsked,
  DeliveryList,
  ListDeliveries,
  NewWebhook,
  RotateSecret,
  WebhookId,
  WebhookList,
  WebhookRemoved,
  WebhookSecret,
  WebhookView,
} from '@consentry/contract';
import {
  openCursor,
  parseTarget,
  type Principal,
  ProblemError,
  type Reading,
  requireVersion,
  type Resource,
  sealCursor,
  type TargetSettings,
} from '@consentry/server';
import { z } from 'zod';
import type { PlatformContext, PlatformServer } from '../platform.ts';
import type { PlatformTables } from '../store/tables.ts';
import { WEBHOOKS_MAX } from './webhook.ts';
import { pingOf } from './webhook-event.ts';
import {
  addDelivery,
  addWebhook,
  changeWebhook,
  countWaiting,
  findDelivery,
  findWebhook,
  listDeliveries,
  listWebhooks,
  noteWebhook,
  removeWebhook,
  replaceWebhookSecret,
} from './webhook-store.ts';
import { deliveryView, webhookView } from './webhook-view.ts';
import type { WebhookTable } from './webhook-tables.ts';

type Read = Reading<PlatformTables>;

const Params = z.strictObject({ endpoint: WebhookId });
const OfDelivery = z.strictObject({ endpoint: WebhookId, delivery: z.uuid() });
const Nothing = z.strictObject({}).nullish();
const LIST = 'webhook deliveries';

/** `/v1/webhooks`: who is told what happens, and how that went. */
export function webhookRoutes(
  server: PlatformServer,
  context: PlatformContext,
  settings: TargetSettings,
): void {
  readRoutes(server, context);
  changeRoutes(server, context, settings);
  deliveryRoutes(server, context);
}

function readRoutes(server: PlatformServer, context: PlatformContext): void {
  server.query({
    url: '/v1/webhooks',
    action: 'webhook.list',
    summary: 'Lists the endpoints that are told what happens; a program sees its own.',
    answer: WebhookList,
    about: async () => ({}),
    read: async (reading, _input, { principal, now }) => {
      const rows = await listWebhooks(reading, ownerOf(principal) ?? undefined);
      const waiting = await countWaiting(reading);
      const webhooks = await Promise.all(rows.map(async (row) => webhookView(reading, row, waiting, now)));
      return { body: { webhooks } };
    },
  });
  server.query({
    url: '/v1/webhooks/:endpoint',
    action: 'webhook.read',
    summary: 'Shows an endpoint.',
    params: Params,
    answer: WebhookView,
    about: aboutWebhook,
    read: async (reading, { params: { endpoint } }, { now }) => shown(reading, endpoint, now),
  });
  server.query({
    url: '/v1/webhooks/:endpoint/deliveries',
    action: 'webhook.list_deliveries',
    summary: 'Lists deliveries to an endpoint with their tries, the latest first.',
    params: Params,
    query: ListDeliveries,
    answer: DeliveryList,
    about: aboutWebhook,
    read: async (reading, { params: { endpoint }, query: { cursor, limit, state = null } }) => {
      const { secret } = context.keys;
      const list = `${LIST} ${endpoint} ${state}`;
      const before = cursor === undefined ? null : placeOf(openCursor(secret, list, cursor));
      const rows = await listDeliveries(reading, endpoint, { before, state, limit: limit + 1 });
      const page = rows.slice(0, limit);
      const last = rows.length > limit ? page.at(-1) : undefined;
      const next = last === undefined ? null : sealCursor(secret, list, [last.made_at, last.delivery]);
      return { body: { deliveries: page.map(deliveryView), cursor: next } };
    },
  });
}

function changeRoutes(server: PlatformServer, { keys }: PlatformContext, settings: TargetSettings): void {
  server.command({
    method: 'POST',
    url: '/v1/webhooks',
    action: 'webhook.add',
    summary: 'Adds an endpoint that is told what happens from now on, and shows its secret once.',
    secret: true,
    status: 201,
    body: NewWebhook,
    answer: WebhookSecret,
    about: async () => ({}),
    do: async (writing, { body: { name, url, events } }, { principal, now }) => {
      requireTarget(url, settings);
      if ((await listWebhooks(writing)).length >= WEBHOOKS_MAX) throw new ProblemError('webhooks_too_many');
      const integrator = ownerOf(principal);
      const by = principal.kind === 'staff' ? principal.id : (integrator ?? '');
      const row = { name, url, events: JSON.stringify(events), integrator, made_by: by };
      const endpoint = await addWebhook(writing, row, now);
      const secret = await replaceWebhookSecret(writing, keys.secret, endpoint, now, now);
      await noteWebhook(writing, 'added', { endpoint, by }, now);
      return { body: { endpoint, secret }, headers: { location: `/v1/webhooks/${endpoint}` } };
    },
  });
  server.command({
    method: 'PATCH',
    url: '/v1/webhooks/:endpoint',
    action: 'webhook.change',
    summary: 'Changes an endpoint, pauses it, or lets it go on where it stopped.',
    params: Params,
    body: ChangeWebhook,
    answer: WebhookView,
    about: aboutWebhook,
    do: async (writing, { params: { endpoint }, body }, { principal, now, version }) => {
      const row = await requireWebhook(writing, endpoint);
      requireVersion(version, row.revision);
      const { name = row.name, url = row.url, events, state = row.state } = body;
      if (url !== row.url) requireTarget(url, settings);
      // What ended for an integrator is not begun again for them.
      if (row.reason === 'owner_revoked' && state === 'active') throw new ProblemError('webhook_state');
      await changeWebhook(writing, row, {
        name,
        url,
        events: events === undefined ? row.events : JSON.stringify(events),
        state,
      });
      await noteWebhook(writing, 'changed', { endpoint, by: nameOf(principal), state }, now);
      return shown(writing, endpoint, now);
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/webhooks/:endpoint/rotation',
    action: 'webhook.rotate',
    summary: 'Shows a new secret once; the old one signs beside it for a while.',
    secret: true,
    status: 201,
    params: Params,
    body: RotateSecret,
    answer: WebhookSecret,
    about: aboutWebhook,
    do: async (writing, { params: { endpoint }, body }, { principal, now }) => {
      const until = now + body.overlap_seconds * 1000;
      const secret = await replaceWebhookSecret(writing, keys.secret, endpoint, now, until);
      await noteWebhook(writing, 'rotated', { endpoint, by: nameOf(principal) }, now);
      return { body: { endpoint, secret } };
    },
  });
  server.command({
    method: 'DELETE',
    url: '/v1/webhooks/:endpoint',
    action: 'webhook.remove',
    summary: 'Removes an endpoint with its deliveries. It is told nothing more.',
    params: Params,
    body: Nothing,
    answer: WebhookRemoved,
    about: aboutWebhook,
    do: async (writing, { params: { endpoint } }, { principal, now }) => {
      await removeWebhook(writing, endpoint);
      await noteWebhook(writing, 'removed', { endpoint, by: nameOf(principal) }, now);
      return { body: { removed: true as const } };
    },
  });
}

function deliveryRoutes(server: PlatformServer, { origins }: PlatformContext): void {
  server.command({
    method: 'POST',
    url: '/v1/webhooks/:endpoint/ping',
    action: 'webhook.ping',
    summary: 'Sends `webhook.ping` once, also to an endpoint that is paused or disabled.',
    status: 202,
    params: Params,
    body: Nothing,
    answer: DeliveryAsked,
    about: aboutWebhook,
    do: async (writing, { params: { endpoint } }, { now }) => {
      const ping = pingOf(endpoint, `ping-${randomUUID()}`, origins()[0] ?? '', now);
      const delivery = await addDelivery(writing, endpoint, ping, now, { triesMax: 1 });
      return { body: { delivery, event: ping.id } };
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/webhooks/:endpoint/deliveries/:delivery/redelivery',
    action: 'webhook.redeliver',
    summary: 'Sends an event again, with the same id and the same bytes.',
    status: 202,
    params: OfDelivery,
    body: Nothing,
    answer: DeliveryAsked,
    about: async (reading, { params }, principal) => {
      const found = await findDelivery(reading, params.delivery);
      return found?.endpoint === params.endpoint ? aboutWebhook(reading, { params }, principal) : null;
    },
    do: async (writing, { params }, { now }) => {
      const found = await findDelivery(writing, params.delivery);
      if (found === null) throw new ProblemError('not_found');
      const { endpoint, event, type, content } = found;
      if (found.state === 'waiting') throw new ProblemError('webhook_state');
      const again = { id: event, type, content };
      const delivery = await addDelivery(writing, endpoint, again, now, { triesMax: 1 });
      return { body: { delivery, event } };
    },
  });
}

/** Whose endpoints somebody works with: an integrator their own, staff all (`null`). */
function ownerOf(principal: Principal): string | null {
  return principal.kind === 'integrator' ? principal.id : null;
}

function nameOf(principal: Principal): string {
  return principal.kind === 'nobody' ? 'nobody' : principal.id;
}

async function aboutWebhook(
  reading: Read,
  { params: { endpoint } }: { readonly params: { readonly endpoint: string } },
  principal: Principal,
): Promise<Resource | null> {
  const row = await findWebhook(reading, endpoint);
  const owner = ownerOf(principal);
  return row === null || (owner !== null && row.integrator !== owner) ? null : {};
}

async function requireWebhook(reading: Read, endpoint: string): Promise<WebhookTable> {
  const row = await findWebhook(reading, endpoint);
  if (row === null) throw new ProblemError('not_found');
  return row;
}

async function shown(reading: Read, endpoint: string, now: number) {
  const row = await requireWebhook(reading, endpoint);
  const body = await webhookView(reading, row, await countWaiting(reading), now);
  return { body, version: row.revision };
}

function requireTarget(url: string, settings: TargetSettings): void {
  if (typeof parseTarget(url, settings) === 'string') {
    throw new ProblemError('webhook_target_refused', { fields: ['/body/url'] });
  }
}

function placeOf([at, delivery]: ReadonlyArray<string | number>): readonly [number, string] {
  return [Number(at), String(delivery)];
}
