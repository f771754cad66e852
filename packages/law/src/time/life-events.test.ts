import fc from 'fast-check';
import { expect, test } from 'vitest';
import cases from '../../../../vectors/law/time/life-events.json' with { type: 'json' };
import { register } from '../register/index.ts';
import { lifeEvents, lifeTexts } from './index.ts';

const rows = new Map<string, string>(Object.entries(register).map(([id, { strength }]) => [id, strength]));

test('no event sounds more binding than its row of the register', () => {
  for (const { row, strength } of Object.values(lifeTexts))
    expect([row, rows.get(row)]).toEqual([row, strength]);
});

test('a window that is cut in two has the same events, in the order of time', () => {
  const lives = cases.filter(({ expect: told }) => Array.isArray(told)).map(({ facts }) => facts);
  const [first, last] = [Date.parse('2025-01-01T00:00:00Z'), Date.parse('2028-01-01T00:00:00Z')];
  const whole = lives.map((facts) => lifeEvents(facts, first, last));
  expect(whole.flat().length).toBeGreaterThan(20);
  // Cuts fall at events, just before or after them, as well as anywhere.
  const instants = whole.flat().flatMap(({ at }) => [Date.parse(at) - 1, Date.parse(at), Date.parse(at) + 1]);
  const cut = fc.oneof(fc.constantFrom(...instants), fc.integer({ min: first, max: last }));
  fc.assert(
    fc.property(fc.nat({ max: lives.length - 1 }), cut, (which, at) => {
      const parts = [...lifeEvents(lives[which], first, at), ...lifeEvents(lives[which], at, last)];
      expect(parts).toEqual(whole[which]);
      expect(parts.map((event) => Date.parse(event.at))).toEqual(
        parts.map((event) => Date.parse(event.at)).toSorted((a, b) => a - b),
      );
    }),
    { numRuns: 300 },
  );
});
