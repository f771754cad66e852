import { addCalendarDays, civilDate } from '@consentry/law';
import { expect, test } from 'vitest';
import { countsOf, outlookOf } from './stock-outlook.ts';

const begin = civilDate('2026-10-01');
const growing = (noise: (index: number) => number) =>
  Array.from({ length: 28 }, (_, index) => ({
    on: addCalendarDays(begin, index),
    persons: 60_000 + 500 * index + noise(index),
  }));

test('a trend goes on from the last count to the day of the law’s forecast, between its bounds', () => {
  const { forecast, points } = outlookOf(countsOf(growing((index) => (index % 3) * 700)));
  expect(forecast.kind).toBe('forecast');
  const now = points.filter(({ value, expected }) => value !== null && expected !== null);
  expect(now).toHaveLength(1);
  const ahead = points.filter(({ value }) => value === null);
  for (const { low, expected, high } of ahead)
    expect([(low ?? 0) < (expected ?? 0), (expected ?? 0) < (high ?? 0)]).toEqual([true, true]);
  const day = forecast.kind === 'forecast' ? forecast.day : begin;
  expect(ahead.findLast((point) => point.day < day)?.expected).toBeLessThan(100_000);
  expect(ahead.find((point) => point.day >= day)?.expected).toBeGreaterThanOrEqual(99_999);
});

test('a line without variation has no room between its bounds; without a trend only what was is shown', () => {
  const exact = outlookOf(countsOf(growing(() => 0))).points.at(-1);
  expect(exact?.low).toBe(exact?.high);
  const few = outlookOf([
    { day: civilDate('2026-11-01'), count: 5 },
    { day: civilDate('2026-11-02'), count: 7 },
  ]);
  expect(few.forecast).toEqual({ kind: 'none', reason: 'too_few_days' });
  expect(few.points.map(({ value }) => value)).toEqual([5, 7]);
  expect(outlookOf([]).points).toEqual([]);
});
