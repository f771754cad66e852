import type { ModelManifest } from './manifest.ts';

/** A model an operator may download by name. */
export interface CatalogueEntry {
  readonly manifest: ModelManifest;
  /** Upstream address, pinned to a commit or tag by the digest in the manifest. */
  readonly address: string;
  /** Exact size, bytes. */
  readonly size: number;
}

const OPENCV_ZOO = 'https://github.com/opencv/opencv_zoo/raw/main/models';
const SFACE_TRAINING =
  'CASIA-WebFace, VGGFace2 and MS-Celeb-1M, by its paper’s account (Zhong et al. 2021, arXiv:2205.12010)';
const SFACE_ORIGIN = 'opencv_zoo, models/face_recognition_sface; network and weights by Yaoyao Zhong';

// SFace takes pixels as they are (OpenCV `FaceRecognizerSF`: blobFromImage, scale 1, no mean, red first).
const SFACE_INPUT: ModelManifest['input'] = {
  width: 112,
  height: 112,
  channels: 'rgb',
  mean: [0, 0, 0],
  scale: [1, 1, 1],
  layout: 'nchw',
};

const sface = (id: string, file: string, sha256: string): ModelManifest => ({
  id,
  version: '2021dec',
  file,
  sha256,
  licence: 'Apache-2.0',
  origin: SFACE_ORIGIN,
  training_data: SFACE_TRAINING,
  input: SFACE_INPUT,
  stage: 'embed',
  alignment: 'arcface-112',
  output_length: 128,
  metric: 'cosine',
  thresholds: [],
});

/** The models `consentry model pull` knows. */
export const CATALOGUE: readonly CatalogueEntry[] = [
  {
    manifest: sface(
      'sface',
      'face_recognition_sface_2021dec.onnx',
      '0ba9fbfa01b5270c96627c4ef784da859931e02f04419c829e83484087c34e79',
    ),
    address: `${OPENCV_ZOO}/face_recognition_sface/face_recognition_sface_2021dec.onnx`,
    size: 38_696_353,
  },
  {
    manifest: sface(
      'sface-int8',
      'face_recognition_sface_2021dec_int8.onnx',
      '2b0e941e6f16cc048c20aee0c8e31f569118f65d702914540f7bfdc14048d78a',
    ),
    address: `${OPENCV_ZOO}/face_recognition_sface/face_recognition_sface_2021dec_int8.onnx`,
    size: 9_896_933,
  },
  {
    manifest: {
      id: 'yunet',
      version: '2023mar',
      file: 'face_detection_yunet_2023mar.onnx',
      sha256: '8f2383e4dd3cfbb4553ea8718107fc0423210dc964f9f4280604804ed2552fa4',
      licence: 'MIT',
      origin: 'opencv_zoo, models/face_detection_yunet; network and weights by Shiqi Yu and others',
      training_data: 'WIDER FACE, by its paper’s account (Wu et al. 2023)',
      input: {
        width: 640,
        height: 640,
        channels: 'bgr',
        mean: [0, 0, 0],
        scale: [1, 1, 1],
        layout: 'nchw',
      },
      stage: 'detect',
      decoder: 'yunet',
    },
    address: `${OPENCV_ZOO}/face_detection_yunet/face_detection_yunet_2023mar.onnx`,
    size: 232_589,
  },
];
