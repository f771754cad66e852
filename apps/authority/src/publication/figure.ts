import type { AuthorityTables } from '../store/tables.ts';

/** What is counted; `figures` has one row for each value of it, month, region and department. */
export type Measure =
  | 'complaint.topic'
  | 'complaint.state'
  /** `open` before the outcome was told. */
  | 'complaint.result'
  /** Of those that were told. */
  | 'complaint.time'
  | 'complaint.days'
  | 'filing.state'
  /** By the month of acceptance. */
  | 'filing.accepted'
  | 'filing.mode'
  | 'filing.persons'
  | 'filing.devices'
  /** `open`, `nothing_found`, `mended`. */
  | 'inspection.result'
  | 'inspection.rectification'
  | 'incident.kind'
  /** `none` while nobody graded it. */
  | 'incident.grade'
  | 'incident.state'
  /** Of those that the hours of the law bind. */
  | 'incident.time';

/** One count. */
export type Figure = AuthorityTables['figures'];

const SHANGHAI_MS = 28_800_000;

/** Gives the month of an instant in Asia/Shanghai, `YYYY-MM`. */
export function monthAt(at: number): string {
  return new Date(at + SHANGHAI_MS).toISOString().slice(0, 7);
}

/** Gives when a month begins in Asia/Shanghai and when the next one does, epoch milliseconds. */
export function spanOf(month: string): readonly [from: number, until: number] {
  return [beginOf(month), beginOf(monthAfter(month))];
}

function beginOf(month: string): number {
  return Date.parse(`${month}-01T00:00:00+08:00`);
}

/** Gives the month after one. */
export function monthAfter(month: string): string {
  const [year = 0, of = 0] = month.split('-').map(Number);
  return of === 12 ? `${year + 1}-01` : `${year}-${String(of + 1).padStart(2, '0')}`;
}

/** Lists the months from one to another. */
export function monthsBetween(from: string, until: string): string[] {
  const months: string[] = [];
  for (let month = from; month <= until; month = monthAfter(month)) months.push(month);
  return months;
}

/**
 * Gives the middle of numbers that are given with how often each comes; `null` of none.
 *
 * @param counts how often, by number
 */
export function medianOf(counts: ReadonlyMap<number, number>): number | null {
  const sorted = [...counts].toSorted(([a], [b]) => a - b);
  const all = sorted.reduce((sum, [, count]) => sum + count, 0);
  if (all === 0) return null;
  /** The one at this place, from 0. */
  const at = (place: number) => {
    let seen = 0;
    for (const [number, count] of sorted) {
      seen += count;
      if (place < seen) return number;
    }
    return 0;
  };
  return (at(Math.floor((all - 1) / 2)) + at(Math.floor(all / 2))) / 2;
}

/** Adds counts that are alike. */
export class Tally {
  readonly #rows = new Map<string, Figure>();

  add(row: Figure): void {
    const { department, measure, month, region, value, amount } = row;
    const key = `${department} ${measure} ${month} ${region} ${value}`;
    const before = this.#rows.get(key)?.amount ?? 0;
    this.#rows.set(key, { ...row, amount: before + amount });
  }

  /** All but those of nothing. */
  get rows(): readonly Figure[] {
    return [...this.#rows.values()].filter(({ amount }) => amount > 0);
  }
}
