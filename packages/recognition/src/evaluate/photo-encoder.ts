import { type Permit, declareResearch } from '@consentry/law';
import type { Box, DetectedFace, Landmarks } from '../detected-face.ts';
import { decodeImage } from '../image/decode.ts';
import type { FaceImage } from '../image/face-image.ts';
import { ImageError } from '../image/image-error.ts';
import type { Template } from '../template.ts';

/** What encoding a photo needs of a recogniser. */
export interface PhotoRecogniser {
  detect(permit: Permit<'research'>, image: FaceImage): Promise<readonly DetectedFace[]>;
  landmarks(permit: Permit<'research'>, image: FaceImage, face: DetectedFace): Promise<Landmarks>;
  encode(permit: Permit<'research'>, image: FaceImage, landmarks: Landmarks): Promise<Template>;
}

/** Gives the template of the face in a photo file, or why there is none. */
export type PhotoEncoder = (bytes: Uint8Array) => Promise<Template | 'no_face' | ImageError['code']>;

/**
 * Picks the face a portrait is of: among those that reach over the middle of the photo the one with
 * the largest box, or simply the largest where none does.
 */
export function centralFace<Face extends { readonly box: Box }>(
  faces: readonly Face[],
  width: number,
  height: number,
): Face | null {
  const area = ({ box }: Face) => box.width * box.height;
  const middle = faces.filter(
    ({ box }) =>
      box.x < width / 2 &&
      box.x + box.width > width / 2 &&
      box.y < height / 2 &&
      box.y + box.height > height / 2,
  );
  const [largest] = (middle.length > 0 ? middle : [...faces]).toSorted((x, y) => area(y) - area(x));
  return largest ?? null;
}

/**
 * Makes an encoder for photos that are evaluated for research. Each photo gets a permit of its own,
 * and its pixels are wiped once it is encoded. A file that is not a usable photo is no error here: it
 * counts as one in which no face was found.
 *
 * @param statement what the research is, and by whom (§ 第二条第二款)
 * @param now milliseconds since the epoch
 */
export function photoEncoder(
  recogniser: PhotoRecogniser,
  declaration: { readonly by: string; readonly statement: string },
  now: () => number,
): PhotoEncoder {
  return async (bytes) => {
    const permit = declareResearch(declaration, now());
    let image: FaceImage;
    try {
      image = await decodeImage(bytes);
    } catch (error) {
      if (error instanceof ImageError) return error.code;
      throw error;
    }
    try {
      const face = centralFace(await recogniser.detect(permit, image), image.width, image.height);
      if (face === null) return 'no_face';
      return await recogniser.encode(permit, image, await recogniser.landmarks(permit, image, face));
    } finally {
      image.wipe();
    }
  };
}
