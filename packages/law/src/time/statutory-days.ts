import type { BiText } from '../text.ts';
import { HOLIDAY_NAMES } from './calendars.ts';
import { type CivilDate, addCalendarDays, civilDate, isWeekend } from './civil-date.ts';

interface Movable {
  /** 正月初一. */
  readonly spring: string;
  readonly qingming: string;
  readonly dragon_boat: string;
  readonly mid_autumn: string;
}

/**
 * Movable holidays of the years without a calendar, and of two that have one, to compare; from the lunar calendar and the solar terms; in a
 * test compared with chinese-days. They fix which days are statutory, not how the State Council will
 * arrange them.
 */
const MOVABLE: Readonly<Record<number, Movable>> = {
  2025: { spring: '01-29', qingming: '04-04', dragon_boat: '05-31', mid_autumn: '10-06' },
  2026: { spring: '02-17', qingming: '04-05', dragon_boat: '06-19', mid_autumn: '09-25' },
  2027: { spring: '02-06', qingming: '04-05', dragon_boat: '06-09', mid_autumn: '09-15' },
  2028: { spring: '01-26', qingming: '04-04', dragon_boat: '05-28', mid_autumn: '10-03' },
  2029: { spring: '02-13', qingming: '04-04', dragon_boat: '06-16', mid_autumn: '09-22' },
  2030: { spring: '02-03', qingming: '04-05', dragon_boat: '06-05', mid_autumn: '09-12' },
};

/** A holiday of all citizens in a year whose calendar is not published, with its substitute weekdays. */
export interface StatutoryHoliday {
  readonly name: BiText;
  /** Its days off in order; those after the statutory days stand for days that fell on a weekend. */
  readonly days: readonly CivilDate[];
}

/**
 * Gives the thirteen statutory days of a year and the weekdays that stand for those which fall on a
 * weekend or on each other: 《全国年节及纪念日放假办法》第二条, 第六条. That a substitute is the next
 * free weekday is our assumption.
 *
 * @returns `null` where the movable days of the year are not known
 */
export function statutoryHolidays(year: number): readonly StatutoryHoliday[] | null {
  const movable = MOVABLE[year];
  if (movable === undefined) return null;
  const day = (monthAndDay: string): CivilDate => civilDate(`${year}-${monthAndDay}`);
  const run = (first: CivilDate, length: number): CivilDate[] =>
    Array.from({ length }, (_, at) => addCalendarDays(first, at));
  const h = HOLIDAY_NAMES;
  const holidays: ReadonlyArray<readonly [BiText, readonly CivilDate[]]> = [
    [h.new_year, [day('01-01')]],
    // 除夕 and the first three days of the first month (放假办法 第二条第二项).
    [h.spring, run(addCalendarDays(day(movable.spring), -1), 4)],
    [h.qingming, [day(movable.qingming)]],
    [h.labour, run(day('05-01'), 2)],
    [h.dragon_boat, [day(movable.dragon_boat)]],
    [h.national, run(day('10-01'), 3)],
    [h.mid_autumn, [day(movable.mid_autumn)]],
  ];
  const taken = new Set<CivilDate>();
  const substitutes = new Map<BiText, number>();
  for (const [name, days] of holidays) {
    for (const one of days) {
      if (isWeekend(one) || taken.has(one)) substitutes.set(name, (substitutes.get(name) ?? 0) + 1);
      taken.add(one);
    }
  }
  return holidays.map(([name, days]) => {
    const off = [...days];
    let next = off.at(-1);
    for (let missing = substitutes.get(name) ?? 0; missing > 0 && next !== undefined; ) {
      next = addCalendarDays(next, 1);
      if (isWeekend(next) || taken.has(next)) continue;
      taken.add(next);
      off.push(next);
      missing -= 1;
    }
    return { name, days: off };
  });
}
