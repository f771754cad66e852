import {
  ComplaintGuide,
  ComplaintGuideView,
  ComplaintReceipt,
  ComplaintStatus,
  FollowComplaint,
  SendComplaint,
  TakeInComplaint,
} from '@consentry/contract';
import { ProblemError, requireVersion } from '@consentry/server';
import { countTries } from '@consentry/staff';
import { iso } from '../consent/consent.ts';
import { nameOf } from '../people/people-routes.ts';
import type { PlatformContext, PlatformServer } from '../platform.ts';
import { requirePurpose } from '../purpose/purpose-store.ts';
import { complaintHandlingRoutes } from './complaint-handling-routes.ts';
import { complaintStatus } from './complaint-view.ts';
import { countFollowing, requireFollowed } from './follow-complaint.ts';
import { type StoredGuide, guideNow, publishGuide } from './guide-store.ts';
import { takeComplaint } from './take-complaint.ts';

/** Complaints sent from one address in a quarter of an hour: a whole building may be behind one. */
const SENT_OF_ADDRESS = 20;
/** And from all addresses, which bounds what is written. */
const SENT_OF_ALL = 2000;

/** Complaints: anyone may, without a name; they are answered (§ 第十七条; 《个人信息保护法》第五十条). */
export function complaintRoutes(server: PlatformServer, context: PlatformContext): void {
  const { keys, database } = context;
  server.command({
    method: 'POST',
    url: '/v1/complaints',
    action: 'complaint.send',
    summary: 'Takes a complaint without a login; the reference and code follow it up. No files are taken.',
    problems: ['idempotency_conflict', 'rate_limited'],
    body: SendComplaint,
    answer: ComplaintReceipt,
    status: 201,
    // The code is in the answer: `once` in the body makes it the same complaint when it comes twice.
    secret: true,
    about: async () => ({}),
    before: async (_input, { address, now }) => {
      const tried = [
        { kind: 'complaint sent', name: address, limit: SENT_OF_ADDRESS },
        { kind: 'complaint sent', name: 'all', limit: SENT_OF_ALL },
      ];
      await countTries(database, keys.secret, tried, now);
      return undefined;
    },
    do: async (writing, { body: sent }, { now }) => {
      if (sent.purpose_id !== null) await requirePurpose(writing, sent.purpose_id);
      const by = { channel: 'web', received_on: null, handed_over: true, taken_in_by: null } as const;
      return { body: await takeComplaint(writing, keys.secret, sent, by, now) };
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/complaints/taken-in',
    action: 'complaint.take_in',
    summary: 'Takes in a complaint that came on paper, by telephone or at the counter.',
    problems: ['idempotency_conflict'],
    body: TakeInComplaint,
    answer: ComplaintReceipt,
    status: 201,
    secret: true,
    about: async () => ({}),
    do: async (writing, { body: { channel, received_on, handed_over, ...sent } }, { now, principal }) => {
      if (sent.purpose_id !== null) await requirePurpose(writing, sent.purpose_id);
      const by = { channel, received_on, handed_over, taken_in_by: nameOf(principal) };
      return { body: await takeComplaint(writing, keys.secret, sent, by, now) };
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/complaints/follow-up',
    action: 'complaint.follow',
    summary: 'Shows how far a complaint is to whoever has its reference and code.',
    problems: ['rate_limited'],
    body: FollowComplaint,
    answer: ComplaintStatus,
    secret: true,
    about: async () => ({}),
    before: async ({ body }, { address, now }) => countFollowing(context, body, address, now),
    do: async (writing, { body }, { now }) => {
      const found = await requireFollowed(writing, body);
      return { body: complaintStatus(found, (await guideNow(writing))?.guide ?? null, now) };
    },
  });
  guideRoutes(server);
  complaintHandlingRoutes(server, context);
}

function guideRoutes(server: PlatformServer): void {
  server.query({
    url: '/v1/complaint-guide',
    action: 'complaint_guide.read',
    summary: 'Shows anyone where to complain: to the authorities, and to the organisation.',
    answer: ComplaintGuideView,
    versioned: true,
    about: async (reading) => ((await guideNow(reading)) === null ? null : {}),
    read: async (reading) => {
      const held = await guideNow(reading);
      if (held === null) throw new ProblemError('not_found');
      return viewOf(held);
    },
  });
  server.command({
    method: 'PUT',
    url: '/v1/complaint-guide',
    action: 'complaint_guide.publish',
    summary: 'Publishes where to complain. What was published before stays on record.',
    problems: ['version_missing', 'version_other'],
    body: ComplaintGuide,
    answer: ComplaintGuideView,
    versioned: true,
    about: async () => ({}),
    do: async (writing, { body: guide }, { now, principal, version }) => {
      const held = await guideNow(writing);
      if (held !== null) requireVersion(version, held.version);
      const next = (held?.version ?? 0) + 1;
      await publishGuide(writing, { guide, version: next, by: nameOf(principal) }, now);
      return viewOf({ guide, version: next, published_at: now });
    },
  });
}

function viewOf({ guide, published_at, version }: StoredGuide) {
  return { body: { guide, published_at: iso(published_at), version }, version };
}
