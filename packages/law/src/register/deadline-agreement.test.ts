import { expect, test } from 'vitest';
import {
  type Deadline,
  changeDeadline,
  civilDate,
  type DeadlineRule,
  deadlineRules,
  deregistrationDeadline,
  filingDeadline,
  incidentDeadline,
  officerReportDeadline,
  rectificationDeadline,
  shutdownEntrustedDeadline,
  shutdownNoticeDeadline,
  videoFilingDeadline,
} from '../time/index.ts';
import { register } from './register.ts';
import type { RowDeadlineRule } from './row-deadline.ts';

const rulesOf = new Map<string, readonly RowDeadlineRule[]>(
  Object.entries(register).map(([id, { deadline }]) => [id, deadline.rules]),
);

/** Whether the row has a deadline of this length, in this unit and direction, as firmly from the law. */
function stated({ row, counting, period_from }: DeadlineRule): boolean {
  return (rulesOf.get(row) ?? []).some((rule) => {
    // The row names no length, or one by an order: the authority sets the day.
    if (period_from === 'authority') return rule.kind === 'at' || rule.kind === 'none';
    const ours = rule.ours === true;
    if (ours !== (period_from === 'ours')) return false;
    if (counting.unit === 'fixed_date') return rule.kind === 'yearly';
    const kinds =
      counting.unit === 'years' ? ['at_least'] : counting.direction === 'back' ? ['backward'] : ['within'];
    return (
      kinds.includes(rule.kind) &&
      'amount' in rule &&
      rule.amount === counting.count &&
      rule.unit === counting.unit
    );
  });
}

test('what the calendar counts, the register states: the same length, unit and direction', () => {
  // The 90 days of a system in use before the Regulations have gone by; the row has their last day.
  // The hours of a report are those by which somebody grades it, too: that is our setting.
  // The day for what an assessment found is the organisation's own.
  const { video_filing_existing, incident_grading, assessment_mend, ...running } = deadlineRules;
  expect(Object.entries(running).filter(([, rule]) => !stated(rule))).toEqual([]);
  expect([video_filing_existing, incident_grading, assessment_mend].filter(stated)).toEqual([]);
});

test('a number, a unit or an origin that differs is noticed (control)', () => {
  const { filing, request, shutdown_notice } = deadlineRules;
  const planted: readonly DeadlineRule[] = [
    { ...filing, counting: { ...filing.counting, count: 29 } },
    { ...filing, counting: { ...filing.counting, unit: 'calendar_days' } },
    { ...filing, period_from: 'ours' },
    { ...request, row: 'R17.1' },
    { ...filing, period_from: 'authority' },
    { ...shutdown_notice, counting: { ...shutdown_notice.counting, direction: 'on' } },
  ];
  expect(planted.map(stated)).toEqual(planted.map(() => false));
});

function lastDay({ end }: Deadline): string {
  if (end.certainty !== 'firm') throw new Error(`The day of ${end.certainty} cannot be compared`);
  return end.date;
}

/** What the scenarios of a row say will happen, in both languages. */
function outcome(id: keyof typeof register): { readonly zh: string; readonly en: string } {
  const { scenarios } = register[id];
  return {
    zh: scenarios.map(({ then }) => then['zh-CN']).join('\n'),
    en: scenarios.map(({ then }) => then.en).join('\n'),
  };
}

test.each([
  ['R13.8', videoFilingDeadline(civilDate('2026-03-01'))],
  ['R15.1', filingDeadline(civilDate('2025-06-01'))],
  ['R15.5', changeDeadline(civilDate('2026-02-13'))],
  ['R15.6', deregistrationDeadline(civilDate('2026-09-10'))],
  ['R15.7', filingDeadline(civilDate('2025-05-01'))],
  ['RP.7', officerReportDeadline(civilDate('2025-07-18'))],
  ['RP.8', rectificationDeadline(civilDate('2026-02-13'))],
  ['RP.13', shutdownNoticeDeadline(civilDate('2026-03-31'))],
  ['RP.13', shutdownEntrustedDeadline(civilDate('2026-03-31'))],
] as const)('the scenario of %s names the day that the calendar gives', (id, deadline) => {
  expect(deadline.row === id || id === 'R15.7').toBe(true);
  const { zh, en } = outcome(id);
  expect(zh).toContain(lastDay(deadline));
  expect(en).toContain(lastDay(deadline));
});

test('RP.6: an incident known at 10:00 is reported by 14:00', () => {
  const { end } = incidentDeadline(Date.parse('2026-03-02T10:00:00+08:00'), 'other');
  expect(end).toMatchObject({ certainty: 'instant', at: expect.stringContaining('T14:00') });
  expect(outcome('RP.6').zh).toContain('14:00');
  expect(outcome('RP.6').en).toContain('14:00');
});

test.each([
  ['R13.8', videoFilingDeadline(civilDate('2025-03-31'))],
  ['R15.7', filingDeadline(civilDate('2025-05-31'))],
  ['RP.7', officerReportDeadline(civilDate('2025-07-17'))],
] as const)('%s: the day that has gone by for what was there before', (id, deadline) => {
  const passed = (rulesOf.get(id) ?? []).filter((rule) => rule.kind === 'passed');
  expect(passed.map(({ on }) => on)).toEqual([lastDay(deadline)]);
});

test('what the law leaves without a number has none in its row, or one that is said to be ours or a standard’s', () => {
  expect(register['RP.1'].deadline.rules.map(({ kind }) => kind)).toEqual(['promptly']);
  expect(register['RP.5'].deadline.rules.map((rule) => [rule.kind, rule.ours === true])).toEqual([
    ['promptly', false],
    ['within', true],
  ]);
  expect(register['R17.2'].deadline.rules.map((rule) => [rule.kind, rule.ours === true])).toEqual([
    ['promptly', false],
    ['within', true],
  ]);
  const numbers = register['R17.3'].deadline.rules.filter((rule) => rule.kind === 'within');
  expect(numbers).toHaveLength(3);
  for (const rule of numbers) {
    expect(rule.ours === true || rule.case?.['zh-CN'].startsWith('标准') === true).toBe(true);
  }
});
