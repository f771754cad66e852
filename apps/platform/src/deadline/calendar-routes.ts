import { CalendarList, ProposeCalendar } from '@consentry/contract';
import { StateCouncilCalendar, civilDateAt } from '@consentry/law';
import { ProblemError } from '@consentry/server';
import { z } from 'zod';
import { actingStaff } from '../facts/acting-staff.ts';
import type { PlatformServer } from '../platform.ts';
import {
  approveCalendar,
  findCalendar,
  learnApproved,
  proposeCalendar,
  readCalendars,
} from './calendar-store.ts';

const OfCalendar = z.strictObject({ calendar: z.uuid() });

/** What working days are counted by. A year that is published after delivery is entered by one and compared by another. */
export function calendarRoutes(server: PlatformServer): void {
  server.query({
    url: '/v1/calendars',
    action: 'deadline.list',
    operation: 'calendar.list',
    summary: 'Lists the calendars that days are counted by, those that wait, and what these would change.',
    answer: CalendarList,
    about: async () => ({}),
    read: async (reading) => {
      await learnApproved(reading);
      return { body: { calendars: [...(await readCalendars(reading))] } };
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/calendars',
    action: 'calendar.propose',
    summary: 'Enters the State Council’s notice of a year; it counts once another person approved it.',
    body: ProposeCalendar,
    answer: CalendarList,
    status: 201,
    about: async () => ({}),
    do: async (writing, { body: { source, ...told } }, { now, principal }) => {
      const content = StateCouncilCalendar.safeParse({
        ...told,
        loaded_at: civilDateAt(now),
        verified: source,
      });
      if (!content.success)
        throw new ProblemError('malformed_request', {
          fields: content.error.issues.map(({ path }) => `/${path.map(String).join('/')}`),
        });
      await proposeCalendar(writing, content.data, actingStaff(principal), now);
      return { body: { calendars: [...(await readCalendars(writing))] } };
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/calendars/:calendar/approval',
    action: 'calendar.approve',
    summary: 'Approves a calendar that somebody else entered: every deadline is counted anew.',
    problems: ['calendar_state'],
    params: OfCalendar,
    body: z.strictObject({}),
    answer: CalendarList,
    about: async (reading, { params: { calendar } }) => {
      const found = await findCalendar(reading, calendar);
      return found === null ? null : { proposedBy: found.proposed_by };
    },
    do: async (writing, { params: { calendar } }, { now, principal }) => {
      const found = await findCalendar(writing, calendar);
      if (found === null) throw new ProblemError('not_found');
      if (found.approved_at !== null) throw new ProblemError('calendar_state');
      const by = actingStaff(principal);
      if (found.proposed_by === by) throw new ProblemError('four_eyes');
      await approveCalendar(writing, found, by, now);
      return { body: { calendars: [...(await readCalendars(writing))] } };
    },
  });
}
