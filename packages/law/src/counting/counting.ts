import { DAY_MS } from '../instant.ts';
import { type CivilDate, addCalendarDays, daysBetween, startOfDay } from '../time/index.ts';
import { CountingError } from './counting-error.ts';
import { type Crossing, FILING_THRESHOLD, StockCounter } from './stock-counter.ts';
import { type Stock, StockRecord, boundsOf, isPersonKey } from './stock-record.ts';

/**
 * Counts the persons in stock at an instant: distinct keys, not records, and bounds for the unknown
 * (§ 第十五条第一款, R15.2). A record counts from `from` on, and at `until` no longer.
 *
 * @param at milliseconds since the epoch
 * @throws {CountingError} `record_malformed`
 */
export function stockAt(records: Iterable<StockRecord>, at: number): Stock {
  const keys = new Set<string>();
  let unknown = 0;
  for (const record of records) {
    const { key, from, until } = checked(record);
    if (from > at || (until !== null && until <= at)) continue;
    if (key === null) unknown += 1;
    else keys.add(key);
  }
  return boundsOf(keys.size, unknown);
}

/**
 * Finds when the stock first reached a threshold, at any instant: dipping below later undoes nothing
 * (reading G2). Pass the records of one processor, or of a whole group.
 *
 * @throws {CountingError} `record_malformed`, `number_malformed`
 * @example crossing(records).possible?.day // the trigger of `filingDeadline`
 */
export function crossing(records: Iterable<StockRecord>, threshold: number = FILING_THRESHOLD): Crossing {
  const counter = new StockCounter([threshold]);
  replay(records, counter, () => undefined);
  const found = counter.crossing(threshold);
  if (found === null) throw new CountingError('number_malformed');
  return found;
}

/** What is counted for one processor or group. */
export interface Counted {
  readonly stock: Stock;
  readonly crossing: Crossing;
}

/**
 * Counts for each processor and for each group of processors: whoever reaches the threshold first has
 * to file, the company or its group (reading G4). A person known to two companies of a group counts once
 * in it, if both hash with the group's secret.
 *
 * @param groups group of each processor that belongs to one
 * @param at instant of the stocks, milliseconds since the epoch; crossings are judged up to it
 * @throws {CountingError} `record_malformed`, `number_malformed`
 */
export function countEach(
  records: Iterable<StockRecord>,
  groups: Readonly<Record<string, string>>,
  at: number,
  threshold: number = FILING_THRESHOLD,
): { readonly processors: ReadonlyMap<string, Counted>; readonly groups: ReadonlyMap<string, Counted> } {
  const byProcessor = new Map<string, StockRecord[]>();
  const byGroup = new Map<string, StockRecord[]>();
  for (const record of records) {
    const { processor } = checked(record);
    put(byProcessor, processor, record);
    const group = Object.hasOwn(groups, processor) ? groups[processor] : undefined;
    if (group !== undefined) put(byGroup, group, record);
  }
  const counted = (some: readonly StockRecord[]): Counted => ({
    stock: stockAt(some, at),
    crossing: crossing(
      some.filter(({ from }) => from <= at),
      threshold,
    ),
  });
  return {
    processors: new Map([...byProcessor].map(([id, some]) => [id, counted(some)])),
    groups: new Map([...byGroup].map(([id, some]) => [id, counted(some)])),
  };
}

/** The highest stock of one day. */
export interface DayStock {
  readonly day: CivilDate;
  readonly peak: Stock;
}

/**
 * Gives the highest stock of each day, both days included: what a forecast starts from. A day's peak
 * counts what was carried over from the day before.
 *
 * @throws {CountingError} `record_malformed`, `number_malformed` for days out of order
 */
export function dailyPeaks(
  records: Iterable<StockRecord>,
  first: CivilDate,
  last: CivilDate,
): readonly DayStock[] {
  if (first > last) throw new CountingError('number_malformed');
  const peaks = Array.from({ length: daysBetween(first, last) + 1 }, () => ({ lower: 0, upper: 0 }));
  const [start, end] = [startOfDay(first), startOfDay(addCalendarDays(last, 1))];
  const raise = (from: number, before: number, { lower, upper }: Stock): void => {
    if (before <= start || from >= end) return;
    const at = Math.floor((Math.max(from, start) - start) / DAY_MS);
    const to = Math.ceil((Math.min(before, end) - start) / DAY_MS) - 1;
    for (let day = at; day <= to; day += 1) {
      const peak = peaks[day];
      if (peak === undefined) continue;
      peak.lower = Math.max(peak.lower, lower);
      peak.upper = Math.max(peak.upper, upper);
    }
  };
  const counter = new StockCounter([]);
  let since = Number.NEGATIVE_INFINITY;
  const over = (at: number): void => {
    raise(since, at, counter.stock);
    since = at;
  };
  replay(records, counter, over);
  over(Number.POSITIVE_INFINITY);
  return peaks.map((peak, at) => ({ day: addCalendarDays(first, at), peak }));
}

/** Takes the joinings and leavings in the order of time; `over` hears of each new instant before it. */
function replay(records: Iterable<StockRecord>, counter: StockCounter, over: (at: number) => void): void {
  const list = Array.isArray(records) ? (records as readonly StockRecord[]) : [...records];
  for (const record of list) checked(record);
  // Indices in typed arrays: a million records would otherwise be two million objects.
  const joins = Uint32Array.from(list.keys()).toSorted((a, b) => (list[a]?.from ?? 0) - (list[b]?.from ?? 0));
  const leaving = Uint32Array.from(list.keys()).filter((at) => list[at]?.until !== null);
  const leaves = leaving.toSorted((a, b) => (list[a]?.until ?? 0) - (list[b]?.until ?? 0));
  let last = Number.NEGATIVE_INFINITY;
  const moveTo = (at: number): void => {
    if (at > last) over(at);
    last = at;
  };
  let left = 0;
  const leaveUpTo = (at: number): void => {
    for (; left < leaves.length; left += 1) {
      const record = list[leaves[left] ?? -1];
      // A record that ends at this instant may begin at it, too, and joins first.
      if (record === undefined || (record.until ?? at) >= at) return;
      moveTo(record.until ?? at);
      counter.leave(record.key, record.until ?? at);
    }
  };
  for (const index of joins) {
    const record = list[index];
    if (record === undefined) continue;
    leaveUpTo(record.from);
    moveTo(record.from);
    counter.join(record.key, record.from);
  }
  leaveUpTo(Number.POSITIVE_INFINITY);
}

function checked(record: StockRecord): StockRecord {
  const good =
    (record.key === null || isPersonKey(record.key)) &&
    typeof record.processor === 'string' &&
    Number.isSafeInteger(record.from) &&
    (record.until === null || (Number.isSafeInteger(record.until) && record.until >= record.from));
  if (!good) throw new CountingError('record_malformed', { cause: StockRecord.safeParse(record).error });
  return record;
}

function put(lists: Map<string, StockRecord[]>, id: string, record: StockRecord): void {
  const list = lists.get(id);
  if (list === undefined) lists.set(id, [record]);
  else list.push(record);
}
