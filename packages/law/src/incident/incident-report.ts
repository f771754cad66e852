import { z } from 'zod';
import { type DutyState, countable, dutyState } from '../posture/deadline-state.ts';
import { type BiText, both } from '../text.ts';
import {
  type CivilDate,
  type Deadline,
  type IncidentOperator,
  addHours,
  deadlineRules,
  incidentDeadline,
  incidentSummaryDeadline,
} from '../time/index.ts';
import type { PeriodFrom } from '../time/deadline-rules.ts';
import { AT_ONCE_HOURS } from './incident-posture-notice.ts';
import { type Incident, IncidentGrade } from './incident-section.ts';

/** What a report says (《国家网络安全事件报告管理办法》第七条), in the order of the text. */
export const IncidentItem = z.enum([
  'organisation',
  'event',
  'trend',
  'cause',
  'traces',
  'response',
  'scene',
  'other',
]);
export type IncidentItem = z.infer<typeof IncidentItem>;

/** What a final report says (第八条), in the order of the text. */
export const IncidentSummaryPart = z.enum([
  'cause',
  'response',
  'harm',
  'accountability',
  'improvement',
  'lessons',
]);
export type IncidentSummaryPart = z.infer<typeof IncidentSummaryPart>;

/** The items in words. */
export const incidentItemTexts: Readonly<Record<IncidentItem, BiText>> = {
  organisation: both(
    '（一）涉事单位名称及涉事系统或设施基本情况',
    '1 Name of the organisation, and its system or facility',
  ),
  event: both(
    '（二）发现或发生的时间、地点、类型、级别，已造成的影响和危害，已采取的措施及效果',
    '2 When, where, what kind and grade; effect and harm so far; measures taken and what they did',
  ),
  trend: both(
    '（三）事态发展趋势及可能造成的进一步影响和危害',
    '3 How it may go on, and what further effect and harm it may have',
  ),
  cause: both('（四）事件原因初步分析意见', '4 First analysis of the cause'),
  traces: both(
    '（五）溯源调查工作线索：可能的攻击者信息、攻击路径、存在的漏洞等',
    '5 Traces: possible attackers, path of the attack, vulnerabilities',
  ),
  response: both(
    '（六）拟进一步采取的应对措施以及请求支援事项',
    '6 Further measures that are planned, and support that is asked for',
  ),
  scene: both('（七）事件现场保护情况', '7 How the scene is preserved'),
  other: both('（八）其他应当报告的情况', '8 What else is to be reported'),
};

/** The parts of a final report in words. */
export const incidentSummaryTexts: Readonly<Record<IncidentSummaryPart, BiText>> = {
  cause: both('事件发生原因', 'Cause of the incident'),
  response: both('应急处置措施', 'How it was handled'),
  harm: both('造成的危害', 'Harm it did'),
  accountability: both('责任追究', 'Who was held to account, by office'),
  improvement: both('完善整改情况', 'What was put right'),
  lessons: both('教训', 'Lessons'),
};

/** Items that cannot follow later, and those that can (第七条第二款); the eighth is whatever else there is. */
const FIRST: ReadonlySet<IncidentItem> = new Set(['organisation', 'event']);
const MAY_FOLLOW: ReadonlySet<IncidentItem> = new Set(['trend', 'cause', 'traces', 'response', 'scene']);

/** What a report lacks. */
export interface IncidentGaps {
  /** Without these it is no report. */
  readonly first: readonly IncidentItem[];
  /** These may follow, and then promptly. */
  readonly later: readonly IncidentItem[];
}

/** Tells which items of 第七条 are missing. */
export function incidentGaps(items: ReadonlySet<IncidentItem>): IncidentGaps {
  const missing = IncidentItem.options.filter((item) => !items.has(item));
  return {
    first: missing.filter((item) => FIRST.has(item)),
    later: missing.filter((item) => MAY_FOLLOW.has(item)),
  };
}

/** Number of an item in 第七条, from 1. */
export function incidentItemNumber(item: IncidentItem): number {
  return IncidentItem.options.indexOf(item) + 1;
}

function rank(grade: IncidentGrade): number {
  return IncidentGrade.options.indexOf(grade);
}

/** Gives the higher of two grades; what nobody graded is below each. */
export function graverOf(a: IncidentGrade | null, b: IncidentGrade | null): IncidentGrade | null {
  if (a === null || b === null) return a ?? b;
  return rank(a) > rank(b) ? a : b;
}

/** 《网络安全事件分级指南》: the least grade of a leak of so many persons' information; “以上” includes. */
export function leastGrade({ kind, persons }: Pick<Incident, 'kind' | 'persons'>): IncidentGrade {
  const leaked = kind === 'leak' ? (persons ?? 0) : 0;
  if (leaked >= 100_000_000) return 'particularly_serious';
  if (leaked >= 10_000_000) return 'serious';
  return leaked >= 1_000_000 ? 'relatively_serious' : 'general';
}

/** The grade as graded or by the number of persons, whichever is higher; `null` where nobody graded and no number says so. */
export function effectiveGrade(incident: Pick<Incident, 'kind' | 'persons' | 'grade'>): IncidentGrade | null {
  const least = leastGrade(incident);
  if (incident.grade === null) return least === 'general' ? null : least;
  return rank(incident.grade) >= rank(least) ? incident.grade : least;
}

/** Whoever receives a report (第四条). */
export type IncidentRecipient = NonNullable<Incident['report']>['to'][number];

/** A time that runs for a report, and by which provision. */
export interface IncidentDuty {
  /** `onward`: the department itself reports on. */
  readonly kind: 'report' | 'supplement' | 'summary' | 'onward';
  /** Whose duty it is. */
  readonly of: 'processor' | 'department';
  readonly citation: BiText;
  readonly period_from: PeriodFrom;
  /** Epoch milliseconds. */
  readonly due_at: number;
  readonly done_at: number | null;
  readonly state: DutyState;
}

/** What was received of an incident, epoch milliseconds. */
export interface IncidentReceived {
  readonly known_at: number;
  readonly operator: IncidentOperator;
  readonly grade: IncidentGrade | null;
  readonly kind: Incident['kind'];
  readonly persons: number | null;
  readonly to: IncidentRecipient;
  readonly received_at: number;
  /** What the parts that came so far say together. */
  readonly items: ReadonlySet<IncidentItem>;
  /** When nothing was missing any more; `null` while something is. */
  readonly completed_at: number | null;
  readonly handling_ended_on: CivilDate | null;
  readonly summary_at: number | null;
  /** When the department reported on. */
  readonly onward_at: number | null;
}

const MINUTE_MS = 60_000;
const PROMPTLY = both(
  '《国家网络安全事件报告管理办法》第七条第二款“及时补报”；小时数是本产品设置',
  'Incident Reporting Measures, Article 7, paragraph 2, “promptly”; the hours are our setting',
);
const ONWARD: Readonly<Partial<Record<IncidentRecipient, readonly [minutes: number, citation: BiText]>>> = {
  protection_department: [
    30,
    both(
      '《国家网络安全事件报告管理办法》第四条第二项：最迟不得超过半小时',
      'Incident Reporting Measures, Article 4: within half an hour',
    ),
  ],
  department_cyberspace: [
    60,
    both(
      '《国家网络安全事件报告管理办法》第四条第三项：最迟不得超过1小时',
      'Incident Reporting Measures, Article 4: within one hour',
    ),
  ],
  provincial_cyberspace: [
    60,
    both(
      '《国家网络安全事件报告管理办法》第四条第四项：最迟不得超过1小时，并同时向同级有关部门通报',
      'Incident Reporting Measures, Article 4: within one hour, telling the departments of its level as well',
    ),
  ],
};

/** When a deadline is over; where a calendar is not published yet, when to be safe. Epoch milliseconds. */
export function endOfDeadline({ end }: Deadline): number {
  if (end.certainty === 'instant') return Date.parse(end.at);
  return Date.parse(end.certainty === 'firm' ? end.ends_at : end.plan_for);
}

function byInstant(due: number, done: number | null, now: number): DutyState {
  if (done === null) return now > due ? 'overdue' : 'due';
  return done > due ? 'late' : 'in_time';
}

/**
 * Counts the times that run once a report was received: whether it came in its hours, what is to be supplied, the final
 * report, and what the department itself owes. An incident below 较大 binds to none but what was asked; one that nobody
 * graded is counted as if it bound, since the grade is a human's.
 *
 * @param now epoch milliseconds
 */
export function incidentDuties(one: IncidentReceived, now: number): readonly IncidentDuty[] {
  const grade = effectiveGrade(one);
  if (grade === 'general') return [];
  const duties: IncidentDuty[] = [];
  const counted = (kind: 'report' | 'summary', deadline: Deadline | null, done_at: number | null) => {
    if (deadline === null) return;
    const { citation, period_from } = deadlineRules[deadline.kind];
    const due_at = endOfDeadline(deadline);
    const state = dutyState(deadline, done_at, now);
    duties.push({ kind, of: 'processor', citation, period_from, due_at, done_at, state });
  };
  counted(
    'report',
    countable(() => incidentDeadline(one.known_at, one.operator)),
    one.received_at,
  );
  const { first, later } = incidentGaps(one.items);
  if (one.completed_at !== null || first.length + later.length > 0) {
    const due_at = addHours(one.received_at, AT_ONCE_HOURS);
    const done_at = one.completed_at;
    // What was whole at once owes no supplement.
    if (done_at !== one.received_at) {
      const state = byInstant(due_at, done_at, now);
      duties.push({
        kind: 'supplement',
        of: 'processor',
        citation: PROMPTLY,
        period_from: 'ours',
        due_at,
        done_at,
        state,
      });
    }
  }
  const ended = one.handling_ended_on;
  if (ended !== null)
    counted(
      'summary',
      countable(() => incidentSummaryDeadline(ended)),
      one.summary_at,
    );
  const onward = ONWARD[one.to];
  if (onward !== undefined && grade !== null && rank(grade) >= rank('serious')) {
    const [minutes, citation] = onward;
    const due_at = one.received_at + minutes * MINUTE_MS;
    const done_at = one.onward_at;
    const state = byInstant(due_at, done_at, now);
    duties.push({ kind: 'onward', of: 'department', citation, period_from: 'law', due_at, done_at, state });
  }
  return duties;
}
