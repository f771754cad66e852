export { type Constraint, DatabaseError, isDatabaseError } from './database/database-error.ts';
export type { DatabaseErrorCode } from './database/database-texts.ts';
