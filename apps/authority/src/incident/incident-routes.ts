import { randomUUID } from 'node:crypto';
import {
  AcknowledgeIncident,
  AskAboutIncident,
  CloseIncidentCase,
  IncidentCase,
  IncidentCaseList,
  IncidentFigures,
  IncidentLink,
  ListIncidentCases,
  ListWaitingIncidents,
  NoteOnward,
  WaitingIncidents,
} from '@consentry/contract';
import { civilDateAt } from '@consentry/law';
import type { LedgerKeeper } from '@consentry/ledger-server';
import {
  openCursor,
  ProblemError,
  type Reading,
  type Resource,
  sealCursor,
  type Writing,
} from '@consentry/server';
import { z } from 'zod';
import type { AuthorityContext, AuthorityServer } from '../authority.ts';
import { findInspection } from '../inspection/inspection-store.ts';
import { findReferral } from '../referral/referral-store.ts';
import { waitingPageOf } from '../search/waiting-page.ts';
import { stepRoute } from '../http/step-route.ts';
import { departmentOf } from '../staff/staff-routes.ts';
import type { AuthorityTables } from '../store/tables.ts';
import { type IncidentAct, type StoredCase, isLacking } from './incident.ts';
import {
  addAsked,
  addLink,
  askedOf,
  findCase,
  listCases,
  requireCase,
  stepCase,
  waitingCases,
} from './incident-store.ts';
import { countIncidents } from './incident-figures.ts';
import { caseEntry, caseView } from './incident-view.ts';
import { incidentReportRoutes } from './report-routes.ts';

const LIST = 'incidents';
/** After every time that runs, epoch milliseconds. */
const NO_TIME = 2 ** 51;
const OfIncident = z.strictObject({ incident: z.uuid() });

/** `/v1/incidents`: reports of organisations with their clocks, questions to them, what hangs together, and the end. */
export function incidentRoutes(
  server: AuthorityServer,
  context: AuthorityContext,
  keeper: LedgerKeeper,
): void {
  incidentReportRoutes(server, context, keeper);
  reading(server, context);
  handling(server);
}

function reading(server: AuthorityServer, { keys }: AuthorityContext): void {
  server.query({
    url: '/v1/incidents',
    action: 'incident.list',
    summary: 'Lists the incidents that were reported to one’s own department, the latest received first.',
    query: ListIncidentCases,
    answer: IncidentCaseList,
    about: async (_reading, _input, principal) => ({ departments: [departmentOf(principal)] }),
    read: async (reading, { query: { cursor, limit, ...asked } }, { principal, now }) => {
      const [at, incident] = cursor === undefined ? [] : openCursor(keys.secret, LIST, cursor);
      const before = at === undefined ? null : { at: Number(at), incident: String(incident) };
      const found = await listCases(reading, departmentOf(principal), asked, before, limit + 1, now);
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1) : undefined;
      const questions = await askedOf(
        reading,
        page.map((row) => row.incident),
      );
      return {
        body: {
          incidents: page.map((row) => caseEntry(row, questions, now)),
          cursor:
            last === undefined ? null : sealCursor(keys.secret, LIST, [last.received_at, last.incident]),
        },
      };
    },
  });
  server.query({
    url: '/v1/incidents/waiting',
    action: 'incident.list',
    operation: 'incident.waiting',
    summary: 'Lists the incidents of one’s own department that wait, by their clock over all of them.',
    query: ListWaitingIncidents,
    answer: WaitingIncidents,
    about: async (_reading, _input, principal) => ({ departments: [departmentOf(principal)] }),
    read: async (reading, { query }, { principal, now }) => {
      const all = await waitingCases(reading, departmentOf(principal), query.what, now);
      const list = `waiting incidents ${query.what}`;
      const { page, ...rest } = waitingPageOf(all, query, { secret: keys.secret, list }, (row) => ({
        // One without a time comes after those that have one, as it came.
        clock: row.next_due_at ?? NO_TIME + row.received_at,
        id: row.incident,
      }));
      const questions = await askedOf(
        reading,
        page.map((row) => row.incident),
      );
      return { body: { incidents: page.map((row) => caseEntry(row, questions, now)), ...rest } };
    },
  });
  server.query({
    url: '/v1/incidents/figures',
    action: 'incident.count',
    summary: 'Counts the incidents of one’s own department by state and grade, and those that are late.',
    answer: IncidentFigures,
    about: async (_reading, _input, principal) => ({ departments: [departmentOf(principal)] }),
    read: async (reading, _input, { principal, now }) => ({
      body: await countIncidents(reading, departmentOf(principal), now),
    }),
  });
  server.query({
    url: '/v1/incidents/:incident',
    action: 'incident.read',
    summary: 'Shows an incident with every part as it came, its clocks, and what was asked.',
    versioned: true,
    params: OfIncident,
    answer: IncidentCase,
    about: (reading, { params }) => aboutCase(reading, params.incident),
    read: async (reading, { params }, { now }) => {
      const row = await requireCase(reading, params.incident);
      return { body: await caseView(reading, row, now), version: row.version };
    },
  });
}

function handling(server: AuthorityServer): void {
  step(server, {
    at: 'acknowledgement',
    act: 'acknowledge',
    operation: 'acknowledge',
    action: 'incident.handle',
    summary: 'Confirms to the organisation that its report is read.',
    body: AcknowledgeIncident,
    do: async (_writing, _row, _body, { by, now }) => ({ acknowledged_by: by, acknowledged_at: now }),
  });
  step(server, {
    at: 'questions',
    act: 'ask',
    operation: 'ask',
    action: 'incident.handle',
    summary: 'Asks the organisation, and by when it is to answer; it reads that by its reference and code.',
    problems: ['answer_by_past'],
    body: AskAboutIncident,
    do: async (writing, { incident, acknowledged_at, acknowledged_by }, { text, answer_by }, { by, now }) => {
      if (answer_by < civilDateAt(now))
        throw new ProblemError('answer_by_past', { fields: ['/body/answer_by'] });
      const asked = { question: randomUUID(), incident, text, answer_by, asked_by: by, asked_at: now };
      await addAsked(writing, { ...asked, answer: null, answered_at: null });
      // Who asks has read it.
      return { acknowledged_by: acknowledged_by ?? by, acknowledged_at: acknowledged_at ?? now };
    },
  });
  step(server, {
    at: 'links',
    act: 'link',
    operation: 'link',
    action: 'incident.handle',
    summary: 'Notes an inspection or a referral of the department that hangs together with it.',
    body: IncidentLink,
    do: async (writing, { incident, department }, { kind, id }, { by, now }) => {
      await requireOwn(writing, department, { kind, id });
      await addLink(writing, { incident, kind, id, linked_by: by, linked_at: now });
      return {};
    },
  });
  step(server, {
    at: 'onward',
    act: 'report_on',
    operation: 'report_on',
    action: 'incident.handle',
    summary: 'Notes when and to whom the department itself reported on (第四条).',
    problems: ['incident_onward_time'],
    body: NoteOnward,
    do: async (_writing, { received_at, onward_at, onward_by, onward_to }, { to, at }, { by, now }) => {
      const instant = Date.parse(at);
      if (instant < received_at || instant > now)
        throw new ProblemError('incident_onward_time', { fields: ['/body/at'] });
      // The first one counts.
      return onward_at !== null && onward_at <= instant
        ? { onward_at, onward_by, onward_to }
        : { onward_at: instant, onward_by: by, onward_to: to };
    },
  });
  step(server, {
    at: 'closing',
    act: 'close',
    operation: 'close',
    action: 'incident.decide',
    summary:
      'Ends a case with what the organisation is told; while something is missing, with why all the same.',
    problems: ['incident_lacks'],
    body: CloseIncidentCase,
    do: async (writing, row, { outcome, despite }, { by, now }) => {
      const lacks = isLacking(row, await askedOf(writing, [row.incident]), now);
      if (lacks && despite === null) throw new ProblemError('incident_lacks', { fields: ['/body/despite'] });
      return { outcome, despite: lacks ? despite : null, closed_by: by, closed_at: now };
    },
  });
}

/** Checks that something is of the department, or was shared with it. @throws {ProblemError} `not_found` */
async function requireOwn(
  reading: Reading<AuthorityTables>,
  department: string,
  { kind, id }: IncidentLink,
): Promise<void> {
  if (kind === 'inspection') {
    const found = await findInspection(reading, 'inspection', id);
    if (found?.department !== department) throw new ProblemError('not_found');
    return;
  }
  const found = await findReferral(reading, id);
  if (found === null || ![found.from_department, found.to_department].includes(department))
    throw new ProblemError('not_found');
}

interface Step<B extends z.ZodType> {
  readonly at: string;
  readonly act: IncidentAct;
  readonly operation: string;
  readonly action: 'incident.handle' | 'incident.decide';
  readonly summary: string;
  readonly problems?: readonly string[];
  readonly body: B;
  readonly do: (
    writing: Writing<AuthorityTables>,
    row: StoredCase,
    body: z.output<B>,
    asked: { readonly by: string; readonly now: number },
  ) => Promise<Partial<StoredCase>>;
}

const INCIDENT = {
  name: 'incident',
  url: '/v1/incidents/:incident',
  params: OfIncident,
  answer: IncidentCase,
  problem: 'incident_case_state',
  require: (reading: Reading<AuthorityTables>, { incident }: z.output<typeof OfIncident>) =>
    requireCase(reading, incident),
  view: caseView,
};

function step<B extends z.ZodType>(server: AuthorityServer, route: Step<B>): void {
  stepRoute(server, INCIDENT, {
    ...route,
    about: (reading, { incident }) => aboutCase(reading, incident),
    take: async (writing, row, body, { by, now }) => {
      const change = await route.do(writing, row, body, { by, now });
      return stepCase(writing, row, route.act, change, { by }, now);
    },
  });
}

async function aboutCase(
  reading: Reading<AuthorityTables>,
  incident: string,
): Promise<(Resource & { readonly case: string }) | null> {
  const found = await findCase(reading, 'incident', incident);
  return found === null ? null : { departments: [found.department], case: incident };
}
