import { type Constraint, DatabaseError } from '../database-error.ts';

const BUSY = 5;
const READONLY = 8;
/** IOERR, CORRUPT, FULL, CANTOPEN, NOTADB. */
const STORAGE: ReadonlySet<number> = new Set([10, 11, 13, 14, 26]);
/** Extended result codes of SQLITE_CONSTRAINT (sqlite.org/rescode.html). */
const CONSTRAINTS: Readonly<Record<number, Constraint>> = {
  275: 'check',
  787: 'foreign_key',
  1299: 'not_null',
  1555: 'unique',
  2067: 'unique',
  2579: 'unique',
};

/** Gives the extended result code of an error of SQLite; -1 where it is none. */
function resultOf(error: unknown): number {
  const code = error instanceof Error && 'errcode' in error ? error.errcode : null;
  return typeof code === 'number' ? code : -1;
}

/** Tells whether another connection holds the lock. */
export function isBusy(error: unknown): boolean {
  return (resultOf(error) & 0xff) === BUSY;
}

/** Gives SQLite's error as one of ours, or unchanged where it is a mistake in the program. */
export function translateSqlite(error: unknown): unknown {
  const code = resultOf(error);
  if (code < 0) return error;
  const constraint = CONSTRAINTS[code];
  if (constraint !== undefined) {
    return new DatabaseError('constraint_broken', constraint, { cause: error, constraint });
  }
  const primary = code & 0xff;
  if (primary === BUSY) return new DatabaseError('busy', `SQLITE_BUSY ${code}`, { cause: error });
  if (primary === READONLY)
    return new DatabaseError('read_only', `SQLITE_READONLY ${code}`, { cause: error });
  if (STORAGE.has(primary)) return new DatabaseError('storage_failed', `SQLite ${code}`, { cause: error });
  return error;
}
