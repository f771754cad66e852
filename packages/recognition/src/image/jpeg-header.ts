import { readOrientation } from './exif.ts';
import { ImageError } from './image-error.ts';
import type { ImageHeader } from './inspect.ts';
import { JPEG_MAX_SCANS } from '@consentry/contract';
import { requireEnd } from './padding.ts';
import type { Orientation } from './upright.ts';

// Markers, ITU-T T.81 table B.1.
const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const DNL = 0xdc;
const DHP = 0xde;
const EXP = 0xdf;
const APP1 = 0xe1;
const APP14 = 0xee;
const BASELINE = 0xc0;
const EXTENDED = 0xc1;
const PROGRESSIVE = 0xc2;
const DHT = 0xc4;
const DAC = 0xcc;

/** SOF3–SOF15: lossless, hierarchical and arithmetic coding, which no browser writes or shows. */
function isOtherFrame(marker: number): boolean {
  return marker >= 0xc3 && marker <= 0xcf && marker !== DHT && marker !== 0xc8;
}

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly components: number;
}

function readFrame(segment: Uint8Array): Frame {
  const [precision, y1, y0, x1, x0, components] = segment;
  if (
    precision === undefined ||
    y1 === undefined ||
    y0 === undefined ||
    x1 === undefined ||
    x0 === undefined
  ) {
    throw new ImageError('image_corrupt');
  }
  if (components === 4) throw new ImageError('image_cmyk');
  if (precision !== 8 || (components !== 1 && components !== 3)) throw new ImageError('image_corrupt');
  if (segment.length !== 6 + 3 * components) throw new ImageError('image_corrupt');
  const width = (x1 << 8) | x0;
  // A height of 0 means "told after the first scan" (DNL, B.2.5): a cap before decoding could not hold.
  const height = (y1 << 8) | y0;
  if (width === 0 || height === 0) throw new ImageError('image_corrupt');
  return { width, height, components };
}

/** Finds the marker after a scan: entropy-coded data has no 0xFF but stuffed (FF 00) and restart markers. */
function endOfScan(bytes: Uint8Array, from: number): number {
  let at = from;
  for (;;) {
    at = bytes.indexOf(0xff, at);
    if (at < 0 || at + 1 >= bytes.length) throw new ImageError('image_truncated');
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
    at += next === 0xff ? 1 : 2;
  }
}

/**
 * Walks a JPEG file from marker to marker to its end (ITU-T T.81 annex B), decoding nothing.
 *
 * @throws {ImageError}
 */
export function inspectJpeg(bytes: Uint8Array): ImageHeader {
  let frame: Frame | undefined;
  let orientation: Orientation | undefined;
  let scans = 0;
  let at = 2;
  for (;;) {
    if (at + 2 > bytes.length) throw new ImageError('image_truncated');
    if (bytes[at] !== 0xff) throw new ImageError('image_corrupt');
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === EOI) break;
    const standalone = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
    if (marker === SOI || marker < 0xc0 || standalone) throw new ImageError('image_corrupt');
    if (marker === DAC || marker === DNL || marker === DHP || marker === EXP || isOtherFrame(marker)) {
      throw new ImageError('image_corrupt');
    }
    if (at + 4 > bytes.length) throw new ImageError('image_truncated');
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    if (length < 2) throw new ImageError('image_corrupt');
    if (at + 2 + length > bytes.length) throw new ImageError('image_truncated');
    const segment = bytes.subarray(at + 4, at + 2 + length);
    at += 2 + length;
    if (marker === BASELINE || marker === EXTENDED || marker === PROGRESSIVE) {
      if (frame !== undefined) throw new ImageError('image_corrupt');
      frame = readFrame(segment);
    } else if (marker === APP1 && orientation === undefined && startsWith(segment, 'Exif\0\0')) {
      orientation = readOrientation(segment);
    } else if (marker === APP14 && startsWith(segment, 'Adobe') && segment[11] === 2) {
      // Transform 2 is YCCK, four inks (Adobe TN 5116).
      throw new ImageError('image_cmyk');
    } else if (marker === SOS) {
      scans += 1;
      if (frame === undefined || scans > JPEG_MAX_SCANS) throw new ImageError('image_corrupt');
      at = endOfScan(bytes, at);
    }
  }
  if (frame === undefined || scans === 0) throw new ImageError('image_corrupt');
  requireEnd(bytes, at + 2);
  return { format: 'jpeg', width: frame.width, height: frame.height, orientation: orientation ?? 1 };
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  for (let i = 0; i < text.length; i += 1) if (bytes[i] !== text.charCodeAt(i)) return false;
  return true;
}
