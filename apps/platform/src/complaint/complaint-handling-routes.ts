import {
  ComplaintContact,
  ComplaintList,
  ComplaintView,
  DecideComplaint,
  ListComplaints,
  StepComplaint,
} from '@consentry/contract';
import {
  ProblemError,
  type Reading,
  type Resource,
  openCursor,
  requireVersion,
  sealCursor,
} from '@consentry/server';
import { z } from 'zod';
import { nameOf } from '../people/people-routes.ts';
import type { PlatformContext, PlatformServer } from '../platform.ts';
import type { PlatformTables } from '../store/tables.ts';
import { findComplaint, listComplaints, note, requireComplaint } from './complaint-store.ts';
import { complaintEntry, complaintView } from './complaint-view.ts';
import { acknowledge, closeComplaint, decideComplaint, tellOutcome } from './handle-complaint.ts';
import { contactOf } from './take-complaint.ts';

const OfComplaint = z.strictObject({ complaint: z.uuid() });

/** What who handles complaints does with them. */
export function complaintHandlingRoutes(server: PlatformServer, { keys }: PlatformContext): void {
  server.query({
    url: '/v1/complaints',
    action: 'complaint.list',
    summary: 'Lists complaints, newest first, each with its last day; not what was written.',
    query: ListComplaints,
    answer: ComplaintList,
    about: async () => ({}),
    read: async (reading, { query: { cursor, limit, ...wanted } }, { now }) => {
      const list = `complaints ${JSON.stringify(wanted)}`;
      const [at, complaint] = cursor === undefined ? [] : openCursor(keys.secret, list, cursor);
      const before = at === undefined ? null : { at: Number(at), complaint: String(complaint) };
      const rows = await listComplaints(reading, wanted, before, limit + 1);
      const page = rows.slice(0, limit);
      const last = rows.length > limit ? page.at(-1) : undefined;
      return {
        body: {
          complaints: page.map((row) => complaintEntry(row, now)),
          cursor:
            last === undefined ? null : sealCursor(keys.secret, list, [last.received_at, last.complaint]),
        },
      };
    },
  });
  server.query({
    url: '/v1/complaints/:complaint',
    action: 'complaint.read',
    summary: 'Shows a complaint. Who sent it stays sealed.',
    params: OfComplaint,
    answer: ComplaintView,
    versioned: true,
    about: aboutComplaint,
    read: async (reading, { params }, { now }) =>
      complaintView(await requireComplaint(reading, params.complaint), now),
  });
  server.command({
    method: 'POST',
    url: '/v1/complaints/:complaint/contact',
    action: 'complaint.unseal',
    summary: 'Opens the contact of whoever sent a complaint, and records who did.',
    params: OfComplaint,
    body: StepComplaint,
    answer: ComplaintContact,
    secret: true,
    about: aboutComplaint,
    do: async (writing, { params }, { now, principal }) => {
      const held = await requireComplaint(writing, params.complaint);
      const contact = contactOf(keys.secret, held);
      if (contact === null) throw new ProblemError('not_found');
      await note(writing, 'contact_opened', { complaint: held.complaint, by: nameOf(principal) }, now);
      return { body: { contact } };
    },
  });
  stepRoutes(server);
}

function stepRoutes(server: PlatformServer): void {
  const steps = [
    {
      step: 'acknowledgement',
      operation: 'complaint.acknowledge',
      summary: 'Confirms that a complaint is taken in.',
      take: acknowledge,
    },
    {
      step: 'telling',
      operation: 'complaint.tell',
      summary: 'Notes that the outcome was told to whoever sent it.',
      take: tellOutcome,
    },
    {
      step: 'closing',
      operation: 'complaint.close',
      summary: 'Closes a complaint whose outcome was told.',
      take: closeComplaint,
    },
  ] as const;
  for (const { step, operation, summary, take } of steps) {
    server.command({
      method: 'POST',
      url: `/v1/complaints/:complaint/${step}`,
      action: 'complaint.handle',
      operation,
      summary,
      problems: ['complaint_state', 'complaint_untold', 'version_missing', 'version_other'],
      params: OfComplaint,
      body: StepComplaint,
      answer: ComplaintView,
      versioned: true,
      about: aboutComplaint,
      do: async (writing, { params: { complaint } }, { now, principal, version }) => {
        const held = await requireComplaint(writing, complaint);
        requireVersion(version, held.version);
        await take(writing, held, nameOf(principal), now);
        return complaintView(await requireComplaint(writing, complaint), now);
      },
    });
  }
  server.command({
    method: 'POST',
    url: '/v1/complaints/:complaint/outcome',
    action: 'complaint.handle',
    operation: 'complaint.decide',
    summary: 'Writes what was found of a complaint, with the reason if it is turned down.',
    problems: ['complaint_state', 'version_missing', 'version_other'],
    params: OfComplaint,
    body: DecideComplaint,
    answer: ComplaintView,
    versioned: true,
    about: aboutComplaint,
    do: async (writing, { params: { complaint }, body }, { now, principal, version }) => {
      const held = await requireComplaint(writing, complaint);
      requireVersion(version, held.version);
      await decideComplaint(writing, held, body, nameOf(principal), now);
      return complaintView(await requireComplaint(writing, complaint), now);
    },
  });
}

async function aboutComplaint(
  reading: Reading<PlatformTables>,
  { params: { complaint } }: { readonly params: z.output<typeof OfComplaint> },
): Promise<Resource | null> {
  return (await findComplaint(reading, 'complaint', complaint)) === null ? null : {};
}
