import type { Strength } from '../finding.ts';
import type { BiText } from '../text.ts';
import { type CivilDate, addCalendarDays, daysBetween } from '../time/index.ts';
import { CountingError } from './counting-error.ts';
import { FILING_THRESHOLD } from './stock-counter.ts';

/** Shares of the threshold at which to warn, percent (R15.8). */
export const WARNING_LEVELS = [70, 80, 90, 95] as const;
export type WarningLevel = (typeof WARNING_LEVELS)[number] | 'reached';

/** How near a stock is to a threshold. Our inference from § 第十五条: the text asks for no warning. */
export interface Warning {
  readonly row: 'R15.8';
  readonly strength: Extract<Strength, 'inference'>;
  readonly level: WarningLevel;
  readonly text: BiText;
}

/**
 * Warns at 70, 80, 90 and 95 percent of a threshold, exactly, and says when it is reached.
 *
 * @param count persons, by the upper bound
 * @returns `null` below 70 percent
 * @throws {CountingError} `number_malformed`
 */
export function earlyWarning(count: number, threshold: number = FILING_THRESHOLD): Warning | null {
  requireNumbers(count, threshold);
  const level: WarningLevel | undefined =
    count >= threshold ? 'reached' : WARNING_LEVELS.findLast((percent) => count * 100 >= percent * threshold);
  if (level === undefined) return null;
  const text =
    level === 'reached'
      ? {
          'zh-CN': `存储的人脸信息已达到${count}人，阈值是${threshold}人。此后减少也不免除已经产生的义务。`,
          en: `The face information of ${count} persons is stored; the threshold is ${threshold}. Having fewer later does not undo the duty.`,
        }
      : {
          'zh-CN': `存储的人脸信息达到${count}人，已到阈值${threshold}人的${level}%。请准备备案，或者依法减少存储。这一提醒是推论，不是条文。`,
          en: `The face information of ${count} persons is stored, ${level}% of the threshold of ${threshold}. Prepare to file, or lawfully keep less. This warning is an inference, not the text.`,
        };
  return { row: 'R15.8', strength: 'inference', level, text };
}

/** Days of history that a forecast looks at, unless told. */
export const FORECAST_WINDOW_DAYS = 28;
/** Fewest days with a count that make a trend. */
export const FORECAST_MIN_DAYS = 7;
/** A trend that explains less than this share of the variation is none. */
export const FORECAST_MIN_FIT = 0.5;
/** Furthest forecast, days: three years of a straight line are already a stretch. */
export const FORECAST_MAX_DAYS = 1095;

/** Persons in stock on one day, by the upper bound. */
export interface DayCount {
  readonly day: CivilDate;
  readonly count: number;
}

/** When a straight line through the last days meets a threshold, or why it tells nothing. */
export type Forecast =
  | {
      readonly kind: 'forecast';
      readonly day: CivilDate;
      /** Persons a day, by the trend. */
      readonly per_day: number;
      /** Share of the variation that the trend explains, 0 to 1. */
      readonly fit: number;
      readonly window: { readonly from: CivilDate; readonly to: CivilDate; readonly days: number };
    }
  | { readonly kind: 'reached'; readonly day: CivilDate }
  | { readonly kind: 'none'; readonly reason: 'too_few_days' | 'not_growing' | 'no_trend' | 'too_far' };

/**
 * Forecasts the day on which a stock reaches a threshold: least squares over the window that ends with
 * the last day given, drawn on from the last count (R15.8, an inference). It knows nothing of plans: a
 * site that opens next month is not in it.
 *
 * @param counts one a day at most, in the order of time; days may be missing
 * @throws {CountingError} `number_malformed` for counts out of order or a window under seven days
 */
export function forecast(
  counts: readonly DayCount[],
  threshold: number = FILING_THRESHOLD,
  windowDays: number = FORECAST_WINDOW_DAYS,
): Forecast {
  requireNumbers(0, threshold);
  if (!Number.isSafeInteger(windowDays) || windowDays < FORECAST_MIN_DAYS)
    throw new CountingError('number_malformed');
  for (const [at, { day, count }] of counts.entries()) {
    requireNumbers(count, threshold);
    if (at > 0 && day <= (counts[at - 1]?.day ?? day)) throw new CountingError('out_of_order');
  }
  const reached = counts.find(({ count }) => count >= threshold);
  if (reached !== undefined) return { kind: 'reached', day: reached.day };
  const last = counts.at(-1);
  if (last === undefined) return { kind: 'none', reason: 'too_few_days' };
  const within = counts.filter(({ day }) => daysBetween(day, last.day) < windowDays);
  const first = within[0];
  if (first === undefined || within.length < FORECAST_MIN_DAYS)
    return { kind: 'none', reason: 'too_few_days' };
  const { slope, fit } = trend(within.map(({ day, count }) => [daysBetween(first.day, day), count]));
  if (slope <= 0) return { kind: 'none', reason: 'not_growing' };
  if (fit < FORECAST_MIN_FIT) return { kind: 'none', reason: 'no_trend' };
  const days = Math.max(1, Math.ceil((threshold - last.count) / slope));
  if (days > FORECAST_MAX_DAYS) return { kind: 'none', reason: 'too_far' };
  return {
    kind: 'forecast',
    day: addCalendarDays(last.day, days),
    per_day: slope,
    fit,
    window: { from: first.day, to: last.day, days: within.length },
  };
}

/** Least squares of y on x: slope, and R² (1 for a line without any variation). */
function trend(points: ReadonlyArray<readonly [x: number, y: number]>): {
  readonly slope: number;
  readonly fit: number;
} {
  const mean = (of: 0 | 1): number => points.reduce((sum, point) => sum + point[of], 0) / points.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  let [xx, xy, yy] = [0, 0, 0];
  for (const [x, y] of points) {
    xx += (x - meanX) ** 2;
    xy += (x - meanX) * (y - meanY);
    yy += (y - meanY) ** 2;
  }
  return { slope: xy / xx, fit: yy === 0 ? 1 : xy ** 2 / (xx * yy) };
}

function requireNumbers(count: number, threshold: number): void {
  const good = Number.isSafeInteger(count) && count >= 0 && Number.isSafeInteger(threshold) && threshold >= 1;
  if (!good) throw new CountingError('number_malformed');
}
