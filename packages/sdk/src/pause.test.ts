import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PAUSE_MAX_MS, TRIES, pause, pauseBefore } from './pause.ts';

const status = fc.constantFrom(null, 400, 401, 409, 422, 429, 500, 502, 503, 504);
const tries = fc.record({
  number: fc.integer({ min: 1, max: TRIES + 2 }),
  status,
  retryAfterSeconds: fc.option(fc.integer({ min: 0, max: 100 })),
});
const random = fc.double({ min: 0, max: 1, noNaN: true });

test('what may have been done and has no key is never sent again; no pause is longer than the bound', () => {
  fc.assert(
    fc.property(tries, fc.boolean(), random, (end, repeatable, chance) => {
      const wait = pauseBefore(end, repeatable, chance);
      if (wait === null) return;
      expect(end.number).toBeLessThan(TRIES);
      expect(wait).toBeLessThanOrEqual(PAUSE_MAX_MS);
      expect(wait).toBeGreaterThanOrEqual((end.retryAfterSeconds ?? 0) * 1000);
      if (!repeatable) expect([429, 503]).toContain(end.status);
      expect([null, 429, 502, 503, 504]).toContain(end.status);
    }),
  );
  // Some are sent again (control).
  expect(pauseBefore({ number: 1, status: null, retryAfterSeconds: null }, true, 0)).toBe(250);
  expect(pauseBefore({ number: 3, status: 503, retryAfterSeconds: 2 }, false, 0)).toBe(2000);
});

test('a pause ends with its signal', async () => {
  const stop = new AbortController();
  const waiting = pause(60_000, stop.signal);
  stop.abort(new Error('enough'));
  await expect(waiting).rejects.toThrow('enough');
  await expect(pause(60_000, stop.signal)).rejects.toThrow('enough');
});
