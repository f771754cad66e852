import { ImageError } from './image-error.ts';
import { PADDING_MAX_BYTES } from './limits.ts';

/**
 * Demands that a file ends where its image ends, but for a little padding.
 *
 * What follows an image is read by other programs as another file (ZIP, PDF, HTML): such a file is refused.
 *
 * @throws {ImageError} `image_polyglot`
 */
export function requireEnd(bytes: Uint8Array, end: number): void {
  if (bytes.length - end > PADDING_MAX_BYTES) throw new ImageError('image_polyglot');
  for (let at = end; at < bytes.length; at += 1) {
    const byte = bytes[at];
    const padding = byte === 0 || byte === 0x0a || byte === 0x0d || byte === 0x20 || byte === 0xff;
    if (!padding) throw new ImageError('image_polyglot');
  }
}
