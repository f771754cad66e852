const SHANGHAI_MS = 28_800_000;
/** The Measures are in force from this month (§ 第二十条). */
const FIRST_MONTH = '2025-06';

/** Lists the months from this one in Asia/Shanghai back to the first, `YYYY-MM`. */
export function monthsFrom(now: Date): string[] {
  const months: string[] = [];
  const today = new Date(now.getTime() + SHANGHAI_MS);
  for (
    let at = Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), 1);
    new Date(at).toISOString().slice(0, 7) >= FIRST_MONTH;
    at = Date.UTC(new Date(at).getUTCFullYear(), new Date(at).getUTCMonth() - 1, 1)
  ) {
    months.push(new Date(at).toISOString().slice(0, 7));
  }
  return months;
}

/** The last day of a month, `YYYY-MM-DD`. */
export function lastDayOf(month: string): string {
  const [year = 0, of = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, of, 0)).toISOString().slice(0, 10);
}
