import { type Constraint, DatabaseError } from '../database-error.ts';

/** SQLSTATE of class 23 (PostgreSQL 15, appendix A). */
const CONSTRAINTS: Readonly<Record<string, Constraint>> = {
  '23502': 'not_null',
  '23503': 'foreign_key',
  '23505': 'unique',
  '23514': 'check',
};
/** Serialization failure, deadlock: the transaction was undone and may be tried again. */
const CONTENDED: ReadonlySet<string> = new Set(['40001', '40P01']);
/** Lock not available, too many connections, server not yet up. */
const BUSY: ReadonlySet<string> = new Set(['55P03', '53300', '57P03']);
/** Out of disk, I/O error, corrupted data or index. */
const STORAGE: ReadonlySet<string> = new Set(['53100', '58030', 'XX001', 'XX002']);
/** Ended by an administrator, crashed, idle for too long; class 08 is added below. */
const LOST: ReadonlySet<string> = new Set(['57P01', '57P02', '57P05', '25P03']);
const REFUSED: ReadonlySet<string> = new Set(['28P01', '28000', '42501']);
const TOO_SLOW = '57014';
const READ_ONLY = '25006';
const DATABASE_MISSING = '3D000';

/** What the pool says when no connection became free in time. */
const POOL_FULL = 'timeout exceeded when trying to connect';

/** What a message may name: no user, no password. */
export interface Place {
  readonly place: string;
  readonly name: string;
}

/** Gives the SQLSTATE of an error the server sent; `null` where it did not send it. */
export function sqlStateOf(error: unknown): string | null {
  const sent = error instanceof Error && 'severity' in error && 'code' in error ? error.code : null;
  return typeof sent === 'string' ? sent : null;
}

/** Gives an error of `pg` as one of ours, or unchanged where it is a mistake in the program. */
export function translatePostgres(error: unknown, at: Place): unknown {
  const state = sqlStateOf(error);
  if (state === null) return isFromSocket(error) ? lost(error) : error;
  const cause = withoutRow(error);
  const constraint = CONSTRAINTS[state];
  if (constraint !== undefined) {
    return new DatabaseError('constraint_broken', constraint, { cause, constraint });
  }
  if (CONTENDED.has(state)) return new DatabaseError('contended', state, { cause });
  if (BUSY.has(state)) return new DatabaseError('busy', state, { cause });
  if (STORAGE.has(state)) return new DatabaseError('storage_failed', state, { cause });
  if (LOST.has(state) || state.startsWith('08'))
    return new DatabaseError('connection_lost', state, { cause });
  if (REFUSED.has(state)) return new DatabaseError('access_refused', at.place, { cause });
  if (state === TOO_SLOW) return new DatabaseError('too_slow', state, { cause });
  if (state === READ_ONLY) return new DatabaseError('read_only', state, { cause });
  if (state === DATABASE_MISSING) return new DatabaseError('database_missing', at.name, { cause });
  return error;
}

/** The same for an error met while connecting. */
export function translateConnecting(error: unknown, at: Place): DatabaseError {
  const translated = translatePostgres(error, at);
  if (translated instanceof DatabaseError && translated.code !== 'connection_lost') return translated;
  if (error instanceof Error && error.message === POOL_FULL) {
    return new DatabaseError('busy', 'all connections are in use', { cause: error });
  }
  // `pg` has no code for a password that is missing or that SASL cannot use.
  const code =
    error instanceof Error && /SASL|password/.test(error.message) ? 'access_refused' : 'server_unreachable';
  return new DatabaseError(code, at.place, { cause: error });
}

function isFromSocket(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('syscall' in error) return true;
  return /^(Connection terminated|Query read timeout|Client has encountered a connection error|timeout exceeded)/.test(
    error.message,
  );
}

function lost(cause: unknown): DatabaseError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'no answer';
  return new DatabaseError('connection_lost', code, { cause });
}

/** The server quotes the row that broke a rule; that may be personal data, and causes are logged. */
function withoutRow(error: unknown): unknown {
  if (error instanceof Error) {
    for (const field of ['detail', 'where', 'internalQuery']) Reflect.deleteProperty(error, field);
  }
  return error;
}
