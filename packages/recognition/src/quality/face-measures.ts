import type { DetectedFace, Landmarks } from '../detected-face.ts';
import type { FaceImage } from '../image/face-image.ts';
import { type HeadPose, meanOf, poseOf, type Spot } from './face-geometry.ts';
import { type Light, lightOf, lookAt, patchOf, sharpnessOf, wipePatch } from './face-patch.ts';

/** Everything the quality gate judges, as plain numbers. */
export interface FaceMeasures {
  readonly pose: HeadPose;
  readonly light: Light;
  readonly sharpness: number;
  /** Share of the face's points that lie outside the frame, 0–1. */
  readonly outside: number;
  /** How far the detector's and the landmark model's eyes, nose and mouth are apart, eye distances (mean). */
  readonly disagreement: number;
  /** Distance in colour between the skin under the eyes and that around the mouth, hundredths of luma. */
  readonly lowerColour: number;
  /** Luma of the eye region over luma of the cheeks: sunglasses are far below 1. */
  readonly eyeLight: number;
}

function disagreementOf({ keypoints }: DetectedFace, landmarks: Landmarks, eyes: number): number {
  const pairs: readonly (readonly [number, Spot])[] = [
    [0, meanOf(landmarks, 36, 41)],
    [1, meanOf(landmarks, 42, 47)],
    [2, meanOf(landmarks, 30, 30)],
    [3, meanOf(landmarks, 48, 67)],
  ];
  let sum = 0;
  for (const [k, spot] of pairs) {
    const x = keypoints[2 * k] ?? Number.NaN;
    const y = keypoints[2 * k + 1] ?? Number.NaN;
    sum += Math.hypot(x - spot.x, y - spot.y);
  }
  return sum / pairs.length / eyes;
}

function outsideOf({ points }: Landmarks, { width, height }: FaceImage): number {
  let outside = 0;
  for (let i = 0; i < points.length; i += 2) {
    const x = points[i] ?? -1;
    const y = points[i + 1] ?? -1;
    if (!(x >= 0 && y >= 0 && x < width && y < height)) outside += 1;
  }
  return outside / (points.length / 2);
}

/** Measures one face. Pure; the working copy of the face is overwritten before it returns. */
export function measureFace(image: FaceImage, face: DetectedFace, landmarks: Landmarks): FaceMeasures {
  const pose = poseOf(landmarks);
  const patch = patchOf(image, pose);
  const skin = lookAt(patch, [-0.4, 0.12, 0.4, 0.32]);
  const mouth = lookAt(patch, [-0.45, 0.7, 0.45, 1.3]);
  const eyes = lookAt(patch, [-0.75, -0.15, 0.75, 0.2]);
  const measures = {
    pose,
    light: lightOf(patch),
    sharpness: sharpnessOf(patch),
    outside: outsideOf(landmarks, image),
    disagreement: disagreementOf(face, landmarks, pose.span),
    lowerColour:
      100 *
      Math.hypot(mouth.cb / mouth.luma - skin.cb / skin.luma, mouth.cr / mouth.luma - skin.cr / skin.luma),
    eyeLight: eyes.luma / Math.max(1, lookAt(patch, [-0.45, 0.3, 0.45, 0.6]).luma),
  };
  wipePatch(patch);
  return measures;
}
