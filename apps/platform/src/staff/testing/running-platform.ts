import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { type Platform, type PlatformOptions, startPlatform } from '../../platform.ts';

/** A platform in a temporary folder, with a clock that stands until it is set. */
export interface RunningPlatform extends Platform {
  readonly clock: { now: number };
  readonly data: string;
}

/** Starts the whole platform as it is, on SQLite; folder and all are gone afterwards. */
export async function runPlatform(options: Partial<PlatformOptions> = {}): Promise<RunningPlatform> {
  const data = options.data ?? mkdtempSync(join(tmpdir(), 'consentry-platform-'));
  const clock = { now: Date.parse('2026-11-22T09:00:00+08:00') };
  const platform = await startPlatform({
    host: '127.0.0.1',
    port: 0,
    log: pino({ level: 'silent' }),
    now: () => clock.now,
    ...options,
    data,
  });
  return {
    ...platform,
    clock,
    data,
    async [Symbol.asyncDispose]() {
      await platform[Symbol.asyncDispose]();
      if (options.data === undefined) rmSync(data, { recursive: true, force: true });
    },
  };
}
