export { HOLIDAY_NAMES, STATE_COUNCIL_CALENDARS } from './calendars.ts';
export {
  CivilDate,
  DAYS_MAX,
  addCalendarDays,
  addYears,
  civilDate,
  civilDateAt,
  daysBetween,
  isWeekend,
  shanghaiInstant,
  startOfDay,
  weekday,
  yearOf,
} from './civil-date.ts';
export { calendarDaysText, workingDaysText } from './count-text.ts';
export type { DaysOff } from './day-kind.ts';
export { type Deadline, type DeadlineEnd, PLAN_HOUR } from './deadline.ts';
export {
  type Counting,
  type DeadlineKind,
  type DeadlineRule,
  type PeriodFrom,
  deadlineRules,
} from './deadline-rules.ts';
export {
  type IncidentOperator,
  changeDeadline,
  complaintDeadline,
  deregistrationDeadline,
  filingDeadline,
  incidentDeadline,
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
export { HOUR_MS, addHours } from './hours.ts';
export { type LifeEvent, lifeEvents } from './life-events.ts';
export { LifeFacts } from './life-facts.ts';
export { type LifeEventKind, lifeTexts } from './life-texts.ts';
export { StateCouncilCalendar, stateCouncilCalendar } from './state-council-calendar.ts';
export { TimeError, type TimeErrorCode } from './time-error.ts';
export {
  BACKWARD_MARGIN,
  type CalendarUse,
  FORWARD_MARGIN,
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
