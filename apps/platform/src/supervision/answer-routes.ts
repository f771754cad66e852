import { createHash, randomUUID } from 'node:crypto';
import { AnswerOrder, DropAnswer, HandInBundle, OrderView, PrepareBundle } from '@consentry/contract';
import { ProblemError, inTransaction } from '@consentry/server';
import { unzipSync } from 'fflate';
import { z } from 'zod';
import { actingStaff } from '../facts/acting-staff.ts';
import type { SealedFiles } from '../filing/sealed-files.ts';
import { type BundleMeans, makeBundle } from '../ledger/make-bundle.ts';
import type { PlatformContext, PlatformServer } from '../platform.ts';
import { OfOrder, aboutOrder, required } from './about-order.ts';
import {
  type StoredAnswer,
  type StoredOrder,
  dayOf,
  digestOf,
  outsideScope,
  stateNow,
  takes,
  toldOf,
} from './supervision.ts';
import {
  addAnswer,
  answersOf,
  changeAnswer,
  changeOrder,
  findAnswer,
  looksOf,
  noteLook,
  requireOrder,
} from './supervision-store.ts';
import { orderView } from './supervision-view.ts';

const OfAnswer = z.strictObject({ order: z.uuid(), answer: z.uuid() });
/** Answers of one order, those that were dropped included. */
const ANSWERS_MAX = 100;

/** What answers are made and kept with. */
export interface AnswerMeans extends Omit<BundleMeans, 'database'> {
  readonly context: PlatformContext;
  readonly files: SealedFiles;
}

/** What is handed in for an order: evidence that somebody looked at, words, or that it was on paper. */
export function answerRoutes(server: PlatformServer, means: AnswerMeans): void {
  bundleRoutes(server, means);
  handInRoute(server);
  wordsRoute(server, { at: 'answer', kind: 'answer', summary: 'Answers what an authority asked.' });
  wordsRoute(server, { at: 'report', kind: 'report', summary: 'Reports what was put right.' });
  dropRoute(server);
}

function bundleRoutes(server: PlatformServer, { context, files, keeper, posture }: AnswerMeans): void {
  const { database } = context;
  server.command({
    method: 'POST',
    url: '/v1/orders/:order/bundles',
    action: 'supervision.prepare',
    summary: 'Makes evidence within the scope of an order, to be looked at before it is handed in.',
    problems: ['order_state', 'outside_scope', 'not_published', 'bundle_too_large'],
    versioned: true,
    status: 201,
    params: OfOrder,
    body: PrepareBundle,
    answer: OrderView,
    about: aboutOrder,
    before: async ({ params: { order }, body }, { now }) => {
      const row = await requireOrder(database.reading, order);
      requireScope(row, body);
      const wish = {
        from: body.from,
        to: body.until,
        site: body.site ?? undefined,
        purpose: body.purpose ?? undefined,
        fields: ['/body/from', '/body/until'],
      };
      const bytes = await makeBundle({ database, keeper, posture }, wish, now);
      const answer = randomUUID();
      await files.write(answer, bytes);
      const digest = createHash('sha256').update(bytes).digest('hex');
      return { answer, digest, bytes: bytes.length, entries: entriesIn(bytes) };
    },
    do: async (writing, { params: { order }, body }, { now, principal }, { answer, ...made }) => {
      const row = await requireOrder(writing, order);
      requireScope(row, body);
      if ((await answersOf(writing, [order])).length >= ANSWERS_MAX) throw new ProblemError('order_state');
      const by = actingStaff(principal);
      const bundle = JSON.stringify({ ...body, ...made });
      await addAnswer(writing, {
        ...blankAnswer(order, answer, by, now),
        kind: 'bundle',
        state: 'prepared',
        bundle,
      });
      const said = { kind: 'supervision.prepared', answer, digest: made.digest, by };
      return orderView(writing, await changeOrder(writing, row, {}, said, now), now);
    },
  });
  server.files({
    url: '/v1/orders/:order/bundles/:answer',
    action: 'evidence.bundle',
    params: OfAnswer,
    about: async (_query, { order, answer }) =>
      (await findAnswer(database.reading, answer))?.order_id === order ? {} : null,
    read: async (_path, _query, { now, principal }, { answer }) => {
      const row = await findAnswer(database.reading, answer);
      const digest = digestOf(row?.bundle ?? null);
      if (row === null || digest === null || row.state === 'dropped') return null;
      const bytes = await files.read(answer);
      if (bytes === null) return null;
      const by = actingStaff(principal);
      await inTransaction(database, (writing) => noteLook(writing, row, by, digest, now));
      const headers = {
        'content-disposition': `attachment; filename="order-${answer}.evidence.zip"`,
        'cache-control': 'no-store',
      };
      return { type: 'application/zip', bytes, headers };
    },
  });
}

/** @throws {ProblemError} `order_state`, `outside_scope` */
function requireScope(order: StoredOrder, wanted: PrepareBundle): void {
  const { scope, case_number } = toldOf(order) ?? { scope: null, case_number: null };
  // Evidence of many goes out under a case alone.
  if (scope === null || case_number === null || !takes(order, 'bundle'))
    throw new ProblemError('order_state');
  const fields = outsideScope(wanted, scope);
  if (fields.length > 0) throw new ProblemError('outside_scope', { fields });
}

/** How many entries of the log a bundle has, by the names of its files. */
function entriesIn(bytes: Uint8Array): number {
  let entries = 0;
  unzipSync(bytes, {
    filter: ({ name }) => {
      if (name.startsWith('entries/')) entries += 1;
      return false;
    },
  });
  return entries;
}

function handInRoute(server: PlatformServer): void {
  server.command({
    method: 'POST',
    url: '/v1/orders/:order/bundles/:answer/handing-in',
    action: 'supervision.answer',
    operation: 'supervision.hand_in',
    summary:
      'Hands in the evidence that one looked at: to the authority’s server, or noted as given on paper.',
    problems: ['order_state', 'not_looked_at', 'version_missing', 'version_other'],
    versioned: true,
    params: OfAnswer,
    body: HandInBundle,
    answer: OrderView,
    about: aboutOrder,
    do: async (writing, { params, body: { digest, way } }, { now, principal, version }) => {
      const order = await required(writing, params.order, version);
      const answer = await requireAnswer(writing, params);
      const open = answer.state === 'prepared' || answer.state === 'refused';
      if (!open || answer.bundle === null || !takes(order, 'bundle') || !fits(order, way))
        throw new ProblemError('order_state');
      const by = actingStaff(principal);
      const looked = (await looksOf(writing, [answer.answer])).some(({ staff }) => staff === by);
      // A bundle that was not seen, or is another one, is not confirmed.
      if (!looked || digestOf(answer.bundle) !== digest) throw new ProblemError('not_looked_at');
      await changeAnswer(writing, answer.answer, confirmed(way, by, now));
      const next = await handIn(writing, order, { answer: answer.answer, way, by, digest }, now);
      return orderView(writing, next, now);
    },
  });
}

interface WordsRoute {
  readonly at: string;
  readonly kind: 'answer' | 'report';
  readonly summary: string;
}

function wordsRoute(server: PlatformServer, { at, kind, summary }: WordsRoute): void {
  server.command({
    method: 'POST',
    url: `/v1/orders/:order/${at}`,
    action: 'supervision.answer',
    operation: `supervision.${kind}`,
    summary,
    problems: ['order_state', 'version_missing', 'version_other'],
    versioned: true,
    params: OfOrder,
    body: AnswerOrder,
    answer: OrderView,
    about: aboutOrder,
    do: async (writing, { params, body: { text, way } }, { now, principal, version }) => {
      const order = await required(writing, params.order, version);
      const before = await answersOf(writing, [params.order]);
      const waits = before.some((one) => one.kind === kind && one.state === 'waiting');
      if (waits || before.length >= ANSWERS_MAX || !takes(order, kind) || !fits(order, way))
        throw new ProblemError('order_state');
      const by = actingStaff(principal);
      const answer = randomUUID();
      const row = { ...blankAnswer(params.order, answer, by, now), kind, text, ...confirmed(way, by, now) };
      await addAnswer(writing, row);
      return orderView(writing, await handIn(writing, order, { answer, way, by, digest: null }, now), now);
    },
  });
}

function dropRoute(server: PlatformServer): void {
  server.command({
    method: 'DELETE',
    url: '/v1/orders/:order/answers/:answer',
    action: 'supervision.answer',
    operation: 'supervision.drop',
    summary: 'Drops what is not with the authority yet.',
    problems: ['order_state', 'version_missing', 'version_other'],
    versioned: true,
    params: OfAnswer,
    body: DropAnswer,
    answer: OrderView,
    about: aboutOrder,
    do: async (writing, { params }, { now, principal, version }) => {
      const order = await required(writing, params.order, version);
      const { answer, state } = await requireAnswer(writing, params);
      if (state === 'sent' || state === 'on_paper' || state === 'dropped')
        throw new ProblemError('order_state');
      await changeAnswer(writing, answer, { state: 'dropped', next_try_at: null });
      const said = { kind: 'supervision.dropped', answer, by: actingStaff(principal) };
      return orderView(writing, await changeOrder(writing, order, {}, said, now), now);
    },
  });
}

type Write = Parameters<typeof changeOrder>[0];

/** What came on paper is not answered by a server. */
function fits(order: StoredOrder, way: 'online' | 'paper'): boolean {
  return way === 'paper' || order.way === 'online';
}

/** An answer of which nothing is said yet. */
export function blankAnswer(order: string, answer: string, by: string, now: number) {
  return {
    answer,
    order_id: order,
    text: null,
    bundle: null,
    prepared_by: by,
    prepared_at: now,
    confirmed_by: null,
    confirmed_at: null,
    sent_at: null,
    verdict: null,
    tries: 0,
    next_try_at: null,
    trouble: null,
    trouble_since: null,
  } as const;
}

function confirmed(way: 'online' | 'paper', by: string, now: number) {
  const online = way === 'online';
  return {
    state: online ? 'waiting' : 'on_paper',
    next_try_at: online ? now : null,
    sent_at: online ? null : now,
    confirmed_by: by,
    confirmed_at: now,
    tries: 0,
    trouble: null,
    trouble_since: null,
  } as const;
}

/** Tells that something is on its way, or was given on paper; what is on paper counts at once. */
async function handIn(
  writing: Write,
  order: StoredOrder,
  {
    answer,
    way,
    by,
    digest,
  }: {
    readonly answer: string;
    readonly way: 'online' | 'paper';
    readonly by: string;
    readonly digest: string | null;
  },
  now: number,
): Promise<StoredOrder> {
  const of = digest === null ? {} : { digest };
  if (way === 'online')
    return changeOrder(writing, order, {}, { kind: 'supervision.confirmed', answer, by, ...of }, now);
  const told = toldOf(order);
  if (told === null || order.state === 'unread' || order.state === 'closed')
    throw new ProblemError('order_state');
  const state = stateNow({ state: order.state, told }, await answersOf(writing, [order.order_id]));
  const answered_on = order.answered_on ?? (order.state === 'to_answer' ? dayOf(now) : null);
  // Evidence that was given to an authority is what it reads, by whichever way.
  const kind = digest === null ? 'supervision.on_paper' : 'authority.read';
  return changeOrder(writing, order, { state, answered_on }, { kind, answer, by, ...of }, now);
}

async function requireAnswer(
  writing: Write,
  { order, answer }: z.output<typeof OfAnswer>,
): Promise<StoredAnswer> {
  const found = await findAnswer(writing, answer);
  if (found?.order_id !== order) throw new ProblemError('not_found');
  return found;
}
