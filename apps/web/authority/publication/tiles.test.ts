import { REGIONS } from '@consentry/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shadeOf, shadesOf } from './shade.ts';
import { TILES } from './tiles.ts';

test('all 34 divisions of the first level have a tile of their own', () => {
  expect(REGIONS).toHaveLength(34);
  expect(TILES.map(({ code }) => code).toSorted()).toEqual(REGIONS.map(({ code }) => code).toSorted());
  expect(new Set(TILES.map(({ row, column }) => `${row} ${column}`)).size).toBe(34);
  expect(new Set(TILES.map(({ letters }) => letters)).size).toBe(34);
  for (const name of ['台湾', '香港', '澳门']) {
    expect(REGIONS.some((region) => region.name['zh-CN'] === name)).toBe(true);
  }
  for (const { row, column } of TILES) expect([row <= 8, column <= 8]).toEqual([true, true]);
});

test('a count has the shade that the legend gives it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), fc.nat(), (most, any) => {
      const count = 1 + (any % most);
      const named = shadesOf(most).find(({ from, to }) => count >= from && count <= to);
      expect(shadeOf(count, most)).toBe(named?.shade);
    }),
  );
  expect([shadeOf(0, 10), shadeOf(null, 10), shadeOf(10, 10)]).toEqual(['0', 'withheld', '4']);
});
