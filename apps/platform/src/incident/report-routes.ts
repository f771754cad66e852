import { randomUUID } from 'node:crypto';
import {
  AnswerDepartment,
  FollowSendings,
  IncidentId,
  IncidentSendings,
  RemoveReportDepartment,
  ReportDepartment,
  ReportDepartmentList,
  ReportedIncident,
  SendIncidentReport,
  SetReportDepartment,
  canonicalJson,
} from '@consentry/contract';
import { LedgerError, NoteKey } from '@consentry/ledger';
import {
  ProblemError,
  type Reading,
  type TargetSettings,
  type Writing,
  requireVersion,
} from '@consentry/server';
import { z } from 'zod';
import { actingStaff } from '../facts/acting-staff.ts';
import type { PlatformServer } from '../platform.ts';
import type { PlatformTables } from '../store/tables.ts';
import { baseOf } from '../supervision/supervision-routes.ts';
import { type StoredSending, fieldsOfPersons } from './incident-report.ts';
import { changeIncident, findIncident, requireIncident } from './incident-store.ts';
import {
  DEPARTMENTS_MAX,
  addSending,
  allDepartments,
  casesOf,
  changeReportCase,
  changeSending,
  findReportCase,
  findReportDepartment,
  requireDepartment,
  sendingsOf,
  setDepartment,
  tellOfReport,
} from './report-store.ts';
import { departmentShown, viewSendings } from './report-view.ts';

const OfIncident = z.strictObject({ incident: IncidentId });
const OfDepartment = z.strictObject({ department: z.uuid() });

/** Departments that incidents are reported to, and the sending: read by an officer first, then by itself until it arrives. */
export function incidentReportRoutes(server: PlatformServer, settings: TargetSettings): void {
  departmentRoutes(server, settings);
  sendingRoutes(server);
}

function departmentRoutes(server: PlatformServer, settings: TargetSettings): void {
  server.query({
    url: '/v1/report-departments',
    action: 'incident.read',
    operation: 'report_department.list',
    summary: 'Lists the departments that incidents are reported to.',
    answer: ReportDepartmentList,
    about: async () => ({}),
    read: async (reading) => ({ body: { departments: (await present(reading)).map(departmentShown) } }),
  });
  server.command({
    method: 'POST',
    url: '/v1/report-departments',
    action: 'incident.set_department',
    operation: 'report_department.add',
    summary: 'Adds a department that incidents are reported to, by the address of its server.',
    problems: ['authority_address_refused', 'department_key_malformed', 'too_many_departments'],
    status: 201,
    body: SetReportDepartment,
    answer: ReportDepartment,
    about: async () => ({}),
    do: async (writing, { body }, { now, principal }) => {
      if ((await present(writing)).length >= DEPARTMENTS_MAX) throw new ProblemError('too_many_departments');
      return { body: await set(writing, randomUUID(), body, actingStaff(principal), now) };
    },
  });
  server.command({
    method: 'PUT',
    url: '/v1/report-departments/:department',
    action: 'incident.set_department',
    operation: 'report_department.set',
    summary: 'Sets a department that incidents are reported to: its server moved, or its key is known now.',
    problems: ['authority_address_refused', 'department_key_malformed'],
    params: OfDepartment,
    body: SetReportDepartment,
    answer: ReportDepartment,
    about: aboutDepartment,
    do: async (writing, { params: { department }, body }, { now, principal }) => {
      await requireDepartment(writing, department);
      return { body: await set(writing, department, body, actingStaff(principal), now) };
    },
  });
  server.command({
    method: 'DELETE',
    url: '/v1/report-departments/:department',
    action: 'incident.set_department',
    operation: 'report_department.remove',
    summary: 'Takes a department out: nothing more is reported to it, and what was stays.',
    params: OfDepartment,
    body: RemoveReportDepartment,
    answer: ReportDepartmentList,
    about: aboutDepartment,
    do: async (writing, { params: { department } }, { now, principal }) => {
      const row = await requireDepartment(writing, department);
      await setDepartment(writing, { ...row, removed_at: now }, 'removed', actingStaff(principal), now);
      return { body: { departments: (await present(writing)).map(departmentShown) } };
    },
  });

  async function set(
    writing: Writing<PlatformTables>,
    department: string,
    { url, key, ...fields }: SetReportDepartment,
    by: string,
    now: number,
  ): Promise<ReportDepartment> {
    if (key !== null) requireKey(key);
    const address = { url: baseOf(url, settings), key };
    const row = { department, ...fields, ...address, set_by: by, set_at: now, removed_at: null };
    await setDepartment(writing, row, 'set', by, now);
    return departmentShown(row);
  }
}

async function present(reading: Reading<PlatformTables>) {
  return (await allDepartments(reading)).filter(({ removed_at }) => removed_at === null);
}

/** @throws {ProblemError} `department_key_malformed` */
function requireKey(key: string): void {
  try {
    NoteKey.parse(key);
  } catch (error) {
    if (error instanceof LedgerError)
      throw new ProblemError('department_key_malformed', { fields: ['/body/key'] });
    throw error;
  }
}

function sendingRoutes(server: PlatformServer): void {
  server.query({
    url: '/v1/incidents/:incident/sendings',
    action: 'incident.read',
    operation: 'incident.sendings',
    summary: 'Shows what would be sent to departments, what it lacks, what was sent, and what they say.',
    params: OfIncident,
    answer: IncidentSendings,
    versioned: true,
    about: aboutIncident,
    read: (reading, { params: { incident } }) => viewSendings(reading, incident),
  });
  server.command({
    method: 'POST',
    url: '/v1/incidents/:incident/sendings',
    action: 'incident.submit',
    operation: 'incident.submit',
    summary:
      'Sends a report to departments as it was read; it is tried until it arrives, and never counts twice.',
    params: OfIncident,
    body: SendIncidentReport,
    answer: IncidentSendings,
    versioned: true,
    problems: ['incident_state', 'report_stage', 'report_of_persons', 'report_unfinished', 'not_found'],
    about: aboutIncident,
    do: async (writing, { params: { incident }, body }, { now, version, principal }) => {
      const one = await requireIncident(writing, incident);
      requireVersion(version, one.revision);
      await confirm(writing, incident, body, actingStaff(principal), now);
      return viewSendings(writing, incident);
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/incidents/:incident/sendings/answer',
    action: 'incident.submit',
    operation: 'incident.answer',
    summary: 'Answers what a department asked about an incident.',
    params: OfIncident,
    body: AnswerDepartment,
    answer: IncidentSendings,
    versioned: true,
    problems: ['report_stage', 'not_found'],
    about: aboutIncident,
    do: async (
      writing,
      { params: { incident }, body: { department, question, text } },
      { now, principal },
    ) => {
      const known = await findReportCase(writing, { incident, department });
      if (known === null) throw new ProblemError('not_found');
      const before = (await sendingsOf(writing, incident)).filter((one) => one.department === department);
      // One answer to a question; another only where it was refused.
      if (before.some((one) => one.question === question && one.state !== 'refused'))
        throw new ProblemError('report_stage');
      const by = actingStaff(principal);
      const row = { ...blankSending(incident, department, by, now), stage: 'answer' as const, question };
      const processor = before[0]?.processor ?? '';
      await addSending(writing, { ...row, number: before.length + 1, processor, content: text });
      await tellOfReport(writing, incident, 'incident.answer_confirmed', { department, question, by }, now);
      return viewSendings(writing, incident);
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/incidents/:incident/sendings/reading',
    action: 'incident.notify',
    operation: 'incident.follow',
    summary: 'Sends what waits and reads what departments say, now.',
    params: OfIncident,
    body: FollowSendings,
    answer: IncidentSendings,
    versioned: true,
    about: aboutIncident,
    do: async (writing, { params: { incident } }, { now }) => {
      for (const { sending, state } of await sendingsOf(writing, incident))
        if (state === 'waiting') await changeSending(writing, sending, { next_try_at: now });
      for (const row of await casesOf(writing, incident))
        await changeReportCase(writing, row, { next_read_at: now });
      return viewSendings(writing, incident);
    },
  });
}

/** @throws {ProblemError} `report_stage`, `report_of_persons`, `report_unfinished`, `not_found` */
async function confirm(
  writing: Writing<PlatformTables>,
  incident: string,
  { departments, stage, processor, contact, items, summary }: SendIncidentReport,
  by: string,
  now: number,
): Promise<void> {
  const { body } = await viewSendings(writing, incident);
  const fields = fieldsOfPersons(items, summary);
  if (fields.length > 0) throw new ProblemError('report_of_persons', { fields });
  // Items 1 and 2 cannot follow later, and a final report is whole.
  const missing = [
    ...(items.organisation === null ? ['/body/items/organisation'] : []),
    ...(items.event === null ? ['/body/items/event'] : []),
    ...(stage === 'final' && summary === null ? ['/body/summary'] : []),
  ];
  if (missing.length > 0) throw new ProblemError('report_unfinished', { fields: missing });
  const told = ReportedIncident.parse({
    ...body.draft,
    items,
    contact,
    summary: stage === 'final' ? summary : null,
  });
  for (const [at, department] of [...new Set(departments)].entries()) {
    const to = body.departments.find((one) => one.department === department);
    if (to === undefined) throw new ProblemError('not_found');
    if (!to.stages.includes(stage))
      throw new ProblemError('report_stage', { fields: [`/body/departments/${at}`] });
    const before = body.sendings.filter((one) => one.department === department).length;
    const row = { ...blankSending(incident, department, by, now), stage, number: before + 1 };
    await addSending(writing, { ...row, processor, content: canonicalJson(told) });
  }
  const kind = 'incident.report_confirmed';
  await changeIncident(
    writing,
    await requireIncident(writing, incident),
    {},
    { kind, body: { by, stage, departments: departments.join(' ') } },
    now,
  );
}

/** A sending of which nothing is said yet. */
export function blankSending(incident: string, department: string, by: string, now: number) {
  return {
    sending: randomUUID(),
    incident,
    department,
    question: null,
    state: 'waiting',
    confirmed_by: by,
    confirmed_at: now,
    received_at: null,
    digest: null,
    receipt: null,
    tries: 0,
    next_try_at: now,
    trouble: null,
    trouble_since: null,
  } as const satisfies Partial<StoredSending>;
}

async function aboutIncident(
  reading: Reading<PlatformTables>,
  { params: { incident } }: { readonly params: { readonly incident: string } },
) {
  return (await findIncident(reading, incident)) === null ? null : {};
}

async function aboutDepartment(
  reading: Reading<PlatformTables>,
  { params: { department } }: { readonly params: { readonly department: string } },
) {
  return (await findReportDepartment(reading, department)) === null ? null : {};
}
