import { expect, test } from 'vitest';
import { formatsOf } from './formats.ts';

const zh = formatsOf('zh-CN');
const en = formatsOf('en');
const HOUR = 3_600_000;

test('a day is the same day everywhere, an instant is told on the clock of Shanghai', () => {
  expect(zh.date('2026-03-15')).toBe('2026年3月15日');
  expect(en.date('2026-03-15')).toBe('March 15, 2026');
  // Half past four in the afternoon in London is after midnight in Shanghai.
  expect(zh.date('2026-03-15T16:30:00Z')).toBe('2026年3月16日');
  expect(zh.time('2026-03-15T16:30:00Z')).toBe('2026年3月16日 00:30');
  expect(en.clock('2026-03-15T16:05:00Z')).toBe('00:05');
  expect(zh.weekday('2026-03-15')).toContain('星期日');
  expect([zh.fullDate('2026-03-15'), en.fullDate('2026-03-15')]).toEqual([
    '2026年3月15日星期日',
    'Sunday, March 15, 2026',
  ]);
});

test('spans are told by their two largest units', () => {
  expect(zh.duration(76 * HOUR + 59_000)).toBe('3天4小时');
  expect(en.duration(76 * HOUR)).toBe('3 days, 4 hours');
  expect(en.duration(24 * HOUR)).toBe('1 day');
  expect(en.duration(24 * HOUR + 60_000)).toBe('1 day');
  expect(en.duration(500)).toBe('0 seconds');
  expect(zh.duration(-90_000)).toBe('1分钟30秒钟');
});

test('what is near is told from now', () => {
  const now = Date.parse('2026-03-15T00:00:00Z');
  expect(zh.relative(now + 49 * HOUR, now)).toBe('后天');
  expect(en.relative(now - 2 * HOUR, now)).toBe('2 hours ago');
});

test('numbers, shares, sizes, days and lists', () => {
  expect([zh.number(100_000), zh.percent(0.9876), en.bytes(1_536_000), en.bytes(12)]).toEqual([
    '100,000',
    '98.8%',
    '1.5 MB',
    '12 bytes',
  ]);
  expect([zh.workingDays(15), en.workingDays(1), en.workingDays(30), zh.days(7)]).toEqual([
    '15个工作日',
    '1 working day',
    '30 working days',
    '7天',
  ]);
  expect([zh.list(['甲', '乙', '丙']), en.list(['a', 'b'])]).toEqual(['甲、乙和丙', 'a and b']);
});
