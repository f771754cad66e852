import { type Asked, ProblemError } from '@consentry/server';

/**
 * Gives the account of whoever asks, where the access table let only staff through.
 *
 * @throws {ProblemError} `not_signed_in` for anybody else
 */
export function staffOf({ principal }: Pick<Asked, 'principal'>): string {
  if (principal.kind !== 'staff') throw new ProblemError('not_signed_in');
  return principal.id;
}
