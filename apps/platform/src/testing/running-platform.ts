import { pino } from 'pino';
import { type Platform, type PlatformOptions, startPlatform } from '../platform.ts';
import { databaseOf, makeData, removeData } from './platform-data.ts';

/** Platforms of one test, on one folder each, all gone after it. */
export class RunningPlatforms implements AsyncDisposable {
  readonly #running: Platform[] = [];
  readonly #folders: string[] = [];

  /** Starts one; on `data` of another it is its replica, or its successor. */
  async start(options: Partial<PlatformOptions> = {}): Promise<Platform> {
    const data = options.data ?? this.folder();
    const log = pino({ level: 'silent' });
    const databaseUrl = await databaseOf(data);
    const platform = await startPlatform({ host: '127.0.0.1', port: 0, log, databaseUrl, ...options, data });
    this.#running.push(platform);
    return platform;
  }

  folder(): string {
    const folder = makeData();
    this.#folders.push(folder);
    return folder;
  }

  async stop(platform: Platform): Promise<void> {
    this.#running.splice(this.#running.indexOf(platform), 1);
    await platform[Symbol.asyncDispose]();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const platform of this.#running.splice(0)) await platform[Symbol.asyncDispose]();
    for (const folder of this.#folders.splice(0)) await removeData(folder);
  }
}
