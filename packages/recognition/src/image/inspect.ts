import { IMAGE_MAX_BYTES, IMAGE_MAX_PIXELS, IMAGE_MIN_SIDE } from '@consentry/contract';
import { foreignFormat } from './foreign-format.ts';
import { ImageError } from './image-error.ts';
import { inspectJpeg } from './jpeg-header.ts';
import { inspectPng } from './png-header.ts';
import type { Orientation } from './upright.ts';
import { inspectWebp } from './webp-header.ts';

/** The three formats that are decoded; everything else is refused by name. */
export type ImageFormat = 'jpeg' | 'png' | 'webp';

/** What the header of a photo says, before a decoder sees it. Width and height are the stored ones. */
export interface ImageHeader {
  readonly format: ImageFormat;
  readonly width: number;
  readonly height: number;
  readonly orientation: Orientation;
}

const MAGIC: readonly (readonly [format: ImageFormat, pattern: readonly (number | null)[]])[] = [
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['webp', [0x52, 0x49, 0x46, 0x46, null, null, null, null, 0x57, 0x45, 0x42, 0x50]],
];

function formatOf(bytes: Uint8Array): ImageFormat | undefined {
  return MAGIC.find(([, pattern]) => pattern.every((byte, at) => byte === null || bytes[at] === byte))?.[0];
}

const INSPECT: Readonly<Record<ImageFormat, (bytes: Uint8Array) => ImageHeader>> = {
  jpeg: inspectJpeg,
  png: inspectPng,
  webp: inspectWebp,
};

/**
 * Checks a photo file by its own bytes and to its end, before any decoder sees it. The name and the declared
 * type of a file mean nothing here. Memory and time are bounded by the file's length.
 *
 * @param bytes the whole file
 * @throws {ImageError} for everything that is not one still JPEG, PNG or WebP image of a permitted size
 */
export function inspectImage(bytes: Uint8Array): ImageHeader {
  if (bytes.length === 0) throw new ImageError('image_empty');
  if (bytes.length > IMAGE_MAX_BYTES) throw new ImageError('image_too_large');
  const format = formatOf(bytes);
  if (format === undefined) throw new ImageError(foreignFormat(bytes));
  const header = INSPECT[format](bytes);
  if (header.width * header.height > IMAGE_MAX_PIXELS) throw new ImageError('image_too_many_pixels');
  if (Math.min(header.width, header.height) < IMAGE_MIN_SIDE) throw new ImageError('image_too_small');
  return header;
}
