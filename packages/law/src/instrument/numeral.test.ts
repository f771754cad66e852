import { expect, test } from 'vitest';
import { fromNumeral, toNumeral } from './numeral.ts';

test.each([
  [1, '一'],
  [9, '九'],
  [10, '十'],
  [11, '十一'],
  [20, '二十'],
  [62, '六十二'],
  [100, '一百'],
  [101, '一百零一'],
  [110, '一百一十'],
  [253, '二百五十三'],
  [999, '九百九十九'],
])('%i is %s', (number, numeral) => {
  expect(toNumeral(number)).toBe(numeral);
  expect(fromNumeral(numeral)).toBe(number);
});

test.each([0, -1, 1.5, 1000, Number.NaN])('%d has no numeral', (number) => {
  expect(() => toNumeral(number)).toThrow(RangeError);
});

test.each(['', '零', '十十', '一二', '15'])('%o is no numeral', (numeral) => {
  expect(fromNumeral(numeral)).toBe(null);
});
