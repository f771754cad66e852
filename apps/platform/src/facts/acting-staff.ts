import { type Principal, ProblemError } from '@consentry/server';

/**
 * The staff member who acts, by their opaque id: for signatures, four eyes and the record.
 *
 * @throws {ProblemError} `not_your_role` for whoever is not staff, whatever the access table lets them do
 */
export function actingStaff(principal: Principal): string {
  if (principal.kind !== 'staff') throw new ProblemError('not_your_role');
  return principal.id;
}
