import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inCaptureArea } from './capture-area.ts';

type Corner = readonly [number, number];

const frame = { width: 1000, height: 500 };
const at = (x: number, y: number): { x: number; y: number; width: number; height: number } => ({
  x: x * frame.width - 20,
  y: y * frame.height - 30,
  width: 40,
  height: 60,
});
const inside = (x: number, y: number, area: readonly Corner[]): boolean =>
  inCaptureArea(at(x, y), frame, area);

const square: readonly Corner[] = [
  [0.25, 0.25],
  [0.75, 0.25],
  [0.75, 0.75],
  [0.25, 0.75],
];
// A door frame with a notch from above.
const notched: readonly Corner[] = [
  [0, 0],
  [0.4, 0],
  [0.5, 0.8],
  [0.6, 0],
  [1, 0],
  [1, 1],
  [0, 1],
];

test.each([
  ['in the middle', 0.5, 0.5, square, true],
  ['left of it', 0.1, 0.5, square, false],
  ['below it', 0.5, 0.9, square, false],
  ['on an edge', 0.25, 0.5, square, true],
  ['on a corner', 0.75, 0.75, square, true],
  ['on the line of an edge, beyond it', 0.25, 0.9, square, false],
  ['in the notch', 0.5, 0.4, notched, false],
  ['beside the notch', 0.3, 0.4, notched, true],
  ['under the notch', 0.5, 0.9, notched, true],
  ['a level with corners', 0.2, 0.8, notched, true],
])('a face %s', (_, x, y, area, expected) => {
  expect(inside(x, y, area)).toBe(expected);
  expect(inside(x, y, area.toReversed())).toBe(expected);
});

test('an area that is none holds nothing but its own boundary', () => {
  expect(inside(0.5, 0.5, [])).toBe(false);
  expect(inside(0.5, 0.5, [[0.5, 0.5]])).toBe(false);
  expect(
    inside(0.5, 0.5, [
      [0, 0],
      [1, 1],
    ]),
  ).toBe(false);
  expect(
    inside(0.5, 0.6, [
      [0, 0],
      [1, 1],
      [0.5, 0.5],
    ]),
  ).toBe(false);
  expect(
    inside(0.5, 0.5, [
      [0, 0],
      [1, 0],
      [Number.NaN, 1],
    ]),
  ).toBe(false);
  expect(
    inside(0.5, 0.5, [
      [0, 0],
      [1, 0],
      [1, Number.POSITIVE_INFINITY],
    ]),
  ).toBe(false);
});

test('a corner named twice changes nothing', () => {
  const doubled = square.flatMap((corner) => [corner, corner]);
  expect([inside(0.5, 0.5, doubled), inside(0.1, 0.5, doubled)]).toEqual([true, false]);
});

test('a box that is no number, or a frame without size, is outside', () => {
  expect(inCaptureArea({ x: Number.NaN, y: 0, width: 1, height: 1 }, frame, square)).toBe(false);
  expect(inCaptureArea(at(0.5, 0.5), { width: 0, height: 0 }, square)).toBe(false);
});

test('agrees with geometry on any rectangle', () => {
  // Corners lie on whole hundredths, faces between them.
  const corner = fc.integer({ min: 0, max: 100 }).map((value) => value / 100);
  const place = fc.integer({ min: 0, max: 99 }).map((value) => (value + 0.5) / 100);
  fc.assert(
    fc.property(place, place, corner, corner, corner, corner, (x, y, x0, y0, x1, y1) => {
      const area: readonly Corner[] = [
        [x0, y0],
        [x1, y0],
        [x1, y1],
        [x0, y1],
      ];
      const between = (v: number, a: number, b: number): boolean => v > Math.min(a, b) && v < Math.max(a, b);
      expect(inside(x, y, area)).toBe(between(x, x0, x1) && between(y, y0, y1));
    }),
  );
});
