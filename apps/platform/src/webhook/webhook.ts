import type { EventPattern, EventType } from '@consentry/contract';

/** Endpoints of an organisation. */
export const WEBHOOKS_MAX = 100;
/** Deliveries that may wait for one endpoint; what happens meanwhile is told when there is room again. */
export const WAITING_MAX = 1000;
/** Tries of one delivery: with the pauses below about a day and a half. */
export const DELIVERY_TRIES_MAX = 16;
/** Pause after the first try, milliseconds; doubles with each. */
const PAUSE_MS = 10_000;
const PAUSE_MAX_MS = 8 * 60 * 60_000;
/** An endpoint that has taken nothing for so long is disabled, milliseconds. */
export const FAILING_MAX_MS = 5 * 24 * 60 * 60_000;
/** Deliveries that ended are shown for so long, milliseconds. */
export const DELIVERY_LIFE_MS = 30 * 24 * 60 * 60_000;

/**
 * Gives how long to wait after a try that failed: twice as long each time, give or take a half, so that what
 * failed together does not come back together.
 *
 * @param tries how many there were, 1 or more
 * @param random from 0 to 1
 * @returns milliseconds
 */
export function deliveryPause(tries: number, random: number): number {
  const pause = Math.min(PAUSE_MAX_MS, PAUSE_MS * 2 ** (tries - 1));
  return Math.round(pause * (0.5 + random));
}

/** Tells whether an endpoint that asked for `patterns` hears of `type`. */
export function isWanted(patterns: readonly EventPattern[], type: EventType): boolean {
  return patterns.includes(type) || patterns.includes(type.replace(/\..*/, '.*'));
}

/** What a try means for its delivery and its endpoint. */
export type Outcome = 'delivered' | 'failed' | 'gone';

/** Judges a status: 2xx is taken; 410 says that nobody is there any more (RFC 9110 § 15.5.11). */
export function outcomeOf(status: number | null): Outcome {
  if (status === 410) return 'gone';
  return status !== null && status >= 200 && status < 300 ? 'delivered' : 'failed';
}
