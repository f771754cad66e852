import { toTensor } from './align-tensor.ts';
import { letterbox } from './detect-letterbox.ts';
import { mergeCandidates } from './detect-merge.ts';
import { DetectedFace } from './detected-face.ts';
import type { FaceImage } from './image/face-image.ts';
import type { DetectManifest } from './models/manifest.ts';
import type { Session } from './runtime/session.ts';

/** Score from which a candidate counts as a face. Of 60 photos without a face, 2 pass it. */
export const FACE_SCORE_MIN = 0.5;

const KEYPOINTS = 6;
const NUMBERS = 4 + 2 * KEYPOINTS;
/** Output grids of BlazeFace-256: cells a side, anchors a cell. */
const GRIDS: readonly { readonly cells: number; readonly anchors: number }[] = [
  { cells: 16, anchors: 2 },
  { cells: 8, anchors: 6 },
];

/**
 * Finds the faces of an image with BlazeFace.
 *
 * @returns highest score first; boxes may reach over the image's edge
 */
export async function detectBlazeFace(
  session: Session,
  manifest: DetectManifest,
  image: FaceImage,
): Promise<DetectedFace[]> {
  const side = manifest.input.width;
  const { crop, scale, left, top } = letterbox(image, side);
  const tensor = toTensor([crop], manifest.input);
  crop.planes.fill(0);
  const outputs = await session.run(tensor);

  const candidates: DetectedFace[] = [];
  for (const { cells, anchors } of GRIDS) {
    const count = cells * cells * anchors;
    const scores = outputs.get(`${count}x1`)?.values;
    const boxes = outputs.get(`${count}x${NUMBERS}`)?.values;
    if (!scores || !boxes) throw new RangeError(`The detector has no outputs for ${count} anchors.`);
    for (let anchor = 0; anchor < count; anchor++) {
      const score = 1 / (1 + Math.exp(-(scores[anchor] ?? 0)));
      if (!(score >= FACE_SCORE_MIN)) continue;
      const cell = Math.floor(anchor / anchors);
      // Offsets are pixels of the square, from the centre of the cell.
      const centreX = (((cell % cells) + 0.5) / cells) * side - left;
      const centreY = ((Math.floor(cell / cells) + 0.5) / cells) * side - top;
      const at = (index: number): number => boxes[anchor * NUMBERS + index] ?? 0;
      const width = at(2) * scale;
      const height = at(3) * scale;
      const keypoints = new Float32Array(2 * KEYPOINTS);
      for (let k = 0; k < KEYPOINTS; k++) {
        keypoints[2 * k] = (at(4 + 2 * k) + centreX) * scale - 0.5;
        keypoints[2 * k + 1] = (at(5 + 2 * k) + centreY) * scale - 0.5;
      }
      const x = (at(0) + centreX) * scale - width / 2;
      const y = (at(1) + centreY) * scale - height / 2;
      if (!(width > 0 && height > 0)) continue;
      candidates.push(new DetectedFace({ x, y, width, height }, score, keypoints));
    }
    scores.fill(0);
    boxes.fill(0);
  }
  return mergeCandidates(candidates);
}
