/** Requests sent beside each other, and how long they took. */
import { performance } from 'node:perf_hooks';

/** What came of a load. */
export interface Load {
  readonly done: number;
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

/**
 * Does a work again and again, so many at a time.
 *
 * @param work gets the number of the run, 0, 1, 2 …
 */
export async function load(
  runs: number,
  atOnce: number,
  work: (run: number) => Promise<unknown>,
): Promise<Load> {
  const times: number[] = [];
  let next = 0;
  const began = performance.now();
  const lane = async (): Promise<void> => {
    for (let run = next++; run < runs; run = next++) {
      const start = performance.now();
      await work(run);
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return { ...quantiles(times), perSecond: (times.length * 1000) / (performance.now() - began) };
}

/** Gives the middle and the slow end of times. */
export function quantiles(times: readonly number[]): Omit<Load, 'perSecond'> {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { done: sorted.length, p50: at(0.5), p95: at(0.95), max: sorted.at(-1) ?? 0 };
}

/** Writes one line of results. */
export function tell(
  what: string,
  of: Omit<Load, 'perSecond'> & { readonly perSecond?: number },
  more = '',
): void {
  const rate = of.perSecond === undefined ? '' : `${of.perSecond.toFixed(0)}/s, `;
  console.log(
    `${what}: ${rate}p50 ${of.p50.toFixed(1)} ms, p95 ${of.p95.toFixed(1)} ms, max ${of.max.toFixed(0)} ms (${of.done})${more}`,
  );
}

/** Sends JSON; throws on any answer but the ones wanted. */
export async function ask(
  url: string,
  method: string,
  token: string | null,
  body?: unknown,
): Promise<Record<string, unknown>> {
  const answer = await fetch(url, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${text.slice(0, 400)}`);
  return JSON.parse(text) as Record<string, unknown>;
}
