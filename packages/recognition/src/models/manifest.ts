import { z } from 'zod';

/** SHA-256, lower-case hex. */
export const Digest = z.string().regex(/^[0-9a-f]{64}$/);
/** Name of a model: also the name of its folder in the store. */
export const ModelId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(48);

const Side = z.int().min(16).max(1024);
const Channel = z.number().gte(-1024).lte(1024);

/** How pixels (0–255) become numbers: `(pixel − mean) · scale` for each channel, in the order of `channels`. */
const Input = z.strictObject({
  width: Side,
  height: Side,
  channels: z.enum(['rgb', 'bgr']),
  mean: z.tuple([Channel, Channel, Channel]),
  scale: z.tuple([Channel, Channel, Channel]),
  layout: z.enum(['nchw', 'nhwc']),
});

const shared = {
  id: ModelId,
  version: z.string().min(1).max(64),
  /** Plain file name of the ONNX file. */
  file: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,100}\.onnx$/),
  sha256: Digest,
  /** SPDX identifier of the licence of the weights. */
  licence: z.string().max(100),
  /** Who made the weights and where they come from. */
  origin: z.string().max(500),
  /** What they were trained on, or `null` when that is not known. */
  training_data: z.string().min(1).max(1000).nullable(),
  input: Input,
};

/** Error rates of an embedding model at one threshold, measured on one named set. */
export const ThresholdRow = z.strictObject({
  /** The set, for example `lfw-dev`. */
  set: z.string().min(1).max(100),
  /** Photos fused into the enrolled template of each comparison. */
  photos: z.int().min(1).max(16),
  /** Whose faces: a group of people the rates hold for. */
  group: z.string().min(1).max(100),
  /** False match rate at the threshold, 0–1. */
  fmr: z.number().min(0).max(1),
  /** Similarity at and above which two templates match. */
  threshold: z.number().min(-1).max(1),
  /** False non-match rate at the threshold, 0–1. */
  fnmr: z.number().min(0).max(1),
  impostor_pairs: z.int().min(1),
  genuine_pairs: z.int().min(1),
});
export type ThresholdRow = z.infer<typeof ThresholdRow>;

export const DetectManifest = z.strictObject({
  ...shared,
  stage: z.literal('detect'),
  /** How the outputs are read. */
  decoder: z.enum(['blazeface-256', 'yunet']),
});
export type DetectManifest = z.infer<typeof DetectManifest>;

export const LandmarksManifest = z.strictObject({
  ...shared,
  stage: z.literal('landmarks'),
  decoder: z.literal('ibug-68'),
});
export type LandmarksManifest = z.infer<typeof LandmarksManifest>;

export const EmbedManifest = z.strictObject({
  ...shared,
  stage: z.literal('embed'),
  alignment: z.enum(['dlib-150', 'arcface-112']),
  /** How many numbers a template has. */
  output_length: z.int().min(32).max(1024).multipleOf(4),
  metric: z.literal('cosine'),
  thresholds: z.array(ThresholdRow).max(200),
});
export type EmbedManifest = z.infer<typeof EmbedManifest>;

/** Everything that must be known of a model before it may look at a face. */
export const ModelManifest = z.discriminatedUnion('stage', [
  DetectManifest,
  LandmarksManifest,
  EmbedManifest,
]);
export type ModelManifest = z.infer<typeof ModelManifest>;
