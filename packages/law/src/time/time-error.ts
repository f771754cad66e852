import { type BiText, both } from '../text.ts';

/** Thrown when a date or period cannot be counted at all. Never a guess. */
export class TimeError extends Error {
  readonly code: TimeErrorCode;
  readonly what: BiText;
  readonly why: BiText;
  readonly remedy: BiText;

  constructor(code: TimeErrorCode, values: Readonly<Record<string, string>> = {}, options?: ErrorOptions) {
    const [what, why, remedy] = TEXTS[code].map((text) => fill(text, values)) as [BiText, BiText, BiText];
    super(`${what.en} ${why.en} ${remedy.en}`, options);
    this.name = 'TimeError';
    this.code = code;
    this.what = what;
    this.why = why;
    this.remedy = remedy;
  }
}

/** Stable names of the errors of `time`. */
export type TimeErrorCode =
  | 'date_malformed'
  | 'count_malformed'
  | 'clock_unusable'
  | 'calendar_malformed'
  | 'calendar_out_of_reach'
  | 'before_in_force';

function fill(text: BiText, values: Readonly<Record<string, string>>): BiText {
  const put = (line: string): string =>
    line.replaceAll(/\{(\w+)\}/g, (all, name: string) => values[name] ?? all);
  return { 'zh-CN': put(text['zh-CN']), en: put(text.en) };
}

const TEXTS: Readonly<Record<TimeErrorCode, readonly [what: BiText, why: BiText, remedy: BiText]>> = {
  date_malformed: [
    both('这不是一个日期。', 'This is not a date.'),
    both('日期应当写成 YYYY-MM-DD，且真实存在。', 'A date is written YYYY-MM-DD and has to exist.'),
    both('例如 2026-11-22。', 'For example 2026-11-22.'),
  ],
  count_malformed: [
    both('无法按这个数计算期间。', 'A period cannot be counted by this number.'),
    both('应为 {least} 至 {most} 的整数。', 'It has to be a whole number from {least} to {most}.'),
    both('请更正后重试。', 'Correct it and try again.'),
  ],
  clock_unusable: [
    both('不知道这是什么时刻。', 'This is no instant.'),
    both('应为自1970年起的毫秒数。', 'It has to be milliseconds since 1970.'),
    both('请传入有效的毫秒数。', 'Pass the milliseconds since the epoch.'),
  ],
  calendar_malformed: [
    both('这份节假日安排不能使用。', 'This calendar cannot be used.'),
    both('有问题的字段：{paths}。', 'What is wrong is at: {paths}.'),
    both(
      '请对照国务院办公厅的通知更正；原有的安排继续有效。',
      'Correct it by the notice of the State Council; the calendars loaded before stay in use.',
    ),
  ],
  calendar_out_of_reach: [
    both('无法数到这一天的工作日。', 'The working days cannot be counted as far as this day.'),
    both(
      '{day} 所在的年份既没有已公布的节假日安排，也没有法定节日的日期。',
      'Of the year of {day} neither the published calendar nor the dates of the statutory holidays are known.',
    ),
    both(
      '请载入该年的节假日安排。没有猜测任何日期。',
      'Load the calendar of that year. No date was guessed.',
    ),
  ],
  before_in_force: [
    both('这一期限当时还不存在。', 'This period did not exist yet.'),
    both('它自 {from} 起才有，而触发日是 {day}。', 'It exists from {from}, and the trigger is {day}.'),
    both('请核对触发日；更早的事项请由法务判断。', 'Check the trigger; have counsel judge what is older.'),
  ],
};
