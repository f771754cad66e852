import type { ImageErrorCode } from '@consentry/contract';
import { ImageErrorCode as codes, IMAGE_MAX_BYTES } from '@consentry/contract';
import {
  encodeImage,
  exifBlock,
  ftypBytes,
  joinBytes,
  pngBytes,
  pngChunk,
  riffChunk,
  webpBytes,
  webpCanvas,
  withJpegSegment,
  withPngChunks,
} from '@consentry/testbed';
import { expect, test } from 'vitest';
import { ImageError } from './image-error.ts';
import { imageErrorText } from '@consentry/contract';
import { inspectImage } from './inspect.ts';

const WIDTH = 96;
const HEIGHT = 64;
const pixels = {
  width: WIDTH,
  height: HEIGHT,
  data: Uint8ClampedArray.from({ length: 4 * WIDTH * HEIGHT }, (_, i) => (i % 4 === 3 ? 255 : (i * 7) % 251)),
};
const jpeg = await encodeImage(pixels);
const png = await encodeImage(pixels, { format: 'png' });
const webp = await encodeImage(pixels, { format: 'webp' });
const webpImage = webp.subarray(12);
const rows = (count: number, bytes: number): Uint8Array[] =>
  Array.from({ length: count }, () => new Uint8Array(bytes));
const text = (value: string): Uint8Array => new TextEncoder().encode(value);

function codeOf(bytes: Uint8Array): ImageErrorCode | 'accepted' {
  try {
    inspectImage(bytes);
    return 'accepted';
  } catch (error) {
    if (error instanceof ImageError) return error.code;
    throw error;
  }
}

/** Changes bytes of the first segment with this marker, counted from its length field. */
function editSegment(file: Uint8Array, marker: number, edits: Readonly<Record<number, number>>): Uint8Array {
  const copy = file.slice();
  for (let at = 2; at < copy.length; at += 2 + ((copy[at + 2] ?? 0) << 8) + (copy[at + 3] ?? 0)) {
    if (copy[at + 1] !== marker) continue;
    for (const [offset, value] of Object.entries(edits)) copy[at + 2 + Number(offset)] = value;
    return copy;
  }
  throw new Error(`No marker ${marker.toString(16)}.`);
}

/** Gives the first segment with this marker another one. */
function withMarker(file: Uint8Array, from: number, to: number): Uint8Array {
  const at = file.findIndex((byte, i) => byte === 0xff && file[i + 1] === from);
  return file.map((byte, i) => (i === at + 1 ? to : byte));
}

/** Makes the frame of a three-component JPEG one of four, as a CMYK file has it. */
function fourComponents(file: Uint8Array): Uint8Array {
  const at = file.findIndex((byte, i) => byte === 0xff && file[i + 1] === 0xc0);
  const frame = file.slice(at, at + 19);
  frame[3] = 20;
  frame[9] = 4;
  return joinBytes(file.subarray(0, at), frame, Uint8Array.of(4, 0x11, 0), file.subarray(at + 19));
}

const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
const utf16 = Uint8Array.from(Buffer.from(`\ufeff${svg}`, 'utf16le'));
const zip = joinBytes('PK\x03\x04', new Uint8Array(30), 'PK\x05\x06', new Uint8Array(18));
const manyScans = (): Uint8Array => {
  const at = jpeg.findIndex((byte, i) => byte === 0xff && jpeg[i + 1] === 0xda);
  const scan = jpeg.subarray(at, -2);
  return joinBytes(jpeg.subarray(0, at), ...Array.from({ length: 25 }, () => scan), jpeg.subarray(-2));
};

const refusals: readonly (readonly [name: string, code: ImageErrorCode, bytes: Uint8Array])[] = [
  ['nothing', 'image_empty', new Uint8Array()],
  [
    'one byte over the limit',
    'image_too_large',
    joinBytes(jpeg, new Uint8Array(IMAGE_MAX_BYTES - jpeg.length + 1)),
  ],
  ['a bomb of 16,384 × 16,384', 'image_too_many_pixels', pngBytes({ width: 16384, height: 16384, rows: [] })],
  [
    'a JPEG that claims 65,535 × 65,535',
    'image_too_many_pixels',
    editSegment(jpeg, 0xc0, { 3: 255, 4: 255, 5: 255, 6: 255 }),
  ],
  [
    'a WebP that claims 16,383 × 16,383',
    'image_too_many_pixels',
    webpBytes(riffChunk('VP8 ', Uint8Array.of(0, 0, 0, 0x9d, 1, 0x2a, 0xff, 0x3f, 0xff, 0x3f))),
  ],
  ['63 × 64', 'image_too_small', pngBytes({ width: 63, height: 64, rows: rows(64, 63 * 3) })],
  ['a text', 'image_unknown_format', text('BM, he said, was not a photo at all.')],
  ['an MP4', 'image_unknown_format', ftypBytes('isom', 'mp42')],
  ['HTML', 'image_unknown_format', text('<!doctype html><p>hello</p>')],
  ['SVG', 'image_svg', text(svg)],
  ['SVG with BOM', 'image_svg', text(`\ufeff${svg}`)],
  ['SVG in UTF-16', 'image_svg', utf16],
  ['SVG behind prolog and comment', 'image_svg', text(`\n<?xml version="1.0"?><!-- photo.jpg -->${svg}`)],
  ['SVG with a prefix', 'image_svg', text('<s:svg xmlns:s="http://www.w3.org/2000/svg"/>')],
  ['TIFF, little endian', 'image_tiff', joinBytes('II*\0', new Uint8Array(64))],
  ['TIFF, big endian', 'image_tiff', joinBytes('MM\0*', new Uint8Array(64))],
  ['BigTIFF', 'image_tiff', joinBytes('II+\0', new Uint8Array(64))],
  ['HEIC', 'image_heic', ftypBytes('heic', 'mif1', 'heic')],
  ['HEIF sequence', 'image_heic', ftypBytes('msf1', 'hevc')],
  ['AVIF', 'image_avif', ftypBytes('avif', 'mif1', 'miaf')],
  ['AVIF behind a HEIF brand', 'image_avif', ftypBytes('mif1', 'avif')],
  ['GIF', 'image_gif', joinBytes('GIF89a', new Uint8Array(64))],
  ['BMP', 'image_bmp', joinBytes('BM', new Uint8Array(12), Uint8Array.of(40, 0, 0, 0), new Uint8Array(64))],
  ['APNG', 'image_animated', withPngChunks(png, pngChunk('acTL', new Uint8Array(8)))],
  ['animated WebP by flag', 'image_animated', webpBytes(webpCanvas(WIDTH, HEIGHT, 2), webpImage)],
  [
    'animated WebP by frame',
    'image_animated',
    webpBytes(webpCanvas(WIDTH, HEIGHT, 0), riffChunk('ANMF', new Uint8Array(24))),
  ],
  ['CMYK JPEG', 'image_cmyk', fourComponents(jpeg)],
  [
    'YCCK JPEG',
    'image_cmyk',
    withJpegSegment(jpeg, 0xee, joinBytes('Adobe', Uint8Array.of(0, 100, 0, 0, 0, 0, 2))),
  ],
  ['JPEG without its end', 'image_truncated', jpeg.subarray(0, -2)],
  ['JPEG cut in its header', 'image_truncated', jpeg.subarray(0, 30)],
  ['PNG without IEND', 'image_truncated', png.subarray(0, -12)],
  ['PNG cut in its pixels', 'image_truncated', png.subarray(0, png.length >> 1)],
  ['WebP shorter than it says', 'image_truncated', webp.subarray(0, -10)],
  ['JPEG + ZIP', 'image_polyglot', joinBytes(jpeg, zip)],
  ['JPEG + JPEG', 'image_polyglot', joinBytes(jpeg, jpeg)],
  ['JPEG + 65 letters', 'image_polyglot', joinBytes(jpeg, 'a'.repeat(65))],
  ['JPEG + 4,097 zeros', 'image_polyglot', joinBytes(jpeg, new Uint8Array(4097))],
  ['JPEG + a tag', 'image_polyglot', joinBytes(jpeg, '<b>')],
  ['JPEG + a script', 'image_polyglot', joinBytes(jpeg, '#!/bin/sh')],
  ['JPEG + the shortest ZIP', 'image_polyglot', joinBytes(jpeg, 'PK\x05\x06', new Uint8Array(18))],
  ['PNG + HTML', 'image_polyglot', joinBytes(png, '<html><script>alert(1)</script>')],
  ['PNG + PDF', 'image_polyglot', joinBytes(png, '%PDF-1.7\n')],
  ['WebP + ZIP', 'image_polyglot', joinBytes(webp, zip)],
  ['arithmetic JPEG', 'image_corrupt', withMarker(jpeg, 0xc0, 0xc9)],
  ['lossless JPEG', 'image_corrupt', withMarker(jpeg, 0xc0, 0xc3)],
  ['JPEG of 12 bits', 'image_corrupt', editSegment(jpeg, 0xc0, { 2: 12 })],
  ['JPEG whose height comes later', 'image_corrupt', editSegment(jpeg, 0xc0, { 3: 0, 4: 0 })],
  ['JPEG of 25 scans', 'image_corrupt', manyScans()],
  ['PNG with a wrong CRC', 'image_corrupt', png.map((byte, i) => (i === 20 ? byte ^ 1 : byte))],
  [
    'PNG with an unknown critical chunk',
    'image_corrupt',
    withPngChunks(png, pngChunk('EVIL', new Uint8Array(4))),
  ],
  ['PNG with two headers', 'image_corrupt', withPngChunks(png, png.slice(8, 33))],
  [
    'PNG of a palette without one',
    'image_corrupt',
    pngBytes({ width: 64, height: 64, colour: 3, rows: rows(64, 64) }),
  ],
  [
    'PNG of colour type 5',
    'image_corrupt',
    pngBytes({ width: 64, height: 64, colour: 5, rows: rows(64, 64) }),
  ],
  ['WebP whose canvas is not its image', 'image_corrupt', webpBytes(webpCanvas(500, 500, 0), webpImage)],
  ['WebP of two images', 'image_corrupt', webpBytes(webpImage, webpImage)],
];

test.each(refusals)('refuses %s as %s', (_, code, bytes) => {
  expect(codeOf(bytes)).toBe(code);
});

test('has a real file for every code', () => {
  expect(new Set(refusals.map(([, code]) => code))).toEqual(new Set(codes.options));
});

test('accepts the files the refused ones were made from', () => {
  expect([jpeg, png, webp].map((bytes) => inspectImage(bytes))).toEqual(
    ['jpeg', 'png', 'webp'].map((format) => ({ format, width: WIDTH, height: HEIGHT, orientation: 1 })),
  );
});

test('tolerates padding, and the short note of a web server', () => {
  expect(codeOf(joinBytes(jpeg, '\r\n', new Uint8Array(4094)))).toBe('accepted');
  expect(codeOf(joinBytes(jpeg, '/*  |xGv00|59b4c8634416c45d398bef204d51b4e0 */'))).toBe('accepted');
});

test('accepts the 12 megapixels of a phone camera, by the header', () => {
  expect(codeOf(editSegment(jpeg, 0xc0, { 3: 3024 >> 8, 4: 3024 & 255, 5: 4032 >> 8, 6: 4032 & 255 }))).toBe(
    'accepted',
  );
});

test('reads the orientation in either byte order and every container', () => {
  const exif = exifBlock(6, 'II');
  const files = [
    withJpegSegment(jpeg, 0xe1, joinBytes('Exif\0\0', exifBlock(6, 'MM'))),
    withPngChunks(png, pngChunk('eXIf', exif)),
    webpBytes(webpCanvas(WIDTH, HEIGHT, 8), webpImage, riffChunk('EXIF', joinBytes('Exif\0\0', exif))),
    webpBytes(webpCanvas(WIDTH, HEIGHT, 8), webpImage, riffChunk('EXIF', exif)),
  ];
  expect(files.map((bytes) => inspectImage(bytes).orientation)).toEqual([6, 6, 6, 6]);
});

test('takes a damaged EXIF block for silence', () => {
  const damaged = [
    exifBlock(9),
    exifBlock(0),
    exifBlock(6).subarray(0, 20),
    text('II*\0\xff\xff\xff\x7f'),
    new Uint8Array(3),
  ];
  const found = damaged.map(
    (exif) => inspectImage(withJpegSegment(jpeg, 0xe1, joinBytes('Exif\0\0', exif))).orientation,
  );
  expect(found).toEqual([1, 1, 1, 1, 1]);
});

test('says what, why and what to do, in both languages, for every code', () => {
  for (const code of codes.options) {
    const { what, why, remedy } = imageErrorText(code);
    for (const words of [what, why, remedy]) {
      expect(words['zh-CN']).toMatch(/[\u4e00-\u9fff].*。$/);
      expect(words.en).toMatch(/^[A-Z].*\.$/);
    }
  }
});
