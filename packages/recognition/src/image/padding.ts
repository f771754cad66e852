import { ImageError } from './image-error.ts';
import { NOTE_MAX_BYTES, PADDING_MAX_BYTES } from './limits.ts';

/** What begins another file and is all ASCII: markup, PDF, PostScript, a script, rich text. */
const OTHER_FILE = /<|%PDF|%!|#!|\{\\rtf/;

function isPadding(bytes: Uint8Array): boolean {
  return bytes.every(
    (byte) => byte === 0 || byte === 0x0a || byte === 0x0d || byte === 0x20 || byte === 0xff,
  );
}

/** Archives, programs and other images have bytes that are not printable within their first few. */
function isNote(bytes: Uint8Array): boolean {
  return (
    bytes.every((byte) => byte >= 0x20 && byte <= 0x7e) && !OTHER_FILE.test(String.fromCharCode(...bytes))
  );
}

/**
 * Demands that a file ends where its image ends, but for padding or the short note some web servers add
 * (Tencent's end every photo with 46 letters).
 *
 * What follows an image is read by other programs as another file (ZIP, PDF, HTML): such a file is refused.
 *
 * @throws {ImageError} `image_polyglot`
 */
export function requireEnd(bytes: Uint8Array, end: number): void {
  const rest = bytes.subarray(end);
  const harmless =
    (rest.length <= PADDING_MAX_BYTES && isPadding(rest)) || (rest.length <= NOTE_MAX_BYTES && isNote(rest));
  if (!harmless) throw new ImageError('image_polyglot');
}
