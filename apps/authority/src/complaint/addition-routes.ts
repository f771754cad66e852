import { AddToReport, LookAtAddition, ReportStatus, ReportView } from '@consentry/contract';
import { asSpelled, ProblemError } from '@consentry/server';
import { countTries, staffOf } from '@consentry/staff';
import { z } from 'zod';
import type { AuthorityContext, AuthorityServer } from '../authority.ts';
import { aboutOwnComplaint } from './about-complaint.ts';
import { addAddition, additionsOf, lookAtAddition } from './addition-store.ts';
import { opens } from './complaint.ts';
import { SENDER, findComplaint, readBySender, requireComplaint, stepComplaint } from './complaint-store.ts';
import { viewOf } from './complaint-view.ts';
import { statusOf } from './sender-status.ts';

/** What a complaint can be added to. */
const ADDITIONS_MAX = 20;
/** Additions from one address within fifteen minutes. */
const ADDED_MAX = 20;

const OfAddition = z.strictObject({ complaint: z.uuid(), addition: z.uuid() });

/** What the sender adds by the code, retaliation too, and who looked at it (R17.4). */
export function additionRoutes(server: AuthorityServer, { database, keys }: AuthorityContext): void {
  server.command({
    method: 'POST',
    url: '/v1/complaints/additions',
    action: 'complaint.add',
    summary: 'Takes what whoever sent a complaint adds, or that something happened to them since.',
    problems: ['code_wrong', 'complaint_state', 'too_many_additions', 'rate_limited'],
    secret: true,
    body: AddToReport,
    answer: ReportStatus,
    about: async () => ({}),
    before: async (_, { address, now }) => {
      const tried = [{ kind: 'complaint addition', name: address, limit: ADDED_MAX }];
      await countTries(database, keys.secret, tried, now);
    },
    do: async (writing, { body: { reference, code, addition, kind, text } }, { now }) => {
      const row = await findComplaint(writing, 'reference', asSpelled(reference));
      if (!opens(row, code) || row === null) throw new ProblemError('code_wrong');
      const before = await additionsOf(writing, row.complaint);
      if (before.some((one) => one.addition === addition)) {
        return { body: await statusOf(writing, await readBySender(writing, row, now), now) };
      }
      if (before.length >= ADDITIONS_MAX) throw new ProblemError('too_many_additions');
      const act = kind === 'retaliation' ? 'alarm' : 'add';
      // Of a complaint that was closed it is open again: it is not closed before somebody looked.
      const next = await stepComplaint(writing, row, act, { closed_at: null }, SENDER, now);
      const looked = { looked_by: null, looked_at: null, looked_note: null };
      await addAddition(writing, {
        addition,
        complaint: row.complaint,
        kind,
        text,
        added_at: now,
        ...looked,
      });
      return { body: await statusOf(writing, await readBySender(writing, next, now), now) };
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/complaints/:complaint/additions/:addition/look',
    action: 'complaint.handle',
    operation: 'complaint.look_at_addition',
    summary: 'Notes that an official looked at what the sender added, and what was done about it.',
    problems: ['addition_looked_at'],
    params: OfAddition,
    body: LookAtAddition,
    answer: ReportView,
    about: (reading, { params }) => aboutOwnComplaint(reading, params.complaint),
    do: async (writing, { params: { complaint, addition }, body: { note } }, asked) => {
      const row = await requireComplaint(writing, complaint);
      const found = (await additionsOf(writing, complaint)).find((one) => one.addition === addition);
      if (found === undefined) throw new ProblemError('not_found');
      if (found.looked_at !== null) throw new ProblemError('addition_looked_at');
      const by = staffOf(asked);
      const looked = { looked_by: by, looked_at: asked.now, looked_note: note };
      await lookAtAddition(writing, addition, looked);
      const next = await stepComplaint(writing, row, 'look', {}, by, asked.now);
      return { body: await viewOf(writing, next, asked.now), version: next.version };
    },
  });
}
