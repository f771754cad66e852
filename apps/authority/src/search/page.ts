import type { KeyObject } from 'node:crypto';
import type { Found } from '@consentry/contract';
import { openCursor, sealCursor } from '@consentry/server';
import { COUNTED_MAX } from './search-store.ts';

/**
 * Takes one page of what is found. The first one says how many there are, as far as a list counts: nothing is counted
 * to the end.
 *
 * @param search gives places in the order of coming before one of them, at most so many
 * @throws {ProblemError} `cursor_unknown`
 */
export async function pageOf(
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
  { secret, list }: { readonly secret: KeyObject; readonly list: string },
  search: (before: number | null, limit: number) => Promise<readonly number[]>,
): Promise<{
  readonly page: readonly number[];
  readonly next: string | null;
  readonly found: Found | null;
}> {
  const [before] = cursor === undefined ? [] : openCursor(secret, list, cursor);
  const isFirst = before === undefined;
  const all = await search(isFirst ? null : Number(before), (isFirst ? COUNTED_MAX : limit) + 1);
  const page = all.slice(0, limit);
  const last = all.length > limit ? page.at(-1) : undefined;
  return {
    page,
    next: last === undefined ? null : sealCursor(secret, list, [last]),
    found: isFirst ? { count: Math.min(all.length, COUNTED_MAX), more: all.length > COUNTED_MAX } : null,
  };
}
