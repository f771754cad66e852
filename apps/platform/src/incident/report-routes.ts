import { randomUUID } from 'node:crypto';
import {
  AnswerDepartment,
  FollowSendings,
  IncidentId,
  IncidentSendings,
  ReportedIncident,
  SendIncidentReport,
  canonicalJson,
} from '@consentry/contract';
import { ProblemError, type Reading, type Writing, requireVersion } from '@consentry/server';
import { z } from 'zod';
import { actingStaff } from '../facts/acting-staff.ts';
import type { PlatformServer } from '../platform.ts';
import type { PlatformTables } from '../store/tables.ts';
import { confirmed } from '../supervision/sending.ts';
import { type StoredSending, fieldsOfPersons } from './incident-report.ts';
import { changeIncident, findIncident, requireIncident } from './incident-store.ts';
import {
  addSending,
  casesOf,
  changeReportCase,
  changeSending,
  findReportCase,
  sendingsOf,
  tellOfReport,
} from './report-store.ts';
import { viewSendings } from './report-view.ts';

const OfIncident = z.strictObject({ incident: IncidentId });

/** What is reported of an incident: read by an officer first, then sent by itself until it arrives. */
export function incidentReportRoutes(server: PlatformServer): void {
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
    digest: null,
    ...confirmed(by, now),
  } as const satisfies Partial<StoredSending>;
}

async function aboutIncident(
  reading: Reading<PlatformTables>,
  { params: { incident } }: { readonly params: { readonly incident: string } },
) {
  return (await findIncident(reading, incident)) === null ? null : {};
}
