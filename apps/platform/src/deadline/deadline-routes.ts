import { createHash, randomBytes } from 'node:crypto';
import {
  DeadlineList,
  FeedMade,
  FeedRevoked,
  MakeFeed,
  RemindersView,
  SetReminders,
} from '@consentry/contract';
import { openDeadlines } from '@consentry/law';
import { type Reading, inTransaction } from '@consentry/server';
import { z } from 'zod';
import { iso } from '../consent/consent.ts';
import { actingStaff } from '../facts/acting-staff.ts';
import type { PlatformContext, PlatformServer } from '../platform.ts';
import type { PostureKeeper } from '../posture/posture-keeper.ts';
import type { PlatformTables } from '../store/tables.ts';
import { calendarFeed } from './calendar-feed.ts';
import { LEADS, deadlineEntry } from './deadlines.ts';
import { dropFeed, findFeed, keepFeed, noteRead, readSettings, setReminders } from './deadline-store.ts';

/** Deadlines listed at once, and in a calendar. */
const SHOWN_MAX = 2000;
const Nothing = z.strictObject({});

/** Every clock that runs, as a list and as a calendar, and where one’s reminders go. */
export function deadlineRoutes(
  server: PlatformServer,
  { database, origins }: PlatformContext,
  posture: PostureKeeper,
): void {
  const entries = async (now: number) => openDeadlines((await posture.read()).facts, now).map(deadlineEntry);
  server.query({
    url: '/v1/deadlines',
    action: 'deadline.list',
    summary: 'Lists every clock that runs, the earliest first, with the calendars it was counted by.',
    answer: DeadlineList,
    about: async () => ({}),
    read: async (_reading, _input, { now }) => {
      const all = await entries(now);
      const deadlines = all.slice(0, SHOWN_MAX);
      return { body: { as_of: iso(now), deadlines, more: all.length - deadlines.length } };
    },
  });
  server.files({
    url: '/v1/deadlines/feed/:token',
    action: 'deadline.feed',
    params: z.strictObject({ token: z.string().max(64) }),
    read: async (_path, _query, { now }, { token }) => {
      const feed = await findFeed(database.reading, hashOf(token));
      if (feed === null) return null;
      await inTransaction(database, (writing) => noteRead(writing, feed.staff, now));
      const open = (await entries(now)).slice(0, SHOWN_MAX);
      const text = calendarFeed(open, feed.language, origins()[0] ?? '', now);
      return { type: 'text/calendar; charset=utf-8', bytes: new TextEncoder().encode(text) };
    },
  });
  feedRoutes(server);
  reminderRoutes(server);
}

function feedRoutes(server: PlatformServer): void {
  server.command({
    method: 'POST',
    url: '/v1/deadlines/feed',
    action: 'deadline.remind',
    operation: 'deadline.make_feed',
    summary: 'Makes a secret address of the deadlines for a calendar program; one before it stops.',
    body: MakeFeed,
    answer: FeedMade,
    status: 201,
    secret: true,
    about: async () => ({}),
    do: async (writing, { body: { language } }, { now, principal }) => {
      const token = `csf_${randomBytes(32).toString('base64url')}`;
      await keepFeed(writing, { staff: actingStaff(principal), language, tokenHash: hashOf(token) }, now);
      return { body: { path: `/v1/deadlines/feed/${token}`, made_at: iso(now) } };
    },
  });
  server.command({
    method: 'DELETE',
    url: '/v1/deadlines/feed',
    action: 'deadline.remind',
    operation: 'deadline.revoke_feed',
    summary: 'Ends one’s address of the deadlines.',
    body: Nothing.nullish(),
    answer: FeedRevoked,
    about: async () => ({}),
    do: async (writing, _input, { principal }) => ({
      body: { revoked: await dropFeed(writing, actingStaff(principal)) },
    }),
  });
}

function reminderRoutes(server: PlatformServer): void {
  server.query({
    url: '/v1/deadlines/reminders',
    action: 'deadline.remind',
    operation: 'deadline.read_reminders',
    summary: 'Shows where one’s own reminders go.',
    answer: RemindersView,
    about: async () => ({}),
    read: async (reading, _input, { principal }) => shown(reading, actingStaff(principal)),
  });
  server.command({
    method: 'PUT',
    url: '/v1/deadlines/reminders',
    action: 'deadline.remind',
    operation: 'deadline.set_reminders',
    summary: 'Sets where one’s own reminders go; without an address none is sent.',
    body: SetReminders,
    answer: RemindersView,
    about: async () => ({}),
    do: async (writing, { body }, { principal }) => {
      const staff = actingStaff(principal);
      await setReminders(writing, { staff, ...body });
      return shown(writing, staff);
    },
  });
}

async function shown(reading: Reading<PlatformTables>, staff: string) {
  const { feed, reminders } = await readSettings(reading, staff);
  return {
    body: {
      email: reminders?.email ?? null,
      language: reminders?.language ?? ('zh-CN' as const),
      leads: [...LEADS],
      feed:
        feed === null
          ? null
          : { made_at: iso(feed.made_at), read_at: feed.read_at === null ? null : iso(feed.read_at) },
    },
  };
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
