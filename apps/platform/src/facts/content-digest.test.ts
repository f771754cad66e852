import { canonicalJson } from '@consentry/contract';
import { expect, test } from 'vitest';
import { contentDigest } from './content-digest.ts';

test('equal values have one form, whatever the order of their keys (RFC 8785)', () => {
  const value = { b: [1, 0.62, null, true], a: { '\u20ac': '面', z: 1e21 }, c: undefined };
  expect(canonicalJson(value)).toBe('{"a":{"z":1e+21,"€":"面"},"b":[1,0.62,null,true]}');
  expect(contentDigest({ a: 1, b: 2 })).toBe(contentDigest({ b: 2, a: 1 }));
  expect(contentDigest({ a: 1, b: 2 })).not.toBe(contentDigest({ a: 1, b: 3 }));
  // echo -n '{}' | sha256sum
  expect(contentDigest({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
});

test('what has no JSON form has no canonical one', () => {
  for (const value of ['\ud800', Number.NaN, Number.POSITIVE_INFINITY, undefined, 1n, [() => 1]]) {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  }
});
