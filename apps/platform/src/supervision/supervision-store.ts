import type { ListOrders, OrderState } from '@consentry/contract';
import { type Reading, type Writing, appendEvent, ProblemError, readEvents } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';
import type { StoredAnswer, StoredOrder } from './supervision.ts';

type Read = Reading<PlatformTables>;
type Write = Writing<PlatformTables>;

/** States in which an order waits for us, for the authority, and for nobody. */
const WAITS: Readonly<Record<NonNullable<ListOrders['waits_for']>, readonly OrderState[]>> = {
  us: ['unread', 'to_answer', 'to_mend'],
  authority: ['answered', 'examined', 'reported'],
  nobody: ['closed'],
};

/** Stream of what happens to an order: ids, states and digests alone. */
const streamOf = (order: string) => `supervision/${order}`;

/** Reads an order. */
export async function findOrder(reading: Read, order: string): Promise<StoredOrder | null> {
  const row = await reading.selectFrom('orders').selectAll().where('order_id', '=', order).executeTakeFirst();
  return row ?? null;
}

/** Reads one that the access table has let through. @throws {ProblemError} `not_found` */
export async function requireOrder(reading: Read, order: string): Promise<StoredOrder> {
  const found = await findOrder(reading, order);
  if (found === null) throw new ProblemError('not_found');
  return found;
}

/** Lists orders before one of them, the latest first. */
export async function listOrders(
  reading: Read,
  { kind, waits_for }: Pick<ListOrders, 'kind' | 'waits_for'>,
  before: { readonly at: number; readonly order: string } | null,
  limit: number,
): Promise<readonly StoredOrder[]> {
  let rows = reading.selectFrom('orders').selectAll();
  if (kind !== undefined) rows = rows.where('kind', '=', kind);
  if (waits_for !== undefined) rows = rows.where('state', 'in', WAITS[waits_for]);
  if (before !== null) {
    rows = rows.where((where) =>
      where.or([
        where('entered_at', '<', before.at),
        where.and([where('entered_at', '=', before.at), where('order_id', '<', before.order)]),
      ]),
    );
  }
  return rows.orderBy('entered_at', 'desc').orderBy('order_id', 'desc').limit(limit).execute();
}

/** Lists every order, for the facts. */
export async function allOrders(reading: Read): Promise<readonly StoredOrder[]> {
  return reading.selectFrom('orders').selectAll().orderBy('entered_at').orderBy('order_id').execute();
}

/** Lists what authorities say of a filing of ours, in the order in which it was handed in. */
export async function ordersOfFiling(reading: Read, filing: string): Promise<readonly StoredOrder[]> {
  return reading
    .selectFrom('orders')
    .selectAll()
    .where('filing', '=', filing)
    .orderBy('entered_at')
    .orderBy('order_id')
    .execute();
}

/** Finds the order that goes by this reference at this server. */
export async function findOrderAt(
  reading: Read,
  url: string,
  reference: string,
): Promise<StoredOrder | null> {
  const row = await reading
    .selectFrom('orders')
    .selectAll()
    .where('url', '=', url)
    .where('reference', '=', reference)
    .executeTakeFirst();
  return row ?? null;
}

/** Orders whose time to be read has come, the longest waiting first. */
export async function dueOrders(reading: Read, now: number, limit: number): Promise<readonly StoredOrder[]> {
  return reading
    .selectFrom('orders')
    .selectAll()
    .where('next_read_at', '<=', now)
    .orderBy('next_read_at')
    .limit(limit)
    .execute();
}

/** Writes an order down, with its event. @throws {ProblemError} `order_known` */
export async function addOrder(writing: Write, row: StoredOrder): Promise<void> {
  const { url, reference } = row;
  const known = url === null || reference === null ? null : await findOrderAt(writing, url, reference);
  if (known !== null) throw new ProblemError('order_known', { fields: ['/body/reference'] });
  await writing.insertInto('orders').values(row).execute();
  const { order_id: order, kind, state, entered_by: by } = row;
  await note(writing, order, 'supervision.entered', { of_kind: kind, state, by }, row.entered_at);
}

/** Changes an order, counts its revision up, and tells of it. */
export async function changeOrder(
  writing: Write,
  row: StoredOrder,
  change: Partial<StoredOrder>,
  told: { readonly kind: string; readonly [name: string]: string | null },
  now: number,
): Promise<StoredOrder> {
  const next = { ...row, ...change, revision: row.revision + 1 };
  await writing.updateTable('orders').set(next).where('order_id', '=', row.order_id).execute();
  const { kind, ...body } = told;
  await note(writing, row.order_id, kind, { ...body, state: next.state }, now);
  return next;
}

/** Notes when an order is read next, and why it was not now; nobody is told of it. */
export async function noteReading(
  writing: Write,
  order: string,
  change: Pick<StoredOrder, 'next_read_at' | 'tries' | 'trouble' | 'trouble_since'> &
    Partial<Pick<StoredOrder, 'read_at'>>,
): Promise<void> {
  await writing.updateTable('orders').set(change).where('order_id', '=', order).execute();
}

/** Lists what is handed in for these orders, the oldest first. */
export async function answersOf(reading: Read, orders: readonly string[]): Promise<readonly StoredAnswer[]> {
  if (orders.length === 0) return [];
  return reading
    .selectFrom('order_answers')
    .selectAll()
    .where('order_id', 'in', orders)
    .orderBy('prepared_at')
    .orderBy('answer')
    .execute();
}

/** Reads one answer. */
export async function findAnswer(reading: Read, answer: string): Promise<StoredAnswer | null> {
  const row = await reading
    .selectFrom('order_answers')
    .selectAll()
    .where('answer', '=', answer)
    .executeTakeFirst();
  return row ?? null;
}

/** Answers that are to be sent by now. */
export async function dueAnswers(
  reading: Read,
  now: number,
  limit: number,
): Promise<readonly StoredAnswer[]> {
  return reading
    .selectFrom('order_answers')
    .selectAll()
    .where('state', '=', 'waiting')
    .where('next_try_at', '<=', now)
    .orderBy('next_try_at')
    .limit(limit)
    .execute();
}

/** Writes an answer down. */
export async function addAnswer(writing: Write, row: StoredAnswer): Promise<void> {
  await writing.insertInto('order_answers').values(row).execute();
}

/** Changes an answer. */
export async function changeAnswer(
  writing: Write,
  answer: string,
  change: Partial<StoredAnswer>,
): Promise<void> {
  await writing.updateTable('order_answers').set(change).where('answer', '=', answer).execute();
}

/** Who looked at the bundles of these orders. */
export async function looksOf(reading: Read, answers: readonly string[]) {
  if (answers.length === 0) return [];
  return reading
    .selectFrom('order_looks')
    .selectAll()
    .where('answer', 'in', answers)
    .orderBy('at')
    .orderBy('staff')
    .execute();
}

/** Notes that somebody looked at a bundle, the first time. */
export async function noteLook(
  writing: Write,
  { order_id: order, answer, bundle }: StoredAnswer,
  by: string,
  digest: string,
  now: number,
): Promise<void> {
  const first = await writing
    .insertInto('order_looks')
    .values({ answer, staff: by, at: now })
    .onConflict((on) => on.columns(['answer', 'staff']).doNothing())
    .returning('answer')
    .executeTakeFirst();
  if (first === undefined || bundle === null) return;
  await note(writing, order, 'supervision.looked', { answer, digest, by }, now);
}

/** What happened to an order, the oldest first. */
export async function happenedOf(reading: Read, order: string) {
  return readEvents(reading, streamOf(order), 0, 500);
}

async function note(
  writing: Write,
  order: string,
  kind: string,
  body: Readonly<Record<string, string | null>>,
  at: number,
): Promise<void> {
  await appendEvent(writing, streamOf(order), { kind, body: JSON.stringify({ order, ...body }), at });
}
