import { CliError, EXIT } from './cli-error.ts';

/** Gives an error of the database in its own words; another as it is. */
export function explained(error: unknown): unknown {
  if (!(error instanceof Error) || error.name !== 'DatabaseError' || !('what' in error)) return error;
  const { code, what, why, remedy } = error as unknown as Readonly<
    Record<'what' | 'why' | 'remedy', never>
  > & {
    readonly code: string;
  };
  return new CliError(code, { what, why, remedy }, EXIT.failed, { cause: error });
}
