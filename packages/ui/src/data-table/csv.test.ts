import { expect, test } from 'vitest';
import { csvOf } from './csv.ts';

test('cells are quoted where they must be, and only there', () => {
  expect(
    csvOf([
      ['name', 'count'],
      ['a, "b"\nc', 3],
      [null, -1],
    ]),
  ).toBe('\uFEFFname,count\r\n"a, ""b""\nc",3\r\n,-1\r\n');
});

test.each(['=1+1', '+1', '-1', '@x', '\tx', '\rx', '\n=1', '＝1+1', '＋1', '－1', '＠x'])(
  '%j does not run in a spreadsheet',
  (formula) => {
    expect(csvOf([[formula]])).toMatch(/^\uFEFF"?'/);
  },
);
