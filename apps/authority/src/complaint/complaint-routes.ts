import {
  ListReports,
  ListWaiting,
  ReportClock,
  type ReportEntry,
  ReportList,
  ReportView,
  WaitingReports,
} from '@consentry/contract';
import type { Reading } from '@consentry/server';
import type { AuthorityContext, AuthorityServer } from '../authority.ts';
import { pageOf } from '../search/page.ts';
import { departmentOf } from '../staff/staff-routes.ts';
import type { AuthorityTables } from '../store/tables.ts';
import { aboutComplaint, OfComplaint } from './about-complaint.ts';
import { additionRoutes } from './addition-routes.ts';
import { alarmedAmong } from './addition-store.ts';
import { attachmentRoutes } from './attachment-routes.ts';
import type { StoredComplaint } from './complaint.ts';
import { clockCounts } from './clock.ts';
import { complaintsAt, countAttachments, findComplaints, requireComplaint } from './complaint-store.ts';
import { entryOf, viewOf } from './complaint-view.ts';
import { handlingRoutes } from './handling-routes.ts';
import { holdRoutes } from './hold-routes.ts';
import { practiceRoutes } from './practice-routes.ts';
import { publicRoutes } from './public-routes.ts';
import { letterFailedAmong } from './telling-store.ts';
import { waitingPage } from './waiting.ts';

const LIST = 'complaints';

/** `/v1/complaints`: sent and followed by anyone, handled by the department they are with (§ 第十七条). */
export function complaintRoutes(server: AuthorityServer, context: AuthorityContext): void {
  publicRoutes(server, context);
  practiceRoutes(server, context.mail !== null);
  additionRoutes(server, context);
  attachmentRoutes(server, context);
  handlingRoutes(server, context);
  holdRoutes(server);
  const { keys } = context;
  server.query({
    url: '/v1/complaints',
    action: 'complaint.list',
    summary: 'Lists the complaints of one’s own department, and those shared with it, newest first.',
    query: ListReports,
    answer: ReportList,
    about: async (_reading, _input, principal) => ({ departments: [departmentOf(principal)] }),
    read: async (reading, { query }, { principal, now }) => {
      const { page, next, found } = await pageOf(
        query,
        { secret: keys.secret, list: LIST },
        async (before, limit) => findComplaints(reading, departmentOf(principal), query, before, limit),
      );
      const rows = await complaintsAt(reading, page);
      return {
        body: {
          complaints: await entriesOf(reading, rows, now),
          found,
          cursor: next,
        },
      };
    },
  });
  server.query({
    url: '/v1/complaints/clock',
    action: 'complaint.list',
    operation: 'complaint.clock',
    summary: 'Counts what of one’s own department is not told yet, what is late and what comes first.',
    answer: ReportClock,
    about: async (_reading, _input, principal) => ({ departments: [departmentOf(principal)] }),
    read: async (reading, _input, { principal, now }) => {
      return { body: await clockCounts(reading, departmentOf(principal), now) };
    },
  });
  server.query({
    url: '/v1/complaints/waiting',
    action: 'complaint.list',
    operation: 'complaint.waiting',
    summary: 'Lists every complaint that waits for one’s own department, by its clock: what is late first.',
    query: ListWaiting,
    answer: WaitingReports,
    about: async (_reading, _input, principal) => ({ departments: [departmentOf(principal)] }),
    read: async (reading, { query }, { principal, now }) => {
      const { rows, cursor } = await waitingPage(reading, keys.secret, departmentOf(principal), query, now);
      return { body: { complaints: await entriesOf(reading, rows, now), cursor } };
    },
  });
  server.query({
    url: '/v1/complaints/:complaint',
    action: 'complaint.read',
    summary: 'Shows one complaint to who handles it; not how to reach whoever sent it.',
    versioned: true,
    params: OfComplaint,
    answer: ReportView,
    about: (reading, { params }) => aboutComplaint(reading, params.complaint),
    read: async (reading, { params }, { now }) => {
      const row = await requireComplaint(reading, params.complaint);
      return { body: await viewOf(reading, row, now), version: row.version };
    },
  });
}

async function entriesOf(
  reading: Reading<AuthorityTables>,
  rows: readonly StoredComplaint[],
  now: number,
): Promise<ReportEntry[]> {
  const ids = rows.map(({ complaint }) => complaint);
  const files = await countAttachments(reading, ids);
  const alarmed = await alarmedAmong(reading, ids);
  const failed = await letterFailedAmong(reading, ids);
  return rows.map((row) => {
    const { complaint } = row;
    const marks = { alarmed: alarmed.has(complaint), letter_failed: failed.has(complaint) };
    return entryOf(row, { attachments: files.get(complaint) ?? 0, ...marks }, now);
  });
}
