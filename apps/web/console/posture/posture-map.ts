import type { PostureRow } from '@consentry/contract';

/** Our setting: a deadline within so many days is soon. */
export const SOON_DAYS = 30;
const DAY_MS = 86_400_000;

/** The articles of the Measures in their order, then connected law, then what only commentaries say. */
export const LANES = [
  ...Array.from({ length: 20 }, (_, index) => index + 1),
  'connected',
  'commentary',
] as const;
export type LaneKey = (typeof LANES)[number];

/** The rows of one article, in the order of the register. */
export interface Lane {
  readonly key: LaneKey;
  readonly rows: readonly PostureRow[];
}

/** Which rows somebody wants to see. */
export const SHOWN = ['all', 'broken', 'at-risk', 'needs-human', 'soon', 'met', 'not-applicable'] as const;
export type Shown = (typeof SHOWN)[number];

/** Finds the article a row is of by its id: `R05.1` is of Article 5, `RP.1` of connected law. */
export function laneOf(row: string): LaneKey {
  const [, name = ''] = /^R(\d\d|P|S)\./.exec(row) ?? [];
  if (name === 'P') return 'connected';
  return name === 'S' ? 'commentary' : Number(name);
}

/** Puts rows under their articles; an article without a row that is wanted stays, empty. */
export function lanesOf(rows: readonly PostureRow[]): readonly Lane[] {
  const byLane = Map.groupBy(rows, ({ row }) => laneOf(row));
  return LANES.map((key) => ({ key, rows: byLane.get(key) ?? [] }));
}

/** Tells how long a row has before its deadline, milliseconds; `null` where it has none or needs nothing done. */
export function timeLeft(
  { state, deadline }: Pick<PostureRow, 'state' | 'deadline'>,
  now: number,
): number | null {
  if (deadline === null || state === 'met' || state === 'not-applicable') return null;
  return endOf(deadline.act_by) - now;
}

/** A day ends with its last moment in Shanghai; an instant is one. */
function endOf(by: string): number {
  return Date.parse(by.length === 10 ? `${by}T24:00:00+08:00` : by);
}

/** Tells whether the deadline of a row is near, or over. */
export function isSoon(row: Pick<PostureRow, 'state' | 'deadline'>, now: number): boolean {
  const left = timeLeft(row, now);
  return left !== null && left <= SOON_DAYS * DAY_MS;
}

/** Tells whether a row is one of those wanted. */
export function isShown(row: PostureRow, shown: Shown, now: number): boolean {
  if (shown === 'all') return true;
  return shown === 'soon' ? isSoon(row, now) : row.state === shown;
}

/** How many rows each filter would show. */
export function countsOf(rows: readonly PostureRow[], now: number): Readonly<Record<Shown, number>> {
  const count = (shown: Shown) => rows.filter((row) => isShown(row, shown, now)).length;
  return Object.fromEntries(SHOWN.map((shown) => [shown, count(shown)])) as Record<Shown, number>;
}

/** Tells whether a row is found by what somebody typed: its id, or words of its duty, in either language. */
export function isFoundBy({ row, duty, article, slice }: PostureRow, typed: string): boolean {
  const text = [row, slice, duty['zh-CN'], duty.en, article['zh-CN'], article.en].join('\n').toLowerCase();
  return typed
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** The order in which things are to be done: what is broken first, then by the time that is left. */
export function byUrgency(now: number): (a: PostureRow, b: PostureRow) => number {
  const weight = { broken: 0, 'at-risk': 1, 'needs-human': 2, met: 3, 'not-applicable': 4 } as const;
  const left = (row: PostureRow) => timeLeft(row, now) ?? Number.MAX_SAFE_INTEGER;
  return (a, b) => weight[a.state] - weight[b.state] || left(a) - left(b);
}

/** The section of the facts that a pointer names, for example `siting` of `/siting/devices/0/state`. */
export function sectionOf(pointer: string): string {
  return pointer.split('/')[1] ?? '';
}
