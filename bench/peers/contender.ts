import { readFileSync } from 'node:fs';
import { decodeImage, type FaceImage } from '@consentry/recognition';

/** What a contender does with a decoded frame: find the faces, encode one. @returns how many faces */
export type Look = (image: FaceImage) => Promise<number>;

/**
 * Serves frames to one library, one at a time, to the parent's order. Every contender gets its pixels
 * from the same decoder, and its time includes the decoding.
 */
export function serve(look: Look, began: number): void {
  const frame = async (path: string): Promise<void> => {
    const bytes = readFileSync(path);
    const start = performance.now();
    const image = await decodeImage(bytes);
    const faces = await look(image);
    const ms = performance.now() - start;
    image.wipe();
    process.send?.({ ms, faces, peak: process.resourceUsage().maxRSS * 1024 });
  };
  process.on('message', (path: string) => void frame(path));
  process.send?.({ ready: performance.now() - began });
}

/** Drops the alpha channel: the peers take three. */
export function rgb({ width, height, rgba }: FaceImage): Int32Array {
  const out = new Int32Array(3 * width * height);
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
    out[to] = rgba[from] ?? 0;
    out[to + 1] = rgba[from + 1] ?? 0;
    out[to + 2] = rgba[from + 2] ?? 0;
  }
  return out;
}
