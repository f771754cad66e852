import { randomUUID } from 'node:crypto';
import {
  CloseOrder,
  EnterOrder,
  FollowOrder,
  ListOrders,
  NoteRectification,
  OrderList,
  OrderView,
  RenewCode,
} from '@consentry/contract';
import { civilDateAt } from '@consentry/law';
import { ProblemError, type TargetSettings, openCursor, parseTarget, sealCursor } from '@consentry/server';
import { sealSecret } from '@consentry/staff';
import { actingStaff } from '../facts/acting-staff.ts';
import type { PlatformServer } from '../platform.ts';
import { type AnswerMeans, answerRoutes } from './answer-routes.ts';
import { OfOrder, aboutOrder, required } from './about-order.ts';
import { ownerOfCode } from './ask-authority.ts';
import { type Told, toldOf } from './supervision.ts';
import {
  addOrder,
  answersOf,
  changeAnswer,
  changeOrder,
  listOrders,
  noteReading,
  requireOrder,
} from './supervision-store.ts';
import { orderEntry, orderView } from './supervision-view.ts';

const LIST = 'orders';

/** What the routes of orders work with. */
export interface SupervisionMeans extends AnswerMeans {
  /** Which addresses of authorities may be connected to. */
  readonly settings: TargetSettings;
}

/** `/v1/orders`: what authorities want of the organisation, and what it hands in (§ 第十六条第二款). */
export function supervisionRoutes(server: PlatformServer, means: SupervisionMeans): void {
  readRoutes(server, means);
  enterRoute(server, means);
  codeRoute(server, means);
  noteRoutes(server);
  answerRoutes(server, means);
}

function readRoutes(server: PlatformServer, { context: { keys } }: SupervisionMeans): void {
  server.query({
    url: '/v1/orders',
    action: 'supervision.read',
    operation: 'supervision.list',
    summary: 'Lists the orders of authorities, the latest first, with the clocks they set.',
    query: ListOrders,
    answer: OrderList,
    about: async () => ({}),
    read: async (reading, { query: { cursor, limit, ...asked } }, { now }) => {
      const [at, order] = cursor === undefined ? [] : openCursor(keys.secret, LIST, cursor);
      const before = at === undefined ? null : { at: Number(at), order: String(order) };
      const found = await listOrders(reading, asked, before, limit + 1);
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1) : undefined;
      const answers = await answersOf(
        reading,
        page.map(({ order_id }) => order_id),
      );
      return {
        body: {
          orders: page.map((row) => orderEntry(row, answers, now)),
          cursor: last === undefined ? null : sealCursor(keys.secret, LIST, [last.entered_at, last.order_id]),
        },
      };
    },
  });
  server.query({
    url: '/v1/orders/:order',
    action: 'supervision.read',
    summary: 'Shows an order: what is asked, drawn, found and to be mended, and what was handed in.',
    versioned: true,
    params: OfOrder,
    answer: OrderView,
    about: aboutOrder,
    read: async (reading, { params: { order } }, { now }) =>
      orderView(reading, await requireOrder(reading, order), now),
  });
}

function enterRoute(server: PlatformServer, { context: { keys }, settings }: SupervisionMeans): void {
  server.command({
    method: 'POST',
    url: '/v1/orders',
    action: 'supervision.enter',
    summary: 'Enters an order that was received: by its reference and code, or as it came on paper.',
    problems: ['authority_address_refused', 'order_known', 'time_order'],
    versioned: true,
    secret: true,
    status: 201,
    body: EnterOrder,
    answer: OrderView,
    about: async () => ({}),
    do: async (writing, { body }, { now, principal }) => {
      if (body.received_on > civilDateAt(now))
        throw new ProblemError('time_order', { fields: ['/body/received_on'] });
      const order = randomUUID();
      const by = actingStaff(principal);
      const { kind, way, authority, received_on } = body;
      const row = {
        order_id: order,
        kind,
        way,
        authority,
        received_on,
        read_at: null,
        tries: 0,
        trouble: null,
        trouble_since: null,
        answered_on: null,
        filing: null,
        contact: by,
        entered_by: by,
        entered_at: now,
        closed_at: null,
        closed_for: null,
        revision: 1,
      } as const;
      const opening =
        body.way === 'online'
          ? {
              state: 'unread' as const,
              url: baseOf(body.url, settings),
              reference: body.reference,
              code_sealed: sealSecret(keys.secret, ownerOfCode(order), Buffer.from(body.code)),
              told: null,
              next_read_at: now,
            }
          : {
              state: 'to_answer' as const,
              url: null,
              reference: null,
              code_sealed: null,
              told: JSON.stringify(onPaper(body)),
              next_read_at: null,
            };
      await addOrder(writing, { ...row, ...opening });
      return orderView(writing, await requireOrder(writing, order), now);
    },
  });
}

function codeRoute(server: PlatformServer, { context: { keys } }: SupervisionMeans): void {
  server.command({
    method: 'POST',
    url: '/v1/orders/:order/code',
    action: 'supervision.enter',
    operation: 'supervision.renew_code',
    summary: 'Takes another code of an order: the one before was mistyped, or the authority gave a new one.',
    problems: ['order_state', 'version_missing', 'version_other'],
    versioned: true,
    secret: true,
    params: OfOrder,
    body: RenewCode,
    answer: OrderView,
    about: aboutOrder,
    do: async (writing, { params: { order }, body: { code } }, { now, principal, version }) => {
      const row = await required(writing, order, version);
      if (row.way !== 'online') throw new ProblemError('order_state');
      const code_sealed = sealSecret(keys.secret, ownerOfCode(order), Buffer.from(code));
      const said = { kind: 'supervision.code_renewed', by: actingStaff(principal) };
      const change = { code_sealed, next_read_at: now };
      return orderView(writing, await changeOrder(writing, row, change, said, now), now);
    },
  });
}

/**
 * Checks the address of an authority’s server.
 *
 * @throws {ProblemError} `authority_address_refused`, as ADR 25 checks addresses that others chose
 */
export function baseOf(url: string, settings: TargetSettings): string {
  const target = parseTarget(url, settings);
  if (typeof target === 'string' || target.search !== '')
    throw new ProblemError('authority_address_refused', { fields: ['/body/url'] });
  return `${target.origin}${target.pathname}`.replace(/\/+$/, '');
}

function onPaper(order: Extract<EnterOrder, { way: 'paper' }>): Told {
  const { department, case_number, text, basis, answer_by, scope } = order;
  if (scope !== null && scope.until < scope.from)
    throw new ProblemError('time_order', { fields: ['/body/scope/until'] });
  return {
    department: { 'zh-CN': department, en: department },
    case_number,
    text,
    basis,
    answer_by,
    scope,
    samples: [],
    findings: [],
    rectifications: [],
    standing: null,
    files: [],
    answer: null,
  };
}

function noteRoutes(server: PlatformServer): void {
  server.command({
    method: 'POST',
    url: '/v1/orders/:order/reading',
    action: 'supervision.note',
    operation: 'supervision.follow',
    summary: 'Reads an order at its authority now, and sends what waits.',
    problems: ['order_state'],
    versioned: true,
    params: OfOrder,
    body: FollowOrder,
    answer: OrderView,
    about: aboutOrder,
    do: async (writing, { params: { order } }, { now }) => {
      const row = await requireOrder(writing, order);
      if (row.way === 'paper' || row.state === 'closed') throw new ProblemError('order_state');
      const { tries, trouble, trouble_since } = row;
      await noteReading(writing, order, { next_read_at: now, tries, trouble, trouble_since });
      for (const { answer, state } of await answersOf(writing, [order]))
        if (state === 'waiting') await changeAnswer(writing, answer, { next_try_at: now });
      return orderView(writing, await requireOrder(writing, order), now);
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/orders/:order/rectifications',
    action: 'supervision.note',
    operation: 'supervision.note_rectification',
    summary: 'Notes an order on paper to put something right, and by when.',
    problems: ['order_state', 'version_missing', 'version_other'],
    versioned: true,
    params: OfOrder,
    body: NoteRectification,
    answer: OrderView,
    about: aboutOrder,
    do: async (writing, { params: { order }, body }, { now, principal, version }) => {
      const row = await required(writing, order, version);
      const told = toldOf(row);
      if (row.way !== 'paper' || told === null) throw new ProblemError('order_state');
      const open = { reported: null, reported_at: null, fulfilled: null, rechecked: null };
      const next = { ...body, ordered_at: new Date(now).toISOString(), ...open };
      const last = told.rectifications.length - 1;
      // Ordered again: what was reported before was not enough.
      const before = told.rectifications.map((one, at) => (at === last ? { ...one, fulfilled: false } : one));
      const change = {
        state: 'to_mend',
        answered_on: row.answered_on ?? civilDateAt(now),
        told: JSON.stringify({ ...told, rectifications: [...before, next] }),
      } as const;
      const said = { kind: 'supervision.rectification_noted', by: actingStaff(principal) };
      return orderView(writing, await changeOrder(writing, row, change, said, now), now);
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/orders/:order/closing',
    action: 'supervision.note',
    operation: 'supervision.close',
    summary: 'Notes that an authority ended an order, and how it said so; it is not read any more.',
    problems: ['order_state', 'version_missing', 'version_other'],
    versioned: true,
    params: OfOrder,
    body: CloseOrder,
    answer: OrderView,
    about: aboutOrder,
    do: async (writing, { params: { order }, body: { text } }, { now, principal, version }) => {
      const row = await required(writing, order, version);
      for (const { answer, state } of await answersOf(writing, [order]))
        if (state === 'waiting' || state === 'prepared')
          await changeAnswer(writing, answer, { state: 'dropped', next_try_at: null });
      const closed = { state: 'closed', closed_at: now, next_read_at: null, closed_for: text } as const;
      const said = { kind: 'supervision.closed', by: actingStaff(principal) };
      return orderView(writing, await changeOrder(writing, row, closed, said, now), now);
    },
  });
}
