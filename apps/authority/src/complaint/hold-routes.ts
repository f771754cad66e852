import { randomUUID } from 'node:crypto';
import { HoldList, LiftHold, ReportView, SetHold } from '@consentry/contract';
import { civilDateAt } from '@consentry/law';
import { ProblemError, requireVersion } from '@consentry/server';
import { staffOf } from '@consentry/staff';
import { z } from 'zod';
import type { AuthorityServer } from '../authority.ts';
import { departmentOf } from '../staff/staff-routes.ts';
import { aboutOwnComplaint, OfComplaint } from './about-complaint.ts';
import { noteComplaint, requireComplaint } from './complaint-store.ts';
import { holdView, viewOf } from './complaint-view.ts';
import { addHold, findHold, liftHold, openHoldsIn } from './hold-store.ts';

const OfHold = z.strictObject({ complaint: z.uuid(), hold: z.uuid() });
/** Shown in one list. */
const HOLDS_MAX = 1000;

/**
 * Holds: a complaint that proceedings need is kept beyond its time. One official sets it, with what it rests on and the
 * day on which it is looked at again; it ends by nothing but another official who lifts it.
 */
export function holdRoutes(server: AuthorityServer): void {
  server.query({
    url: '/v1/complaints/holds',
    action: 'complaint.list',
    operation: 'complaint.holds',
    summary:
      'Lists the complaints of one’s own department that are kept beyond their time, the nearest review first.',
    answer: HoldList,
    about: async (_reading, _input, principal) => ({ departments: [departmentOf(principal)] }),
    read: async (reading, _input, { principal, now }) => {
      const today = civilDateAt(now);
      const rows = await openHoldsIn(reading, departmentOf(principal), HOLDS_MAX);
      const holds = rows.map(({ reference, ...row }) => ({
        ...holdView(row),
        complaint: row.complaint,
        reference,
        over: row.review_on <= today,
      }));
      return { body: { holds } };
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/complaints/:complaint/holds',
    action: 'complaint.hold',
    summary: 'Keeps a complaint beyond its time, until another official lifts it.',
    problems: ['complaint_erased', 'review_over', 'version_missing', 'version_other'],
    versioned: true,
    params: OfComplaint,
    body: SetHold,
    answer: ReportView,
    about: (reading, { params }) => aboutOwnComplaint(reading, params.complaint),
    do: async (writing, { params: { complaint }, body }, asked) => {
      const row = await requireComplaint(writing, complaint);
      requireVersion(asked.version, row.version);
      if (row.erased_at !== null || row.unread_erased_at !== null) throw new ProblemError('complaint_erased');
      if (body.review_on <= civilDateAt(asked.now)) {
        throw new ProblemError('review_over', { fields: ['/body/review_on'] });
      }
      const by = staffOf(asked);
      const hold = randomUUID();
      const lifted = { lifted_by: null, lifted_at: null, lifted_because: null };
      await addHold(writing, { hold, complaint, ...body, set_by: by, set_at: asked.now, ...lifted });
      await noteComplaint(writing, 'held', { complaint, hold, by, review_on: body.review_on }, asked.now);
      const next = await requireComplaint(writing, complaint);
      return { body: await viewOf(writing, next, asked.now), version: next.version };
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/complaints/:complaint/holds/:hold/lifting',
    action: 'complaint.lift_hold',
    summary: 'Lifts a hold that another official set; its time runs out as if there had been none.',
    problems: ['hold_over', 'version_missing', 'version_other'],
    versioned: true,
    params: OfHold,
    body: LiftHold,
    answer: ReportView,
    about: async (reading, { params: { complaint, hold } }) => {
      const about = await aboutOwnComplaint(reading, complaint);
      const found = await findHold(reading, hold);
      return about === null || found?.complaint !== complaint ? null : { ...about, proposedBy: found.set_by };
    },
    do: async (writing, { params: { complaint, hold }, body: { reason } }, asked) => {
      const row = await requireComplaint(writing, complaint);
      requireVersion(asked.version, row.version);
      const found = await findHold(writing, hold);
      if (found === null) throw new ProblemError('not_found');
      if (found.lifted_at !== null) throw new ProblemError('hold_over');
      const by = staffOf(asked);
      await liftHold(writing, found, { lifted_by: by, lifted_at: asked.now, lifted_because: reason });
      await noteComplaint(writing, 'hold_lifted', { complaint, hold, by }, asked.now);
      const next = await requireComplaint(writing, complaint);
      return { body: await viewOf(writing, next, asked.now), version: next.version };
    },
  });
}
