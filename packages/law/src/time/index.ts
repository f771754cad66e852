export { calendarChanges } from './calendar-changes.ts';
export { STATE_COUNCIL_CALENDARS, knownCalendars, learnCalendars } from './calendars.ts';
export {
  CivilDate,
  addCalendarDays,
  addYears,
  civilDate,
  civilDateAt,
  daysBetween,
  isWeekend,
  shanghaiInstant,
  startOfDay,
  weekday,
} from './civil-date.ts';
export { calendarDaysText, workingDaysText } from './count-text.ts';
export type { DaysOff } from './day-kind.ts';
export type { Deadline, DeadlineEnd } from './deadline.ts';
export {
  type Counting,
  type DeadlineKind,
  type DeadlineRule,
  type PeriodFrom,
  deadlineRules,
} from './deadline-rules.ts';
export {
  type IncidentOperator,
  assessmentMendDeadline,
  authorityComplaintDeadline,
  authorityOrderDeadline,
  authorityRequestDeadline,
  changeDeadline,
  complaintDeadline,
  deregistrationDeadline,
  filingDeadline,
  incidentDeadline,
  incidentGradingDeadline,
  incidentNoticeDeadline,
  incidentSummaryDeadline,
  minorsAuditDeadline,
  officerChangeDeadline,
  officerReportDeadline,
  recordsKeptUntil,
  rectificationDeadline,
  requestDeadline,
  shutdownEntrustedDeadline,
  shutdownNoticeDeadline,
  videoFilingDeadline,
} from './deadlines.ts';
export { addHours } from './hours.ts';
export { type LifeEvent, lifeEvents } from './life-events.ts';
export { LifeFacts } from './life-facts.ts';
export { type LifeEventKind, lifeTexts } from './life-texts.ts';
export { StateCouncilCalendar, stateCouncilCalendar } from './state-council-calendar.ts';
export { TimeError, type TimeErrorCode } from './time-error.ts';
export {
  type CalendarUse,
  type Passed,
  WORKING_DAYS_MAX,
  type WorkingDayCount,
  type WorkingDayEnd,
  addWorkingDays,
  civilCodeLastDay,
  isWorkingDay,
  workingDayBefore,
  workingDaysBefore,
} from './working-days.ts';
