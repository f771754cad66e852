import { CalendarList, ProposeCalendar } from '@consentry/contract';
import { StateCouncilCalendar, civilDateAt } from '@consentry/law';
import { z } from 'zod';
import type { Server } from '../http/app.ts';
import { ProblemError } from '../http/problem.ts';
import type { Principal } from '../access/decide.ts';
import {
  approveCalendar,
  findCalendar,
  learnApproved,
  proposeCalendar,
  readCalendars,
} from './calendar-store.ts';
import type { CalendarTables } from './calendar-tables.ts';

const OfCalendar = z.strictObject({ calendar: z.uuid() });

/** What working days are counted by. A year that is published after delivery is entered by one and compared by another. */
export function calendarRoutes<N extends string>(
  server: Server<CalendarTables, N>,
  actions: Readonly<Record<'list' | 'propose' | 'approve', N>>,
): void {
  server.query({
    url: '/v1/calendars',
    action: actions.list,
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
    action: actions.propose,
    operation: 'calendar.propose',
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
      await proposeCalendar(writing, content.data, staffOf(principal), now);
      return { body: { calendars: [...(await readCalendars(writing))] } };
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/calendars/:calendar/approval',
    action: actions.approve,
    operation: 'calendar.approve',
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
      const by = staffOf(principal);
      if (found.proposed_by === by) throw new ProblemError('four_eyes');
      await approveCalendar(writing, found, by, now);
      return { body: { calendars: [...(await readCalendars(writing))] } };
    },
  });
}

function staffOf(principal: Principal): string {
  if (principal.kind !== 'staff') throw new ProblemError('not_your_role');
  return principal.id;
}
