import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');

/** Folder of converted models and other things that can be made again. `CONSENTRY_CACHE` moves it. */
export function cacheFolder(): string {
  return process.env.CONSENTRY_CACHE ?? join(ROOT, '.cache');
}

/** Where a door keeps its store when `--data` is not given. */
export function defaultDataFolder(): string {
  return join(ROOT, 'data');
}
