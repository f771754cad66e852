import type { Landmarks } from '../detected-face.ts';

/** A point in pixels. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Mean of landmarks `from` to `to`, both included, in iBUG order. */
export function meanOf({ points }: Landmarks, from: number, to: number): Spot {
  let x = 0;
  let y = 0;
  for (let i = from; i <= to; i += 1) {
    x += points[2 * i] ?? Number.NaN;
    y += points[2 * i + 1] ?? Number.NaN;
  }
  return { x: x / (to - from + 1), y: y / (to - from + 1) };
}

/** How a head is placed before the camera, from its landmarks alone. */
export interface HeadPose {
  /** Middle of the eyes, pixels. */
  readonly centre: Spot;
  /** Distance of the eyes' centres, pixels. */
  readonly eyes: number;
  /**
   * Size of the face that turning to the side does not shrink: the larger of the eyes' distance and the
   * distance from eyes to mouth, which are about equal in a face seen from the front. Pixels.
   */
  readonly span: number;
  /** Tilt of the line through the eyes, degrees clockwise. */
  readonly roll: number;
  /** Sideways place of the nose tip between the cheeks, −1 to 1; 0 from the front. */
  readonly yaw: number;
  /** Place of the nose tip between eyes (0) and mouth (1); about 0.6 from the front. */
  readonly pitch: number;
}

/** Measures the pose of a head. */
export function poseOf(landmarks: Landmarks): HeadPose {
  const right = meanOf(landmarks, 36, 41);
  const left = meanOf(landmarks, 42, 47);
  const mouth = meanOf(landmarks, 48, 67);
  const nose = meanOf(landmarks, 30, 30);
  const rightCheek = meanOf(landmarks, 1, 3);
  const leftCheek = meanOf(landmarks, 13, 15);
  const centre = { x: (right.x + left.x) / 2, y: (right.y + left.y) / 2 };
  const eyes = Math.hypot(left.x - right.x, left.y - right.y);
  const ux = (left.x - right.x) / eyes;
  const uy = (left.y - right.y) / eyes;
  const across = (p: Spot): number => (p.x - centre.x) * ux + (p.y - centre.y) * uy;
  const down = (p: Spot): number => (p.y - centre.y) * ux - (p.x - centre.x) * uy;
  const toRight = across(nose) - across(rightCheek);
  const toLeft = across(leftCheek) - across(nose);
  return {
    centre,
    eyes,
    span: Math.max(eyes, down(mouth)),
    roll: (Math.atan2(uy, ux) * 180) / Math.PI,
    yaw: (toRight - toLeft) / (toRight + toLeft),
    pitch: down(nose) / down(mouth),
  };
}
