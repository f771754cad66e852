/** Milliseconds since the epoch. A parameter everywhere, so that tests can set it. */
export type Now = () => number;

/** Writes an instant as ISO 8601 in UTC with milliseconds. */
export function iso(ms: number): string {
  return new Date(ms).toISOString();
}
