import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Polygon,
  addCorner,
  addCornerSomewhere,
  crossesItself,
  moveCorner,
  removeCorner,
} from './polygon.ts';

const SQUARE: Polygon = [
  [0.2, 0.2],
  [0.8, 0.2],
  [0.8, 0.8],
  [0.2, 0.8],
];

test('a corner is added on the side it is nearest to', () => {
  expect(addCorner(SQUARE, [0.9, 0.5])).toEqual({ polygon: SQUARE.toSpliced(2, 0, [0.9, 0.5]), index: 2 });
  expect(addCorner(SQUARE, [0.1, 0.5]).index).toBe(4);
});

test('corners added without a pointer make a rectangle, then halve the longest side', () => {
  let polygon: Polygon = [];
  for (let count = 0; count < 6; count += 1) polygon = addCornerSomewhere(polygon).polygon;
  expect(polygon).toHaveLength(6);
  expect(crossesItself(polygon)).toBe(false);
  expect(polygon[1]).toEqual([0.7, 0.25]);
});

test('a bow tie crosses itself, a square does not', () => {
  expect(crossesItself(SQUARE)).toBe(false);
  expect(crossesItself(moveCorner(moveCorner(SQUARE, 1, [0.8, 0.8]), 2, [0.8, 0.2]))).toBe(true);
});

test('nothing leaves the plan, and what is added can be removed', () => {
  const share = fc.double({ min: -2, max: 3, noNaN: true });
  fc.assert(
    fc.property(fc.tuple(share, share), fc.nat(3), (point, index) => {
      const moved = moveCorner(SQUARE, index, point);
      expect(moved.flat().every((part) => part >= 0 && part <= 1)).toBe(true);
      const added = addCorner(SQUARE, point);
      expect(removeCorner(added.polygon, added.index)).toEqual(SQUARE);
    }),
  );
});
