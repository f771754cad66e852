import {
  ContainIncident,
  DismissIncident,
  ExemptIncident,
  GradeIncident,
  HandlingStep,
  IncidentFacts,
  IncidentId,
  IncidentList,
  IncidentNoticeTexts,
  IncidentReported,
  IncidentTimeline,
  IncidentView,
  ListIncidents,
  NotifyOfIncident,
  OrderTelling,
  ProposeResumption,
  ReadTimeline,
  ReportIncident,
  ReportToAuthority,
} from '@consentry/contract';
import { civilDate, civilDateAt } from '@consentry/law';
import {
  ProblemError,
  type Reading,
  type Resource,
  type Writing,
  openCursor,
  readEvents,
  requireVersion,
  sealCursor,
} from '@consentry/server';
import { z } from 'zod';
import { actingStaff } from '../facts/acting-staff.ts';
import { nameOf } from '../people/people-routes.ts';
import type { PlatformContext, PlatformServer } from '../platform.ts';
import { toldFields } from '../record/told-fields.ts';
import type { PlatformTables } from '../store/tables.ts';
import {
  containIncident,
  draftNotice,
  exemptIncident,
  notifyOfIncident,
  recordIncident,
  reportToAuthority,
  requireNamed,
  requireState,
} from './handle-incident.ts';
import type { StoredIncident } from './incident.ts';
import {
  addIncident,
  changeIncident,
  findIncident,
  listIncidents,
  requireIncident,
  timelineOf,
} from './incident-store.ts';
import { viewIncident } from './incident-view.ts';
import { findResumption, proposeResumption, resumeAfter } from './resume-incident.ts';

const Params = z.strictObject({ incident: IncidentId });
const LIST = 'incidents';

/** Incidents: found by anybody, judged by the officer, stopped at once, gone on from with four eyes. */
export function incidentRoutes(server: PlatformServer, context: PlatformContext): void {
  server.command({
    method: 'POST',
    url: '/v1/incidents',
    action: 'incident.report',
    summary: 'Reports that something happened or may have happened.',
    body: ReportIncident,
    answer: IncidentReported,
    status: 201,
    problems: ['time_order'],
    about: async () => ({}),
    do: async (writing, { body }, { now, principal }) => {
      await requireNamed(writing, body, now);
      const incident = await addIncident(writing, body, nameOf(principal), now);
      return { body: { incident, reported_at: new Date(now).toISOString() } };
    },
  });
  reads(server, context);
  judging(server);
  handling(server);
  telling(server);
  resuming(server);
}

function reads(server: PlatformServer, { keys, now }: PlatformContext): void {
  server.query({
    url: '/v1/incidents',
    action: 'incident.read',
    operation: 'incident.list',
    summary: 'Lists incidents, the latest known first.',
    query: ListIncidents,
    answer: IncidentList,
    about: async () => ({}),
    read: async (reading, { query: { cursor, limit } }) => {
      const rows = await listIncidents(reading, placeOf(keys.secret, cursor), limit + 1);
      const page = rows.slice(0, limit);
      const last = rows.length > limit ? page.at(-1) : undefined;
      return {
        body: {
          incidents: page.map(({ incident, state, facts: { kind }, grade, known_at, contained_at }) => ({
            incident,
            state,
            kind,
            grade,
            known_at: new Date(known_at).toISOString(),
            contained_at: contained_at === null ? null : new Date(contained_at).toISOString(),
          })),
          cursor: last === undefined ? null : sealCursor(keys.secret, LIST, [last.known_at, last.incident]),
        },
      };
    },
  });
  server.query({
    url: '/v1/incidents/:incident',
    action: 'incident.read',
    summary: 'Shows an incident, the times that run, and what is wrong with it so far.',
    params: Params,
    answer: IncidentView,
    versioned: true,
    about: aboutIncident,
    read: (reading, { params: { incident } }) => viewIncident(reading, incident, now()),
  });
  server.query({
    url: '/v1/incidents/:incident/timeline',
    action: 'incident.read',
    operation: 'incident.timeline',
    summary: 'Shows what was done about an incident, in order.',
    params: Params,
    query: ReadTimeline,
    answer: IncidentTimeline,
    about: aboutIncident,
    read: async (reading, { params: { incident }, query: { after } }) => {
      const events = await readEvents(reading, timelineOf(incident), after);
      return {
        body: {
          entries: events.map(({ sequence, kind, body, at }) => ({
            sequence,
            kind,
            at: new Date(at).toISOString(),
            body: toldFields(JSON.parse(body)),
          })),
        },
      };
    },
  });
}

function judging(server: PlatformServer): void {
  server.command({
    method: 'PUT',
    url: '/v1/incidents/:incident',
    action: 'incident.record',
    summary: 'Records what is known by now; the assessments of the purposes it touches are open again.',
    params: Params,
    body: IncidentFacts,
    answer: IncidentView,
    versioned: true,
    problems: ['incident_state', 'incident_counts', 'time_order'],
    about: aboutIncident,
    do: async (writing, { params: { incident }, body }, { now, version, principal }) => {
      const one = await requireVersioned(writing, incident, version);
      await recordIncident(writing, one, body, actingStaff(principal), now);
      return viewIncident(writing, incident, now);
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/incidents/:incident/grade',
    action: 'incident.grade',
    summary: 'Grades an incident by the grading guide; no number grades it by itself.',
    params: Params,
    body: GradeIncident,
    answer: IncidentView,
    versioned: true,
    problems: ['incident_state'],
    about: aboutIncident,
    do: async (writing, { params: { incident }, body: { grade, reason } }, { now, version, principal }) => {
      const one = await requireVersioned(writing, incident, version);
      requireState(one, 'open');
      const by = actingStaff(principal);
      const grading = JSON.stringify({ by, at: new Date(now).toISOString(), reason });
      const told = { kind: 'incident.graded', body: { by, grade, reason } };
      await changeIncident(writing, one, { grade, grading }, told, now);
      return viewIncident(writing, incident, now);
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/incidents/:incident/dismissal',
    action: 'incident.dismiss',
    summary:
      'Finds that what was reported was none. Another than who reported it; what it stopped has to be none.',
    params: Params,
    body: DismissIncident,
    answer: IncidentView,
    versioned: true,
    problems: ['incident_state'],
    about: async (reading, { params: { incident } }) => {
      const one = await findIncident(reading, incident);
      return one === null ? null : { proposedBy: one.reported_by.replace(/^staff /, '') };
    },
    do: async (writing, { params: { incident }, body: { reason } }, { now, version, principal }) => {
      const one = await requireVersioned(writing, incident, version);
      requireState(one, 'reported');
      // What was done about it was done for a reason: it is closed by the act, not waved away.
      if (one.remedied_at !== null) throw new ProblemError('incident_state');
      const by = actingStaff(principal);
      const dismissed = JSON.stringify({ by, at: new Date(now).toISOString(), reason });
      const told = { kind: 'incident.dismissed', body: { by, reason } };
      await changeIncident(writing, one, { state: 'dismissed', dismissed }, told, now);
      return viewIncident(writing, incident, now);
    },
  });
}

function handling(server: PlatformServer): void {
  server.command({
    method: 'POST',
    url: '/v1/incidents/:incident/containment',
    action: 'incident.contain',
    summary: 'Writes down what was done, and stops purposes and devices with it, whatever version was seen.',
    params: Params,
    body: ContainIncident,
    answer: IncidentView,
    versioned: true,
    problems: ['incident_state', 'time_order', 'purpose_state'],
    about: aboutIncident,
    do: async (writing, { params: { incident }, body }, { now, principal }) => {
      const one = await requireIncident(writing, incident);
      await containIncident(writing, one, body, actingStaff(principal), now);
      return viewIncident(writing, incident, now);
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/incidents/:incident/handling',
    action: 'incident.record',
    operation: 'incident.handle',
    summary: 'Writes down when the handling ended, or when its summary was sent.',
    params: Params,
    body: HandlingStep,
    answer: IncidentView,
    versioned: true,
    problems: ['incident_state', 'time_order'],
    about: aboutIncident,
    do: async (writing, { params: { incident }, body: { step, on } }, { now, version, principal }) => {
      const one = await requireVersioned(writing, incident, version);
      // The summary has thirty days, and may be sent when all goes on again.
      requireState(one, 'open', 'closed');
      const day = civilDate(on);
      const since = step === 'ended' ? civilDateAt(one.known_at) : one.handling_ended_on;
      if (since === null) throw new ProblemError('incident_state');
      if (day < since || day > civilDateAt(now)) throw new ProblemError('time_order', { fields: ['/on'] });
      if (step === 'ended' && one.summary_sent_on !== null) throw new ProblemError('incident_state');
      const change = step === 'ended' ? { handling_ended_on: day } : { summary_sent_on: day };
      const body = { by: actingStaff(principal), on };
      await changeIncident(writing, one, change, { kind: `incident.handling_${step}`, body }, now);
      return viewIncident(writing, incident, now);
    },
  });
}

function telling(server: PlatformServer): void {
  const routes = [
    {
      method: 'PUT',
      path: 'notice',
      action: 'incident.notify',
      operation: 'incident.draft',
      summary: 'Writes the notice of an incident.',
      body: IncidentNoticeTexts,
      step: draftNotice,
    },
    {
      method: 'POST',
      path: 'notices',
      action: 'incident.notify',
      operation: 'incident.notify',
      summary: 'Keeps that the notice was given: to whom, when, how. One that lacks a content is not given.',
      body: NotifyOfIncident,
      step: notifyOfIncident,
    },
    {
      method: 'POST',
      path: 'report',
      action: 'incident.notify',
      operation: 'incident.send',
      summary: 'Keeps a report to the authority, or what was supplied later.',
      body: ReportToAuthority,
      step: reportToAuthority,
    },
  ] as const;
  for (const { method, path, action, operation, summary, body: schema, step } of routes) {
    server.command({
      method,
      url: `/v1/incidents/:incident/${path}`,
      action,
      operation,
      summary,
      params: Params,
      body: schema as z.ZodType<Parameters<typeof step>[2]>,
      answer: IncidentView,
      versioned: true,
      problems: ['incident_state', 'incident_counts', 'time_order', 'not_lawful'],
      about: aboutIncident,
      do: async (writing, { params: { incident }, body }, { now, version, principal }) => {
        const one = await requireVersioned(writing, incident, version);
        await (step as Step<typeof body>)(writing, one, body, actingStaff(principal), now);
        return viewIncident(writing, incident, now);
      },
    });
  }
  exempting(server);
}

/** What is done about an incident with what was sent. */
type Step<B> = (
  writing: Writing<PlatformTables>,
  one: StoredIncident,
  body: B,
  by: string,
  now: number,
) => Promise<void>;

function exempting(server: PlatformServer): void {
  server.command({
    method: 'PUT',
    url: '/v1/incidents/:incident/exemption',
    action: 'incident.exempt',
    summary: 'Keeps who judged, and why, that measures effectively avoid the harm.',
    params: Params,
    body: ExemptIncident,
    answer: IncidentView,
    versioned: true,
    problems: ['incident_state'],
    about: aboutIncident,
    do: async (writing, { params: { incident }, body: { reason } }, { now, version, principal }) => {
      const one = await requireVersioned(writing, incident, version);
      await exemptIncident(writing, one, reason, actingStaff(principal), now);
      return viewIncident(writing, incident, now);
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/incidents/:incident/telling-order',
    action: 'incident.record',
    operation: 'incident.order',
    summary: 'Keeps that the authority requires the persons to be told; no exemption stands against it.',
    params: Params,
    body: OrderTelling,
    answer: IncidentView,
    versioned: true,
    problems: ['incident_state'],
    about: aboutIncident,
    do: async (writing, { params: { incident }, body: { document } }, { now, version, principal }) => {
      const one = await requireVersioned(writing, incident, version);
      requireState(one, 'open');
      const by = actingStaff(principal);
      const telling_order = JSON.stringify({ document, by, at: new Date(now).toISOString() });
      const told = { kind: 'incident.telling_ordered', body: { by, document } };
      await changeIncident(writing, one, { telling_order }, told, now);
      return viewIncident(writing, incident, now);
    },
  });
}

function resuming(server: PlatformServer): void {
  server.command({
    method: 'POST',
    url: '/v1/incidents/:incident/resumption',
    action: 'incident.propose',
    summary: 'Proposes to close an incident, with its root cause, the measures, and the facts it rests on.',
    params: Params,
    body: ProposeResumption,
    answer: IncidentView,
    versioned: true,
    status: 201,
    problems: ['incident_state', 'facts_stale'],
    about: aboutIncident,
    do: async (writing, { params: { incident }, body }, { now, version, principal }) => {
      const one = await requireVersioned(writing, incident, version);
      await proposeResumption(writing, one, body, actingStaff(principal), now);
      return viewIncident(writing, incident, now);
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/incidents/:incident/resumption/approval',
    action: 'incident.resume',
    summary: 'Closes an incident that another person proposed to close, if the law permits to go on.',
    params: Params,
    body: z.strictObject({}),
    answer: IncidentView,
    versioned: true,
    problems: ['incident_state', 'facts_stale', 'facts_contradictory', 'not_lawful'],
    about: async (reading, { params: { incident } }) => {
      if ((await findIncident(reading, incident)) === null) return null;
      const proposal = await findResumption(reading, incident);
      return proposal === null ? {} : { proposedBy: proposal.proposed_by };
    },
    do: async (writing, { params: { incident } }, { now, version, principal }) => {
      const one = await requireVersioned(writing, incident, version);
      const refused = await resumeAfter(writing, one, actingStaff(principal), now);
      return refused === null ? viewIncident(writing, incident, now) : { refused };
    },
  });
}

function placeOf(secret: PlatformContext['keys']['secret'], cursor: string | undefined) {
  if (cursor === undefined) return null;
  const [known_at, incident] = openCursor(secret, LIST, cursor);
  return { known_at: Number(known_at), incident: String(incident) };
}

async function requireVersioned(
  reading: Reading<PlatformTables>,
  incident: string,
  version: number | null,
): Promise<StoredIncident> {
  const one = await requireIncident(reading, incident);
  requireVersion(version, one.revision);
  return one;
}

/** An incident is the organisation's, of no site; `null` where there is none. */
async function aboutIncident(
  reading: Reading<PlatformTables>,
  { params: { incident } }: { readonly params: { readonly incident: string } },
): Promise<Resource | null> {
  return (await findIncident(reading, incident)) === null ? null : {};
}
