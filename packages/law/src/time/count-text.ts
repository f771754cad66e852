import type { BiText } from '../text.ts';
import { type CivilDate, weekday, yearOf } from './civil-date.ts';
import type { WorkingDayCount } from './working-days.ts';

const ZH = ['日', '一', '二', '三', '四', '五', '六'];
const EN = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** Joins texts, each language to its own. */
export function joined(...texts: readonly BiText[]): BiText {
  const parts = texts.filter((text) => text.en !== '');
  return {
    'zh-CN': parts.map((text) => text['zh-CN']).join(''),
    en: parts.map((text) => text.en).join(' '),
  };
}

/** Writes a day with its day of the week. */
export function named(day: CivilDate): BiText {
  return {
    'zh-CN': `${day}（星期${ZH[weekday(day)] ?? ''}）`,
    en: `${day} (${EN[weekday(day)] ?? ''})`,
  };
}

/**
 * Explains a count of working days: from which day, what was passed over and named how, which weekends
 * counted, on which notice it rests, and what is open where a calendar is missing.
 */
export function workingDaysText(
  from: CivilDate,
  count: number,
  direction: 'on' | 'back',
  counted: WorkingDayCount,
): BiText {
  const start = named(from);
  const end = named(counted.certainty === 'firm' ? counted.date : counted.provisional);
  const [zhWay, enWay] = direction === 'on' ? ['往后', 'on'] : ['往前', 'back'];
  const [zhNext, enNext] = direction === 'on' ? ['次日', 'the day after'] : ['前一日', 'the day before'];
  const head = {
    'zh-CN': `${start['zh-CN']}当日不计入，自${zhNext}起${zhWay}数${count}个工作日，`,
    en: `${start.en} is not counted; ${count === 1 ? '1 working day' : `${count} working days`} ${enWay} from ${enNext} ${count === 1 ? 'ends' : 'end'}`,
  };
  const last =
    counted.certainty === 'firm'
      ? { 'zh-CN': `到${end['zh-CN']}。`, en: `on ${end.en}.` }
      : {
          'zh-CN': `暂定到${end['zh-CN']}：该年节假日安排未公布，只按法定节日推算，不能依赖。请按${named(counted.act_by)['zh-CN']}办理；安排公布后重新计算。`,
          en: `provisionally on ${end.en}: the calendar of that year is not published, and only the statutory days are known, so do not rely on it. Work to ${named(counted.act_by).en}, and count again when the calendar is published.`,
        };
  return joined(head, last, passedText(from, counted));
}

/** Explains a count of calendar days. */
export function calendarDaysText(from: CivilDate, count: number, end: CivilDate): BiText {
  return {
    'zh-CN': `${named(from)['zh-CN']}当日不计入，自次日起数${count}日（自然日，周末和节假日都计入），到${named(end)['zh-CN']}。`,
    en: `${named(from).en} is not counted; ${count === 1 ? '1 calendar day, be it a weekend or a holiday, ends' : `${count} calendar days, weekends and holidays among them, end`} on ${named(end).en}.`,
  };
}

function passedText(from: CivilDate, counted: WorkingDayCount): BiText {
  const short = (day: CivilDate): string => (yearOf(day) === yearOf(from) ? day.slice(5) : day);
  const span = (first: CivilDate, last: CivilDate): string =>
    first === last ? short(first) : `${short(first)}…${last.slice(5)}`;
  const { skipped, weekend_days, worked_weekends, calendars } = counted;
  const zhOff = skipped.map(
    (off) => `${off.name['zh-CN']} ${span(off.from, off.to)}${off.provisional ? '（暂定）' : ''}`,
  );
  const enOff = skipped.map(
    (off) => `${off.name.en} ${span(off.from, off.to)}${off.provisional ? ' (provisional)' : ''}`,
  );
  if (weekend_days > 0) {
    zhOff.push(`周末${weekend_days}天`);
    enOff.push(weekend_days === 1 ? '1 weekend day' : `${weekend_days} weekend days`);
  }
  const off =
    zhOff.length === 0
      ? EMPTY
      : { 'zh-CN': `不计：${zhOff.join('、')}。`, en: `Not counted: ${enOff.join(', ')}.` };
  const worked =
    worked_weekends.length === 0
      ? EMPTY
      : {
          'zh-CN': `调休上班，计入：${worked_weekends.map((day) => `${short(day)}（${ZH[weekday(day)] ?? ''}）`).join('、')}。`,
          en: `Worked weekends, counted: ${worked_weekends.map((day) => `${short(day)} (${EN[weekday(day)] ?? ''})`).join(', ')}.`,
        };
  const documents = calendars.map(({ document }) => document);
  const source =
    documents.length === 0
      ? EMPTY
      : { 'zh-CN': `依据：${documents.join('、')}。`, en: `By ${documents.join(', ')}.` };
  return joined(off, worked, source);
}

const EMPTY: BiText = { 'zh-CN': '', en: '' };
