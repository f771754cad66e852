import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textOf, unstorable } from './text.ts';

test('bytes are text as it was written, or none', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => textOf(new TextEncoder().encode(text)) === text),
  );
  for (const bytes of [[0xff], [0xc3, 0x28], [0xed, 0xa0, 0x80], [0xc0, 0x80], [0xe4, 0xbd]]) {
    expect(textOf(Uint8Array.from(bytes))).toBeNull();
  }
});

test('what a database does not keep is found wherever it is, and what it keeps is not', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const broken = /\\u0000|\\ud[89a-f]/i.test(JSON.stringify(value).replaceAll('\\\\', ''));
      expect(unstorable(value) !== null).toBe(broken);
    }),
  );
  expect(unstorable({ body: { name: ['a', { 'b/c': 'x\u0000' }] } })).toBe('/body/name/1/b~1c');
  expect(unstorable({ body: { 'a\u0000': 1 } })).toBe('/body');
  expect(unstorable({ body: '\ud800' })).toBe('/body');
  expect(unstorable({ body: '💥𠮷\u202e', query: { limit: 1 }, params: null })).toBeNull();
});
