import { type Box, DetectedFace } from './detected-face.ts';

/** Overlap (intersection over union) above which two candidates are one face. */
export const SAME_FACE_OVERLAP = 0.3;

/** Intersection over union of two boxes, 0–1. */
export function overlap(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (!(width > 0 && height > 0)) return 0;
  const both = width * height;
  return both / (a.width * a.height + b.width * b.height - both);
}

/**
 * Merges candidates that overlap into one face each, weighted by score (BlazeFace §3, "blending"): less
 * jitter from frame to frame than keeping the best alone. Highest score first.
 */
export function mergeCandidates(candidates: readonly DetectedFace[]): DetectedFace[] {
  let rest = candidates.toSorted((a, b) => b.score - a.score);
  const faces: DetectedFace[] = [];
  for (let best = rest[0]; best !== undefined; best = rest[0]) {
    const { box, score } = best;
    const group = rest.filter((other) => other === best || overlap(box, other.box) > SAME_FACE_OVERLAP);
    rest = rest.filter((other) => !group.includes(other));
    const total = group.reduce((sum, face) => sum + face.score, 0);
    const mean = (value: (face: DetectedFace) => number): number =>
      group.reduce((sum, face) => sum + value(face) * face.score, 0) / total;
    const merged = {
      x: mean((face) => face.box.x),
      y: mean((face) => face.box.y),
      width: mean((face) => face.box.width),
      height: mean((face) => face.box.height),
    };
    const keypoints = best.keypoints.map((_, index) => mean((face) => face.keypoints[index] ?? 0));
    faces.push(new DetectedFace(merged, score, keypoints));
  }
  return faces;
}
