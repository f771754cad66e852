/** Days in Shanghai, both included. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

const DAY_MS = 24 * 60 * 60_000;
const SHANGHAI_MS = 8 * 60 * 60_000;

/** The last so many days in Shanghai, today included. */
export function lastDays(count: number, now: number = Date.now()): Days {
  const day = (at: number) => new Date(at + SHANGHAI_MS).toISOString().slice(0, 10);
  return { from: day(now - (count - 1) * DAY_MS), to: day(now) };
}
