export { sql } from './database/sql.ts';
export { type Columns, oneOf } from './database/columns.ts';
export {
  type Database,
  type Engine,
  type PoolCounts,
  type Reading,
  type Writing,
} from './database/database.ts';
export { type Constraint, DatabaseError, isDatabaseError } from './database/database-error.ts';
export type { DatabaseErrorCode } from './database/database-texts.ts';
export { appendEvent, EVENTS_MAX, readEvents, type StreamEvent } from './database/events.ts';
export {
  type Answer,
  ANSWER_LIFE_MS,
  type Answered,
  answerOnce,
  digestRequest,
  type KeyedRequest,
  sweepAnswers,
} from './database/idempotency.ts';
export {
  type ClaimedJob,
  type JobState,
  type NewJob,
  pauseAfter,
  TRIES_MAX_DEFAULT,
} from './database/job.ts';
export {
  addJob,
  type Claim,
  claimJobs,
  completeJob,
  extendLease,
  failJob,
  releaseJob,
  sweepJobs,
} from './database/job-store.ts';
export type { Migrations, MigrationStep } from './database/migrate.ts';
export {
  CONNECTIONS_DEFAULT,
  type DatabaseOptions,
  openDatabase,
  STATEMENT_MS_DEFAULT,
} from './database/open-database.ts';
export { type JobHandler, type JobTally, runJobs } from './database/run-jobs.ts';
export {
  type Lane,
  type Round,
  type Working,
  workJobs,
  workRounds,
} from './database/work-jobs.ts';
export type { ServerTables } from './database/tables.ts';
export { inTransaction, type Isolation, TRIES_MAX } from './database/transaction.ts';
export type { Value } from './database/values.ts';
export {
  type AccessTable,
  type Decision,
  decide,
  type Grant,
  type Principal,
  type Reach,
  type Resource,
  STEP_UP_MS,
} from './access/decide.ts';
export {
  type Answered as AnsweredRequest,
  type RouteRow,
  requireVersion,
  Server,
  type ServerSettings,
} from './http/app.ts';
export type { EventStream, Listener } from './http/event-stream.ts';
export { Cursor, openCursor, sealCursor } from './http/cursor.ts';
export type { Proofs } from './http/openapi-operations.ts';
export { type Origins } from './http/origin.ts';
export { CALENDAR_PROBLEMS } from './calendar/calendar-problems.ts';
export { calendarRoutes } from './calendar/calendar-routes.ts';
export { followCalendars, learnApproved } from './calendar/calendar-store.ts';
export type { CalendarTables } from './calendar/calendar-tables.ts';
export { dueView, overAt, soonAt } from './due/due-view.ts';
export { healthRoutes } from './health/health-routes.ts';
export { type RunContext, type RunningServer, type RunOptions, runServer } from './run/run-server.ts';
export { type FigureRow, type Figures, Metrics } from './health/metrics.ts';
export { metricsRoutes } from './health/metrics-routes.ts';
export { type Message, MessageRefused, type MessageSender } from './mail/message.ts';
export { messageSender, SenderSettings } from './mail/sender-settings.ts';
export type { Replica } from './health/readiness.ts';
export {
  ask,
  type Outgoing,
  type OutgoingAnswer,
  type OutgoingFailure,
  type OutgoingMeans,
  post,
  type Posted,
  type Resolve,
  resolveName,
} from './outgoing/ask.ts';
export {
  isNetwork,
  parseTarget,
  type TargetRefusal,
  type TargetSettings,
  TARGETS_DEFAULT,
} from './outgoing/target.ts';
export { redirectScreen, serveScreen } from './screen/screen-routes.ts';
export { keptFile } from './secret/kept-file.ts';
export { asSpelled, codeFor, paperHash } from './secret/spelled-code.ts';
export { serverLog } from './http/server-log.ts';
export { SERVER_PROBLEMS } from './http/server-problems.ts';
export { type ProblemCatalogue, ProblemError, type ProblemExtras, type ProblemText } from './http/problem.ts';
export type {
  Access,
  AccessRecord,
  Asked,
  Caller,
  Command,
  Exchange,
  File,
  Input,
  Query,
  Refused,
  Result,
  TextAnswer,
  Upload,
} from './http/route.ts';
