import { ProblemError } from '../problem/problem.ts';
import type { Door, DoorConfig } from '../purpose/door-config.ts';

/** Lets through where the door has this way. @throws {ProblemError} `not_found` */
export function requireWay(door: Door, kind: DoorConfig['alternatives'][number]['kind']): void {
  if (!door.config.alternatives.some((way) => way.kind === kind && way.live))
    throw new ProblemError('not_found');
}
