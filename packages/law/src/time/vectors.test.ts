import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  type Deadline,
  type DeadlineKind,
  TimeError,
  type WorkingDayCount,
  addCalendarDays,
  addHours,
  addWorkingDays,
  addYears,
  assessmentMendDeadline,
  authorityComplaintDeadline,
  authorityOrderDeadline,
  authorityRequestDeadline,
  changeDeadline,
  civilDate,
  civilDateAt,
  complaintDeadline,
  deadlineRules,
  deregistrationDeadline,
  filingDeadline,
  incidentDeadline,
  incidentGradingDeadline,
  incidentNoticeDeadline,
  incidentSummaryDeadline,
  isWeekend,
  isWorkingDay,
  lifeEvents,
  lifeTexts,
  minorsAuditDeadline,
  officerChangeDeadline,
  officerReportDeadline,
  recordsKeptUntil,
  rectificationDeadline,
  requestDeadline,
  shanghaiInstant,
  shutdownEntrustedDeadline,
  shutdownNoticeDeadline,
  videoFilingDeadline,
  workingDaysBefore,
} from './index.ts';

const FOLDER = join(import.meta.dirname, '../../../../vectors/law/time');
const run = new Set<string>();

function read<T>(file: string, shape: z.ZodType<T>): T[] {
  run.add(file);
  return z
    .array(shape)
    .min(1)
    .parse(JSON.parse(readFileSync(join(FOLDER, file), 'utf8')));
}

const description = z.string().min(1);
const CountEnd = z.union([
  z.strictObject({ certainty: z.literal('firm'), date: z.string() }),
  z.strictObject({ certainty: z.literal('provisional'), provisional: z.string(), act_by: z.string() }),
  z.strictObject({ error: z.string() }),
]);
type CountEnd = z.infer<typeof CountEnd>;

function ending(count: () => WorkingDayCount): CountEnd {
  try {
    const end = count();
    if (end.certainty === 'firm') return { certainty: 'firm', date: end.date };
    return { certainty: 'provisional', provisional: end.provisional, act_by: end.act_by };
  } catch (error) {
    if (!(error instanceof TimeError)) throw error;
    return { error: error.code };
  }
}

function mondayToFriday(trigger: string, count: number): string {
  let day = civilDate(trigger);
  for (let left = count; left > 0; ) {
    day = addCalendarDays(day, 1);
    if (!isWeekend(day)) left -= 1;
  }
  return day;
}

const Forward = z.strictObject({
  description,
  trigger: z.string(),
  count: z.number(),
  expect: CountEnd,
  /** What a count without any calendar says. */
  plain_monday_to_friday: z.string().optional(),
});

describe('working days', () => {
  test.each(read('working-days.json', Forward))('$description', (vector) => {
    expect(ending(() => addWorkingDays(civilDate(vector.trigger), vector.count))).toEqual(vector.expect);
    if (vector.plain_monday_to_friday === undefined) return;
    expect(mondayToFriday(vector.trigger, vector.count)).toBe(vector.plain_monday_to_friday);
  });
});

const Backward = z.strictObject({ description, event: z.string(), count: z.number(), expect: CountEnd });

describe('working days before', () => {
  test.each(read('working-days-before.json', Backward))('$description', ({ event, count, expect: end }) => {
    expect(ending(() => workingDaysBefore(civilDate(event), count))).toEqual(end);
  });
});

const OtherUnit = z.strictObject({
  description,
  trigger: z.string(),
  unit: z.enum(['days', 'years', 'hours']),
  count: z.int(),
  expect: z.string(),
});

describe('other units', () => {
  test.each(read('other-units.json', OtherUnit))('$description', ({ trigger, unit, count, expect: end }) => {
    const counted = {
      days: () => addCalendarDays(civilDate(trigger), count),
      years: () => addYears(civilDate(trigger), count),
      hours: () => shanghaiInstant(addHours(Date.parse(trigger), count)),
    };
    expect(counted[unit]()).toBe(end);
  });
});

const Day = z.strictObject({ description, day: z.string(), expect: z.enum(['yes', 'no', 'unknown']) });

describe('days', () => {
  test.each(read('days.json', Day))('$day: $description', ({ day, expect: worked }) => {
    expect(isWorkingDay(civilDate(day))).toBe(worked);
  });
});

const LocalDay = z.strictObject({ description, at: z.iso.datetime({ offset: true }), expect: z.string() });

describe('the day in Asia/Shanghai', () => {
  test.each(read('local-day.json', LocalDay))('$description', ({ at, expect: day }) => {
    expect(civilDateAt(Date.parse(at))).toBe(day);
  });
});

const DeadlineCase = z.strictObject({
  description,
  kind: z.enum(Object.keys(deadlineRules) as [DeadlineKind, ...DeadlineKind[]]),
  requirement: z.string(),
  /** A day; for an incident an instant; for the yearly audit the year that is audited. */
  trigger: z.union([z.string(), z.int()]),
  expect: z.union([
    z.strictObject({ certainty: z.literal('firm'), date: z.string(), careful: z.string().optional() }),
    z.strictObject({ certainty: z.literal('provisional'), provisional: z.string(), act_by: z.string() }),
    z.strictObject({ certainty: z.literal('instant'), at: z.string() }),
    z.strictObject({ error: z.string() }),
  ]),
  period_from: z.enum(['law', 'standard', 'ours', 'authority', 'organisation']).default('law'),
});

const compute: Readonly<Record<DeadlineKind, (trigger: string | number) => Deadline>> = {
  filing: (day) => filingDeadline(civilDate(String(day))),
  change: (day) => changeDeadline(civilDate(String(day))),
  deregistration: (day) => deregistrationDeadline(civilDate(String(day))),
  officer_report: (day) => officerReportDeadline(civilDate(String(day))),
  officer_change: (day) => officerChangeDeadline(civilDate(String(day))),
  video_filing: (day) => videoFilingDeadline(civilDate(String(day))),
  video_filing_existing: (day) => videoFilingDeadline(civilDate(String(day))),
  incident_critical_infrastructure: (at) =>
    incidentDeadline(Date.parse(String(at)), 'critical_infrastructure'),
  incident_central_organ: (at) => incidentDeadline(Date.parse(String(at)), 'central_organ'),
  incident_other: (at) => incidentDeadline(Date.parse(String(at)), 'other'),
  incident_grading: (at) => incidentGradingDeadline(Date.parse(String(at)), 'central_organ'),
  incident_notice: (at) => incidentNoticeDeadline(Date.parse(String(at))),
  incident_summary: (day) => incidentSummaryDeadline(civilDate(String(day))),
  minors_audit: (year) => minorsAuditDeadline(Number(year)),
  authority_request: (day) => authorityRequestDeadline(civilDate(String(day))),
  authority_order: (day) => authorityOrderDeadline(civilDate(String(day))),
  assessment_mend: (day) => assessmentMendDeadline(civilDate(String(day))),
  rectification: (day) => rectificationDeadline(civilDate(String(day))),
  request: (day) => requestDeadline(civilDate(String(day)), 'adult'),
  minor_request: (day) => requestDeadline(civilDate(String(day)), 'minor'),
  complaint: (day) => complaintDeadline(civilDate(String(day))),
  authority_complaint: (day) => authorityComplaintDeadline(civilDate(String(day))),
  shutdown_notice: (day) => shutdownNoticeDeadline(civilDate(String(day))),
  shutdown_entrusted: (day) => shutdownEntrustedDeadline(civilDate(String(day))),
  records: (day) => recordsKeptUntil(civilDate(String(day))),
};
const deadlines = read('deadlines.json', DeadlineCase);

describe('deadlines', () => {
  test.each(deadlines)('$kind: $description', ({ kind, requirement, trigger, expect: end, period_from }) => {
    if ('error' in end) {
      expect(() => compute[kind](trigger)).toThrow(expect.objectContaining({ code: end.error }));
      return;
    }
    const deadline = compute[kind](trigger);
    expect(deadline).toMatchObject({ kind, row: requirement, period_from, end });
    for (const text of [deadline.explanation['zh-CN'], deadline.explanation.en]) {
      expect(text).toContain(requirement);
      if (end.certainty === 'firm') expect(text).toContain(end.date);
      if (end.certainty === 'instant') expect(text).toContain(end.at);
      if (end.certainty === 'provisional') expect(text).toContain(end.act_by);
    }
  });
});

const LifeCase = z.strictObject({
  description,
  requirement: z.string(),
  facts: z.json(),
  from: z.iso.datetime({ offset: true }),
  to: z.iso.datetime({ offset: true }),
  expect: z.union([
    z.array(z.strictObject({ kind: z.string(), row: z.string(), at: z.string(), subject: z.string() })),
    z.strictObject({ error: z.literal('facts_malformed'), paths: z.array(z.string()) }),
  ]),
});
const lives = read('life-events.json', LifeCase);

describe('life events', () => {
  test.each(lives)('$requirement: $description', ({ facts, from, to, expect: told }) => {
    const list = () => lifeEvents(facts, Date.parse(from), Date.parse(to));
    if (!Array.isArray(told)) {
      expect(list).toThrow(expect.objectContaining({ code: told.error, paths: told.paths }));
      return;
    }
    const events = list();
    expect(events.map(({ kind, row, at, subject }) => ({ kind, row, at, subject }))).toEqual(told);
    for (const { day, at, strength, what } of events) {
      expect(at.startsWith(day)).toBe(true);
      // Only law says that something must be.
      if (strength !== 'law') expect(`${what['zh-CN']} ${what.en}`).not.toMatch(/应当|不得|\bshall\b/);
    }
  });

  test('each kind has a vector, and no instant is no window', () => {
    const kinds = lives.flatMap(({ expect: told }) =>
      Array.isArray(told) ? told.map(({ kind }) => kind) : [],
    );
    expect(new Set(kinds)).toEqual(new Set(Object.keys(lifeTexts)));
    expect(() => lifeEvents(lives[0]?.facts, Number.NaN, 0)).toThrow(TimeError);
  });
});

test('every kind of deadline has a vector, and every file was run', () => {
  expect(new Set(deadlines.map(({ kind }) => kind))).toEqual(new Set(Object.keys(deadlineRules)));
  expect([...run].toSorted()).toEqual(readdirSync(FOLDER).toSorted());
});
