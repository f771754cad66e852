import { ImageError } from './image-error.ts';
import type { Orientation } from './upright.ts';

/** The three formats that are decoded; everything else is refused by name. */
export type ImageFormat = 'jpeg' | 'png' | 'webp';

/** What the header of a photo says, before a decoder sees it. Width and height are the stored ones. */
export interface ImageHeader {
  readonly format: ImageFormat;
  readonly width: number;
  readonly height: number;
  readonly orientation: Orientation;
}

/** @throws {ImageError} */
export function inspectImage(bytes: Uint8Array): ImageHeader {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return { format: 'jpeg', width: 0, height: 0, orientation: 1 };
  if (bytes[0] === 0x89) return { format: 'png', width: 0, height: 0, orientation: 1 };
  if (bytes[0] === 0x52) return { format: 'webp', width: 0, height: 0, orientation: 1 };
  throw new ImageError('image_unknown_format');
}
