import {
  AskRouting,
  FollowReport,
  ReportReceipt,
  ReportRouting,
  ReportStatus,
  SendReport,
} from '@consentry/contract';
import { asSpelled, ProblemError } from '@consentry/server';
import { countTries } from '@consentry/staff';
import type { AuthorityContext, AuthorityServer } from '../authority.ts';
import { opens } from './complaint.ts';
import { findComplaint, readBySender } from './complaint-store.ts';
import { statusOf } from './sender-status.ts';
import { departmentView } from '../department/department.ts';
import { listDepartments } from '../department/department-store.ts';
import { readTaken } from './practice-store.ts';
import { COMPETENT, adviceOf, routeOf, routeText } from './routing.ts';
import { choosable, takeComplaint } from './take-complaint.ts';

/** Complaints from one address within fifteen minutes: a family behind one router, not a flood. */
export const SENT_MAX = 10;
/** Looks from one address within fifteen minutes; a code has 100 bits, so this only bounds the work. */
export const FOLLOWED_MAX = 60;

/** What anyone may, with or without a name: complain, and follow it by its reference and code (R17.1). */
export function publicRoutes(server: AuthorityServer, { database, keys }: AuthorityContext): void {
  const limit = (kind: string, most: number) => async (_: unknown, asked: { address: string; now: number }) =>
    countTries(database, keys.secret, [{ kind, name: asked.address, limit: most }], asked.now);
  server.query({
    url: '/v1/complaints/routing',
    action: 'complaint.route',
    summary: 'Shows where a complaint would go and why, and which other departments may be chosen.',
    query: AskRouting,
    answer: ReportRouting,
    about: async () => ({}),
    read: async (reading, { query: { topic, region } }) => {
      const departments = await listDepartments(reading);
      const route = routeOf(departments, await readTaken(reading), topic, region);
      const open = choosable(departments, region).map(departmentView);
      const to = open.find(({ department }) => department === route?.to) ?? null;
      const kind = COMPETENT[topic];
      const isHere = route !== null && route.because !== 'stand_in';
      return {
        body: {
          to,
          because: route?.because ?? null,
          text: routeText(topic, to === null ? null : route, to?.name ?? { 'zh-CN': '', en: '' }),
          elsewhere: isHere ? null : { kind, advice: adviceOf(kind) },
          others: open.filter(({ department }) => department !== route?.to),
        },
      };
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/complaints',
    action: 'complaint.send',
    summary: 'Takes a complaint or report in, from anyone, with or without a name.',
    problems: ['idempotency_conflict', 'no_department', 'department_elsewhere', 'rate_limited'],
    secret: true,
    status: 201,
    body: SendReport,
    answer: ReportReceipt,
    about: async () => ({}),
    before: limit('complaint', SENT_MAX),
    do: async (writing, { body }, { now }) => ({
      body: await takeComplaint(writing, keys.secret, body, now),
    }),
  });
  server.command({
    method: 'POST',
    url: '/v1/complaints/follow-up',
    action: 'complaint.follow',
    summary: 'Shows whoever has its reference and code how far a complaint is, and its outcome.',
    problems: ['code_wrong', 'rate_limited'],
    secret: true,
    body: FollowReport,
    answer: ReportStatus,
    about: async () => ({}),
    before: limit('complaint follow-up', FOLLOWED_MAX),
    do: async (writing, { body }, { now }) => {
      const row = await findComplaint(writing, 'reference', asSpelled(body.reference));
      if (!opens(row, body.code) || row === null) throw new ProblemError('code_wrong');
      return { body: await statusOf(writing, await readBySender(writing, row, now), now) };
    },
  });
}
