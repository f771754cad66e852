import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Line, withheld } from './suppress.ts';

/** Two ways to split one whole, and one part of the second split again: as complaints are. */
const LINES: readonly Line[] = [
  { total: 'all', parts: ['a', 'b', 'c'] },
  { total: 'all', parts: ['open', 'told'] },
  { total: 'told', parts: ['x', 'y', 'z'] },
];

const Counts = fc
  .record({
    a: fc.nat(12),
    b: fc.nat(12),
    told: fc.nat(20),
    open: fc.nat(12),
    x: fc.nat(20),
    y: fc.nat(20),
  })
  .map(({ a, b, told, open, x, y }) => {
    const all = told + open;
    const first = Math.min(a, all);
    const second = Math.min(b, all - first);
    const upheld = Math.min(x, told);
    const partly = Math.min(y, told - upheld);
    return new Map(
      Object.entries({
        all,
        a: first,
        b: second,
        c: all - first - second,
        open,
        told,
        x: upheld,
        y: partly,
        z: told - upheld - partly,
      }),
    );
  });

/** As far as sums are tried. */
const MOST = 60;

/**
 * What each withheld count can be, by trying every sum of both totals: another way than that of the program.
 *
 * @returns the numbers that fit what is shown, by cell
 */
function possible(counts: ReadonlyMap<string, number>, hidden: ReadonlySet<string>) {
  const fits = new Map<string, Set<number>>([...hidden].map((cell) => [cell, new Set()]));
  const valuesOf = (cell: string) =>
    hidden.has(cell) ? Array.from({ length: MOST }, (_, at) => at + 1) : [counts.get(cell) ?? 0];
  for (const all of valuesOf('all')) {
    for (const told of valuesOf('told')) {
      const open = all - told;
      if (open < 0 || (hidden.has('open') ? open < 1 : open !== counts.get('open'))) continue;
      const splits = [
        { sum: all, parts: ['a', 'b', 'c'] },
        { sum: told, parts: ['x', 'y', 'z'] },
      ].map(({ sum, parts }) => {
        const shown = parts.filter((part) => !hidden.has(part));
        const kept = parts.filter((part) => hidden.has(part));
        return { kept, rest: sum - shown.reduce((total, part) => total + (counts.get(part) ?? 0), 0) };
      });
      if (splits.some(({ kept, rest }) => (kept.length === 0 ? rest !== 0 : rest < kept.length))) continue;
      for (const { kept, rest } of splits) {
        // One of them alone is the rest; of several each is from 1 to what the others leave.
        const from = kept.length === 1 ? rest : 1;
        for (const part of kept) {
          for (let value = from; value <= rest - kept.length + 1; value += 1) fits.get(part)?.add(value);
        }
      }
      for (const [cell, value] of [['all', all] as const, ['told', told] as const, ['open', open] as const]) {
        fits.get(cell)?.add(value);
      }
    }
  }
  return fits;
}

test('no small count is shown, and what is withheld could be as many numbers as the threshold says', () => {
  fc.assert(
    fc.property(Counts, fc.integer({ min: 2, max: 8 }), (counts, threshold) => {
      const hidden = withheld(counts, LINES, threshold);
      for (const [cell, count] of counts) {
        if (count > 0 && count < threshold) expect(hidden.has(cell)).toBe(true);
        if (count === 0) expect(hidden.has(cell)).toBe(false);
      }
      const fits = possible(counts, hidden);
      for (const [cell, values] of fits) {
        expect(values.size).toBeGreaterThanOrEqual(threshold);
        expect(values.has(counts.get(cell) ?? 0)).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

test('the small counts alone can be had back (control)', () => {
  const counts = new Map(
    Object.entries({ all: 40, a: 3, b: 17, c: 20, open: 20, told: 20, x: 10, y: 10, z: 0 }),
  );
  expect([...(possible(counts, new Set(['a'])).get('a') ?? [])]).toEqual([3]);
  const hidden = withheld(counts, LINES, 5);
  expect([...hidden].toSorted()).toEqual(['a', 'b']);
  expect(possible(counts, hidden).get('a')?.size).toBeGreaterThan(5);
  // What follows from two lines together is seen: told is the rest of all, and its parts are shown.
  const nested = new Map(
    Object.entries({ all: 60, a: 20, b: 20, c: 20, open: 3, told: 57, x: 20, y: 20, z: 17 }),
  );
  expect([...withheld(nested, LINES, 5)].toSorted()).toEqual(['open', 'told', 'z']);
});

test('what was withheld before stays so, and few of all are withheld whole', () => {
  const counts = new Map(
    Object.entries({ all: 60, a: 20, b: 20, c: 20, open: 30, told: 30, x: 10, y: 10, z: 10 }),
  );
  expect(withheld(counts, LINES, 5).size).toBe(0);
  expect([...withheld(counts, LINES, 5, new Set(['a']))].toSorted()).toEqual(['a', 'b']);
  const few = new Map(Object.entries({ all: 4, a: 4, b: 0, c: 0, open: 1, told: 3, x: 3, y: 0, z: 0 }));
  expect([...withheld(few, LINES, 5)].toSorted()).toEqual(['a', 'all', 'open', 'told', 'x']);
});
