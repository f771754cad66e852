import { crc32 } from 'node:zlib';
import { readOrientation } from './exif.ts';
import { ImageError } from './image-error.ts';
import type { ImageHeader } from './inspect.ts';
import { requireEnd } from './padding.ts';
import type { Orientation } from './upright.ts';

// Bit depths each colour type allows, PNG third edition table 12.
const DEPTHS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

interface Chunk {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly data: Uint8Array;
}

/** Walks the chunks to IEND, checking every length and CRC. */
function* chunks(bytes: Uint8Array): Generator<Chunk> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let start = 8;
  for (;;) {
    if (start + 12 > bytes.length) throw new ImageError('image_truncated');
    const length = view.getUint32(start);
    const end = start + 12 + length;
    const type = String.fromCharCode(...bytes.subarray(start + 4, start + 8));
    if (!/^[A-Za-z]{4}$/.test(type)) throw new ImageError('image_corrupt');
    if (end > bytes.length) throw new ImageError('image_truncated');
    if (crc32(bytes.subarray(start + 4, end - 4)) !== view.getUint32(end - 4)) {
      throw new ImageError('image_corrupt');
    }
    yield { type, start, end, data: bytes.subarray(start + 8, end - 4) };
    if (type === 'IEND') return;
    start = end;
  }
}

interface Size {
  readonly width: number;
  readonly height: number;
  readonly palette: boolean;
}

function readSize({ type, data }: Chunk): Size {
  if (type !== 'IHDR' || data.length !== 13) throw new ImageError('image_corrupt');
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const width = view.getUint32(0);
  const height = view.getUint32(4);
  const [depth = 0, colour = 0, compression, filter, interlace = 2] = data.subarray(8);
  const known =
    DEPTHS[colour]?.includes(depth) === true && compression === 0 && filter === 0 && interlace <= 1;
  if (!known || width === 0 || height === 0) throw new ImageError('image_corrupt');
  return { width, height, palette: colour === 3 };
}

/**
 * Walks a PNG file from chunk to chunk to its end (PNG third edition, chapters 5 and 11), inflating nothing.
 *
 * @throws {ImageError}
 */
export function inspectPng(bytes: Uint8Array): ImageHeader {
  let size: Size | undefined;
  let orientation: Orientation = 1;
  let pixels: 'before' | 'within' | 'after' = 'before';
  let palette = false;
  let end = 0;
  for (const chunk of chunks(bytes)) {
    const { type } = chunk;
    end = chunk.end;
    if (size === undefined) size = readSize(chunk);
    else if (type === 'IHDR') throw new ImageError('image_corrupt');
    else if (type === 'acTL' || type === 'fcTL' || type === 'fdAT') throw new ImageError('image_animated');
    else if (type === 'PLTE') {
      if (palette || pixels !== 'before') throw new ImageError('image_corrupt');
      palette = true;
    } else if (type === 'IDAT') {
      if (pixels === 'after') throw new ImageError('image_corrupt');
      pixels = 'within';
      continue;
    } else if (type === 'eXIf') orientation = readOrientation(chunk.data);
    else if (type !== 'IEND' && /^[A-Z]/.test(type)) throw new ImageError('image_corrupt');
    if (pixels === 'within') pixels = 'after';
  }
  if (size === undefined || pixels === 'before' || (size.palette && !palette)) {
    throw new ImageError('image_corrupt');
  }
  requireEnd(bytes, end);
  return { format: 'png', width: size.width, height: size.height, orientation };
}

const PIXEL_CHUNKS: ReadonlySet<string> = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);

/**
 * Copies only the chunks that make pixels, so that no compressed text or colour profile reaches the decoder.
 *
 * @param bytes a file that {@link inspectPng} has accepted
 */
export function keepPixelChunks(bytes: Uint8Array): Uint8Array {
  const kept = new Uint8Array(bytes.length);
  kept.set(bytes.subarray(0, 8));
  let length = 8;
  for (const { type, start, end } of chunks(bytes)) {
    if (!PIXEL_CHUNKS.has(type)) continue;
    kept.set(bytes.subarray(start, end), length);
    length += end - start;
  }
  return kept.subarray(0, length);
}
