import { pino } from 'pino';
import { type Platform, type PlatformOptions, startPlatform } from '../../platform.ts';
import { databaseOf, makeData, removeData } from '../../testing/platform-data.ts';

/** A platform in a temporary folder, with a clock that stands until it is set. */
export interface RunningPlatform extends Platform {
  readonly clock: { now: number };
  readonly data: string;
}

/** Starts the whole platform as it is; folder and all are gone afterwards. */
export async function runPlatform(options: Partial<PlatformOptions> = {}): Promise<RunningPlatform> {
  const data = options.data ?? makeData();
  const clock = { now: Date.parse('2026-11-22T09:00:00+08:00') };
  const platform = await startPlatform({
    host: '127.0.0.1',
    port: 0,
    log: pino({ level: 'silent' }),
    now: () => clock.now,
    databaseUrl: await databaseOf(data),
    ...options,
    data,
  });
  return {
    ...platform,
    clock,
    data,
    async [Symbol.asyncDispose]() {
      await platform[Symbol.asyncDispose]();
      if (options.data === undefined) await removeData(data);
    },
  };
}
