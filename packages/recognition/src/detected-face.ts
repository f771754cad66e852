import { FaceInformation } from './face-information.ts';

/** Axis-aligned box, pixels of the upright image; may reach over its edge. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A face found in an image. */
export class DetectedFace extends FaceInformation {
  readonly box: Box;
  /** Detector confidence, 0–1. */
  readonly score: number;
  /** Six points as x, y pixels: right eye, left eye, nose tip, mouth centre, right ear, left ear (BlazeFace order, image sides). */
  readonly keypoints: Float32Array;

  constructor(box: Box, score: number, keypoints: Float32Array) {
    super();
    this.box = box;
    this.score = score;
    this.keypoints = keypoints;
  }
}

/** The 68 landmarks of a face, x, y pixels of the upright image, in iBUG order. */
export class Landmarks extends FaceInformation {
  readonly points: Float32Array;

  constructor(points: Float32Array) {
    super();
    if (points.length !== 136) throw new RangeError(`68 landmarks are 136 numbers, not ${points.length}.`);
    this.points = points;
  }
}
