import { SHANGHAI_OFFSET_MS } from '../instant.ts';

/** Age from which a person consents for themselves (§ 第七条第一款 “不满十四周岁”). */
export const OWN_CONSENT_AGE_YEARS = 14;

/**
 * Gives the start of a person's fourteenth birthday in Asia/Shanghai.
 *
 * A child born on 29 February turns fourteen on 28 February: no year fourteen after a leap year has
 * the day, and 《民法典》第二百零二条 puts a missing day at the end of its month. Our reading, by analogy.
 *
 * @param born `YYYY-MM-DD`, the calendar day of birth
 * @returns milliseconds since the epoch of 00:00 on that day
 */
export function fourteenthBirthday(born: string): number {
  const [year = Number.NaN, month = Number.NaN, day = Number.NaN] = born.split('-').map(Number);
  const lastOfMonth = utcMidnight(year + OWN_CONSENT_AGE_YEARS, month, 0);
  const sameDay = utcMidnight(year + OWN_CONSENT_AGE_YEARS, month - 1, day);
  return Math.min(sameDay, lastOfMonth) - SHANGHAI_OFFSET_MS;
}

/** Not `Date.UTC`: it reads the years 0 to 99 as 1900 to 1999. */
function utcMidnight(year: number, monthIndex: number, day: number): number {
  return new Date(0).setUTCFullYear(year, monthIndex, day);
}
