/** Where a face must lie in the square an embedding model was trained on. */
export interface AlignmentTemplate {
  /** Side of the square, pixels. */
  readonly size: number;
  /** Target x, y pairs, pixels. */
  readonly target: Float32Array;
  /** Picks the matching x, y pairs out of the 68 landmarks. */
  readonly pick: (landmarks: Float32Array) => Float32Array;
}

// Mean face of dlib's `get_face_chip_details` (dlib/image_transforms/interpolation.h), points 17–67, x then y.
const MEAN_X = [
  0.000213256, 0.0752622, 0.18113, 0.29077, 0.393397, 0.586856, 0.689483, 0.799124, 0.904991, 0.98004,
  0.490127, 0.490127, 0.490127, 0.490127, 0.36688, 0.426036, 0.490127, 0.554217, 0.613373, 0.121737, 0.187122,
  0.265825, 0.334606, 0.260918, 0.182743, 0.645647, 0.714428, 0.793132, 0.858516, 0.79751, 0.719335, 0.254149,
  0.340985, 0.428858, 0.490127, 0.551395, 0.639268, 0.726104, 0.642159, 0.556721, 0.490127, 0.423532,
  0.338094, 0.290379, 0.428096, 0.490127, 0.552157, 0.689874, 0.553364, 0.490127, 0.42689,
];
const MEAN_Y = [
  0.106454, 0.038915, 0.0187482, 0.0344891, 0.0773906, 0.0773906, 0.0344891, 0.0187482, 0.038915, 0.106454,
  0.203352, 0.307009, 0.409805, 0.515625, 0.587326, 0.609345, 0.628106, 0.609345, 0.587326, 0.216423,
  0.178758, 0.179852, 0.231733, 0.245099, 0.244077, 0.231733, 0.179852, 0.178758, 0.216423, 0.244077,
  0.245099, 0.780233, 0.745405, 0.727388, 0.742578, 0.727388, 0.745405, 0.780233, 0.864805, 0.902192,
  0.909281, 0.902192, 0.864805, 0.784792, 0.778746, 0.785343, 0.778746, 0.784792, 0.824182, 0.831803,
  0.824182,
];
/** Margin dlib's recognition network was trained with, in widths of the mean face on each side. */
const DLIB_PADDING = 0.25;
const DLIB_SIZE = 150;

// dlib leaves out brows (17–26), the lower lip's outside (55–59) and inside (65–67): they move too much.
const DLIB_POINTS = Array.from({ length: 68 }, (_, index) => index).filter(
  (index) => index > 26 && !(index >= 55 && index <= 59) && index < 65,
);

// ArcFace's five points in 112 × 112: eyes, nose tip, mouth corners, image left first (insightface `arcface_dst`).
const ARCFACE = [38.2946, 51.6963, 73.5318, 51.5014, 56.0252, 71.7366, 41.5493, 92.3655, 70.7299, 92.2041];

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);
/** Groups of the 68 landmarks whose means are ArcFace's five points. */
const FIVE_OF_68 = [range(36, 41), range(42, 47), [30], [48], [54]];

function meansOf(points: Float32Array, groups: readonly (readonly number[])[]): Float32Array {
  return Float32Array.from(
    groups.flatMap((group) =>
      [0, 1].map((axis) => group.reduce((sum, i) => sum + (points[2 * i + axis] ?? 0), 0) / group.length),
    ),
  );
}

const dlibPlace = (fraction: number | undefined): number =>
  (((fraction ?? 0) + DLIB_PADDING) / (1 + 2 * DLIB_PADDING)) * DLIB_SIZE;

/** Alignment templates by the name manifests use. */
export const ALIGNMENT_TEMPLATES: Readonly<Record<'dlib-150' | 'arcface-112', AlignmentTemplate>> = {
  'dlib-150': {
    size: DLIB_SIZE,
    target: Float32Array.from(
      DLIB_POINTS.flatMap((index) => [dlibPlace(MEAN_X[index - 17]), dlibPlace(MEAN_Y[index - 17])]),
    ),
    pick: (landmarks) =>
      meansOf(
        landmarks,
        DLIB_POINTS.map((index) => [index]),
      ),
  },
  'arcface-112': {
    size: 112,
    target: Float32Array.from(ARCFACE),
    pick: (landmarks) => meansOf(landmarks, FIVE_OF_68),
  },
};
