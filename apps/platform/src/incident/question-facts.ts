import { IncidentStatus } from '@consentry/contract';
import { type IncidentRecipient, type PostureFacts, civilDate } from '@consentry/law';
import type { Reading } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';
import { askedOn, dayOf } from '../supervision/supervision.ts';

type Read = Reading<PlatformTables>;
type Inspection = PostureFacts['supervision']['inspections'][number];

const AUTHORITY: Readonly<Record<IncidentRecipient, Inspection['authority']>> = {
  provincial_cyberspace: 'cyberspace',
  department_cyberspace: 'cyberspace',
  public_security: 'public_security',
  protection_department: 'other',
};

/** What departments ask about incidents that were reported to them, by the day that each set (§ 第十六条第二款). */
export async function incidentQuestions(reading: Read): Promise<readonly Inspection[]> {
  const cases = await reading
    .selectFrom('incident_cases as c')
    .innerJoin('report_departments as d', 'd.department', 'c.department')
    .select(['c.incident', 'c.department', 'c.status', 'd.recipient'])
    .where('c.status', 'is not', null)
    .orderBy('c.received_at')
    .orderBy('c.incident')
    .orderBy('c.department')
    .execute();
  const asked: Inspection[] = [];
  for (const { incident, department, status, recipient } of cases) {
    const { questions, closed_at } = IncidentStatus.parse(JSON.parse(status ?? ''));
    if (questions.length === 0) continue;
    const sent = await sentTo(reading, incident, department);
    for (const { question, asked_at, answer_by, answered_at } of questions) {
      const from = askedOn(dayOf(asked_at), answer_by);
      // Our answer counts from when it arrived, before the department says that it has it.
      const arrived = sent.find((one) => one.question === question)?.received_at ?? null;
      const done = answered_at ?? arrived ?? closed_at;
      const answered = done === null ? null : dayOf(done);
      asked.push({
        id: question,
        authority: AUTHORITY[recipient],
        incident_id: incident,
        asked_on: civilDate(from),
        until: civilDate(answer_by),
        contact: sent.at(-1)?.confirmed_by ?? null,
        refused: false,
        access: 'none',
        answered_on: answered === null ? null : civilDate(answered < from ? from : answered),
        pack: null,
      });
    }
  }
  return asked;
}

async function sentTo(reading: Read, incident: string, department: string) {
  return reading
    .selectFrom('incident_sendings')
    .select(['question', 'confirmed_by', 'received_at'])
    .where('incident', '=', incident)
    .where('department', '=', department)
    .where('state', '=', 'sent')
    .orderBy('number')
    .execute();
}
