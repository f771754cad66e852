import { both } from '@consentry/law';
import { otherWays } from '../alternatives/ways.ts';
import type { Courier } from '../courier.ts';
import { ProblemError } from '../problem/problem.ts';
import type { Door } from '../purpose/door-config.ts';
import type { Ticket } from './tickets.ts';

const OTHER_PURPOSE = both(
  '这次核验的目的和您在这里同意刷脸的目的不同，所以不能用人脸。',
  'This verification is for another purpose than the one people agree to here, so a face may not answer it.',
);

/** Gives the ticket a way in is used for, or `null` where none is named. @throws {ProblemError} `ticket_wrong` */
export function requireTicket(courier: Courier, verification: string | undefined): Ticket | null {
  if (verification === undefined) return null;
  const ticket = courier.tickets.find(verification);
  if (ticket === null) throw new ProblemError('ticket_wrong');
  return ticket;
}

/** Whether a face may answer it: for the very purpose that people agree to at this door (§ 第五、六条). */
export function isFaceFor(door: Door, { purpose }: Pick<Ticket, 'purpose'>): boolean {
  return door.config.published?.purpose_id === purpose;
}

/**
 * Lets a face answer a verification.
 *
 * @returns its id, or `null` where none is named
 * @throws {ProblemError} `ticket_wrong`, `face_unavailable` with the other ways
 */
export function requireFaceFor(
  courier: Courier,
  door: Door,
  verification: string | undefined,
): string | null {
  const ticket = requireTicket(courier, verification);
  if (ticket === null) return null;
  if (isFaceFor(door, ticket)) return ticket.id;
  throw new ProblemError('face_unavailable', { detail: OTHER_PURPOSE, otherWays: otherWays(courier, door) });
}
