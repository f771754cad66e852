import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');
/** What the built kiosk is made from. */
const SOURCES = [
  'apps/web/kiosk',
  'apps/web/vite.config.ts',
  'apps/web/package.json',
  'packages/ui/src',
  'packages/contract/src',
  'packages/law/src',
];
const DIST = join(import.meta.dirname, '../dist/kiosk');

export interface KioskBuild {
  /** Folder with `index.html`. */
  readonly folder: string;
  /** False when the build before was still true to its sources. */
  readonly rebuilt: boolean;
}

/** Builds the kiosk page unless its sources are the same as at the last build. */
export async function buildKiosk(): Promise<KioskBuild> {
  const digest = await digestOf(SOURCES);
  const stamp = join(DIST, 'sources.sha256');
  if (
    existsSync(join(DIST, 'index.html')) &&
    existsSync(stamp) &&
    (await readFile(stamp, 'utf8')) === digest
  ) {
    return { folder: DIST, rebuilt: false };
  }
  const { build } = await import('vite');
  await build({ configFile: join(import.meta.dirname, '../vite.config.ts'), logLevel: 'error' });
  await writeFile(stamp, digest);
  return { folder: DIST, rebuilt: true };
}

async function digestOf(places: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of (await Promise.all(places.map(filesIn))).flat().toSorted()) {
    hash
      .update(`${relative(ROOT, file).replaceAll('\\', '/')}\0`)
      .update(await readFile(file))
      .update('\0');
  }
  return hash.digest('hex');
}

async function filesIn(place: string): Promise<string[]> {
  const path = join(ROOT, place);
  if (/\.\w+$/.test(place)) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}
