import { readOrientation } from './exif.ts';
import { ImageError } from './image-error.ts';
import type { ImageHeader } from './inspect.ts';
import { requireEnd } from './padding.ts';
import type { Orientation } from './upright.ts';

const ANIMATION_FLAG = 0x02;
// Chunks a still image may have (RFC 9649 section 2.7); others are ancillary and skipped.
const ANIMATED: ReadonlySet<string> = new Set(['ANIM', 'ANMF']);

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Reads the size from a lossy key frame (RFC 6386 section 9.1). */
function readLossy(data: Uint8Array): Size {
  const [tag = 1, , , s0, s1, s2, w0 = 0, w1 = 0, h0 = 0, h1 = 0] = data;
  const keyFrame = (tag & 1) === 0;
  if (data.length < 10 || !keyFrame || s0 !== 0x9d || s1 !== 0x01 || s2 !== 0x2a) {
    throw new ImageError('image_corrupt');
  }
  return { width: ((w1 & 0x3f) << 8) | w0, height: ((h1 & 0x3f) << 8) | h0 };
}

/** Reads the size from a lossless image (RFC 9649 section 3.4). */
function readLossless(data: Uint8Array): Size {
  const [signature, b0 = 0, b1 = 0, b2 = 0, b3 = 0] = data;
  const version = b3 >> 5;
  if (data.length < 5 || signature !== 0x2f || version !== 0) throw new ImageError('image_corrupt');
  return {
    width: 1 + (((b1 & 0x3f) << 8) | b0),
    height: 1 + (((b3 & 0x0f) << 10) | (b2 << 2) | (b1 >> 6)),
  };
}

function readCanvas(data: Uint8Array): Size {
  if (data.length < 10) throw new ImageError('image_corrupt');
  if (((data[0] ?? 0) & ANIMATION_FLAG) !== 0) throw new ImageError('image_animated');
  const three = (at: number): number =>
    (data[at] ?? 0) | ((data[at + 1] ?? 0) << 8) | ((data[at + 2] ?? 0) << 16);
  return { width: 1 + three(4), height: 1 + three(7) };
}

/**
 * Walks a WebP file from chunk to chunk to the end its RIFF header states (RFC 9649 section 2), decoding nothing.
 *
 * @throws {ImageError}
 */
export function inspectWebp(bytes: Uint8Array): ImageHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = 8 + view.getUint32(4, true);
  if (end > bytes.length) throw new ImageError('image_truncated');
  let canvas: Size | undefined;
  let image: Size | undefined;
  let orientation: Orientation = 1;
  let at = 12;
  while (at + 8 <= end) {
    const type = String.fromCharCode(...bytes.subarray(at, at + 4));
    const length = view.getUint32(at + 4, true);
    if (at + 8 + length > end) throw new ImageError('image_truncated');
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (ANIMATED.has(type)) throw new ImageError('image_animated');
    if (type === 'VP8X') {
      if (at !== 12) throw new ImageError('image_corrupt');
      canvas = readCanvas(data);
    } else if (type === 'VP8 ' || type === 'VP8L') {
      if (image !== undefined) throw new ImageError('image_corrupt');
      image = type === 'VP8 ' ? readLossy(data) : readLossless(data);
    } else if (type === 'EXIF') orientation = readOrientation(data);
    // Odd chunks are padded to an even length.
    at += 8 + length + (length & 1);
  }
  if (image === undefined) throw new ImageError(at >= end && at > 12 ? 'image_corrupt' : 'image_truncated');
  if (image.width === 0 || image.height === 0) throw new ImageError('image_corrupt');
  if (canvas !== undefined && (canvas.width !== image.width || canvas.height !== image.height)) {
    throw new ImageError('image_corrupt');
  }
  requireEnd(bytes, end);
  return { format: 'webp', width: image.width, height: image.height, orientation };
}
