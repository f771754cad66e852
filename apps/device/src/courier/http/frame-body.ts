import { IMAGE_MAX_BYTES } from '@consentry/contract';
import { ProblemError } from '../problem/problem.ts';

/**
 * Reads one photo from a request into one buffer, wiping each piece once it is copied: the caller
 * holds the only copy this program made, and wipes it (R08.6).
 *
 * @throws {ProblemError} `image_too_large` beyond 4 MiB
 */
export async function readFrame(
  pieces: AsyncIterable<Buffer>,
  declaredBytes: number | null,
): Promise<Uint8Array<ArrayBuffer>> {
  if (declaredBytes !== null && declaredBytes > IMAGE_MAX_BYTES) throw new ProblemError('image_too_large');
  let frame = new Uint8Array(declaredBytes ?? 256 * 1024);
  let filled = 0;
  try {
    for await (const piece of pieces) {
      if (filled + piece.length > IMAGE_MAX_BYTES) {
        piece.fill(0);
        throw new ProblemError('image_too_large');
      }
      if (filled + piece.length > frame.length) {
        const larger = new Uint8Array(
          Math.min(IMAGE_MAX_BYTES, Math.max(frame.length * 2, filled + piece.length)),
        );
        larger.set(frame);
        frame.fill(0);
        frame = larger;
      }
      frame.set(piece, filled);
      filled += piece.length;
      piece.fill(0);
    }
    return frame.subarray(0, filled);
  } catch (error) {
    // Too large, or broken off by whoever sent it: the part that came is wiped, too.
    frame.fill(0);
    throw error;
  }
}
