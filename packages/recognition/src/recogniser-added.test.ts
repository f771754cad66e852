import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { declareResearch } from '@consentry/law';
import { portrait } from '@consentry/testbed';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { similarity } from './compare/similarity.ts';
import { decodeImage } from './image/decode.ts';
import { sha256 } from './models/files.ts';
import { prepareModels } from './models/prepare.ts';
import { addModel } from './models/store.ts';
import { onnxGraph } from './onnx/graph.ts';
import { openRecogniser, type Recogniser } from './recogniser.ts';

const LENGTH = 64;
let cache: string;
beforeAll(async () => {
  cache = await mkdtemp(join(tmpdir(), 'consentry-added-'));
});
afterAll(() => rm(cache, { recursive: true, force: true }));

/** A tiny model of ArcFace's form: 112 × 112, batch of one or any, the mean colour of 4 × 4 blocks, mixed. */
function tinyModel(batch: 1 | 'n'): Uint8Array {
  const graph = onnxGraph();
  const pooled = graph.node('AveragePool', ['input'], { kernel_shape: [28, 28], strides: [28, 28] });
  const flat = graph.node('Flatten', [pooled], { axis: 1 });
  const mix = new Float32Array(48 * LENGTH).map((_, index) => Math.sin(index * 12.9898));
  const vector = graph.node('MatMul', [flat, graph.weights([48, LENGTH], mix)]);
  graph.output(vector, 'fc1', [batch, LENGTH]);
  return graph.build([{ name: 'input', shape: [batch, 3, 112, 112] }]);
}

const manifestOf = (id: string, bytes: Uint8Array) => ({
  id,
  version: '1',
  file: `${id}.onnx`,
  sha256: sha256(bytes),
  licence: 'CC0-1.0',
  origin: 'made by this test',
  training_data: 'none: the weights are a sine',
  input: {
    width: 112,
    height: 112,
    channels: 'bgr',
    mean: [127.5, 127.5, 127.5],
    scale: [1 / 127.5, 1 / 127.5, 1 / 127.5],
    layout: 'nchw',
  },
  stage: 'embed',
  alignment: 'arcface-112',
  output_length: LENGTH,
  metric: 'cosine',
  thresholds: [],
});

async function recogniserWith(id: string, bytes: Uint8Array, change = {}): Promise<Recogniser> {
  const manifest = { ...manifestOf(id, bytes), ...change };
  await addModel({ cache, bytes, manifest, declaration: null, now: Date.now });
  return openRecogniser({ models: await prepareModels({ cache, embed: id }), now: Date.now });
}

async function templateOf(recogniser: Recogniser) {
  const permit = declareResearch({ by: 'recogniser-added.test.ts', statement: 'An added model' }, Date.now());
  const image = await decodeImage(await portrait('ada'));
  const [face] = await recogniser.detect(permit, image);
  if (!face) throw new Error('No face was found in a photo that has one.');
  return recogniser.encode(permit, image, await recogniser.landmarks(permit, image, face));
}

test('an added arcface-112 model encodes, whether its batch is free or fixed at one, and templates never mix', async () => {
  await using free = await recogniserWith('tiny-free', tinyModel('n'));
  await using fixed = await recogniserWith('tiny-fixed', tinyModel(1));
  const a = await templateOf(free);
  const b = await templateOf(fixed);
  expect(a.length).toBe(LENGTH);
  expect(a.model).not.toBe(b.model);
  const values = (template: typeof a) => {
    const bytes = template.toBytes();
    return new Float32Array(bytes.buffer, bytes.byteOffset, LENGTH);
  };
  const [x, y] = [values(a), values(b)];
  expect(x.every((value, index) => Math.abs(value - (y[index] ?? Number.NaN)) < 1e-5)).toBe(true);
  const permit = declareResearch({ by: 'recogniser-added.test.ts', statement: 'An added model' }, Date.now());
  expect(similarity(permit, a, b, Date.now())).toBeNaN();
  expect(similarity(permit, a, a, Date.now())).toBeCloseTo(1);
});

test('a model whose vectors are not as long as its manifest says is refused when used', async () => {
  await using recogniser = await recogniserWith('tiny-wrong', tinyModel('n'), { output_length: 128 });
  await expect(templateOf(recogniser)).rejects.toThrow(/another length/);
});

test('an unknown id is refused', async () => {
  const attempt = prepareModels({ cache, embed: 'no-such-model' });
  await expect(attempt).rejects.toMatchObject({ code: 'model_unknown' });
});
