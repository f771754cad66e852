import type { BiText, Explanation } from '@consentry/law';
import { type DatabaseErrorCode, texts } from './database-texts.ts';

/** Rules of a table that a write can break. */
export type Constraint = 'unique' | 'foreign_key' | 'check' | 'not_null';

/** Thrown by everything here. Never holds a password or the values of a row. */
export class DatabaseError extends Error {
  readonly code: DatabaseErrorCode;
  readonly what: BiText;
  readonly why: BiText;
  readonly remedy: BiText;
  /** Which kind of rule was broken; `null` unless `code` is `constraint_broken`. */
  readonly constraint: Constraint | null;

  /**
   * @param about what the text names: a path, a host, a setting, a code; never a secret or personal data
   */
  constructor(
    code: DatabaseErrorCode,
    about: string,
    options: ErrorOptions & { readonly constraint?: Constraint } = {},
  ) {
    const text: Explanation = texts[code](about);
    super(`${text.what.en} ${text.why.en} ${text.remedy.en}`, options);
    this.name = 'DatabaseError';
    this.code = code;
    this.what = text.what;
    this.why = text.why;
    this.remedy = text.remedy;
    this.constraint = options.constraint ?? null;
  }
}

/** Tells whether `error` is a {@link DatabaseError} with one of `codes`. */
export function isDatabaseError(
  error: unknown,
  ...codes: readonly DatabaseErrorCode[]
): error is DatabaseError {
  return error instanceof DatabaseError && (codes.length === 0 || codes.includes(error.code));
}
