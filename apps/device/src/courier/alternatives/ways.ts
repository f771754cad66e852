import type { AlternativeFacts } from '@consentry/law';
import type { Courier } from '../courier.ts';
import type { Door } from '../purpose/door-config.ts';
import { liveAlternatives } from './alternatives.ts';
import { CARD_LIMIT, type Limit, PIN_DEVICE_LIMIT, STAFF_LIMIT } from './attempts.ts';
import { DEVICE, waitFor } from './attempts-store.ts';

/** Reads which alternatives work now. */
export function alternativesNow(courier: Courier, door: Door): readonly AlternativeFacts[] {
  const waits = (limit: Limit) => waitFor(courier.database.reading, limit, DEVICE, courier.now()) > 0;
  const locked = new Set<AlternativeFacts['kind']>();
  if (waits(PIN_DEVICE_LIMIT)) locked.add('pin');
  if (waits(CARD_LIMIT) || courier.cardKey === null) locked.add('card');
  if (waits(STAFF_LIMIT)) locked.add('staff');
  return liveAlternatives(door, locked);
}

/** Names the ways in that work now, for a problem or a refusal to offer at once. */
export function otherWays(courier: Courier, door: Door): readonly string[] {
  return alternativesNow(courier, door)
    .filter((way) => way.live)
    .map((way) => way.kind);
}
