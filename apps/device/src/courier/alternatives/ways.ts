import type { AlternativeFacts } from '@consentry/law';
import type { Courier } from '../courier.ts';
import type { Door } from '../purpose/door-config.ts';
import { liveAlternatives } from './alternatives.ts';
import { CARD_LIMIT, type Limit, PIN_DEVICE_LIMIT, QR_LIMIT, STAFF_LIMIT } from './attempts.ts';
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

/**
 * Whether a code on a person's own screen lets in now; `null` where the device joined no platform. It is no
 * alternative that the law's gate counts: not everybody has a telephone.
 */
export function isQrLive(courier: Courier): boolean | null {
  const { database, lease } = courier;
  if (lease === null) return null;
  return lease.running && waitFor(database.reading, QR_LIMIT, DEVICE, courier.now()) === 0;
}

/** Names the ways in that work now, for a problem or a refusal to offer at once. */
export function otherWays(courier: Courier, door: Door): readonly string[] {
  const alternatives = alternativesNow(courier, door)
    .filter((way) => way.live)
    .map((way) => way.kind);
  return isQrLive(courier) === true ? [...alternatives, 'qr'] : alternatives;
}
