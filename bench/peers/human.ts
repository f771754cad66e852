import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { rgb, serve } from './contender.ts';

// @vladmandic/human on tfjs-wasm, with what it needs to recognise a face and nothing more.
const require = createRequire(import.meta.url);
const began = performance.now();
const main = dirname(require.resolve('@vladmandic/human'));
const { Human } = require(join(main, 'human.node-wasm.js'));
const wasm = join(dirname(require.resolve('@tensorflow/tfjs-backend-wasm/package.json')), 'dist/');
const off = { enabled: false };
// This build loads models over HTTP only: give it the package's own files under an address that is nobody's.
const address = 'http://models.invalid/';
globalThis.fetch = async (input) => {
  if (typeof input !== 'string') throw new TypeError('The peer asked for something else than an address.');
  return new Response(readFileSync(join(main, '../models', input.slice(address.length))));
};
const human = new Human({
  backend: 'wasm',
  wasmPath: wasm,
  modelBasePath: address,
  cacheSensitivity: 0,
  debug: false,
  filter: off,
  gesture: off,
  body: off,
  hand: off,
  object: off,
  segmentation: off,
  face: {
    enabled: true,
    detector: { rotation: true, maxDetected: 1 },
    mesh: { enabled: true },
    description: { enabled: true },
    iris: off,
    emotion: off,
    antispoof: off,
    liveness: off,
  },
});
await human.load();
serve(async (image) => {
  const tensor = human.tf.tensor(rgb(image), [1, image.height, image.width, 3], 'float32');
  const { face } = await human.detect(tensor);
  human.tf.dispose(tensor);
  return face.filter(({ embedding }: { embedding?: readonly number[] }) => embedding?.length).length;
}, began);
