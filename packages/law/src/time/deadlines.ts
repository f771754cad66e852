import { knownCalendars } from './calendars.ts';
import { type CivilDate, civilDate, civilDateAt, requireCount } from './civil-date.ts';
import { type Deadline, fromDay, fromInstant } from './deadline.ts';
import { deadlineRules } from './deadline-rules.ts';
import type { StateCouncilCalendar } from './state-council-calendar.ts';
import { TimeError } from './time-error.ts';

type Calendars = readonly StateCouncilCalendar[];

/** § 第二十条: the Measures are in force from this day. */
const MEASURES = civilDate('2025-06-01');
/** Announcement on officers; whoever had reached the number by then had until 2025-08-29. */
const OFFICERS = civilDate('2025-07-18');
/** 《公共安全视频图像信息系统管理条例》第三十四条. */
const VIDEO = civilDate('2025-04-01');
/** 《国家网络安全事件报告管理办法》第十四条. */
const INCIDENTS = civilDate('2025-11-01');
/** 《个人信息保护合规审计管理办法》第二十条. */
const AUDITS = civilDate('2025-05-01');
/** First year whose audit the announcement of 2025-12-29 has reported. */
const FIRST_AUDITED_YEAR = 2025;

/** § 第十五条第一款 “达到10万人之日起30个工作日内” (R15.1). What was reached before the Measures counts from their first day (R15.7). */
export function filingDeadline(reached: CivilDate, calendars: Calendars = knownCalendars()): Deadline {
  return fromDay('filing', later(reached, MEASURES), calendars);
}

/** § 第十五条第二款, change in substance (R15.5). @throws {TimeError} `before_in_force` */
export function changeDeadline(changed: CivilDate, calendars: Calendars = knownCalendars()): Deadline {
  return fromDay('change', since(MEASURES, changed), calendars);
}

/** § 第十五条第二款, end of the use (R15.6). @throws {TimeError} `before_in_force` */
export function deregistrationDeadline(ceased: CivilDate, calendars: Calendars = knownCalendars()): Deadline {
  return fromDay('deregistration', since(MEASURES, ceased), calendars);
}

/** PIPL 52 and the announcement of 2025-07-18: report of the officer from 1,000,000 persons (RP.7). */
export function officerReportDeadline(reached: CivilDate, calendars: Calendars = knownCalendars()): Deadline {
  return fromDay('officer_report', later(reached, OFFICERS), calendars);
}

/** Announcement of 2025-07-18: change of what was reported of the officer (RP.7). @throws {TimeError} `before_in_force` */
export function officerChangeDeadline(changed: CivilDate, calendars: Calendars = knownCalendars()): Deadline {
  return fromDay('officer_change', since(OFFICERS, changed), calendars);
}

/**
 * Video Regulations 14: filing with public security, 30 calendar days from use; 90 from 2025-04-01 for a
 * system in use before that day (R13.8). Systems of Article 9 need no such filing: do not ask for them.
 */
export function videoFilingDeadline(inUse: CivilDate, calendars: Calendars = knownCalendars()): Deadline {
  if (inUse < VIDEO) return fromDay('video_filing_existing', VIDEO, calendars);
  return fromDay('video_filing', inUse, calendars);
}

/** Whose incident it is. Where several fit, name the first of this list that does. */
export type IncidentOperator = 'critical_infrastructure' | 'central_organ' | 'other';

/**
 * Incident Reporting Measures 4: report of an incident of grade 较大 or above, 1, 2 or 4 hours from when
 * it is discovered or learnt of (RP.6).
 *
 * @param known milliseconds since the epoch
 * @throws {TimeError} `before_in_force`, `clock_unusable`
 */
export function incidentDeadline(known: number, operator: IncidentOperator): Deadline {
  since(INCIDENTS, civilDateAt(known));
  return fromInstant(`incident_${operator}`, known);
}

/**
 * By when somebody grades an incident, so that its report would still be in time: our setting (RP.6).
 *
 * @param known milliseconds since the epoch
 * @throws {TimeError} `before_in_force`, `clock_unusable`
 */
export function incidentGradingDeadline(known: number, operator: IncidentOperator): Deadline {
  since(INCIDENTS, civilDateAt(known));
  return fromInstant('incident_grading', known, deadlineRules[`incident_${operator}`].counting.count);
}

/**
 * PIPL 57 “立即”: remedy and notice; the hours are our setting (RP.5).
 *
 * @param known milliseconds since the epoch
 * @throws {TimeError} `clock_unusable`
 */
export function incidentNoticeDeadline(known: number): Deadline {
  return fromInstant('incident_notice', known);
}

/** Incident Reporting Measures 8: summary, 30 calendar days from the end of the handling (RP.6). @throws {TimeError} `before_in_force` */
export function incidentSummaryDeadline(ended: CivilDate, calendars: Calendars = knownCalendars()): Deadline {
  return fromDay('incident_summary', since(INCIDENTS, ended), calendars);
}

/**
 * Minor Network Regulations 37 and the announcement of 2025-12-29: report of the audit by 31 January of
 * the year after (R07.6).
 *
 * @param year in which any personal information of anybody under eighteen was processed
 * @throws {TimeError} `before_in_force`, `count_malformed`
 */
export function minorsAuditDeadline(year: number, calendars: Calendars = knownCalendars()): Deadline {
  requireCount(year, 1000, 9998);
  since(civilDate(`${FIRST_AUDITED_YEAR}-01-01`), civilDate(`${year}-01-01`));
  return fromDay('minors_audit', civilDate(`${year + 1}-01-31`), calendars);
}

/** Audit Measures 11: report of the rectification, 15 working days from its completion (RP.8). @throws {TimeError} `before_in_force` */
export function rectificationDeadline(
  completed: CivilDate,
  calendars: Calendars = knownCalendars(),
): Deadline {
  return fromDay('rectification', since(AUDITS, completed), calendars);
}

/** § 第十六条第二款: the day by which an authority wants an answer; it set it itself (R16.2). @throws {TimeError} `before_in_force` */
export function authorityRequestDeadline(
  until: CivilDate,
  calendars: Calendars = knownCalendars(),
): Deadline {
  return fromDay('authority_request', since(MEASURES, until), calendars);
}

/** § 第十八条, PIPL 66: the day by which an authority ordered something to be put right (R18.1). @throws {TimeError} `before_in_force` */
export function authorityOrderDeadline(until: CivilDate, calendars: Calendars = knownCalendars()): Deadline {
  return fromDay('authority_order', since(MEASURES, until), calendars);
}

/** The day until which the organisation wants something mended that an assessment found: its own practice (R09.2). */
export function assessmentMendDeadline(until: CivilDate, calendars: Calendars = knownCalendars()): Deadline {
  return fromDay('assessment_mend', until, calendars);
}

/** PIPL 50 “及时”: our 15 working days to answer a request; from GB/T 45574 for a minor's (R17.3). */
export function requestDeadline(
  received: CivilDate,
  asker: 'adult' | 'minor',
  calendars: Calendars = knownCalendars(),
): Deadline {
  return fromDay(asker === 'minor' ? 'minor_request' : 'request', received, calendars);
}

/** PIPL 50 “及时”: our 15 working days to answer a complaint (R17.3, reading G30). */
export function complaintDeadline(received: CivilDate, calendars: Calendars = knownCalendars()): Deadline {
  return fromDay('complaint', received, calendars);
}

/**
 * § 第十七条 “及时”: our 15 working days for a department to handle a complaint and tell its outcome, or as many as the
 * department set (R17.2, reading G30).
 *
 * @throws {TimeError} `count_malformed`
 */
export function authorityComplaintDeadline(
  received: CivilDate,
  workingDays = deadlineRules.authority_complaint.counting.count,
  calendars: Calendars = knownCalendars(),
): Deadline {
  requireCount(workingDays, 1, 999);
  return fromDay('authority_complaint', received, calendars, workingDays);
}

/** TC260 guide: latest day of the public notice before a service ends, 20 working days back (RP.13). */
export function shutdownNoticeDeadline(ends: CivilDate, calendars: Calendars = knownCalendars()): Deadline {
  return fromDay('shutdown_notice', ends, calendars);
}

/** TC260 guide: latest day to tell those entrusted, 15 working days back (RP.13). */
export function shutdownEntrustedDeadline(
  ends: CivilDate,
  calendars: Calendars = knownCalendars(),
): Deadline {
  return fromDay('shutdown_entrusted', ends, calendars);
}

/** § 第九条第二款: reports and records are kept three years from the end of what they describe (R09.4, reading G22). */
export function recordsKeptUntil(ended: CivilDate): Deadline {
  return fromDay('records', ended, knownCalendars());
}

function later(a: CivilDate, b: CivilDate): CivilDate {
  return a < b ? b : a;
}

function since(from: CivilDate, day: CivilDate): CivilDate {
  if (day < from) throw new TimeError('before_in_force', { from, day });
  return day;
}
