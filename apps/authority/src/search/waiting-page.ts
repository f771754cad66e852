import type { KeyObject } from 'node:crypto';
import type { WaitingPages } from '@consentry/contract';
import { openCursor, sealCursor } from '@consentry/server';
import type { z } from 'zod';

/** One thing that waits: by what it is put in order, and its id. */
interface Waits {
  /** Epoch milliseconds or `YYYY-MM-DD`, the same of one list. */
  readonly clock: number | string;
  readonly id: string;
}

/**
 * Puts what waits for a department in order by its clock, over all of it, and takes one page. Cases of these kinds wait
 * by dozens; complaints and filings, which wait by thousands, are put in order by the database.
 *
 * @throws {ProblemError} `cursor_unknown`
 */
export function waitingPageOf<T>(
  all: readonly T[],
  { cursor, limit }: z.output<typeof WaitingPages>,
  { secret, list }: { readonly secret: KeyObject; readonly list: string },
  waitsOf: (one: T) => Waits,
): { readonly page: readonly T[]; readonly count: number; readonly cursor: string | null } {
  const [clock, id] = cursor === undefined ? [] : openCursor(secret, list, cursor);
  const after = clock === undefined ? null : { clock, id: String(id) };
  const rest = all
    .map((one) => ({ one, waits: waitsOf(one) }))
    .toSorted((a, b) => inOrder(a.waits, b.waits))
    .filter(({ waits }) => after === null || inOrder(waits, after) > 0);
  const page = rest.slice(0, limit);
  const last = rest.length > limit ? page.at(-1)?.waits : undefined;
  return {
    page: page.map(({ one }) => one),
    count: all.length,
    cursor: last === undefined ? null : sealCursor(secret, list, [last.clock, last.id]),
  };
}

function inOrder(a: Waits, b: Waits): number {
  if (a.clock !== b.clock) return a.clock < b.clock ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
