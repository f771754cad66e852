import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { ProblemError } from './problem.ts';

/** A place in a list, as it travels: nobody can read meaning into it or make one up. */
export const Cursor = z.string().min(1).max(512);

/** Seals where a list goes on. */
export function sealCursor(secret: KeyObject, list: string, place: readonly (string | number)[]): string {
  const text = Buffer.from(JSON.stringify(place)).toString('base64url');
  return `${text}.${mark(secret, list, text)}`;
}

/**
 * Opens a cursor of this list.
 *
 * @throws {ProblemError} `cursor_unknown` for one that was not made here or for another list
 */
export function openCursor(secret: KeyObject, list: string, cursor: string): ReadonlyArray<string | number> {
  const [text = '', given = ''] = cursor.split('.');
  const expected = Buffer.from(mark(secret, list, text));
  const actual = Buffer.from(given);
  if (expected.length !== actual.length || !timingSafeEqual(expected, actual))
    throw new ProblemError('cursor_unknown');
  return z
    .array(z.union([z.string(), z.number()]))
    .parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
}

function mark(secret: KeyObject, list: string, text: string): string {
  return createHmac('sha256', secret)
    .update(JSON.stringify(['cursor', list, text]))
    .digest('base64url')
    .slice(0, 22);
}
