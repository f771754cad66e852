import { z } from 'zod';

/** An instant with its offset, ISO 8601, for example `2026-11-22T09:00:00+08:00`. */
export const Instant = z.iso.datetime({ offset: true });

/** Length of one day of retention, milliseconds. Asia/Shanghai keeps no summer time. */
export const DAY_MS = 86_400_000;

/** Asia/Shanghai is eight hours ahead of UTC, milliseconds. Every day of the Measures begins there. */
export const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/**
 * Reads a checked `Instant`.
 *
 * @returns milliseconds since the epoch
 */
export function epoch(instant: string): number {
  return Date.parse(instant);
}
