import type { AlternativeFacts } from '@consentry/law';
import type { Courier } from '../courier.ts';
import type { Door } from '../purpose/door-config.ts';
import { liveAlternatives } from './alternatives.ts';
import { PIN_DEVICE_LIMIT } from './attempts.ts';
import { DEVICE, waitFor } from './attempts-store.ts';

/** Reads which alternatives work now. */
export function alternativesNow(courier: Courier, door: Door): readonly AlternativeFacts[] {
  const wait = waitFor(courier.database.reading, PIN_DEVICE_LIMIT, DEVICE, courier.now());
  return liveAlternatives(door, wait > 0);
}

/** Names the ways in that work now, for a problem or a refusal to offer at once. */
export function otherWays(courier: Courier, door: Door): readonly string[] {
  return alternativesNow(courier, door)
    .filter((way) => way.live)
    .map((way) => way.kind);
}
