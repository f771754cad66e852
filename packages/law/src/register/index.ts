export type { DeadlineEvent, DeadlineUnit, RowDeadline, RowDeadlineRule } from './row-deadline.ts';
export { type RegisterId, type RegisterIdOf, register } from './register.ts';
export type {
  Addressee,
  Kind,
  Lifter,
  RegisterRow,
  RowException,
  Scenario,
  Slice,
  Source,
} from './register-row.ts';
