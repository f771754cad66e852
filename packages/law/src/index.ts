export { Act } from './act.ts';
export { AlternativeFacts, AlternativeKind } from './alternatives/index.ts';
export { type Decision, type Refusal, authorize } from './authorize.ts';
export { ConsentFacts } from './consent/index.ts';
export { type ActExplanation, type Reading, explain } from './explain.ts';
export { FactsError } from './facts-error.ts';
export { GateFacts } from './facts.ts';
export { Finding, RequirementId, Strength } from './finding.ts';
export { type FindingCode, findings } from './findings.ts';
export { MEASURES_IN_FORCE_FROM } from './in-force.ts';
export {
  type Citation,
  type Instrument,
  type InstrumentId,
  type InstrumentKind,
  type InstrumentReading,
  type LiftRule,
  type LiftedBy,
  type MeasuresArticle,
  type MeasuresParagraph,
  type TextSource,
  type Verification,
  article,
  cite,
  clause,
  instrumentOf,
  instruments,
  liftTable,
  mayLift,
  measures,
  parseCitation,
  renderCitation,
  renderCitations,
  textOf,
  textSources,
  whole,
} from './instrument/index.ts';
export { OWN_CONSENT_AGE_YEARS, PersonFacts, fourteenthBirthday } from './minors/index.ts';
export { NoticeFacts, ProcessorFacts } from './notice/index.ts';
export { PERMIT_LIFE_MS, type Permit, type PermitAct, PermitError, requirePermit } from './permit.ts';
export { Mode, PurposeFacts } from './purpose/index.ts';
export {
  type Addressee,
  type DeadlineEvent,
  type DeadlineUnit,
  type Kind,
  type Lifter,
  type RegisterId,
  type RegisterRow,
  type RowDeadline,
  type RowDeadlineRule,
  type RowException,
  type Scenario,
  type Slice,
  type Source,
  register,
} from './register/index.ts';
export { ResearchDeclaration, declareResearch } from './research.ts';
export { DeviceFacts, Point, Space } from './siting/index.ts';
export { BiText } from './text.ts';
export {
  CivilDate,
  type CalendarUse,
  type Counting,
  type DaysOff,
  type Deadline,
  type DeadlineEnd,
  type DeadlineKind,
  type DeadlineRule,
  type IncidentOperator,
  type Passed,
  type PeriodFrom,
  STATE_COUNCIL_CALENDARS,
  StateCouncilCalendar,
  TimeError,
  type TimeErrorCode,
  WORKING_DAYS_MAX,
  type WorkingDayCount,
  type WorkingDayEnd,
  addCalendarDays,
  addHours,
  addWorkingDays,
  addYears,
  changeDeadline,
  civilCodeLastDay,
  civilDate,
  civilDateAt,
  complaintDeadline,
  daysBetween,
  deadlineRules,
  deregistrationDeadline,
  filingDeadline,
  incidentDeadline,
  incidentSummaryDeadline,
  isWorkingDay,
  minorsAuditDeadline,
  officerChangeDeadline,
  officerReportDeadline,
  recordsKeptUntil,
  rectificationDeadline,
  requestDeadline,
  shanghaiInstant,
  shutdownEntrustedDeadline,
  shutdownNoticeDeadline,
  startOfDay,
  stateCouncilCalendar,
  videoFilingDeadline,
  workingDayBefore,
  workingDaysBefore,
  workingDaysText,
} from './time/index.ts';
