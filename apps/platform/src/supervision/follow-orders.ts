import { type OutgoingMeans, type Working, inTransaction, workRounds } from '@consentry/server';
import type { SealedFiles } from '../filing/sealed-files.ts';
import { takeSaid } from '../filing/take-said.ts';
import type { PlatformContext } from '../platform.ts';
import { type Asking, type Failed, readOrder, sendAnswer } from './ask-authority.ts';
import { unread, unsent } from './sending.ts';
import {
  FOLLOW_EVERY_MS,
  type Read,
  type StoredAnswer,
  type StoredOrder,
  dayOf,
  digestOf,
  hasArrived,
  stateNow,
} from './supervision.ts';
import {
  answersOf,
  changeAnswer,
  changeOrder,
  dueAnswers,
  dueOrders,
  findAnswer,
  findOrder,
  noteReading,
} from './supervision-store.ts';

/** How often it is looked what is due. */
const EVERY_MS = 1000;
/** Orders and answers of one round: one authority that hangs does not hold up the others for long. */
const AT_ONCE = 5;
/** A file of no answer is deleted after so long, milliseconds. */
const ORPHAN_MS = 60 * 60_000;

/** What the orders are followed with. */
export interface Following {
  readonly context: PlatformContext;
  readonly means: OutgoingMeans;
  /** The bundles. */
  readonly files: SealedFiles;
}

/** Begins to read orders and to hand in what was confirmed, by one replica at a time. */
export function startFollowingOrders(following: Following): Working {
  return workRounds(following.context, {
    'supervision.follow': { everyMs: EVERY_MS, work: (signal) => followOrders(following, signal) },
    'supervision.sweep': { everyMs: ORPHAN_MS, work: () => sweepBundles(following) },
  });
}

/** Reads what is due to be read, and sends what is due to be sent. Done twice, it does no harm. */
export async function followOrders(following: Following, signal: AbortSignal): Promise<void> {
  const { database, now } = following.context;
  for (const order of await dueOrders(database.reading, now(), AT_ONCE)) {
    if (signal.aborted) return;
    await follow(following, order, signal);
  }
  for (const answer of await dueAnswers(database.reading, now(), AT_ONCE)) {
    if (signal.aborted) return;
    await send(following, answer, signal);
  }
}

/** Reads one order. @returns what the authority says now; `null` where it was not reached */
async function follow(following: Following, order: StoredOrder, signal: AbortSignal): Promise<Read | null> {
  const { context, means } = following;
  const read = await readOrder(order, { keys: context.keys, means, signal });
  if ('failure' in read) {
    await noteFailure(context, order, read);
    return null;
  }
  await take(context, order.order_id, read);
  return read;
}

async function noteFailure({ database, now }: PlatformContext, order: StoredOrder, failed: Failed) {
  if (failed.failure === 'stopped') return;
  const at = now();
  await inTransaction(database, (writing) => noteReading(writing, order.order_id, unread(order, failed, at)));
}

/** Writes down what the authority says; only what is another thing than before is told. */
async function take({ database, now }: PlatformContext, id: string, read: Read): Promise<void> {
  await inTransaction(database, async (writing) => {
    const order = await findOrder(writing, id);
    if (order === null || order.state === 'closed') return;
    const at = now();
    const about =
      read.filed === undefined ? { filing: null } : await takeSaid(writing, order.url, read.filed, at);
    if ('failure' in about) {
      await noteReading(writing, id, unread(order, about, at));
      return;
    }
    const filing = about.filing ?? order.filing;
    const state = stateNow(read, await answersOf(writing, [id]));
    const told = JSON.stringify(read.told);
    const over = state === 'closed';
    const well = { read_at: at, tries: 0, trouble: null, trouble_since: null };
    const next_read_at = over ? null : at + FOLLOW_EVERY_MS;
    await noteReading(writing, id, { ...well, next_read_at });
    if (state === order.state && told === order.told && filing === order.filing) return;
    const change = {
      ...well,
      next_read_at,
      state,
      told,
      filing,
      // What a filing lacks is asked for later than it was handed in, and perhaps again.
      received_on:
        order.kind === 'filing' && state === 'to_answer' && state !== order.state
          ? dayOf(at)
          : order.received_on,
      // Answered by somebody else with the code, or closed without an answer: it is owed no more.
      answered_on: state === 'to_answer' ? null : (order.answered_on ?? dayOf(at)),
      closed_at: over ? at : null,
    };
    await changeOrder(writing, order, change, { kind: 'supervision.read', by: null }, at);
  });
}

/**
 * Hands one answer in. The order is read first: what has arrived, though its receipt was lost, is not sent again; and
 * the authority takes the same file or words twice as once.
 */
async function send(following: Following, answer: StoredAnswer, signal: AbortSignal): Promise<void> {
  const { context, files, means } = following;
  const { database, keys, now } = context;
  const order = await findOrder(database.reading, answer.order_id);
  if (order === null) return;
  const asking: Asking = { keys, means, signal };
  const before = await readOrder(order, asking);
  if ('failure' in before) {
    await noteUnsent(context, answer, before);
    return;
  }
  await take(context, order.order_id, before);
  const arrived = hasArrived(answer, before.told);
  const bytes = answer.kind === 'bundle' && arrived === null ? await files.intact(answer.answer) : null;
  const sent = arrived ?? (await sendAnswer(order, answer, bytes, asking));
  if ('failure' in sent) {
    await noteUnsent(context, answer, sent);
    return;
  }
  await inTransaction(database, async (writing) => {
    const current = await findOrder(writing, answer.order_id);
    const row = await findAnswer(writing, answer.answer);
    if (current === null || row === null || row.state === 'sent') return;
    const at = now();
    const { verdict } = sent;
    // Also where it was dropped meanwhile: what has gone out has gone out.
    const done = {
      state: 'sent' as const,
      sent_at: at,
      verdict,
      next_try_at: null,
      trouble: null,
      trouble_since: null,
    };
    await changeAnswer(writing, row.answer, done);
    const digest = digestOf(row.bundle);
    const told = {
      kind: row.kind === 'bundle' ? 'authority.read' : 'supervision.sent',
      answer: row.answer,
      by: row.confirmed_by,
      ...(digest === null ? {} : { digest, verdict }),
    };
    const answered_on = current.answered_on ?? (row.kind === 'report' ? null : dayOf(at));
    await changeOrder(writing, current, { answered_on, next_read_at: soon(current, at) }, told, at);
  });
}

async function noteUnsent({ database, now }: PlatformContext, answer: StoredAnswer, failed: Failed) {
  if (failed.failure === 'stopped') return;
  await inTransaction(database, async (writing) => {
    const row = await findAnswer(writing, answer.answer);
    const order = await findOrder(writing, answer.order_id);
    if (row?.state !== 'waiting' || order === null) return;
    const at = now();
    await changeAnswer(writing, row.answer, unsent(row, failed, at));
    if (!failed.final) return;
    const told = { kind: 'supervision.refused', answer: row.answer, code: failed.failure, by: null };
    await changeOrder(writing, order, { next_read_at: soon(order, at) }, told, at);
  });
}

/** What was done there is read at once; what is over is read no more. */
function soon({ state }: StoredOrder, now: number): number | null {
  return state === 'closed' ? null : now;
}

/** Deletes bundles of no answer, and of answers that were dropped. */
async function sweepBundles({ context: { database, now }, files }: Following): Promise<void> {
  for (const name of await files.names(now() - ORPHAN_MS)) {
    const answer = await findAnswer(database.reading, name.replace(/\.new$/, ''));
    if (answer === null || answer.state === 'dropped' || name.endsWith('.new')) await files.remove(name);
  }
}
