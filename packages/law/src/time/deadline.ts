import type { Strength } from '../finding.ts';
import { DAY_MS } from '../instant.ts';
import type { BiText } from '../text.ts';
import { type CivilDate, addCalendarDays, addYears, shanghaiInstant, startOfDay } from './civil-date.ts';
import { calendarDaysText, joined, named, workingDaysText } from './count-text.ts';
import {
  type Counting,
  type DeadlineKind,
  type DeadlineRule,
  type PeriodFrom,
  deadlineRules,
} from './deadline-rules.ts';
import { HOUR_MS, addHours } from './hours.ts';
import type { StateCouncilCalendar } from './state-council-calendar.ts';
import { TimeError } from './time-error.ts';
import {
  type Passed,
  addWorkingDays,
  civilCodeLastDay,
  workingDayBefore,
  workingDaysBefore,
} from './working-days.ts';

/** Hour of the last day by which to be done, though the law gives until 24:00 (《民法典》第二百零三条第二款). */
export const PLAN_HOUR = 17;

/** When a period ends. */
export type DeadlineEnd =
  | {
      readonly certainty: 'firm';
      readonly date: CivilDate;
      /** 24:00 of the day, RFC 3339 in Asia/Shanghai. */
      readonly ends_at: string;
      /** 17:00 of the day; `null` for a time of keeping, where nothing is to be done on the last day. */
      readonly plan_for: string | null;
      /** The working day before, by which careful counsel is done; `null` for a time of keeping. */
      readonly careful: CivilDate | null;
    }
  | {
      readonly certainty: 'provisional';
      readonly provisional: CivilDate;
      readonly act_by: CivilDate;
      /** 17:00 of `act_by`. */
      readonly plan_for: string;
    }
  | { readonly certainty: 'instant'; readonly at: string };

/** One deadline, computed and explained. Store it with `passed.calendars`, and compute it anew when they change. */
export interface Deadline {
  readonly kind: DeadlineKind;
  readonly row: string;
  readonly strength: Strength;
  /** `ours` where the law names no number: never to be shown as law. */
  readonly period_from: PeriodFrom;
  readonly counting: Counting;
  readonly citation: BiText;
  /** A day, or for hours an instant in RFC 3339; not itself counted where days are. */
  readonly trigger: string;
  readonly end: DeadlineEnd;
  /** Day by which careful filers hand in, though the law gives longer: practice, not law; mostly `null`. */
  readonly aim: CivilDate | null;
  /** What a count of working days passed over; `null` for other units. */
  readonly passed: Passed | null;
  readonly explanation: BiText;
}

type Calendars = readonly StateCouncilCalendar[];

/** Counts a deadline of days or years from its trigger. @param set by an authority in place of the number of the rule */
export function fromDay(
  kind: DeadlineKind,
  trigger: CivilDate,
  calendars: Calendars,
  set?: number,
): Deadline {
  const rule: DeadlineRule = deadlineRules[kind];
  const { unit, direction } = rule.counting;
  const count = set ?? rule.counting.count;
  if (unit === 'working_days') {
    const counted =
      direction === 'on'
        ? addWorkingDays(trigger, count, calendars)
        : workingDaysBefore(trigger, count, calendars);
    const end: DeadlineEnd =
      counted.certainty === 'firm'
        ? lastDay(counted.date, calendars)
        : {
            certainty: 'provisional',
            provisional: counted.provisional,
            act_by: counted.act_by,
            plan_for: planned(counted.act_by),
          };
    const { skipped, weekend_days, worked_weekends, calendars: used } = counted;
    const text = joined(workingDaysText(trigger, count, direction, counted), endText(end));
    const passed = { skipped, weekend_days, worked_weekends, calendars: used };
    const aim = rule.aim === undefined ? null : aimOf(trigger, rule.aim, calendars);
    const deadline = made(kind, trigger, end, passed, joined(text, aimText(rule.aim, aim)), aim);
    if (count === rule.counting.count) return deadline;
    return { ...deadline, period_from: 'authority', counting: { ...rule.counting, count } };
  }
  if (unit === 'years') return kept(kind, trigger, addYears(trigger, count), count);
  const date = unit === 'calendar_days' ? addCalendarDays(trigger, count) : trigger;
  const end = lastDay(date, calendars);
  const counted =
    unit === 'calendar_days'
      ? calendarDaysText(trigger, count, date)
      : { 'zh-CN': `最后一日是${named(date)['zh-CN']}。`, en: `The last day is ${named(date).en}.` };
  return made(kind, trigger, end, null, joined(counted, endText(end), movedText(date, calendars)));
}

/** Counts a deadline of hours from an instant, milliseconds since the epoch. @param count hours in place of the rule’s */
export function fromInstant(
  kind: DeadlineKind,
  from: number,
  count: number = deadlineRules[kind].counting.count,
): Deadline {
  const [start, at] = [shanghaiInstant(from), shanghaiInstant(addHours(from, count))];
  const text = {
    'zh-CN': `自${start}起${count}小时，不分昼夜和节假日，最迟${at}。`,
    en: `${count} hours from ${start}, by day and night and on holidays: at the latest ${at}.`,
  };
  return made(kind, start, { certainty: 'instant', at }, null, text);
}

function kept(kind: DeadlineKind, trigger: CivilDate, last: CivilDate, years: number): Deadline {
  const end: DeadlineEnd = {
    certainty: 'firm',
    date: last,
    ends_at: endOf(last),
    plan_for: null,
    careful: null,
  };
  const text = {
    'zh-CN': `自${named(trigger)['zh-CN']}起${years}年，至少保存到${last}当日24时；没有对应日的，以月末日为准（《民法典》第二百零二条）。`,
    en: `${years} years from ${named(trigger).en}: keep at least to the end of ${last}. Where the day does not exist, the last day of the month stands for it (Civil Code, Article 202).`,
  };
  return made(kind, trigger, end, null, text);
}

function made(
  kind: DeadlineKind,
  trigger: string,
  end: DeadlineEnd,
  passed: Passed | null,
  counted: BiText,
  aim: CivilDate | null = null,
): Deadline {
  const {
    row,
    strength,
    period_from,
    counting,
    citation,
    trigger: starts,
    duty,
  }: DeadlineRule = deadlineRules[kind];
  const head = {
    'zh-CN': `${row} ${citation['zh-CN']}：${starts['zh-CN']}，${duty['zh-CN']}。`,
    en: `${row}, ${citation.en}: ${starts.en}. ${duty.en}.`,
  };
  return {
    kind,
    row,
    strength,
    period_from,
    counting,
    citation,
    trigger,
    end,
    aim,
    passed,
    explanation: joined(head, counted),
  };
}

function aimOf(trigger: CivilDate, count: number, calendars: Calendars): CivilDate {
  const counted = addWorkingDays(trigger, count, calendars);
  return counted.certainty === 'firm' ? counted.date : counted.act_by;
}

function aimText(count: number | undefined, aim: CivilDate | null): BiText {
  if (count === undefined || aim === null) return { 'zh-CN': '', en: '' };
  return {
    'zh-CN': `材料被退回补正很常见，实务上宜在第${count}个工作日${named(aim)['zh-CN']}前提交；这是经验，不是法律规定。`,
    en: `Packages are often sent back: hand it in by working day ${count}, ${named(aim).en}. That is practice, not law.`,
  };
}

function lastDay(date: CivilDate, calendars: Calendars): DeadlineEnd {
  return {
    certainty: 'firm',
    date,
    ends_at: endOf(date),
    plan_for: planned(date),
    careful: within(() => workingDayBefore(date, calendars)),
  };
}

function endText(end: DeadlineEnd): BiText {
  if (end.certainty !== 'firm' || end.careful === null) return { 'zh-CN': '', en: '' };
  return {
    'zh-CN': `当日24时届满，请在17:00前办完；稳妥的做法是提前一个工作日，在${named(end.careful)['zh-CN']}办完。`,
    en: `It ends at 24:00; be done by 17:00. Careful counsel is done a working day earlier, on ${named(end.careful).en}.`,
  };
}

/** States the day of 《民法典》第二百零三条第一款 where it differs, and does not rely on it. */
function movedText(date: CivilDate, calendars: Calendars): BiText {
  const moved = within(() => civilCodeLastDay(date, calendars));
  if (moved === null || moved.date === date) return { 'zh-CN': '', en: '' };
  const provisional = moved.certainty === 'provisional';
  return {
    'zh-CN': `最后一日不是工作日。《民法典》第二百零三条如可类推，可顺延到${named(moved.date)['zh-CN']}${provisional ? '（暂定）' : ''}；我们不依赖这一类推。`,
    en: `The last day is no working day. If Civil Code, Article 203, applies by analogy, it moves to ${named(moved.date).en}${provisional ? ', provisionally' : ''}; we do not rely on it.`,
  };
}

/** Calendar days are counted in any year; only what is said beside them needs a calendar. */
function within<T>(look: () => T): T | null {
  try {
    return look();
  } catch (error) {
    if (error instanceof TimeError && error.code === 'calendar_out_of_reach') return null;
    throw error;
  }
}

function endOf(date: CivilDate): string {
  return shanghaiInstant(startOfDay(date) + DAY_MS);
}

function planned(date: CivilDate): string {
  return shanghaiInstant(startOfDay(date) + PLAN_HOUR * HOUR_MS);
}
