import {
  type ClaimedJob,
  completeJob,
  failJob,
  inTransaction,
  post,
  type Posted,
  releaseJob,
  type Resolve,
  resolveName,
  type TargetSettings,
  type Working,
  workJobs,
} from '@consentry/server';
import { openSecret } from '@consentry/staff';
import type { PlatformContext } from '../platform.ts';
import { signatureHeaders } from './signature.ts';
import { FAILING_MAX_MS, deliveryPause, outcomeOf } from './webhook.ts';
import {
  DELIVER,
  DELIVER_NOW,
  disableWebhook,
  findDelivery,
  findWebhook,
  ownerOf,
  secretsOf,
} from './webhook-store.ts';
import type { WebhookDeliveryTable, WebhookTable } from './webhook-tables.ts';

/** Deliveries beside each other in one process. */
const AT_ONCE = 16;
/** Longer than a try takes. */
const LEASE_MS = 60_000;
/** How soon a delivery is begun. */
const PAUSE_MS = 300;
/** A delivery to an endpoint that is paused is looked at again after so long. */
const PAUSED_MS = 60_000;

/** How events are sent. */
export interface DeliveryMeans {
  readonly settings: TargetSettings;
  /** Left out: this machine's. */
  readonly resolve?: Resolve;
  /** Certificates to trust in place of the well-known ones, PEM. */
  readonly ca?: string;
  readonly answerMs?: number;
}

/** Begins to send what is to be sent. Of several replicas each delivery is with one at a time. */
export function startDelivering(context: PlatformContext, means: DeliveryMeans): Working {
  return workJobs(context, {
    kinds: [DELIVER, DELIVER_NOW],
    atOnce: AT_ONCE,
    leaseMs: LEASE_MS,
    pauseMs: PAUSE_MS,
    work: (job, signal) => deliver(context, means, job, signal),
  });
}

async function deliver(
  context: PlatformContext,
  means: DeliveryMeans,
  job: ClaimedJob,
  signal: AbortSignal,
): Promise<void> {
  const { database, keys, now } = context;
  const delivery = await findDelivery(database.reading, job.body);
  const webhook = delivery === null ? null : await findWebhook(database.reading, delivery.endpoint);
  if (delivery?.state !== 'waiting' || webhook === null) {
    await inTransaction(database, (writing) => completeJob(writing, job, now()));
    return;
  }
  const began = now();
  const later = job.kind === DELIVER_NOW ? null : laterThan(webhook, began);
  if (later !== null) {
    await inTransaction(database, (writing) => releaseJob(writing, job, later));
    return;
  }
  const secrets = await secretsOf(database.reading, webhook.endpoint, began);
  const signed = signatureHeaders(
    delivery.event,
    delivery.content,
    secrets.map(({ endpoint, sealed }) => openSecret(keys.secret, ownerOf(endpoint), sealed)),
    began,
  );
  const headers = {
    'content-type': 'application/cloudevents+json; charset=utf-8',
    'user-agent': 'consentry',
    ...signed,
  };
  const start = performance.now();
  const posted = await post(
    { url: webhook.url, headers, body: delivery.content },
    { resolve: resolveName, ...means },
    signal,
  );
  const took = Math.round(performance.now() - start);
  await note(context, { job, delivery, webhook, posted, began, took });
}

/** When a delivery may be tried that may not now. */
function laterThan({ state, quiet_until }: WebhookTable, now: number): number | null {
  if (state !== 'active') return now + PAUSED_MS;
  return quiet_until > now ? quiet_until + Math.round(Math.random() * 1000) : null;
}

interface Tried {
  readonly job: ClaimedJob;
  readonly delivery: WebhookDeliveryTable;
  readonly webhook: WebhookTable;
  readonly posted: Posted;
  /** Epoch milliseconds. */
  readonly began: number;
  /** Milliseconds. */
  readonly took: number;
}

/** Writes down how a try went: for the delivery, its job, and the endpoint. */
async function note(context: PlatformContext, tried: Tried): Promise<void> {
  const { database, log, now } = context;
  const { job, delivery, webhook, posted, began, took } = tried;
  const { endpoint } = webhook;
  if (posted.failure === 'stopped') {
    await inTransaction(database, (writing) => releaseJob(writing, job, now()));
    return;
  }
  const outcome = outcomeOf(posted.status);
  const over = outcome === 'delivered' || job.try >= job.triesMax;
  const disabled = await inTransaction(
    database,
    async (writing) => {
      const at = now();
      const { attempts } = await writing
        .selectFrom('webhook_attempts')
        .select(({ fn }) => fn.countAll<number>().as('attempts'))
        .where('delivery', '=', delivery.delivery)
        .executeTakeFirstOrThrow();
      await writing
        .insertInto('webhook_attempts')
        .values({
          delivery: delivery.delivery,
          attempt: attempts + 1,
          at: began,
          took_ms: took,
          ...posted,
        })
        .execute();
      if (over) {
        const state = outcome === 'delivered' ? 'delivered' : 'given_up';
        await writing
          .updateTable('webhook_deliveries')
          .set({ state, ended_at: at })
          .where('delivery', '=', delivery.delivery)
          .execute();
      }
      if (outcome === 'delivered') {
        await completeJob(writing, job, at);
        await writing
          .updateTable('webhooks')
          .set({ failing_since: null, failures: 0, quiet_until: 0 })
          .where('endpoint', '=', endpoint)
          .where('failures', '>', 0)
          .execute();
        return false;
      }
      const failure = posted.failure ?? String(posted.status);
      await failJob(writing, job, failure, at, deliveryPause(job.try, Math.random()));
      // Of several that fail together the first alone makes the pause longer.
      await writing
        .updateTable('webhooks')
        .set((row) => ({
          failures: row('failures', '+', 1),
          failing_since: row.fn.coalesce('failing_since', row.val(at)),
          quiet_until: at + deliveryPause(Math.min(webhook.failures + 1, 9), Math.random()),
        }))
        .where('endpoint', '=', endpoint)
        .where('quiet_until', '<=', began)
        .execute();
      if (outcome === 'gone') return disableWebhook(writing, endpoint, 'gone', at);
      const since = webhook.failing_since ?? at;
      return at - since >= FAILING_MAX_MS && disableWebhook(writing, endpoint, 'failing', at);
    },
    'read committed',
  );
  if (disabled) log.warn({ endpoint }, 'a webhook was disabled: nothing gets through to it');
}
