import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { civilDate, civilDateAt, filingDeadline } from '../time/index.ts';
import {
  FILING_THRESHOLD,
  OFFICER_THRESHOLD,
  PersonKey,
  StockCounter,
  StockRecord,
  crossing,
  dailyPeaks,
  earlyWarning,
  forecast,
  stockAt,
} from './index.ts';
import { isPersonKey } from './stock-record.ts';

const DAY = 86_400_000;
const T0 = Date.parse('2026-01-01T00:00:00+08:00');
const key = (n: number): string => n.toString(16).padStart(64, '0');
const record = (from: number, until: number | null, of: string | null): StockRecord => ({
  key: of,
  processor: 'school',
  from,
  until,
});

/** Few persons, instants and lengths, so that much falls together. */
const anyRecord = fc
  .tuple(
    fc.option(fc.integer({ min: 0, max: 5 }), { freq: 4 }),
    fc.integer({ min: 0, max: 20 }),
    fc.option(fc.integer({ min: 0, max: 8 })),
  )
  .map(([of, from, length]) =>
    record(
      T0 + from * (DAY / 3),
      length === null ? null : T0 + (from + length) * (DAY / 3),
      of === null ? null : key(of),
    ),
  );
const anyRecords = fc.array(anyRecord, { maxLength: 30 });

interface Step {
  readonly key: string | null;
  readonly at: number;
  readonly joins: boolean;
}

/** In the order of time; a record of no length joins before it leaves. */
function steps(records: readonly StockRecord[]): Step[] {
  return records
    .flatMap(({ key: of, from, until }): Step[] => [
      { key: of, at: from, joins: true },
      ...(until === null ? [] : [{ key: of, at: until, joins: false }]),
    ])
    .toSorted((a, b) => a.at - b.at || Number(b.joins) - Number(a.joins));
}

function counted(records: readonly StockRecord[], thresholds: readonly number[]): StockCounter {
  const counter = new StockCounter(thresholds);
  for (const { key: of, at, joins } of steps(records)) {
    if (joins) counter.join(of, at);
    else counter.leave(of, at);
  }
  return counter;
}

describe('the counter and the count of all records', () => {
  test('have the same stock after each instant', () => {
    fc.assert(
      fc.property(anyRecords, (records) => {
        const counter = new StockCounter([]);
        const all = steps(records);
        for (const [at, step] of all.entries()) {
          if (step.joins) counter.join(step.key, step.at);
          else counter.leave(step.key, step.at);
          if (all[at + 1]?.at !== step.at) expect(counter.stock).toEqual(stockAt(records, step.at));
        }
      }),
      { numRuns: 500 },
    );
  });

  test('have the same crossing, and it is the first instant at which the stock is that high', () => {
    fc.assert(
      fc.property(anyRecords, fc.integer({ min: 1, max: 8 }), (records, threshold) => {
        const instants = [...new Set(steps(records).map(({ at }) => at))].toSorted((a, b) => a - b);
        const first = (bound: 'lower' | 'upper') => {
          const at = instants.find((one) => stockAt(records, one)[bound] >= threshold);
          return at === undefined ? null : { at, day: civilDateAt(at) };
        };
        const expected = { threshold, possible: first('upper'), certain: first('lower') };
        expect(crossing(records, threshold)).toEqual(expected);
        expect(counted(records, [threshold]).crossing(threshold)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });
});

test('the order of the records does not matter, nor a template more of the same person', () => {
  fc.assert(
    fc.property(anyRecords, fc.integer({ min: 0, max: 28 }), (records, at) => {
      const now = T0 + at * (DAY / 3);
      const known = records.filter(({ key: of }) => of !== null);
      expect(stockAt(records.toReversed(), now)).toEqual(stockAt(records, now));
      expect(stockAt([...records, ...known], now)).toEqual(stockAt(records, now));
      const { lower, upper } = stockAt(records, now);
      expect(lower <= upper).toBe(true);
    }),
  );
});

test('peaks of the days are the highest stocks of their instants', () => {
  fc.assert(
    fc.property(anyRecords, (records) => {
      const peaks = dailyPeaks(records, civilDate('2025-12-31'), civilDate('2026-01-12'));
      expect(peaks).toHaveLength(13);
      const instants = [
        ...steps(records).map(({ at }) => at),
        ...peaks.map(({ day }) => Date.parse(`${day}T00:00:00+08:00`)),
      ];
      for (const { day, peak } of peaks) {
        const stocks = instants.filter((at) => civilDateAt(at) === day).map((at) => stockAt(records, at));
        expect(peak).toEqual({
          lower: Math.max(...stocks.map(({ lower }) => lower)),
          upper: Math.max(...stocks.map(({ upper }) => upper)),
        });
      }
    }),
    { numRuns: 300 },
  );
});

test('99,999 persons and one enrolment on 2025-06-01: trigger that day, due 2025-07-14 (R15.1)', () => {
  const counter = new StockCounter();
  const before = Date.parse('2025-05-01T00:00:00+08:00');
  for (let n = 0; n < FILING_THRESHOLD - 1; n += 1) counter.join(key(n), before);
  expect(counter.crossing(FILING_THRESHOLD)).toMatchObject({ possible: null });
  expect(earlyWarning(counter.stock.upper)?.level).toBe(95);
  counter.join(key(7), Date.parse('2025-05-31T09:00:00+08:00'));
  expect(counter.crossing(FILING_THRESHOLD)).toMatchObject({ possible: null });
  counter.join(key(FILING_THRESHOLD), Date.parse('2025-06-01T09:00:00+08:00'));
  counter.leave(key(FILING_THRESHOLD), Date.parse('2025-06-01T09:00:01+08:00'));
  expect(counter.stock).toEqual({ lower: 99_999, upper: 99_999 });
  const reached = counter.crossing(FILING_THRESHOLD)?.possible;
  expect(reached?.day).toBe('2025-06-01');
  expect(filingDeadline(reached?.day ?? civilDate('2000-01-01')).end).toMatchObject({ date: '2025-07-14' });
});

test('1,000,000 persons are counted within 400 MiB, by both thresholds', () => {
  const used = (): number => process.memoryUsage().heapUsed / 2 ** 20;
  const before = used();
  const counter = new StockCounter();
  for (let n = 0; n < OFFICER_THRESHOLD; n += 1) counter.join(key(n), T0 + n);
  const grown = used() - before;
  expect(counter.stock).toEqual({ lower: 1_000_000, upper: 1_000_000 });
  expect(counter.crossing(FILING_THRESHOLD)?.certain?.at).toBe(T0 + 99_999);
  expect(counter.crossing(OFFICER_THRESHOLD)?.certain?.at).toBe(T0 + 999_999);
  expect(counter.crossing(5)).toBeNull();
  expect(grown).toBeLessThan(400);
});

describe('what cannot be counted is refused, and the count stays as it was', () => {
  const full = (): StockCounter => {
    const counter = new StockCounter([1]);
    counter.join(key(1), T0);
    counter.join(null, T0);
    return counter;
  };
  test.each([
    ['record_malformed', (c: StockCounter) => c.join('13800138000', T0)],
    ['record_malformed', (c: StockCounter) => c.join(key(2), Number.NaN)],
    ['record_malformed', (c: StockCounter) => c.join(key(2), T0 + 0.5)],
    ['out_of_order', (c: StockCounter) => c.join(key(2), T0 - 1)],
    ['out_of_order', (c: StockCounter) => c.leave(key(1), T0 - 1)],
    ['left_without_joining', (c: StockCounter) => c.leave(key(2), T0)],
  ])('%s', (code, act) => {
    const counter = full();
    expect(() => act(counter)).toThrow(expect.objectContaining({ code }));
    expect(counter.stock).toEqual({ lower: 1, upper: 2 });
    expect(counter.crossing(1)?.certain?.at).toBe(T0);
  });

  test.each([0, -1, 1.5, Number.NaN])('a threshold of %s', (threshold) => {
    for (const act of [
      () => new StockCounter([threshold]),
      () => crossing([], threshold),
      () => earlyWarning(5, threshold),
      () => forecast([], threshold),
    ]) {
      expect(act).toThrow(expect.objectContaining({ code: 'number_malformed' }));
    }
  });

  test('a count that is no number, a window too short, days out of order', () => {
    const days = [
      { day: civilDate('2026-01-02'), count: 1 },
      { day: civilDate('2026-01-01'), count: 2 },
    ];
    expect(() => earlyWarning(-1)).toThrow(expect.objectContaining({ code: 'number_malformed' }));
    expect(() => forecast([], 10, 6)).toThrow(expect.objectContaining({ code: 'number_malformed' }));
    expect(() => forecast(days)).toThrow(expect.objectContaining({ code: 'out_of_order' }));
    expect(() => dailyPeaks([], civilDate('2026-01-02'), civilDate('2026-01-01'))).toThrow(
      expect.objectContaining({ code: 'number_malformed' }),
    );
  });

  test.each([
    record(T0, T0 - 1, key(1)),
    record(T0 + 0.5, null, key(1)),
    record(T0, null, 'ABCDEF'.repeat(8)),
  ])('a record that is none', (bad) => {
    expect(() => crossing([bad])).toThrow(expect.objectContaining({ code: 'record_malformed' }));
    expect(() => dailyPeaks([bad], civilDate('2026-01-01'), civilDate('2026-01-02'))).toThrow(
      expect.objectContaining({ code: 'record_malformed' }),
    );
  });
});

test('a key is what its schema says', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 140 }),
    fc.stringMatching(/^[0-9a-fg]{30,34}$/),
    fc.stringMatching(/^[0-9a-f]{126,130}$/),
  );
  fc.assert(fc.property(text, (some) => isPersonKey(some) === PersonKey.safeParse(some).success));
  expect(StockRecord.safeParse(record(T0, null, key(1))).success).toBe(true);
});
