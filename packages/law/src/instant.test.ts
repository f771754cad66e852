import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { Instant, epoch } from './instant.ts';
import { PersonFacts } from './minors/index.ts';
import { fourteenthBirthday } from './minors/birthday.ts';

// A text that the schema takes and the clock cannot read would be NaN, and NaN is later than nothing.

test('every instant that the schema lets through is a time', () => {
  const { pattern } = z.toJSONSchema(Instant);
  if (pattern === undefined) throw new Error('the schema has a pattern');
  const accepted = fc.stringMatching(new RegExp(pattern)).filter((text) => Instant.safeParse(text).success);
  fc.assert(
    fc.property(accepted, (text) => Number.isFinite(epoch(text))),
    { numRuns: 2000 },
  );
  for (const text of [
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:59.999999999+23:59',
    '2026-11-22T09:00+08:00',
  ]) {
    if (Instant.safeParse(text).success) expect([text, Number.isFinite(epoch(text))]).toEqual([text, true]);
  }
});

test('every day of birth that the schema lets through has a fourteenth birthday', () => {
  const { age } = PersonFacts.shape;
  const day = fc
    .date({
      min: new Date('0000-01-01T00:00:00Z'),
      max: new Date('9999-12-31T00:00:00Z'),
      noInvalidDate: true,
    })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, (on) => {
      expect(age.safeParse({ kind: 'born', on }).success).toBe(true);
      return Number.isFinite(Date.parse(on)) && Number.isFinite(fourteenthBirthday(on));
    }),
    { numRuns: 2000 },
  );
});

test.each(['2026-11-22', '2026-11-22T09:00:00', '2026-02-29T00:00:00Z', '2026-11-22 09:00:00Z', 'now', ''])(
  '“%s” is no instant',
  (text) => {
    expect(Instant.safeParse(text).success).toBe(false);
  },
);
