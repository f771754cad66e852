import type { QualityReason } from '@consentry/contract';
import type { DetectedFace, Landmarks } from '../detected-face.ts';
import type { FaceImage } from '../image/face-image.ts';
import { measureFace } from './face-measures.ts';

/** Judges one face. An empty answer means it can be encoded. */
export function assessQuality(image: FaceImage, face: DetectedFace, landmarks: Landmarks): QualityReason[] {
  const { pose } = measureFace(image, face, landmarks);
  return pose.eyes < 40 ? ['too_small'] : [];
}
