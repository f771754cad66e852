import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What a browser fetches before a screen can be used. */
export interface FirstLoad {
  /** Sum over all files, bytes as gzip sends them; fonts as they are. */
  readonly bytes: number;
  readonly files: ReadonlyArray<{ readonly file: string; readonly bytes: number }>;
}

/** Files that are compressed already. */
const PACKED = /\.woff2$/;

/** Measures the page, what it names, and what those name in turn; what is imported later is not counted. */
export async function firstLoad(folder: string): Promise<FirstLoad> {
  const files: { file: string; bytes: number }[] = [];
  const asked = ['index.html'];
  for (const file of asked) {
    const content = await readFile(join(folder, file));
    files.push({ file, bytes: PACKED.test(file) ? content.length : gzipSync(content, { level: 9 }).length });
    if (!PACKED.test(file))
      asked.push(...namedIn(file, content.toString()).filter((one) => !asked.includes(one)));
  }
  return { bytes: files.reduce((sum, { bytes }) => sum + bytes, 0), files };
}

function namedIn(file: string, text: string): string[] {
  if (file.endsWith('.html')) return matches(text, /(?:src|href)="\.\/([^"]+)"/g);
  const beside = (names: readonly string[]) => names.map((name) => `assets/${name}`);
  if (file.endsWith('.css')) return beside(matches(text, /url\(\.\/([^)]+)\)/g));
  return file.endsWith('.js') ? beside(matches(text, /(?:from|import)\s*["'`]\.\/([^"'`]+)["'`]/g)) : [];
}

function matches(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].flatMap(([, name]) => (name === undefined ? [] : [name])))];
}
