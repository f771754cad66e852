import { randomUUID } from 'node:crypto';
import { IMAGE_MAX_BYTES, REPLY_MAX_BYTES, REQUEST_HEADER_MAX_BYTES, VaultReply } from '@consentry/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeReply, encodeRequest, FrameError, ReplyReader, RequestReader } from './frame.ts';

const IMAGE = Uint8Array.from({ length: 3000 }, (_, i) => i % 251);
const STREAM = Buffer.concat([
  encodeRequest({ op: 'hello', serial: 1 }, null),
  encodeRequest({ op: 'abandon', serial: 2, capture: randomUUID() }, IMAGE),
  encodeRequest({ op: 'expire', serial: 3 }, null),
]);

function readAll(chunks: readonly Uint8Array[]): { serial: unknown; image: number }[] {
  const reader = new RequestReader();
  const seen = chunks.flatMap((chunk) =>
    [...reader.push(chunk)].map(({ header, image }) => {
      const value: unknown = JSON.parse(Buffer.from(header).toString());
      return {
        serial: (value as { serial: unknown }).serial,
        image: Buffer.from(image).equals(IMAGE) ? 1 : image.length,
      };
    }),
  );
  reader.end();
  return seen;
}

const EXPECTED = [
  { serial: 1, image: 0 },
  { serial: 2, image: 1 },
  { serial: 3, image: 0 },
];

function prefix(...lengths: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(lengths.length * 4);
  for (const [i, length] of lengths.entries()) new DataView(bytes.buffer).setUint32(i * 4, length, true);
  return bytes;
}

function codeOf(work: () => unknown): string | null {
  try {
    work();
    return null;
  } catch (error) {
    return error instanceof FrameError ? error.code : String(error);
  }
}

test('frames are read whole, in two halves and byte by byte', () => {
  expect(readAll([STREAM])).toEqual(EXPECTED);
  for (let at = 0; at <= STREAM.length; at += 7) {
    expect(readAll([STREAM.subarray(0, at), STREAM.subarray(at)])).toEqual(EXPECTED);
  }
  expect(readAll([...STREAM].map((byte) => Uint8Array.of(byte)))).toEqual(EXPECTED);
});

test('a frame too long, of no header, or cut off is a named error, and the stream is dead after it', () => {
  const cases: readonly (readonly [Uint8Array, string])[] = [
    [prefix(0, 0), 'frame_empty'],
    [prefix(0, 5), 'frame_empty'],
    [prefix(REQUEST_HEADER_MAX_BYTES + 1, 0), 'frame_header_too_long'],
    [prefix(0xffffffff, 0xffffffff), 'frame_header_too_long'],
    [prefix(1, IMAGE_MAX_BYTES + 1), 'frame_image_too_long'],
  ];
  for (const [bytes, code] of cases) {
    const reader = new RequestReader();
    expect(codeOf(() => [...reader.push(bytes)])).toBe(code);
    expect(codeOf(() => [...reader.push(STREAM)])).toBe('stream_dead');
  }
  for (const length of [1, 7, 8, 9, STREAM.length - 1]) {
    const reader = new RequestReader();
    expect(() => [...reader.push(STREAM.subarray(0, length))]).not.toThrow();
    expect(codeOf(() => reader.end())).toBe('frame_cut');
  }
});

test('a length is refused before any memory is taken for it', () => {
  const before = process.memoryUsage().arrayBuffers;
  for (let i = 0; i < 100; i++) {
    const reader = new RequestReader();
    codeOf(() => [...reader.push(prefix(0x7fffffff, 0x7fffffff))]);
  }
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1024 * 1024);
});

test('garbage never passes for more than it is: every outcome is frames or a named error', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.integer({ min: 1, max: 20 }), (bytes, size) => {
      for (const reader of [new RequestReader(), new ReplyReader()]) {
        let seen = 0;
        try {
          for (let at = 0; at < bytes.length; at += size)
            for (const _ of reader.push(bytes.subarray(at, at + size))) seen++;
          reader.end();
        } catch (error) {
          expect(error).toBeInstanceOf(FrameError);
        }
        expect(seen).toBeLessThanOrEqual(bytes.length / 4);
      }
    }),
  );
});

test('a reply is read back, however the stream is cut', () => {
  const replies: readonly VaultReply[] = [
    { outcome: 'match', serial: 7, consent: randomUUID() },
    { outcome: 'error', serial: 0, code: 'malformed_request' },
  ];
  const bytes = Buffer.concat(replies.map(encodeReply));
  const reader = new ReplyReader();
  expect([...bytes].flatMap((byte) => [...reader.push(Uint8Array.of(byte))])).toEqual(replies);
  expect([...new ReplyReader().push(bytes)]).toEqual(replies);
});

test('a reply outside the closed schema, or longer than its bound, is neither written nor read', () => {
  const leaks: readonly unknown[] = [
    { outcome: 'match', serial: 1, consent: randomUUID(), similarity: 0.93 },
    { outcome: 'no_match', serial: 1, vector: [0.1, 0.2] },
    { outcome: 'error', serial: 1, code: 'internal', message: 'at vault.ts:10' },
    { outcome: 'enrolled', serial: 1, note: 'x' },
  ];
  for (const leak of leaks) {
    expect(codeOf(() => encodeReply(leak as VaultReply))).toBe('frame_not_a_reply');
    const body = Buffer.from(JSON.stringify(leak));
    expect(codeOf(() => [...new ReplyReader().push(Buffer.concat([prefix(body.length), body]))])).toBe(
      'frame_not_a_reply',
    );
  }
  expect(codeOf(() => [...new ReplyReader().push(prefix(REPLY_MAX_BYTES + 1))])).toBe('frame_reply_too_long');
  expect(codeOf(() => [...new ReplyReader().push(prefix(0))])).toBe('frame_empty');
});

test('the longest reply of each outcome fits the bound', () => {
  const serial = 2 ** 31 - 1;
  const longest: readonly VaultReply[] = [
    {
      outcome: 'hello',
      serial,
      confined: false,
      denied: ['net', 'child', 'worker', 'addons', 'ffi', 'inspector', 'wasi', 'fs_read', 'fs_write'],
      model: 'f'.repeat(16),
      enrolled: 99_999,
    },
    {
      outcome: 'refused',
      serial,
      act: 'identify',
      requirements: Array.from({ length: 16 }, (_, i) => `R13.${i + 10}`),
    },
    {
      outcome: 'guidance',
      serial,
      reasons: ['several_faces', 'outside_area', 'turned_away', 'too_bright'],
      have: 16,
      need: 16,
    },
    { outcome: 'match', serial, consent: randomUUID() },
    { outcome: 'error', serial, code: 'image_too_many_pixels' },
  ];
  for (const reply of longest) expect(encodeReply(reply).length).toBeLessThanOrEqual(REPLY_MAX_BYTES + 4);
});
