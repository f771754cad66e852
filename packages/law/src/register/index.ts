export type { Deadline, DeadlineEvent, DeadlineRule, DeadlineUnit } from './deadline.ts';
export type {
  Addressee,
  Kind,
  Lifter,
  RegisterRow,
  RowException,
  Rows,
  RowText,
  Scenario,
  Slice,
  Source,
} from './register-row.ts';
