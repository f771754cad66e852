import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { rgb, serve } from './contender.ts';

// @vladmandic/face-api on tfjs-wasm, with the detector given: `ssd` or `tiny`.
const require = createRequire(import.meta.url);
const began = performance.now();
const detector = process.argv[3];
const root = dirname(require.resolve('@vladmandic/face-api/package.json'));
const tf = require('@tensorflow/tfjs');
const wasm = require('@tensorflow/tfjs-backend-wasm');
wasm.setWasmPaths(join(dirname(require.resolve('@tensorflow/tfjs-backend-wasm/package.json')), 'dist/'));
await tf.setBackend('wasm');
await tf.ready();
const faceapi = require(join(root, 'dist/face-api.node-wasm.js'));
const models = join(root, 'model');
const { nets } = faceapi;
const net = detector === 'tiny' ? nets.tinyFaceDetector : nets.ssdMobilenetv1;
for (const each of [net, nets.faceLandmark68Net, nets.faceRecognitionNet]) await each.loadFromDisk(models);
const options =
  detector === 'tiny'
    ? new faceapi.TinyFaceDetectorOptions()
    : new faceapi.SsdMobilenetv1Options({ maxResults: 1 });
serve(async (image) => {
  const tensor = tf.tensor(rgb(image), [image.height, image.width, 3], 'int32');
  const face = await faceapi.detectSingleFace(tensor, options).withFaceLandmarks().withFaceDescriptor();
  tf.dispose(tensor);
  return face?.descriptor.length ? 1 : 0;
}, began);
