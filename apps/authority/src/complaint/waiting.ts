import type { KeyObject } from 'node:crypto';
import type { ListWaiting } from '@consentry/contract';
import { openCursor, type Reading, sealCursor, sql } from '@consentry/server';
import type { z } from 'zod';
import type { AuthorityTables } from '../store/tables.ts';
import { alarmedIn, type OpenDay, openDays } from './clock.ts';
import { type StoredComplaint, dueOf } from './complaint.ts';
import { FAST } from './complaint-view.ts';
import { letterFailedIn } from './telling-store.ts';

type Read = Reading<AuthorityTables>;
type Asked = z.output<typeof ListWaiting>;

const LIST = 'waiting complaints';

/**
 * A stretch of the order, in which complaints stand as they came: 0 what needs somebody at once, 1 what is late,
 * 2 children, 3 the rest; of the last three, those that are due on one day.
 */
export interface Stretch {
  readonly part: 0 | 1 | 2 | 3;
  /** Sorts by the day it is due, then by the day it came. */
  readonly key: string;
  readonly day: OpenDay | null;
}

/** Gives the stretches in their order. Pure. */
export function stretchesOf(days: readonly OpenDay[], now: number): readonly Stretch[] {
  const open = days.flatMap((day): Stretch[] => {
    const { state, act_by } = dueOf({ ...day, told_at: null }, now);
    const key = `${act_by} ${day.received_on} ${String(day.due_days).padStart(5, '0')}`;
    if (state === 'overdue') return [{ part: 1, key, day }];
    return [
      ...(day.fast > 0 ? [{ part: 2, key, day } as const] : []),
      ...(day.all > day.fast ? [{ part: 3, key, day } as const] : []),
    ];
  });
  return [{ part: 0, key: '', day: null }, ...open.toSorted(inOrder)];
}

function inOrder(a: Pick<Stretch, 'key'> & { part: number }, b: typeof a): number {
  return a.part - b.part || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
}

/**
 * Reads one page of all that waits for a department, by the clock over all of it. What waits for its reader alone, by
 * the code, is not in it.
 *
 * @throws {ProblemError} `cursor_unknown`
 */
export async function waitingPage(
  reading: Read,
  secret: KeyObject,
  department: string,
  { state, cursor, limit }: Asked,
  now: number,
): Promise<{ readonly rows: readonly StoredComplaint[]; readonly cursor: string | null }> {
  const [part, key, arrival] = cursor === undefined ? [0, '', -1] : openCursor(secret, LIST, cursor);
  const from = { part: Number(part), key: String(key) };
  const alarmed = (await alarmedIn(reading, department)).map(({ complaint }) => complaint);
  const atOnce = [...alarmed, ...(await letterFailedIn(reading, department))];
  const found: { readonly stretch: Stretch; readonly row: StoredComplaint }[] = [];
  for (const stretch of stretchesOf(await openDays(reading, department), now)) {
    const side = inOrder(stretch, from);
    if (side < 0) continue;
    const after = side === 0 ? Number(arrival) : -1;
    const most = limit + 1 - found.length;
    const rows = await readStretch(reading, department, stretch, { state, after, most, atOnce });
    found.push(...rows.map((row) => ({ stretch, row })));
    if (found.length > limit) break;
  }
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  return {
    rows: page.map(({ row }) => row),
    cursor:
      last === undefined
        ? null
        : sealCursor(secret, LIST, [last.stretch.part, last.stretch.key, last.row.arrival]),
  };
}

async function readStretch(
  reading: Read,
  department: string,
  { part, day }: Stretch,
  asked: {
    readonly state: Asked['state'];
    readonly after: number;
    readonly most: number;
    readonly atOnce: readonly string[];
  },
): Promise<readonly StoredComplaint[]> {
  const { state, after, most, atOnce } = asked;
  let rows = reading
    .selectFrom('complaints')
    .selectAll()
    .where('department', '=', department)
    .where('arrival', '>', after);
  if (state !== undefined) rows = rows.where('state', '=', state);
  if (day === null) {
    if (atOnce.length === 0) return [];
    return rows.where('complaint', 'in', atOnce).orderBy('arrival').limit(most).execute();
  }
  rows = rows
    .where('told_at', 'is', null)
    .where('received_on', '=', day.received_on)
    .where('due_days', '=', day.due_days)
    .where('released_at', 'is', null)
    .where(
      sql<boolean>`not exists (select 1 from complaint_additions as a
        where a.complaint = complaints.complaint and a.kind = 'retaliation' and a.looked_at is null)`,
    );
  if (part === 2) rows = rows.where('topic', 'in', [...FAST]);
  if (part === 3) rows = rows.where('topic', 'not in', [...FAST]);
  return rows.orderBy('arrival').limit(most).execute();
}
