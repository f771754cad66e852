import { OrderAnswer, type OrderEntry, OrderState, type OrderView } from '@consentry/contract';
import { authorityOrderDeadline, authorityRequestDeadline, civilDate, startOfDay } from '@consentry/law';
import { type Reading, dueView } from '@consentry/server';
import { z } from 'zod';
import type { PlatformTables } from '../store/tables.ts';
import { troubleOf } from './sending.ts';
import { type StoredAnswer, type StoredOrder, type Told, toldOf } from './supervision.ts';
import { answersOf, happenedOf, looksOf } from './supervision-store.ts';

const iso = (at: number) => new Date(at).toISOString();
const isoOrNull = (at: number | null) => (at === null ? null : iso(at));

/** Answers that the authority has not got. */
const WAITING: ReadonlySet<StoredAnswer['state']> = new Set(['prepared', 'waiting', 'refused']);

/** Shows an order in a list. */
export function orderEntry(order: StoredOrder, answers: readonly StoredAnswer[], now: number): OrderEntry {
  const told = toldOf(order);
  const { order_id, kind, way, state, authority, received_on, revision } = order;
  return {
    order: order_id,
    kind,
    way,
    state,
    authority,
    department: told?.department ?? null,
    case_number: told?.case_number ?? null,
    received_on,
    clocks: clocksOf(order, told, answers, now),
    trouble: troubleOf(order, order.next_read_at),
    waiting: answers.filter((one) => one.order_id === order_id && WAITING.has(one.state)).length,
    revision,
  };
}

/** The clocks of an order: each a day that the authority set. */
function clocksOf(
  order: StoredOrder,
  told: Told | null,
  answers: readonly StoredAnswer[],
  now: number,
): OrderEntry['clocks'] {
  const clocks: OrderEntry['clocks'] = [];
  const until = told?.answer_by ?? null;
  if (until !== null) {
    const done = order.answered_on === null ? order.closed_at : startOfDay(civilDate(order.answered_on));
    const due = dueView(() => authorityRequestDeadline(civilDate(until)), done, now);
    if (due !== null) clocks.push({ kind: 'answer', due });
  }
  const last = told?.rectifications.at(-1);
  if (last !== undefined) {
    const due = dueView(
      () => authorityOrderDeadline(civilDate(last.by)),
      reportedAt(order, last, answers),
      now,
    );
    if (due !== null) clocks.push({ kind: 'rectification', due });
  }
  return clocks;
}

/** When an order to mend was reported as done: to the authority, on paper, or by its end. */
export function reportedAt(
  { order_id, closed_at }: Pick<StoredOrder, 'order_id' | 'closed_at'>,
  { reported_at, ordered_at }: Told['rectifications'][number],
  answers: readonly StoredAnswer[],
): number | null {
  if (reported_at !== null) return Date.parse(reported_at);
  const onPaper = answers.findLast(
    (one) =>
      one.order_id === order_id &&
      one.kind === 'report' &&
      one.state === 'on_paper' &&
      (one.confirmed_at ?? 0) >= Date.parse(ordered_at),
  );
  return onPaper?.confirmed_at ?? closed_at;
}

const Bundle = OrderAnswer.shape.bundle.unwrap();

function answerView(
  row: StoredAnswer,
  looks: readonly PlatformTables['order_looks'][],
): OrderView['answers'][number] {
  const { answer, kind, state, text, bundle, prepared_by, prepared_at, confirmed_by, confirmed_at } = row;
  return {
    answer,
    kind,
    state,
    text,
    bundle: bundle === null ? null : Bundle.parse(JSON.parse(bundle)),
    prepared_by,
    prepared_at: iso(prepared_at),
    looks: looks.filter((one) => one.answer === answer).map(({ staff, at }) => ({ by: staff, at: iso(at) })),
    confirmed_by,
    confirmed_at: isoOrNull(confirmed_at),
    sent_at: isoOrNull(row.sent_at),
    verdict: row.verdict,
    tries: row.tries,
    trouble: troubleOf(row, row.next_try_at),
  };
}

const Happened = z.object({
  by: z.string().nullish(),
  state: OrderState.nullish(),
  answer: z.string().nullish(),
});

/** Shows an order whole: what the authority said, what is handed in, and what happened. */
export async function orderView(
  reading: Reading<PlatformTables>,
  order: StoredOrder,
  now: number,
): Promise<{ readonly body: OrderView; readonly version: number }> {
  const answers = await answersOf(reading, [order.order_id]);
  const looks = await looksOf(
    reading,
    answers.map(({ answer }) => answer),
  );
  const told = toldOf(order);
  const body = {
    ...orderEntry(order, answers, now),
    url: order.url,
    reference: order.reference,
    text: told?.text ?? null,
    basis: told?.basis ?? [],
    answer_by: told?.answer_by ?? null,
    scope: told?.scope ?? null,
    samples: told?.samples ?? [],
    findings: told?.findings ?? [],
    rectifications: told?.rectifications ?? [],
    answers: answers.map((one) => answerView(one, looks)),
    standing: told?.standing ?? null,
    read_at: isoOrNull(order.read_at),
    filing: order.filing,
    contact: order.contact,
    entered_by: order.entered_by,
    entered_at: iso(order.entered_at),
    closed_at: isoOrNull(order.closed_at),
    closed_for: order.closed_for,
    happened: (await happenedOf(reading, order.order_id)).map(({ at, kind, body: text }) => {
      const { by = null, state = null, answer = null } = Happened.parse(JSON.parse(text));
      return { at: iso(at), kind, by, state, answer };
    }),
  };
  return { body, version: order.revision };
}
