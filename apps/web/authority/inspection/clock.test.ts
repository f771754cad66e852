import { civilDate } from '@consentry/law';
import { expect, test } from 'vitest';
import { clockOf, workingDaysUntil } from './clock.ts';

const TODAY = civilDate('2026-11-23');
const read = { state: 'ordered', answer_by: '2026-12-10', rectifications: [], late: false } as const;

test('the day that runs is the one the processor has now', () => {
  expect(clockOf(read, TODAY)).toEqual({ of: 'answer', by: '2026-12-10', state: 'due' });
  expect(clockOf({ ...read, answer_by: '2026-11-30' }, TODAY)).toMatchObject({ state: 'soon' });
  expect(clockOf({ ...read, answer_by: '2026-11-20', late: true }, TODAY)).toMatchObject({
    state: 'overdue',
  });
  const rectifications = ['2026-11-26', '2026-12-20'].map((by) => ({ by }));
  expect(clockOf({ ...read, state: 'rectifying', rectifications }, TODAY)).toEqual({
    of: 'mend',
    by: '2026-12-20',
    state: 'due',
  });
  for (const state of ['answered', 'examined', 'reported', 'closed'] as const) {
    expect(clockOf({ ...read, state, rectifications }, TODAY)).toBeNull();
  }
});

test('working days are those after today, by published calendars alone', () => {
  expect(workingDaysUntil(TODAY, TODAY)).toBe(0);
  // A Monday to the next: Tuesday to Friday, and that Monday.
  expect(workingDaysUntil(TODAY, civilDate('2026-11-30'))).toBe(5);
  // National Day 2026: 1 to 7 October are off, Saturday 10 October is worked.
  expect(workingDaysUntil(civilDate('2026-09-30'), civilDate('2026-10-10'))).toBe(3);
  expect(workingDaysUntil(TODAY, civilDate('2026-11-22'))).toBeNull();
  expect(workingDaysUntil(TODAY, civilDate('2030-01-07'))).toBeNull();
});
