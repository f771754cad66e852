import { AskComplaintPaper, AskPaper, FollowComplaint } from '@consentry/contract';
import { complaintPaper, scenarioPaper } from '@consentry/documents';
import { type File, ProblemError } from '@consentry/server';
import { countTries, TRIES_OF_ADDRESS } from '@consentry/staff';
import { z } from 'zod';
import type { StoredComplaint } from '../complaint/complaint.ts';
import { complaintView } from '../complaint/complaint-view.ts';
import { countFollowing, requireFollowed } from '../complaint/follow-complaint.ts';
import { noticesInForce } from '../notice/notice-store.ts';
import type { PlatformContext, PlatformServer } from '../platform.ts';
import { findPurpose } from '../purpose/purpose-store.ts';
import { factsNow, requireScenario } from './facts-now.ts';
import { sendPaper } from './send-paper.ts';

/** Papers that nobody signed in for, made in a quarter of an hour: each costs some tenths of a second. */
const MADE_FOR_ALL = 500;

/** Papers that anyone may take home: a notice (《个人信息保护法》第十七条第三款), and what one was told of a complaint. */
export function publicPapers(server: PlatformServer, context: PlatformContext): void {
  const { database, keys } = context;
  server.files({
    url: '/v1/rules/:purpose/paper',
    action: 'rules.read',
    params: z.strictObject({ purpose: z.uuid() }),
    query: AskPaper,
    about: async (_, { purpose }) => {
      const found = await findPurpose(database.reading, purpose);
      const told = await noticesInForce(database.reading, purpose);
      return found === null || found.state === 'ended' || told.length === 0 ? null : {};
    },
    read: async (_, query, { address, now }, { purpose }) => {
      const tried = [
        { kind: 'paper made', name: address, limit: TRIES_OF_ADDRESS },
        { kind: 'paper made', name: 'all', limit: MADE_FOR_ALL },
      ];
      await countTries(database, keys.secret, tried, now);
      const live = await factsNow(context, now);
      return sendPaper(scenarioPaper('notice', live, requireScenario(live, purpose), live.layouts), query);
    },
  });
  server.files({
    url: '/v1/complaints/follow-up/paper',
    action: 'complaint.follow',
    query: AskComplaintPaper,
    read: async (_, query, { address, now, headers }) => {
      // In headers, as they are in a body elsewhere: so that no log has them.
      const named = FollowComplaint.safeParse({
        reference: headers['complaint-reference'],
        code: headers['complaint-code'],
      });
      if (!named.success) throw new ProblemError('not_found');
      await countFollowing(context, named.data, address, now);
      const found = await requireFollowed(database.reading, named.data);
      const done = query.paper === 'reply' ? found.handled_at : found.acknowledged_at;
      return done === null ? null : sendComplaintPaper(context, found, query, now);
    },
  });
}

/** Sends what somebody who complained gets: that it was taken in, or what came of it. */
export async function sendComplaintPaper(
  context: PlatformContext,
  complaint: StoredComplaint,
  { paper, ...query }: z.output<typeof AskComplaintPaper>,
  now: number,
): Promise<File> {
  const { body } = complaintView(complaint, now);
  const form = paper === 'reply' ? 'complaint_reply' : 'complaint_acknowledgement';
  const live = await factsNow(context, now);
  return sendPaper(complaintPaper(form, live, body, live.layouts), query);
}
