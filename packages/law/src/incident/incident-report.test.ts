import fc from 'fast-check';
import { expect, test } from 'vitest';
import { civilDate } from '../time/index.ts';
import {
  type IncidentReceived,
  IncidentItem,
  effectiveGrade,
  incidentDuties,
  incidentGaps,
  incidentItemNumber,
} from './incident-report.ts';

const HOUR_MS = 3_600_000;
const KNOWN = Date.parse('2026-11-23T08:00:00+08:00');
const WHOLE = new Set(IncidentItem.options.filter((item) => item !== 'other'));
const received = (over: Partial<IncidentReceived> = {}): IncidentReceived => ({
  known_at: KNOWN,
  operator: 'other',
  grade: 'relatively_serious',
  kind: 'leak',
  persons: 10,
  to: 'provincial_cyberspace',
  received_at: KNOWN,
  items: WHOLE,
  completed_at: KNOWN,
  handling_ended_on: null,
  summary_at: null,
  onward_at: null,
  ...over,
});
const stateOf = (kind: string, one: IncidentReceived, now = one.received_at) =>
  incidentDuties(one, now).find((duty) => duty.kind === kind)?.state ?? null;

test('a report is in time to the last millisecond of its 1, 2 or 4 hours, and late after it', () => {
  for (const [operator, hours] of [
    ['critical_infrastructure', 1],
    ['central_organ', 2],
    ['other', 4],
  ] as const) {
    const end = KNOWN + hours * HOUR_MS;
    expect(stateOf('report', received({ operator, received_at: end }))).toBe('in_time');
    expect(stateOf('report', received({ operator, received_at: end + 1 }))).toBe('late');
  }
});

test('a grade below 较大 binds to nothing; the number of persons may say more, and no grade is counted as if it bound', () => {
  expect(incidentDuties(received({ grade: 'general' }), KNOWN)).toEqual([]);
  const many = received({ grade: 'general', persons: 1_000_000 });
  expect(effectiveGrade(many)).toBe('relatively_serious');
  expect(stateOf('report', many)).toBe('in_time');
  expect(effectiveGrade(received({ grade: null }))).toBeNull();
  expect(stateOf('report', received({ grade: null }))).toBe('in_time');
});

test('what is missing is to be supplied within our 24 hours; a report that was whole owes none', () => {
  expect(stateOf('supplement', received())).toBeNull();
  const partial = received({ items: new Set(['organisation', 'event'] as const), completed_at: null });
  const end = KNOWN + 24 * HOUR_MS;
  expect(stateOf('supplement', partial, end)).toBe('due');
  expect(stateOf('supplement', partial, end + 1)).toBe('overdue');
  expect(stateOf('supplement', received({ completed_at: end }))).toBe('in_time');
  expect(stateOf('supplement', received({ completed_at: end + 1 }))).toBe('late');
});

test('the final report has thirty calendar days, and a grave one runs the hour of the department', () => {
  const ended = { handling_ended_on: civilDate('2026-11-24') };
  const last = Date.parse('2026-12-24T23:59:59.999+08:00');
  expect(stateOf('summary', received({ ...ended, summary_at: last }))).toBe('in_time');
  expect(stateOf('summary', received({ ...ended, summary_at: last + 1 }))).toBe('late');
  expect(stateOf('summary', received(ended), last + 1)).toBe('overdue');
  expect(stateOf('onward', received())).toBeNull();
  const grave = received({ grade: 'serious' });
  expect(stateOf('onward', grave, KNOWN + HOUR_MS)).toBe('due');
  expect(stateOf('onward', grave, KNOWN + HOUR_MS + 1)).toBe('overdue');
  const protection = received({ grade: 'serious', to: 'protection_department' });
  expect(stateOf('onward', protection, KNOWN + HOUR_MS / 2 + 1)).toBe('overdue');
  expect(stateOf('onward', received({ grade: 'serious', to: 'public_security' }))).toBeNull();
});

test('items 1 and 2 never follow later, the eighth is never missed, and each has its number', () => {
  fc.assert(
    fc.property(fc.subarray([...IncidentItem.options]), (given) => {
      const { first, later } = incidentGaps(new Set(given));
      const missing = IncidentItem.options.filter((item) => !given.includes(item) && item !== 'other');
      expect([...first, ...later]).toEqual(missing);
      expect(first.every((item) => incidentItemNumber(item) <= 2)).toBe(true);
      expect(later.every((item) => incidentItemNumber(item) > 2)).toBe(true);
    }),
  );
});
