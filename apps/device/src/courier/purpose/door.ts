import type { Courier } from '../courier.ts';
import { ProblemError } from '../problem/problem.ts';
import type { Door } from './door-config.ts';

/** Gives the door in force. @throws {ProblemError} `door_not_set_up` */
export function requireDoor(courier: Courier): Door {
  if (courier.door === null) throw new ProblemError('door_not_set_up');
  return courier.door;
}
