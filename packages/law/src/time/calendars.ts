import type { BiText } from '../text.ts';
import { type StateCouncilCalendar, stateCouncilCalendar } from './state-council-calendar.ts';

type Row = readonly [name: BiText, from: string, to: string];

/** Names of the holidays of all citizens, 《全国年节及纪念日放假办法》第二条. */
export const HOLIDAY_NAMES = {
  new_year: { 'zh-CN': '元旦', en: 'New Year' },
  spring: { 'zh-CN': '春节', en: 'Spring Festival' },
  qingming: { 'zh-CN': '清明节', en: 'Qingming' },
  labour: { 'zh-CN': '劳动节', en: 'Labour Day' },
  dragon_boat: { 'zh-CN': '端午节', en: 'Dragon Boat Festival' },
  mid_autumn: { 'zh-CN': '中秋节', en: 'Mid-Autumn Festival' },
  national: { 'zh-CN': '国庆节', en: 'National Day' },
} as const satisfies Record<string, BiText>;

const h = HOLIDAY_NAMES;

/**
 * The calendars of the State Council that are published: 2025 and 2026. A year that is not here is
 * `unknown`; nobody's table for 2027 is to be entered before the notice is.
 */
export const STATE_COUNCIL_CALENDARS: readonly StateCouncilCalendar[] = [
  calendar(
    2025,
    '国办发明电〔2024〕12号',
    '2024-11-12',
    [
      [h.new_year, '01-01', '01-01'],
      [h.spring, '01-28', '02-04'],
      [h.qingming, '04-04', '04-06'],
      [h.labour, '05-01', '05-05'],
      [h.dragon_boat, '05-31', '06-02'],
      [{ 'zh-CN': '国庆节、中秋节', en: 'National Day and Mid-Autumn Festival' }, '10-01', '10-08'],
    ],
    ['01-26', '02-08', '04-27', '09-28', '10-11'],
  ),
  calendar(
    2026,
    '国办发明电〔2025〕7号',
    '2025-11-04',
    [
      [h.new_year, '01-01', '01-03'],
      [h.spring, '02-15', '02-23'],
      [h.qingming, '04-04', '04-06'],
      [h.labour, '05-01', '05-05'],
      [h.dragon_boat, '06-19', '06-21'],
      [h.mid_autumn, '09-25', '09-27'],
      [h.national, '10-01', '10-07'],
    ],
    ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  ),
];

let known = STATE_COUNCIL_CALENDARS;

/** The calendars by which this program counts where none are handed in: those delivered, and those it learnt. */
export function knownCalendars(): readonly StateCouncilCalendar[] {
  return known;
}

/**
 * Lets the whole program count by calendars that were published since it was delivered; one of a year that is there
 * takes its place. Like a newer time zone table it changes every count at once, so that no duty has two last days
 * (docs/adr/0045).
 *
 * @param published in place of whatever was learnt before
 * @returns whether any count may be another now
 */
export function learnCalendars(published: readonly StateCouncilCalendar[]): boolean {
  const years = new Map([...STATE_COUNCIL_CALENDARS, ...published].map((one) => [one.year, one]));
  const next = [...years.values()].toSorted((a, b) => a.year - b.year);
  if (JSON.stringify(next) === JSON.stringify(known)) return false;
  known = next;
  return true;
}

function calendar(
  year: number,
  document: string,
  published: string,
  holidays: readonly Row[],
  worked: readonly string[],
): StateCouncilCalendar {
  const day = (monthAndDay: string): string => `${year}-${monthAndDay}`;
  return stateCouncilCalendar({
    year,
    document,
    published,
    loaded_at: '2026-11-22',
    verified:
      'Equal day by day to chinese-days 1.5.7, in a test. Entered from accounts of the notice, not from the notice itself.',
    holidays: holidays.map(([name, from, to]) => ({ name, from: day(from), to: day(to) })),
    worked_weekends: worked.map(day),
  });
}
