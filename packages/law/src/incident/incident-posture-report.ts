import { epoch } from '../instant.ts';
import { countable, dutyState } from '../posture/deadline-state.ts';
import { rowRule } from '../posture/row-rule.ts';
import { type Lapse, fact, judged, lapsesOf, notApplicable } from '../posture/verdict.ts';
import {
  type Deadline,
  type IncidentOperator,
  incidentDeadline,
  incidentSummaryDeadline,
  startOfDay,
} from '../time/index.ts';
import { incidentFindings } from './incident-findings.ts';
import { IncidentItem, incidentGaps, incidentItemNumber, leastGrade } from './incident-report.ts';
import { type Incident, IncidentGrade } from './incident-section.ts';

const { broken, atRisk } = lapsesOf(incidentFindings);

type Report = NonNullable<Incident['report']>;

/** 第四条: who is to be told, by whose incident it is. */
const RECIPIENTS: Readonly<Record<IncidentOperator, ReadonlyArray<Report['to'][number]>>> = {
  critical_infrastructure: ['protection_department', 'public_security'],
  central_organ: ['department_cyberspace'],
  other: ['provincial_cyberspace'],
};

function rank(grade: IncidentGrade): number {
  return IncidentGrade.options.indexOf(grade);
}

/** An incident that is to be reported, and the hours it has. */
interface Reportable {
  readonly incident: Incident;
  readonly at: string;
  readonly deadline: Deadline;
}

/** 第四条: 较大 or above, as graded or by the number of persons; known since the measures are in force. */
function reportable(incident: Incident, at: string): Reportable | null {
  const grade = Math.max(rank(incident.grade ?? 'general'), rank(leastGrade(incident)));
  const deadline = countable(() => incidentDeadline(epoch(incident.known_at), incident.operator));
  if (grade < rank('relatively_serious') || deadline === null) return null;
  return { incident, at, deadline };
}

function reportLapses({ incident, at, deadline }: Reportable, now: number): readonly Lapse[] {
  const { id, report, operator } = incident;
  const of = { kind: 'incident', id } as const;
  const state = dutyState(deadline, report === null ? null : epoch(report.sent_at), now);
  const details = { fact: fact(`${at}/report`, report?.sent_at ?? null), of, deadline };
  const lapses: Lapse[] = [];
  if (state === 'overdue') lapses.push(broken('incident_report_overdue', details));
  else if (state !== 'in_time') lapses.push(atRisk(`incident_report_${state}`, details));
  if (report === null) return lapses;
  if (RECIPIENTS[operator].some((recipient) => !report.to.includes(recipient))) {
    const decided = fact(`${at}/report/to`, report.to.length);
    lapses.push(broken('incident_report_misdirected', { fact: decided, of }));
  }
  const items = fact(`${at}/report/items`, report.items.length);
  const gaps = incidentGaps(
    new Set(IncidentItem.options.filter((item) => report.items.includes(incidentItemNumber(item)))),
  );
  const numbers = (lacking: readonly IncidentItem[]) => lacking.map(incidentItemNumber).join(', ');
  const [first, later] = [numbers(gaps.first), numbers(gaps.later)];
  if (first !== '') {
    lapses.push(broken('incident_report_incomplete', { fact: items, of, values: { items: first } }));
  }
  if (later !== '') {
    lapses.push(atRisk('incident_report_partial', { fact: items, of, values: { items: later } }));
  }
  return lapses;
}

/** 第八条: the summary, 30 calendar days from the end of the handling. */
function summaryLapses({ incident, at }: Reportable, now: number): readonly Lapse[] {
  const { id, handling_ended_on, summary_sent_on } = incident;
  if (handling_ended_on === null) return [];
  const deadline = countable(() => incidentSummaryDeadline(handling_ended_on));
  const state = dutyState(deadline, summary_sent_on === null ? null : startOfDay(summary_sent_on), now);
  const details = {
    fact: fact(`${at}/summary_sent_on`, summary_sent_on),
    of: { kind: 'incident', id } as const,
    deadline,
  };
  if (state === 'overdue') return [broken('incident_summary_overdue', details)];
  return state === 'in_time' ? [] : [atRisk(`incident_summary_${state}`, details)];
}

/** 第四条: graded by the guideline; a number of persons that says more is pointed out. */
function gradeLapses({ incident, at }: Reportable): readonly Lapse[] {
  const { id, grade, persons } = incident;
  if (grade === null || persons === null || rank(grade) >= rank(leastGrade(incident))) return [];
  const decided = fact(`${at}/grade`, grade);
  return [
    atRisk('incident_graded_low', { fact: decided, of: { kind: 'incident', id }, values: { persons } }),
  ];
}

/** The report of an incident. */
export const reportPosture = {
  // 《国家网络安全事件报告管理办法》第四条、第七条、第八条
  'RP.6': rowRule(['incident'], 'security_owner', ({ incident: { incidents } }, now) => {
    const placed = incidents.map((incident, index) => ({ incident, at: `/incident/incidents/${index}` }));
    const toReport = placed
      .map(({ incident, at }) => reportable(incident, at))
      .filter((found) => found !== null);
    const ungraded = placed
      .filter(({ incident }) => incident.grade === null)
      .map(({ at }) => fact(`${at}/grade`, null));
    if (toReport.length === 0 && ungraded.length === 0) {
      return notApplicable(...placed.map(({ incident, at }) => fact(`${at}/grade`, incident.grade)));
    }
    return judged({
      facts: toReport.map(({ incident, at }) => fact(`${at}/grade`, incident.grade)),
      lapses: toReport.flatMap((one) => [
        ...reportLapses(one, now),
        ...summaryLapses(one, now),
        ...gradeLapses(one),
      ]),
      unknown: ungraded,
    });
  }),
} as const;
