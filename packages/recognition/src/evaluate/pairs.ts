import { posix } from 'node:path';
import { EvaluateError } from './evaluate-error.ts';

/** Two photos, and whether they show one person. Paths are relative to the root, with `/`. */
export interface Pair {
  readonly same: boolean;
  readonly a: string;
  readonly b: string;
  /** Line of the file, from 1. */
  readonly line: number;
}

/**
 * Reads a pairs file: lines of `same TAB a TAB b`, same being 1 or 0. A byte order mark, CRLF and blank
 * lines at the end are let pass.
 *
 * @throws {EvaluateError} `pairs_bad_line`, `pairs_outside_root`, `pairs_empty`
 */
export function parsePairs(text: string): Pair[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split(/\r?\n/);
  if (lines.length === 1 && lines[0]?.trim() === '') {
    throw new EvaluateError('pairs_empty');
  }
  return lines.map((text, index) => {
    const line = index + 1;
    const [same, a, b, ...more] = text.split('\t');
    if ((same !== '0' && same !== '1') || !a || !b || more.length > 0) {
      throw new EvaluateError('pairs_bad_line', { line });
    }
    for (const path of [a, b]) {
      const normal = posix.normalize(path);
      if (posix.isAbsolute(normal) || normal === '..' || normal.startsWith('../') || path.includes('\0')) {
        throw new EvaluateError('pairs_outside_root', { line, subject: path });
      }
    }
    return { same: same === '1', a: posix.normalize(a), b: posix.normalize(b), line };
  });
}

/** Gives the folder of a photo: one person's, where folders are people. */
export function folderOf(path: string): string {
  return posix.dirname(path);
}
