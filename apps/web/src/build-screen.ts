import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rename, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { withoutSchemas } from './without-schemas.ts';

const ROOT = join(import.meta.dirname, '../../..');
const DIST = join(import.meta.dirname, '../dist');

/** The screens: at the door, of a person, of the organisation's staff, of a supervising department, and of every component for who builds them. */
export const SCREENS = ['kiosk', 'my', 'console', 'authority', 'gallery'] as const;
/** Those that phones load. */
const LIGHT: readonly Screen[] = ['my'];
export type Screen = (typeof SCREENS)[number];

/** What a built screen is made from. */
function sourcesOf(screen: Screen): readonly string[] {
  return [
    `apps/web/${screen}`,
    'apps/web/shared',
    'apps/web/vite.config.ts',
    'apps/web/package.json',
    'apps/web/src/build-screen.ts',
    'apps/web/src/without-schemas.ts',
    'packages/ui/src',
    'packages/sdk/src',
    'packages/contract/src',
    'packages/law/src',
  ];
}

export interface ScreenBuild {
  /** Folder with `index.html`, named by the digest of its sources. */
  readonly folder: string;
  /** False when a build of the same sources was there. */
  readonly rebuilt: boolean;
}

/** Builds a screen unless its sources are built already. Safe when two processes do it at once. */
export async function buildScreen(screen: Screen): Promise<ScreenBuild> {
  const digest = await digestOf(sourcesOf(screen));
  const folder = join(DIST, `${screen}-${digest.slice(0, 16)}`);
  if (existsSync(folder)) return { folder, rebuilt: false };
  await mkdir(DIST, { recursive: true });
  const unfinished = await mkdtemp(join(DIST, 'unfinished-'));
  try {
    await buildForProduction(screen, unfinished);
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    // Another process was quicker.
    if (!existsSync(folder)) throw error;
  }
  return { folder, rebuilt: true };
}

/** A test runner sets NODE_ENV, and Vite would then build React for development, with paths of this machine. */
async function buildForProduction(screen: Screen, outDir: string): Promise<void> {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    const { build } = await import('vite');
    const configFile = join(import.meta.dirname, '../vite.config.ts');
    const root = join(import.meta.dirname, '..', screen);
    const plugins = LIGHT.includes(screen) ? [withoutSchemas()] : [];
    await build({ root, configFile, plugins, mode: 'production', logLevel: 'error', build: { outDir } });
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
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
