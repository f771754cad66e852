import { inspect } from 'node:util';
import {
  encodeImage,
  exifBlock,
  joinBytes,
  pngBytes,
  pngChunk,
  portrait,
  riffChunk,
  webpBytes,
  webpCanvas,
  withJpegSegment,
  withPngChunks,
} from '@consentry/testbed';
import { expect, test } from 'vitest';
import { decodeImage } from './decode.ts';
import type { FaceImage } from './face-image.ts';
import { ImageError } from './image-error.ts';

const RED = [220, 30, 30];
const GREEN = [30, 200, 40];
const BLUE = [40, 50, 210];
const WHITE = [240, 240, 240];

/** Four fields, red and green above blue and white: no turn or mirror of it looks like another. */
function fields(width: number, height: number): { width: number; height: number; data: Uint8ClampedArray } {
  const data = new Uint8ClampedArray(4 * width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const field = y < height / 2 ? (x < width / 2 ? RED : GREEN) : x < width / 2 ? BLUE : WHITE;
      data.set([...field, 255], 4 * (y * width + x));
    }
  }
  return { width, height, data };
}

function pixelAt(image: FaceImage, x: number, y: number): number[] {
  const at = 4 * (Math.floor(y * image.height) * image.width + Math.floor(x * image.width));
  return [...image.rgba.subarray(at, at + 3)];
}

function corners(image: FaceImage): number[][] {
  return [
    pixelAt(image, 0.25, 0.25),
    pixelAt(image, 0.75, 0.25),
    pixelAt(image, 0.25, 0.75),
    pixelAt(image, 0.75, 0.75),
  ];
}

function expectFields(image: FaceImage, tolerance: number): void {
  for (const [i, field] of [RED, GREEN, BLUE, WHITE].entries()) {
    for (const [c, value] of field.entries()) {
      expect(Math.abs((corners(image)[i]?.[c] ?? -99) - value)).toBeLessThanOrEqual(tolerance);
    }
  }
}

/** What a camera stores when its sensor sits in this way: the inverse of what the orientation asks for. */
function stored(upright: ReturnType<typeof fields>, orientation: number): ReturnType<typeof fields> {
  const { width, height } = upright;
  const [w, h] = orientation >= 5 ? [height, width] : [width, height];
  const from: Record<number, (x: number, y: number) => readonly [number, number]> = {
    1: (x, y) => [x, y],
    2: (x, y) => [width - 1 - x, y],
    3: (x, y) => [width - 1 - x, height - 1 - y],
    4: (x, y) => [x, height - 1 - y],
    5: (x, y) => [y, x],
    6: (x, y) => [width - 1 - y, x],
    7: (x, y) => [width - 1 - y, height - 1 - x],
    8: (x, y) => [y, height - 1 - x],
  };
  const data = new Uint8ClampedArray(4 * w * h);
  for (let y = 0; y < h; y += 1) {
    for (let x = 0; x < w; x += 1) {
      const [ux, uy] = from[orientation]?.(x, y) ?? [0, 0];
      data.set(upright.data.subarray(4 * (uy * width + ux), 4 * (uy * width + ux) + 4), 4 * (y * w + x));
    }
  }
  return { width: w, height: h, data };
}

const scene = fields(96, 64);
const orientations = [1, 2, 3, 4, 5, 6, 7, 8];

test.each(orientations)('shows a JPEG of orientation %i upright, once', async (orientation) => {
  const jpeg = await encodeImage(stored(scene, orientation), { quality: 95 });
  const exif = joinBytes('Exif\0\0', exifBlock(orientation, orientation % 2 ? 'II' : 'MM'));
  const image = await decodeImage(withJpegSegment(jpeg, 0xe1, exif));
  expect([image.width, image.height]).toEqual([96, 64]);
  expectFields(image, 12);
});

test.each(orientations)('shows PNG and WebP of orientation %i upright', async (orientation) => {
  const camera = stored(scene, orientation);
  const png = withPngChunks(
    await encodeImage(camera, { format: 'png' }),
    pngChunk('eXIf', exifBlock(orientation)),
  );
  const image = await decodeImage(png);
  expect(image.rgba).toEqual(scene.data);
  const webp = await encodeImage(camera, { format: 'webp', quality: 95 });
  const turned = await decodeImage(
    webpBytes(
      webpCanvas(camera.width, camera.height, 8),
      webp.subarray(12),
      riffChunk('EXIF', exifBlock(orientation)),
    ),
  );
  expect([turned.width, turned.height]).toEqual([96, 64]);
  expectFields(turned, 16);
});

test('decodes progressive, grey and plain JPEG, and WebP', async () => {
  expectFields(await decodeImage(await encodeImage(scene, { progressive: true, quality: 95 })), 12);
  expectFields(await decodeImage(await encodeImage(scene, { format: 'webp', quality: 95 })), 16);
  const grey = await decodeImage(await encodeImage(scene, { grey: true, quality: 95 }));
  const [r, g, b] = pixelAt(grey, 0.25, 0.25);
  expect([r, g]).toEqual([g, b]);
});

const size = { width: 64, height: 64 };
const rows = (row: readonly number[]): Uint8Array[] => Array.from({ length: 64 }, () => Uint8Array.from(row));
const repeat = (sample: readonly number[]): number[] => Array.from({ length: 64 }, () => sample).flat();

test.each([
  [
    '16-bit RGB',
    pngBytes({ ...size, depth: 16, rows: rows(repeat([200, 17, 100, 200, 50, 9])) }),
    [200, 100, 50],
  ],
  ['8-bit grey', pngBytes({ ...size, colour: 0, rows: rows(repeat([77])) }), [77, 77, 77]],
  ['16-bit grey', pngBytes({ ...size, colour: 0, depth: 16, rows: rows(repeat([77, 200])) }), [77, 77, 77]],
  ['1-bit grey', pngBytes({ ...size, colour: 0, depth: 1, rows: rows(Array(8).fill(255)) }), [255, 255, 255]],
  [
    'palette',
    pngBytes({
      ...size,
      colour: 3,
      depth: 2,
      rows: rows(Array(16).fill(0b01010101)),
      extra: [pngChunk('PLTE', Uint8Array.of(1, 2, 3, 90, 80, 70))],
    }),
    [90, 80, 70],
  ],
  [
    'palette with a see-through entry',
    pngBytes({
      ...size,
      colour: 3,
      rows: rows(Array(64).fill(1)),
      extra: [pngChunk('PLTE', Uint8Array.of(1, 2, 3, 90, 80, 70)), pngChunk('tRNS', Uint8Array.of(255, 0))],
    }),
    [255, 255, 255],
  ],
  [
    'half see-through',
    pngBytes({ ...size, colour: 6, rows: rows(repeat([100, 0, 200, 128])) }),
    [177, 127, 227],
  ],
  ['grey with alpha', pngBytes({ ...size, colour: 4, rows: rows(repeat([90, 255])) }), [90, 90, 90]],
] as const)('decodes PNG: %s', async (_, bytes, colour) => {
  const image = await decodeImage(bytes);
  expect(pixelAt(image, 0.5, 0.5)).toEqual(colour);
  expect(image.rgba.every((value, i) => i % 4 !== 3 || value === 255)).toBe(true);
});

test('lets nothing out but pixels', async () => {
  const secret = 'GPS 39.9042 N 116.4074 E';
  const exif = joinBytes('Exif\0\0', exifBlock(1, 'MM', secret));
  const jpeg = withJpegSegment(await encodeImage(scene), 0xe1, exif);
  expect(Buffer.from(jpeg).includes(secret)).toBe(true);
  const image = await decodeImage(jpeg);
  expect(Object.keys(image).toSorted()).toEqual(['height', 'rgba', 'width']);
  expect(Buffer.from(image.rgba.buffer).includes(secret)).toBe(false);
  expect(image.rgba.buffer.byteLength).toBe(image.rgba.length);
  expect(inspect(image)).toBe('[人脸信息]');
  expect(() => JSON.stringify(image)).toThrow(TypeError);
});

test('does not show the decoder compressed text or profiles', async () => {
  const png = await encodeImage(scene, { format: 'png' });
  // A profile and a text that are not zlib streams at all: a decoder that looked would fail.
  const noise = withPngChunks(
    png,
    pngChunk('iCCP', joinBytes('x\0\0', 'not zlib')),
    pngChunk('zTXt', joinBytes('y\0\0no')),
  );
  expect((await decodeImage(noise)).rgba).toEqual(scene.data);
});

async function refusalOf(bytes: Uint8Array): Promise<string> {
  try {
    await decodeImage(bytes);
    return 'decoded';
  } catch (error) {
    return error instanceof ImageError ? error.code : String(error);
  }
}

test('refuses what only the decoder can find, and decodes the next photo', async () => {
  const jpeg = await encodeImage(fields(256, 256), { quality: 95 });
  const png = await encodeImage(scene, { format: 'png' });
  const webp = await encodeImage(scene, { format: 'webp' });
  const missing = joinBytes(jpeg.subarray(0, jpeg.length - 200), jpeg.subarray(-2));
  expect(await refusalOf(missing)).toBe('image_truncated');
  expect(await refusalOf(pngBytes({ ...size, rows: [] }))).toBe('image_corrupt');
  expect(await refusalOf(webp.map((byte, i) => (i > 40 ? 0xff : byte)))).toBe('image_corrupt');
  for (const bytes of [jpeg, png, webp]) expect(await refusalOf(bytes)).toBe('decoded');
});

test('decodes two photos at once as it does one after the other', async () => {
  const [ada, bea] = [
    await portrait('ada', { width: 320, height: 240 }),
    await portrait('bea', { width: 320, height: 240 }),
  ];
  const alone = [await decodeImage(ada), await decodeImage(bea)];
  const together = await Promise.all([ada, bea, ada, bea].map((bytes) => decodeImage(bytes)));
  for (const [i, image] of together.entries()) expect(image.rgba).toEqual(alone[i % 2]?.rgba);
});

test('wipes pixels', async () => {
  const image = await decodeImage(await encodeImage(scene));
  image.wipe();
  expect(image.rgba.every((value) => value === 0)).toBe(true);
});
