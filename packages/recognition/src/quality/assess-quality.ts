import type { QualityReason } from '@consentry/contract';
import type { DetectedFace, Landmarks } from '../detected-face.ts';
import type { FaceImage } from '../image/face-image.ts';
import { type FaceMeasures, measureFace } from './face-measures.ts';

// Each limit was set on three sets measured with the default models: 329 photos of LFW's training list (one a
// person), 112 web photos of East Asian public figures, and the painted portraits of the test bed.

/**
 * Least size of a face, pixels: distance from the eyes to each other or to the mouth, whichever is larger. At 40
 * the 150-pixel crop of the recogniser is blown up no more than 1.4 times; LFW's faces have 35 to 60.
 */
export const SPAN_MIN_PX = 40;

/** Furthest turn to the side (1: nose tip over the cheek). About 40°; 99 % of LFW stays below. */
export const YAW_MAX = 0.65;

/** Nose tip between eyes and mouth when the head is bent back; the lowest of the sets' upright faces was 0.36. */
export const PITCH_MIN = 0.3;

/** The same when the head is bent forward; the highest of the sets was 0.785. */
export const PITCH_MAX = 0.8;

/** Furthest tilt of the head, degrees: the detector begins to miss faces beyond 40. */
export const ROLL_MAX = 30;

/** Least mean luma of the inner face, 0–255: the darkest LFW face had 72, portraits at a fifth of the light 17–39. */
export const LUMA_MIN = 45;

/** Largest share of black pixels in the inner face: the sets had at most 0.14. */
export const BLACK_MAX = 0.35;

/** Largest share of burnt-out pixels in the inner face: the sets had at most 0.13, portraits at twice the light 0.26–0.8. */
export const BURNT_MAX = 0.2;

/** Least sharpness: portraits blurred by 4 % of the eyes' distance had 0.005–0.030, the sets 0.05 and more in 95 %. */
export const SHARPNESS_MIN = 0.03;

/** Largest share of the 68 landmarks outside the frame; in the sets one face in 100 had more. */
export const OUTSIDE_MAX = 0.05;

/** Largest mean distance between detector and landmark model, in spans: hands and masks pull them apart. */
export const DISAGREEMENT_MAX = 0.13;

/** Largest difference in colour between the skin under the eyes and around the mouth: coloured masks had 25–54. */
export const LOWER_COLOUR_MAX = 21;

/** Least light of the eye region to the cheeks: dark sunglasses had 0.20–0.25, deep-set eyes 0.49. */
export const EYE_LIGHT_MIN = 0.4;

/** Says which limits these measures break. Not a number means the points make no face. */
export function judge({ pose, light, ...measures }: FaceMeasures): QualityReason[] {
  const all = [
    ...Object.values(measures),
    ...Object.values(light),
    pose.span,
    pose.yaw,
    pose.pitch,
    pose.roll,
  ];
  if (!all.every((value) => Number.isFinite(value))) return ['no_face'];
  const reasons: QualityReason[] = [];
  const edge = measures.outside > OUTSIDE_MAX;
  const bent = pose.pitch < PITCH_MIN || pose.pitch > PITCH_MAX;
  const turned = Math.abs(pose.yaw) > YAW_MAX || Math.abs(pose.roll) > ROLL_MAX || bent;
  if (edge) reasons.push('at_edge');
  if (pose.span < SPAN_MIN_PX) reasons.push('too_small');
  if (turned) reasons.push('turned_away');
  if (light.mean < LUMA_MIN || light.black > BLACK_MAX) reasons.push('too_dark');
  if (light.burnt > BURNT_MAX) reasons.push('too_bright');
  if (measures.sharpness < SHARPNESS_MIN) reasons.push('blurred');
  const apart = measures.disagreement > DISAGREEMENT_MAX;
  const masked = measures.lowerColour > LOWER_COLOUR_MAX || measures.eyeLight < EYE_LIGHT_MIN;
  // A face that is turned, cut off or in bad light looks covered to these measures; its own reason helps more.
  if ((apart || masked) && reasons.length === 0) reasons.push('covered');
  return reasons;
}

/**
 * Judges whether a face can be encoded, for reasons a person can act on. Pure.
 *
 * `covered` sees coloured masks, dark sunglasses and most hands before the mouth. It does not see clear glasses,
 * a skin-coloured mask, hair, or a hand that leaves the mouth free.
 *
 * @returns empty when the face is good enough, most helpful reason first
 */
export function assessQuality(image: FaceImage, face: DetectedFace, landmarks: Landmarks): QualityReason[] {
  return judge(measureFace(image, face, landmarks));
}
