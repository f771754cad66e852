import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scaleOf, similarityTransform } from './align-similarity.ts';

const place = fc.double({ min: -500, max: 500, noNaN: true });
const points = fc
  .array(fc.tuple(place, place), { minLength: 3, maxLength: 20 })
  .filter((all) => all.some(([x, y]) => Math.hypot(x - (all[0]?.[0] ?? 0), y - (all[0]?.[1] ?? 0)) > 1));

test('finds the turn, scale and shift that points were moved by', () => {
  fc.assert(
    fc.property(
      points,
      fc.double({ min: 0.1, max: 8, noNaN: true }),
      place,
      place,
      (from, scale, angle, shift) => {
        const a = scale * Math.cos(angle);
        const d = scale * Math.sin(angle);
        const moved = from.flatMap(([x, y]) => [a * x - d * y + shift, d * x + a * y - shift]);
        const found = similarityTransform(Float32Array.from(from.flat()), Float32Array.from(moved));
        expect(scaleOf(found)).toBeCloseTo(scale, 1);
        for (const [index, [x, y]] of from.entries()) {
          expect(Math.abs(found.a * x + found.b * y + found.c - (moved[2 * index] ?? 0))).toBeLessThan(0.05);
          expect(Math.abs(found.d * x + found.e * y + found.f - (moved[2 * index + 1] ?? 0))).toBeLessThan(
            0.05,
          );
        }
      },
    ),
  );
});

test('refuses points that are all one, or of unequal number', () => {
  expect(() => similarityTransform(Float32Array.of(1, 1, 1, 1), Float32Array.of(1, 2, 3, 4))).toThrow(
    RangeError,
  );
  expect(() => similarityTransform(Float32Array.of(1, 1, 2, 2), Float32Array.of(1, 2))).toThrow(RangeError);
});
