import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { epoch } from '../instant.ts';
import { civilDate } from '../time/index.ts';
import {
  CountingError,
  type StockRecord,
  StockCounter,
  countEach,
  crossing,
  earlyWarning,
  forecast,
  stockAt,
} from './index.ts';

const FOLDER = join(import.meta.dirname, '../../../../vectors/law/counting');
const run = new Set<string>();

function read<T>(file: string, shape: z.ZodType<T>): T[] {
  run.add(file);
  return z
    .array(shape)
    .min(1)
    .parse(JSON.parse(readFileSync(join(FOLDER, file), 'utf8')));
}

const common = { description: z.string().min(1), requirement: z.string() };
const instant = z.iso.datetime({ offset: true });
const Records = z.array(
  z.strictObject({
    key: z.string().nullable(),
    processor: z.string(),
    from: instant,
    until: instant.nullable(),
  }),
);

function records(all: z.infer<typeof Records>): StockRecord[] {
  return all.map(({ from, until, ...rest }) => ({
    ...rest,
    from: epoch(from),
    until: until === null ? null : epoch(until),
  }));
}

/** The same by the counter: who leaves and joins at one instant in whichever order. */
function replayed(
  all: readonly StockRecord[],
  thresholds: readonly number[],
  leavesFirst: boolean,
): StockCounter {
  const counter = new StockCounter(thresholds);
  const events = all
    .flatMap(({ key, from, until }) => [
      { key, at: from, joins: true },
      ...(until === null ? [] : [{ key, at: until, joins: false }]),
    ])
    .toSorted((a, b) => a.at - b.at || (leavesFirst ? 1 : -1) * (Number(a.joins) - Number(b.joins)));
  for (const { key, at, joins } of events) {
    if (joins) counter.join(key, at);
    else counter.leave(key, at);
  }
  return counter;
}

const Bounds = z.strictObject({ lower: z.int(), upper: z.int() });
const StockCase = z.strictObject({
  ...common,
  records: Records,
  at: instant,
  expect: z.union([Bounds, z.strictObject({ error: z.string() })]),
});

describe('persons in stock', () => {
  test.each(read('stock.json', StockCase))('$description', ({ records: all, at, expect: stock }) => {
    const count = () => stockAt(records(all), epoch(at));
    if ('error' in stock) {
      expect(count).toThrow(CountingError);
      expect(count).toThrow(expect.objectContaining({ code: stock.error }));
    } else expect(count()).toEqual(stock);
  });
});

const Day = z.iso.date().nullable();
const CrossingCase = z.strictObject({
  ...common,
  threshold: z.int(),
  records: Records,
  expect: z.strictObject({ possible: Day, certain: Day }),
});

describe('the day on which it is reached', () => {
  test.each(read('crossing.json', CrossingCase))('$description', (vector) => {
    const all = records(vector.records);
    for (const found of [
      crossing(all, vector.threshold),
      replayed(all, [vector.threshold], true).crossing(vector.threshold),
      replayed(all, [vector.threshold], false).crossing(vector.threshold),
    ]) {
      const days = { possible: found?.possible?.day ?? null, certain: found?.certain?.day ?? null };
      expect(days).toEqual(vector.expect);
    }
  });
});

const EachCase = z.record(z.string(), z.strictObject({ stock: Bounds, possible: Day }));
const GroupCase = z.strictObject({
  ...common,
  threshold: z.int(),
  at: instant,
  groups: z.record(z.string(), z.string()),
  records: Records,
  expect: z.strictObject({ processors: EachCase, groups: EachCase }),
});

describe('each processor and group', () => {
  test.each(read('groups.json', GroupCase))(
    '$description',
    ({ records: all, groups, at, threshold, expect: each }) => {
      const counted = countEach(records(all), groups, epoch(at), threshold);
      const plain = (some: typeof counted.groups) =>
        Object.fromEntries(
          [...some].map(([id, one]) => [
            id,
            { stock: one.stock, possible: one.crossing.possible?.day ?? null },
          ]),
        );
      expect({ processors: plain(counted.processors), groups: plain(counted.groups) }).toEqual(each);
    },
  );
});

const WarningCase = z.strictObject({
  ...common,
  count: z.int(),
  threshold: z.int(),
  expect: z.union([z.int(), z.literal('reached'), z.null()]),
});

describe('early warning', () => {
  test.each(read('warnings.json', WarningCase))(
    '$count of $threshold: $description',
    ({ count, threshold, expect: level }) => {
      const warning = earlyWarning(count, threshold);
      expect(warning?.level ?? null).toBe(level);
      if (warning === null) return;
      expect(warning).toMatchObject({ row: 'R15.8', strength: 'inference' });
      expect(warning.text['zh-CN']).toContain(String(count));
      expect(warning.text.en).toContain(String(count));
    },
  );
});

const ForecastCase = z.strictObject({
  ...common,
  counts: z.array(z.tuple([z.string(), z.int()])),
  threshold: z.int(),
  expect: z.record(z.string(), z.string()),
});

describe('forecast', () => {
  test.each(read('forecasts.json', ForecastCase))('$description', ({ counts, threshold, expect: told }) => {
    const days = counts.map(([day, count]) => ({ day: civilDate(day), count }));
    expect(forecast(days, threshold)).toMatchObject(told);
  });
});

test('every file was run', () => {
  expect([...run].toSorted()).toEqual(readdirSync(FOLDER).toSorted());
});
