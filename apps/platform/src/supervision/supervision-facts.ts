import { type PostureFacts, civilDate } from '@consentry/law';
import type { Reading } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';
import { type StoredAnswer, type StoredOrder, askedOn, dayOf, digestOf, toldOf } from './supervision.ts';
import { allOrders, answersOf } from './supervision-store.ts';
import { reportedAt } from './supervision-view.ts';

type Section = PostureFacts['supervision'];

/** § 第五条至第十五条: the state of every row is in each bundle. */
const ARTICLES = Array.from({ length: 11 }, (_, index) => index + 5);

/** Orders of authorities that the platform holds, as inspections (§ 第十六条第二款) and decisions (§ 第十八条). */
export async function supervisionSection(
  reading: Reading<PlatformTables>,
): Promise<Pick<Section, 'inspections' | 'decisions'>> {
  const orders = await allOrders(reading);
  const answers = await answersOf(
    reading,
    orders.map(({ order_id }) => order_id),
  );
  return {
    inspections: orders.flatMap((order) => inspectionOf(order, answers)),
    decisions: orders.flatMap((order) => decisionOf(order, answers)),
  };
}

function inspectionOf(order: StoredOrder, answers: readonly StoredAnswer[]): Section['inspections'] {
  const told = toldOf(order);
  const { order_id: id, kind, authority, received_on, contact, answered_on, closed_at } = order;
  const until = told?.answer_by ?? null;
  // A filing that lacks nothing asks for nothing.
  if (kind === 'filing' && until === null) return [];
  const asked = askedOn(received_on, until);
  const done = answered_on ?? (closed_at === null ? null : dayOf(closed_at));
  return [
    {
      id,
      authority,
      asked_on: civilDate(asked),
      until: until === null ? null : civilDate(until),
      contact,
      refused: false,
      access: 'none',
      answered_on: done === null ? null : civilDate(done < asked ? asked : done),
      pack: packOf(id, answers),
    },
  ];
}

function packOf(order: string, answers: readonly StoredAnswer[]): Section['inspections'][number]['pack'] {
  const digest = handedIn(order, answers);
  return digest === null ? null : { digest, articles: ARTICLES, templates: 0 };
}

/** Digest of the bundle that was handed in last. */
function handedIn(order: string, answers: readonly StoredAnswer[]): string | null {
  const last = answers.findLast(
    ({ order_id, kind, state }) =>
      order_id === order && kind === 'bundle' && (state === 'sent' || state === 'on_paper'),
  );
  return digestOf(last?.bundle ?? null);
}

/** What was ordered to be put right last; what it was sent back for is in it. */
function decisionOf(order: StoredOrder, answers: readonly StoredAnswer[]): Section['decisions'] {
  const last = toldOf(order)?.rectifications.at(-1);
  if (last === undefined) return [];
  const issued = askedOn(dayOf(last.ordered_at), last.by);
  const done = reportedAt(order, last, answers);
  const complied = done === null ? null : dayOf(done);
  return [
    {
      id: order.order_id,
      authority: order.authority,
      issued_on: civilDate(issued),
      asks: 'correct',
      until: civilDate(last.by),
      complied_on: complied === null ? null : civilDate(complied < issued ? issued : complied),
      no_fault_pack: handedIn(order.order_id, answers),
    },
  ];
}
