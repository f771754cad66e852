export { Act, FaceAct, OrganisationalAct } from './act.ts';
export type { OrganisationalFacts, TargetOf } from './acts/index.ts';
export { AlternativeFacts, AlternativeKind, parityFindings } from './alternatives/index.ts';
export { type AskedBy, askedBy } from './asked-by.ts';
export {
  AssessmentGuide,
  type Evidence,
  GuideStep,
  type GuidedMeasure,
  HAZARDS_OF,
  Harm,
  Hazard,
  Impact,
  MeasureName,
  type Observed,
  ObservedName,
  ObservedReading,
  type Open,
  QuestionName,
  type RatedHazard,
  type Rating,
  type ReadingChange,
  type Running,
  type ShownName,
  TemplateName,
  beginGuide,
  changesToReassess,
  contentOfGuide,
  evidenceHolds,
  guideMeasures,
  guideQuestions,
  guideTemplates,
  hazardTexts,
  isPrefilled,
  observe,
  observedTexts,
  observedWords,
  openOf,
  openTexts,
  opinionOpen,
  pointsOf,
  ratingTexts,
  remainsOf,
} from './assessment/index.ts';
export { gateRuleNames } from './gate-rule-names.ts';
export { type Decision, type Permission, type Refusal, authorize } from './authorize.ts';
export { ConsentFacts } from './consent/index.ts';
export {
  type ActCheck,
  type OrganisationalCheck,
  type Reading,
  checkActs,
  checkOrganisational,
} from './check-acts.ts';
export { type Chain, type Explained, deadlineEnd, explain, explainCode, explainRow } from './explain.ts';
export { FactsError } from './facts-error.ts';
export { factsSchema } from './facts-schema.ts';
export { GateFacts } from './facts.ts';
export { Finding, RequirementId, Strength } from './finding.ts';
export { type FindingCode, findings } from './findings.ts';
export {
  CessationFiled,
  ChangeFiled,
  ChangedField,
  Filed,
  type FiledChange,
  FiledContact,
  FiledFacts,
  FiledScenario,
  FilingDocument,
  FilingKind,
  type FilingReview,
  type MissingItem,
  Province,
  type SubstantiveChange,
  documentsWanted,
  reviewFiling,
  substantiveChange,
} from './filing/index.ts';
export { MEASURES_IN_FORCE_FROM } from './in-force.ts';
export {
  AT_ONCE_HOURS,
  type IncidentReview,
  NoticeContent,
  reviewIncident,
} from './incident/index.ts';
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
export {
  OWN_CONSENT_AGE_YEARS,
  PersonFacts,
  fourteenthBirthday,
  guardianConsentEnds,
} from './minors/index.ts';
export {
  NoticeFacts,
  ProcessorFacts,
  openEndedTerms,
  reviewNotice,
} from './notice/index.ts';
export { PERMIT_LIFE_MS, type Permit, type PermitAct, PermitError, requirePermit } from './permit.ts';
export { actorWords } from './posture/actor-words.ts';
export { Attestation } from './posture/attestation.ts';
export { countable, isOver } from './posture/deadline-state.ts';
export { type OpenDeadline, openDeadlines } from './posture/open-deadlines.ts';
export { PostureFacts, type SectionName } from './posture/posture-facts.ts';
export { Actor, PostureState, Subject } from './posture/posture-state.ts';
export { type Found, LISTED_MAX, Reviewer, type RowReview, review } from './posture/review.ts';
export type { Ask, DecidingFact, Lapse } from './posture/verdict.ts';
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
export { DUE_SOON_DAYS } from './rights/index.ts';
export { DeviceFacts, Point, Space } from './siting/index.ts';
export { BiText, both, type Explanation } from './text.ts';
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
  type LifeEvent,
  type LifeEventKind,
  LifeFacts,
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
  calendarDaysText,
  authorityComplaintDeadline,
  authorityOrderDeadline,
  authorityRequestDeadline,
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
  lifeEvents,
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
export {
  type Counted,
  CountingError,
  type CountingErrorCode,
  type Crossing,
  type DayCount,
  type DayStock,
  FILING_THRESHOLD,
  FORECAST_MAX_DAYS,
  FORECAST_MIN_DAYS,
  FORECAST_MIN_FIT,
  FORECAST_WINDOW_DAYS,
  type Forecast,
  OFFICER_THRESHOLD,
  PersonKey,
  type Reached,
  type Stock,
  StockCounter,
  StockRecord,
  WARNING_LEVELS,
  type Warning,
  type WarningLevel,
  countEach,
  crossing,
  dailyPeaks,
  earlyWarning,
  forecast,
  stockAt,
} from './counting/index.ts';
