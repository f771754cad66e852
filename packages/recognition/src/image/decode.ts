import { runDecoder } from './decoder.ts';
import { FaceImage } from './face-image.ts';
import { ImageError } from './image-error.ts';
import { inspectImage } from './inspect.ts';
import { keepPixelChunks } from './png-header.ts';
import { upright } from './upright.ts';

/** Lays see-through pixels on white paper, in place, so that what was hidden under them does not appear. */
function flatten(rgba: Uint8ClampedArray): void {
  for (let at = 0; at < rgba.length; at += 4) {
    const alpha = rgba[at + 3] ?? 255;
    if (alpha === 255) continue;
    const paper = 255 - alpha;
    rgba[at] = ((rgba[at] ?? 0) * alpha) / 255 + paper;
    rgba[at + 1] = ((rgba[at + 1] ?? 0) * alpha) / 255 + paper;
    rgba[at + 2] = ((rgba[at + 2] ?? 0) * alpha) / 255 + paper;
    rgba[at + 3] = 255;
  }
}

/**
 * Decodes one untrusted still JPEG, PNG or WebP file to upright pixels. The file is checked to its end first;
 * EXIF orientation is obeyed; nothing but pixels comes out.
 *
 * @param bytes the whole file, at most IMAGE_MAX_BYTES; not kept, not changed
 * @throws {ImageError} with the reason, its text is contract's `imageErrorText`
 * @example
 * const image = await decodeImage(await readFile('me.jpg'));
 */
export async function decodeImage(bytes: Uint8Array): Promise<FaceImage> {
  const header = inspectImage(bytes);
  const decoded = await runDecoder(header.format, header.format === 'png' ? keepPixelChunks(bytes) : bytes);
  const { data } = decoded;
  if (decoded.width !== header.width || decoded.height !== header.height) {
    data.fill(0);
    throw new ImageError('image_corrupt');
  }
  if (header.format !== 'jpeg') flatten(data);
  const turned = upright(decoded, header.orientation);
  if (turned.data !== data) data.fill(0);
  return new FaceImage(turned.width, turned.height, turned.data);
}
