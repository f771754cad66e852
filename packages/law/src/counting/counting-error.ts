import { type BiText, both, type Explanation } from '../text.ts';

/** Thrown when events or records cannot be counted. A wrong count is never returned instead. */
export class CountingError extends Error {
  readonly code: CountingErrorCode;
  readonly what: BiText;
  readonly why: BiText;
  readonly remedy: BiText;

  constructor(code: CountingErrorCode, options?: ErrorOptions) {
    const { what, why, remedy } = TEXTS[code];
    super(`${what.en} ${why.en} ${remedy.en}`, options);
    this.name = 'CountingError';
    this.code = code;
    this.what = what;
    this.why = why;
    this.remedy = remedy;
  }
}

/** Stable names of the errors of `counting`. */
export type CountingErrorCode =
  | 'record_malformed'
  | 'out_of_order'
  | 'left_without_joining'
  | 'number_malformed';

const WHAT = both('无法计算人数。', 'The persons cannot be counted.');

const TEXTS: Readonly<Record<CountingErrorCode, Explanation>> = {
  record_malformed: {
    what: WHAT,
    why: both(
      '记录的键、时间或者处理者不合格式，或者结束早于开始。',
      'A record has a malformed key, time or processor, or ends before it begins.',
    ),
    remedy: both('请更正该记录后重新计算。', 'Correct the record and count again.'),
  },
  out_of_order: {
    what: WHAT,
    why: both('事件的时间早于已经计入的事件。', 'An event is earlier than one that was counted.'),
    remedy: both(
      '请按时间顺序重新计算；补录的历史数据请用全部记录重新计算。',
      'Count in the order of time; for older data that come to light count anew from all records.',
    ),
  },
  left_without_joining: {
    what: WHAT,
    why: both('离开的记录从未计入。', 'A record leaves that was never counted.'),
    remedy: both('请用全部记录重新计算。', 'Count anew from all records.'),
  },
  number_malformed: {
    what: WHAT,
    why: both(
      '人数、阈值或者天数不是可用的整数。',
      'A number of persons, threshold or days is no usable whole number.',
    ),
    remedy: both('请更正后重试。', 'Correct it and try again.'),
  },
};
