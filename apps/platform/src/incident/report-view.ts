import { type IncidentSendings, IncidentStatus, ReportedIncident } from '@consentry/contract';
import { IncidentItem, incidentGaps } from '@consentry/law';
import type { Reading } from '@consentry/server';
import { readParticulars } from '../paper/particulars-store.ts';
import type { PlatformTables } from '../store/tables.ts';
import { allDepartments, departmentShown } from '../supervision/department-store.ts';
import { troubleOf } from '../supervision/sending.ts';
import { toldOf } from './incident.ts';
import { type StoredReportCase, type StoredSending, draftOf, stagesOf } from './incident-report.ts';
import { readIncidentNotices, requireIncident } from './incident-store.ts';
import { casesOf, sendingsOf } from './report-store.ts';

const iso = (at: number) => new Date(at).toISOString();
const isoOrNull = (at: number | null) => (at === null ? null : iso(at));

/** Shows what would be sent of an incident, what was, and what departments say. @throws {ProblemError} `not_found` */
export async function viewSendings(
  reading: Reading<PlatformTables>,
  incident: string,
): Promise<{ readonly body: IncidentSendings; readonly version: number }> {
  const one = await requireIncident(reading, incident);
  const notices = await readIncidentNotices(reading, incident);
  const sendings = await sendingsOf(reading, incident);
  const cases = await casesOf(reading, incident);
  const last = sendings.findLast(({ stage, state }) => stage !== 'answer' && state !== 'refused');
  const { particulars } = await readParticulars(reading);
  const name = particulars.name?.['zh-CN'] ?? null;
  const contact = particulars.dpo_phone?.['zh-CN'] ?? null;
  const before = last === undefined ? null : ReportedIncident.parse(JSON.parse(last.content));
  const draft = draftOf(one, notices, before, { name, contact });
  const { first, later } = incidentGaps(
    new Set(IncidentItem.options.filter((item) => draft.items[item] !== null)),
  );
  const involved = new Set(sendings.map(({ department }) => department));
  const departments = (await allDepartments(reading)).filter(
    ({ department, removed_at }) => removed_at === null || involved.has(department),
  );
  const body: IncidentSendings = {
    departments: departments.map((row) => {
      const own = cases.find(({ department }) => department === row.department) ?? null;
      const theirs = sendings.filter(({ department }) => department === row.department);
      const to = { isRemoved: row.removed_at !== null, hasCase: own !== null, sendings: theirs };
      return {
        ...departmentShown(row),
        stages: stagesOf(one, toldOf(notices) !== null, to),
        case: own === null ? null : caseShown(own),
      };
    }),
    draft,
    processor: last?.processor ?? name?.slice(0, 200) ?? null,
    gaps: [...first, ...later],
    sendings: sendings.map(sendingShown),
    hotline: '12387',
  };
  return { body, version: one.revision };
}

function caseShown(row: StoredReportCase) {
  return {
    reference: row.reference,
    received_at: iso(row.received_at),
    receipt: row.checked ? ('checked' as const) : ('unchecked' as const),
    status: row.status === null ? null : IncidentStatus.parse(JSON.parse(row.status)),
    read_at: isoOrNull(row.read_at),
    trouble: troubleOf(row, row.next_read_at),
  };
}

function sendingShown(row: StoredSending): IncidentSendings['sendings'][number] {
  const { sending, department, stage, question, state, confirmed_by, digest, tries } = row;
  return {
    sending,
    department,
    stage,
    question,
    state,
    confirmed_by,
    confirmed_at: iso(row.confirmed_at),
    received_at: isoOrNull(row.received_at),
    digest,
    tries,
    trouble: troubleOf(row, row.next_try_at),
  };
}
