/** `INT` is our boolean (columns.ts). */
export const FLAG_TYPE = 'INT';

export type SqliteRow = Readonly<Record<string, unknown>>;

/** Gives a row as Kysely wants it: an object of its own, its flags booleans. */
export function plain(row: SqliteRow, flags: readonly string[]): Record<string, unknown> {
  const copy = { ...row };
  for (const flag of flags) if (copy[flag] !== null) copy[flag] = copy[flag] === 1;
  return copy;
}
