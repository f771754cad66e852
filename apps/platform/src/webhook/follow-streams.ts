import { type Writing, inTransaction, readEvents } from '@consentry/server';
import type { PlatformContext } from '../platform.ts';
import type { PlatformTables } from '../store/tables.ts';
import { WAITING_MAX, isWanted } from './webhook.ts';
import { eventOf } from './webhook-event.ts';
import {
  addDelivery,
  countWaiting,
  disableWebhook,
  findWebhook,
  lastsOf,
  listWebhooks,
  patternsOf,
  placesOf,
} from './webhook-store.ts';

/** Events of one stream taken on in one transaction. */
const AT_ONCE = 200;

type Context = Pick<PlatformContext, 'database' | 'now' | 'origins'>;

/**
 * Tells every endpoint what happened since it was last told: a delivery for each event it wants, and how far
 * it is, in one transaction. Nothing is told twice by it, and nothing is left out: an endpoint with too many
 * deliveries waiting, or that is paused, is told later.
 *
 * @returns how many deliveries there are to be made
 */
export async function followStreams(context: Context): Promise<number> {
  const { database } = context;
  await disableOrphans(context);
  const lasts = await lastsOf(database.reading);
  const active = (await listWebhooks(database.reading)).filter(({ state }) => state === 'active');
  if (active.length === 0) return 0;
  const places = await database.reading.selectFrom('webhook_places').selectAll().execute();
  const known = new Map(places.map(({ endpoint, stream, after }) => [`${endpoint} ${stream}`, after]));
  // A stream without a place began after the endpoint did.
  const behind = active.flatMap(({ endpoint }) =>
    [...lasts]
      .filter(([stream, last]) => (known.get(`${endpoint} ${stream}`) ?? 0) < last)
      .map(([stream]) => ({ endpoint, stream })),
  );
  if (behind.length === 0) return 0;
  const waiting = await countWaiting(database.reading);
  let made = 0;
  for (const { endpoint, stream } of behind) {
    const room = WAITING_MAX - (waiting.get(endpoint) ?? 0) - made;
    if (room > 0) {
      made += await inTransaction(database, (writing) =>
        tell(writing, context, { endpoint, stream, limit: Math.min(room, AT_ONCE) }),
      );
    }
  }
  return made;
}

async function tell(
  writing: Writing<PlatformTables>,
  { now, origins }: Context,
  { endpoint, stream, limit }: { readonly endpoint: string; readonly stream: string; readonly limit: number },
): Promise<number> {
  const webhook = await findWebhook(writing, endpoint);
  const place = await writing
    .selectFrom('webhook_places')
    .select('after')
    .where('endpoint', '=', endpoint)
    .where('stream', '=', stream)
    .executeTakeFirst();
  if (webhook?.state !== 'active') return 0;
  const happened = await readEvents(writing, stream, place?.after ?? 0, limit);
  const last = happened.at(-1);
  if (last === undefined) return 0;
  const patterns = patternsOf(webhook);
  let made = 0;
  for (const one of happened) {
    const event = eventOf({ ...one, stream }, origins()[0] ?? '');
    if (event === null || !isWanted(patterns, event.type)) continue;
    const isTheirs = event.integrator === null || webhook.integrator === null;
    if (!isTheirs && event.integrator !== webhook.integrator) continue;
    await addDelivery(writing, endpoint, event, now());
    made += 1;
  }
  const after = last.sequence;
  await writing
    .insertInto('webhook_places')
    .values({ endpoint, stream, after })
    .onConflict((on) => on.columns(['endpoint', 'stream']).doUpdateSet({ after }))
    .execute();
  return made;
}

/** An integrator whose access ended hears of nothing any more. */
async function disableOrphans({ database, now }: Context): Promise<void> {
  const orphans = await database.reading
    .selectFrom('webhooks')
    .leftJoin('integrators', 'integrators.integrator', 'webhooks.integrator')
    .select('webhooks.endpoint')
    .where('webhooks.integrator', 'is not', null)
    .where('webhooks.state', '!=', 'disabled')
    .where((where) =>
      where.or([where('integrators.state', 'is', null), where('integrators.state', '!=', 'active')]),
    )
    .execute();
  for (const { endpoint } of orphans) {
    await inTransaction(database, (writing) => disableWebhook(writing, endpoint, 'owner_revoked', now()));
  }
}

/** Gives a new source its place at endpoints that were there before it: they hear of it from now on. */
export async function placeNewSources({ database }: Pick<Context, 'database'>): Promise<void> {
  await inTransaction(database, async (writing) => {
    // Streams of single things come and go; those without a place are told from their beginning.
    const named = new Map([...(await lastsOf(writing))].filter(([stream]) => !stream.includes('/')));
    for (const { endpoint } of await listWebhooks(writing)) {
      await writing
        .insertInto('webhook_places')
        .values(placesOf(endpoint, named))
        .onConflict((on) => on.columns(['endpoint', 'stream']).doNothing())
        .execute();
    }
  });
}
