import { toTensor } from './align-tensor.ts';
import type { Affine } from './align-similarity.ts';
import { warp } from './align-warp.ts';
import { type DetectedFace, Landmarks } from './detected-face.ts';
import type { FaceImage } from './image/face-image.ts';
import type { LandmarksManifest } from './models/manifest.ts';
import type { Session } from './runtime/session.ts';

/** Side of the landmark crop, in longer sides of the detector's box. */
const CROP_SCALE = 1.2;
/** How far the crop is shifted up, in its own sides: BlazeFace boxes leave out the forehead. */
const CROP_RISE = 0.05;

/** Finds the 68 landmarks of a face. */
export async function findLandmarks(
  session: Session,
  manifest: LandmarksManifest,
  image: FaceImage,
  face: DetectedFace,
): Promise<Landmarks> {
  const { width: size } = manifest.input;
  const place = cropOf(face, size);
  const crop = warp(image, place, size, size);
  const tensor = toTensor([crop], manifest.input);
  crop.planes.fill(0);
  const outputs = await session.run(tensor);
  const [output] = outputs.values();
  if (output?.values.length !== 136) throw new RangeError('The landmark model did not give 68 points.');
  const points = new Float32Array(136);
  for (let i = 0; i < 136; i += 2) {
    const x = (output.values[i] ?? 0) * size - 0.5;
    const y = (output.values[i + 1] ?? 0) * size - 0.5;
    points[i] = place.a * x + place.b * y + place.c;
    points[i + 1] = place.d * x + place.e * y + place.f;
  }
  output.values.fill(0);
  return new Landmarks(points);
}

// Map from the pixels of the crop to those of the image. The crop is turned so that the eyes lie level.
function cropOf({ box, keypoints }: DetectedFace, size: number): Affine {
  const [rightX = 0, rightY = 0, leftX = 0, leftY = 0] = keypoints;
  const apart = Math.hypot(leftX - rightX, leftY - rightY);
  const cos = apart > 0 ? (leftX - rightX) / apart : 1;
  const sin = apart > 0 ? (leftY - rightY) / apart : 0;
  const side = Math.max(box.width, box.height) * CROP_SCALE;
  const a = (side / size) * cos;
  const d = (side / size) * sin;
  const centreX = box.x + box.width / 2 + CROP_RISE * side * sin - 0.5;
  const centreY = box.y + box.height / 2 - CROP_RISE * side * cos - 0.5;
  const middle = (size - 1) / 2;
  return { a, b: -d, c: centreX - a * middle + d * middle, d, e: a, f: centreY - d * middle - a * middle };
}
