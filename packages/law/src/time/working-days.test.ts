import chineseDays from 'chinese-days';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CivilDate,
  STATE_COUNCIL_CALENDARS,
  addCalendarDays,
  addWorkingDays,
  civilCodeLastDay,
  civilDate,
  daysBetween,
  isWeekend,
  isWorkingDay,
  stateCouncilCalendar,
  workingDayBefore,
  workingDaysBefore,
} from './index.ts';
import { statutoryHolidays } from './statutory-days.ts';

const { findWorkday, getSolarDateFromLunar, getSolarTermDate, isWorkday } = chineseDays;
const FIRST = civilDate('2025-01-01');
const LAST = civilDate('2026-12-31');

function* days(from: CivilDate, to: CivilDate): Generator<CivilDate> {
  for (let day = from; day <= to; day = addCalendarDays(day, 1)) yield day;
}

/** The end of a count that is known to be firm. */
function firm(count: ReturnType<typeof addWorkingDays>): CivilDate {
  if (count.certainty !== 'firm') throw new Error('a published year was expected');
  return count.date;
}

const dayOf = (from: CivilDate, to: CivilDate): fc.Arbitrary<CivilDate> =>
  fc.integer({ min: 0, max: daysBetween(from, to) }).map((n) => addCalendarDays(from, n));
const count = fc.integer({ min: 1, max: 60 });

describe('chinese-days, an independent calendar', () => {
  test('agrees on every day of 2025 and 2026', () => {
    for (const day of days(FIRST, LAST))
      expect([day, isWorkingDay(day)]).toEqual([day, isWorkday(day) ? 'yes' : 'no']);
  });

  test('agrees on periods of 1 to 60 working days', () => {
    fc.assert(
      fc.property(dayOf(FIRST, civilDate('2026-09-01')), count, (trigger, n) => {
        expect(firm(addWorkingDays(trigger, n))).toBe(findWorkday(n, trigger));
      }),
      { numRuns: 1000 },
    );
  });

  test('calls 2027-01-01, a public holiday, a working day; we say that we do not know (control)', () => {
    expect(isWorkday('2027-01-01')).toBe(true);
    expect(findWorkday(30, '2026-11-20')).toBe('2027-01-01');
    expect(isWorkingDay(civilDate('2027-01-01'))).toBe('unknown');
    expect(addWorkingDays(civilDate('2026-11-20'), 30)).toMatchObject({
      certainty: 'provisional',
      provisional: '2027-01-04',
      act_by: '2026-12-30',
    });
  });

  test('agrees on the movable holidays of the years without a calendar', () => {
    for (let year = 2025; year <= 2030; year += 1) {
      const first = Object.fromEntries(
        (statutoryHolidays(year) ?? []).map(({ name, days }) => [name.en, days[0]]),
      );
      const lunar = (monthAndDay: string) => getSolarDateFromLunar(`${year}-${monthAndDay}`).date;
      expect({ year, ...first }).toMatchObject({
        'Spring Festival': addCalendarDays(civilDate(lunar('01-01')), -1),
        Qingming: getSolarTermDate(year, 4, 'pure_brightness'),
        'Dragon Boat Festival': lunar('05-05'),
        'Mid-Autumn Festival': lunar('08-15'),
      });
    }
    expect(statutoryHolidays(2031)).toBeNull();
  });
});

test('working days of each month, as our reading of the notices has them', () => {
  const months = (year: number) =>
    Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`).map(
      (month) =>
        [...days(FIRST, LAST)].filter((day) => day.startsWith(month) && isWorkingDay(day) === 'yes').length,
    );
  expect(months(2025)).toEqual([19, 19, 21, 22, 19, 20, 23, 21, 23, 18, 20, 23]);
  expect(months(2026)).toEqual([21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23]);
});

test('a count from Monday to Friday would miss 28 of 688 deadlines (control)', () => {
  const outcome = { right: 0, early: 0, late: [] as string[] };
  for (const trigger of days(FIRST, civilDate('2026-11-19'))) {
    const due = firm(addWorkingDays(trigger, 30));
    let plain = trigger;
    for (let left = 30; left > 0; ) {
      plain = addCalendarDays(plain, 1);
      if (!isWeekend(plain)) left -= 1;
    }
    if (plain === due) outcome.right += 1;
    else if (plain < due) outcome.early += 1;
    else outcome.late.push(trigger);
  }
  const spans = [
    ['2025-02-04', '2025-02-07'],
    ['2025-08-18', '2025-08-20'],
    ['2025-10-08', '2025-10-10'],
    ['2026-01-02', '2026-01-03'],
    ['2026-01-05', '2026-01-05'],
    ['2026-02-23', '2026-02-23'],
    ['2026-05-05', '2026-05-08'],
    ['2026-08-10', '2026-08-16'],
    ['2026-10-07', '2026-10-09'],
  ].flatMap(([from = '', to = '']) => [...days(civilDate(from), civilDate(to))]);
  expect(outcome).toEqual({ right: 242, early: 418, late: spans });
});

describe('laws of the count', () => {
  const trigger = dayOf(FIRST, civilDate('2026-09-01'));

  test('a later trigger never ends earlier, and one day more ends later', () => {
    fc.assert(
      fc.property(trigger, fc.integer({ min: 0, max: 30 }), count, (day, later, n) => {
        const end = firm(addWorkingDays(day, n));
        expect(end > day).toBe(true);
        expect(firm(addWorkingDays(addCalendarDays(day, later), n)) >= end).toBe(true);
        expect(firm(addWorkingDays(day, n + 1)) > end).toBe(true);
      }),
    );
  });

  test('it ends on a working day, with as many working days in it as were counted', () => {
    fc.assert(
      fc.property(trigger, count, (day, n) => {
        const counted = addWorkingDays(day, n);
        const within = [...days(addCalendarDays(day, 1), firm(counted))];
        expect(isWorkingDay(firm(counted))).toBe('yes');
        expect(within.filter((one) => isWorkingDay(one) === 'yes')).toHaveLength(n);
        const off = within.filter((one) => counted.skipped.some(({ from, to }) => from <= one && one <= to));
        expect(within.length).toBe(n + off.length + counted.weekend_days);
      }),
    );
  });

  test('counting back is the inverse, from a working day', () => {
    fc.assert(
      fc.property(dayOf(civilDate('2025-01-02'), civilDate('2026-09-01')), count, (day, n) => {
        const end = firm(addWorkingDays(day, n));
        const back = firm(workingDaysBefore(end, n));
        expect(firm(addWorkingDays(back, n))).toBe(end);
        expect(isWorkingDay(back)).toBe('yes');
        if (isWorkingDay(day) === 'yes') expect(back).toBe(day);
      }),
    );
  });

  test('periods add up', () => {
    fc.assert(
      fc.property(dayOf(FIRST, civilDate('2026-06-01')), count, count, (day, a, b) => {
        expect(firm(addWorkingDays(firm(addWorkingDays(day, a)), b))).toBe(firm(addWorkingDays(day, a + b)));
      }),
    );
  });
});

describe('a year whose calendar is hidden', () => {
  const [year2025, year2026] = STATE_COUNCIL_CALENDARS;
  if (year2025 === undefined || year2026 === undefined) throw new Error('two calendars were expected');
  const hidden = [[], [year2025], [year2026]];

  test('act_by is never after the date that the calendar later gives, nor before the trigger', () => {
    let provisional = 0;
    for (const calendars of hidden) {
      for (const trigger of days(FIRST, civilDate('2026-08-01'))) {
        for (const n of [1, 2, 3, 5, 10, 15, 20, 29, 30, 31, 45, 60]) {
          const guess = addWorkingDays(trigger, n, calendars);
          const truth = firm(addWorkingDays(trigger, n));
          if (guess.certainty === 'firm') expect(guess.date).toBe(truth);
          else {
            provisional += 1;
            if (guess.act_by > truth || guess.act_by < trigger)
              throw new Error(`${trigger} ${n}: ${guess.act_by}`);
          }
        }
      }
    }
    expect(provisional).toBeGreaterThan(10_000);
  });

  test('the same counting back', () => {
    let provisional = 0;
    for (const calendars of hidden) {
      for (const event of days(civilDate('2025-06-01'), LAST)) {
        for (const n of [1, 2, 5, 15, 20, 30, 60]) {
          const guess = workingDaysBefore(event, n, calendars);
          const truth = firm(workingDaysBefore(event, n));
          if (guess.certainty === 'firm') expect(guess.date).toBe(truth);
          else {
            provisional += 1;
            if (guess.act_by > truth) throw new Error(`${event} ${n}: ${guess.act_by} after ${truth}`);
          }
        }
      }
    }
    expect(provisional).toBeGreaterThan(5000);
  });

  test('without the margin it would be (control)', () => {
    const late = [...days(FIRST, civilDate('2026-08-01'))].filter((trigger) => {
      let plain = trigger;
      for (let left = 30; left > 0; ) {
        plain = addCalendarDays(plain, 1);
        if (!isWeekend(plain)) left -= 1;
      }
      return plain > firm(addWorkingDays(trigger, 30));
    });
    expect(late.length).toBeGreaterThan(0);
  });

  test('its statutory days and substitutes are days off in the published calendar', () => {
    for (const year of [2025, 2026]) {
      const off = (statutoryHolidays(year) ?? []).flatMap(({ days: some }) => some);
      expect(off.map((day) => isWorkingDay(day))).toEqual(off.map(() => 'no'));
      const weekdays = off.filter((day) => !isWeekend(day));
      expect(weekdays).toHaveLength(13);
    }
  });

  test('a calendar that is loaded makes the date firm, and is named', () => {
    const year2027 = stateCouncilCalendar({
      ...year2026,
      year: 2027,
      document: 'invented for this test',
      published: '2026-11-30',
      holidays: [{ name: { 'zh-CN': '元旦', en: 'New Year' }, from: '2027-01-01', to: '2027-01-03' }],
      worked_weekends: ['2027-01-09'],
    });
    const counted = addWorkingDays(civilDate('2026-11-20'), 30, [...STATE_COUNCIL_CALENDARS, year2027]);
    expect(counted).toMatchObject({ certainty: 'firm', date: '2027-01-04' });
    expect(counted.calendars.map(({ document }) => document)).toEqual([
      '国办发明电〔2025〕7号',
      'invented for this test',
    ]);
  });
});

test('the working day before, and the day to which the Civil Code would move a last day', () => {
  expect(workingDayBefore(civilDate('2026-10-08'))).toBe('2026-09-30');
  expect(workingDayBefore(civilDate('2026-03-02'))).toBe('2026-02-28');
  const moved = (day: string) => civilCodeLastDay(civilDate(day));
  expect(moved('2026-10-01')).toEqual({ date: '2026-10-08', certainty: 'firm' });
  expect(moved('2026-10-08')).toEqual({ date: '2026-10-08', certainty: 'firm' });
  expect(moved('2026-09-20')).toEqual({ date: '2026-09-20', certainty: 'firm' });
  expect(moved('2027-01-31')).toEqual({ date: '2027-02-01', certainty: 'provisional' });
});
