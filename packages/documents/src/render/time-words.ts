/** Asia/Shanghai has been UTC+8 all the year since 1992. */
const SHANGHAI_MS = 8 * 60 * 60_000;

/**
 * Writes an instant for people in China.
 *
 * @param instant RFC 3339
 * @returns `2026-11-22 09:00（北京时间）`
 */
export function timeWords(instant: string): string {
  const [day = '', time = ''] = new Date(Date.parse(instant) + SHANGHAI_MS).toISOString().split('T');
  return `${day} ${time.slice(0, 5)}（北京时间）`;
}

/** Writes the day of an instant in Shanghai, `2026-11-22`. */
export function dayWords(instant: string): string {
  return new Date(Date.parse(instant) + SHANGHAI_MS).toISOString().slice(0, 10);
}
