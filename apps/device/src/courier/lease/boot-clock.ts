import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';
import type { BootClock } from './lease.ts';

/** `os.uptime` counts in hundredths of a second (libuv reads /proc/uptime, which is CLOCK_BOOTTIME). */
export const BOOT_CLOCK_STEP_MS = 10;

const BOOT_ID = '/proc/sys/kernel/random/boot_id';

/**
 * Reads the clock that a lease is counted on: it goes on in suspend and nobody can set it. Only Linux says
 * so of its uptime: macOS and Windows compute it from clocks that can be set or that stop, and have no id
 * of a boot. There, and where /proc is not mounted, a device that joined a platform has no lease.
 *
 * @returns `null` where there is no such clock
 */
export function systemBootClock(): BootClock | null {
  if (process.platform !== 'linux') return null;
  try {
    return { bootId: readFileSync(BOOT_ID, 'utf8').trim(), boot: uptime() * 1000 };
  } catch {
    return null;
  }
}
