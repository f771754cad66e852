import {
  type CivilDate,
  type DayCount,
  type Forecast,
  addCalendarDays,
  daysBetween,
  forecast,
} from '@consentry/law';

/** Persons stored on a day: counted, or expected between two bounds. */
export interface OutlookPoint {
  readonly day: CivilDate;
  readonly value: number | null;
  readonly expected: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** How persons in stock went, and how they would go on by the trend (R15.8, an inference). */
export interface Outlook {
  readonly forecast: Forecast;
  readonly points: readonly OutlookPoint[];
}

/** Points of each side, and how far the chart goes on, days. */
const POINTS = 14;
const AHEAD_MIN = POINTS;
const AHEAD_MAX = 400;

/** The highest count of each day, by whom ever it was counted, as the law forecasts by them. */
export function countsOf(
  peaks: readonly { readonly on: CivilDate; readonly persons: number }[],
): readonly DayCount[] {
  const most = new Map<CivilDate, number>();
  for (const { on, persons } of peaks) most.set(on, Math.max(persons, most.get(on) ?? 0));
  return [...most].map(([day, count]) => ({ day, count })).toSorted((a, b) => (a.day < b.day ? -1 : 1));
}

/**
 * Draws the trend on from the last count, as the law’s forecast does, between the lines of its slope two
 * standard errors lower and higher. Where there is no trend, only what was is shown.
 *
 * @param counts one a day at most, in the order of time
 */
export function outlookOf(counts: readonly DayCount[]): Outlook {
  const found = forecast(counts);
  const last = counts.at(-1);
  if (last === undefined) return { forecast: found, points: [] };
  if (found.kind !== 'forecast') return { forecast: found, points: past(counts, last, 1) };
  const { per_day, fit, window, day } = found;
  // From R² and n: the slope over its standard error is √(R² (n − 2) / (1 − R²)).
  const error = per_day * Math.sqrt((1 - fit) / (fit * Math.max(1, window.days - 2)));
  const until = Math.min(AHEAD_MAX, Math.max(AHEAD_MIN, Math.ceil(daysBetween(last.day, day) * 1.2)));
  const step = Math.max(1, Math.ceil(until / POINTS));
  const at = (days: number, slope: number) => Math.max(0, Math.round(last.count + slope * days));
  const ahead = Array.from({ length: Math.ceil(until / step) }, (_, index): OutlookPoint => {
    const days = (index + 1) * step;
    return {
      day: addCalendarDays(last.day, days),
      value: null,
      expected: at(days, per_day),
      low: at(days, per_day - 2 * error),
      high: at(days, per_day + 2 * error),
    };
  });
  const was = past(counts, last, step);
  const now = { expected: last.count, low: last.count, high: last.count };
  return {
    forecast: found,
    points: [...was.slice(0, -1), ...was.slice(-1).map((point) => ({ ...point, ...now })), ...ahead],
  };
}

/** Every so many days back from the last: what was counted then, or last before. */
function past(counts: readonly DayCount[], last: DayCount, step: number): readonly OutlookPoint[] {
  const first = counts[0]?.day ?? last.day;
  const points: OutlookPoint[] = [];
  for (let back = 0; points.length < POINTS * 2; back += step) {
    const day = addCalendarDays(last.day, -back);
    if (day < first) break;
    const count = counts.findLast((one) => one.day <= day)?.count ?? null;
    points.unshift({ day, value: count, expected: null, low: null, high: null });
  }
  return points;
}
