import { join } from 'node:path';
import { QualityReason } from '@consentry/contract';
import { declareResearch, type Permit } from '@consentry/law';
import { crowd, emptyRoom, portrait, SITTERS, type Sitter, type Variation } from '@consentry/testbed';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DetectedFace, Landmarks } from '../detected-face.ts';
import { decodeImage } from '../image/decode.ts';
import { FaceImage } from '../image/face-image.ts';
import { prepareModels } from '../models/prepare.ts';
import { openRecogniser, type Recogniser } from '../recogniser.ts';
import { assessQuality } from './assess-quality.ts';
import { qualityText } from './quality-text.ts';

let recogniser: Recogniser;
beforeAll(async () => {
  const models = await prepareModels({ cache: join(import.meta.dirname, '../../../../.cache') });
  recogniser = await openRecogniser({ models, now: Date.now });
});
afterAll(() => recogniser[Symbol.asyncDispose]());

function permit(): Permit<'research'> {
  const statement = 'Test of the quality gate on the sample photos of a software package.';
  return declareResearch({ by: 'Consentry', statement }, Date.now());
}

async function reasonsOf(
  file: Uint8Array,
  area: readonly [number, number][] | null = null,
): Promise<readonly QualityReason[]> {
  const { reasons } = await recogniser.observe(permit(), await decodeImage(file), { area });
  return reasons;
}

const VGA = { width: 640, height: 480 };

const good: readonly (readonly [string, Variation])[] = [
  ['1280 × 720', {}],
  ['640 × 480', VGA],
  ['mirrored, tilted, WebP', { ...VGA, mirror: true, turn: 12, format: 'webp' }],
  ['near, strongly compressed', { ...VGA, eyes: 120, quality: 40 }],
];

test.each(good)('finds nothing wrong with good portraits: %s', async (_, variation) => {
  const found: Partial<Record<Sitter, readonly QualityReason[]>> = {};
  for (const sitter of SITTERS) found[sitter] = await reasonsOf(await portrait(sitter, variation));
  expect(found).toEqual(Object.fromEntries(SITTERS.map((sitter) => [sitter, []])));
});

const some: readonly Sitter[] = ['ada', 'cleo', 'eve', 'gina', 'ines'];
const bad: readonly (readonly [QualityReason, string, Variation, readonly Sitter[]])[] = [
  ['too_small', 'far away', { eyes: 25 }, some],
  ['too_dark', 'at a fifth of the light', { light: 0.2 }, some],
  ['too_bright', 'at twice the light', { light: 2 }, ['ada', 'bea', 'cleo', 'dora', 'eve', 'fay']],
  ['blurred', 'out of focus', { blur: 4 }, some],
  ['covered', 'in a blue mask', { cover: 'mask' }, ['ada', 'bea', 'cleo', 'eve', 'gina']],
  ['covered', 'in sunglasses', { cover: 'sunglasses' }, some],
  ['covered', 'behind a hand', { cover: 'hand' }, ['eve', 'fay', 'gina']],
  ['at_edge', 'with the chin below the frame', { shift: [0, 0.43] }, ['dora', 'eve', 'gina', 'cleo']],
  ['turned_away', 'in profile', {}, ['kate']],
  ['turned_away', 'tilted far', { turn: 40 }, ['bea', 'fay', 'gina']],
];

test.each(bad)('says %s: %s', async (reason, _, variation, sitters) => {
  const found: Partial<Record<Sitter, readonly QualityReason[]>> = {};
  for (const sitter of sitters)
    found[sitter] = await reasonsOf(await portrait(sitter, { ...VGA, ...variation }));
  for (const sitter of sitters) expect.soft(found[sitter], sitter).toContain(reason);
});

test('lets nobody through in a mask or sunglasses, whatever the reason given', async () => {
  for (const sitter of SITTERS) {
    expect.soft(await reasonsOf(await portrait(sitter, { ...VGA, cover: 'mask' })), sitter).not.toEqual([]);
    expect
      .soft(await reasonsOf(await portrait(sitter, { ...VGA, cover: 'sunglasses' })), sitter)
      .not.toEqual([]);
  }
});

test('says no_face, several_faces and outside_area', async () => {
  expect(await reasonsOf(await emptyRoom())).toEqual(['no_face']);
  expect(await reasonsOf(await crowd(['eve', 'bea']))).toEqual(['several_faces']);
  const left: readonly [number, number][] = [
    [0, 0],
    [0.3, 0],
    [0.3, 1],
    [0, 1],
  ];
  expect(await reasonsOf(await portrait('ada'), [...left])).toEqual(['outside_area']);
});

test('has no face where points are no numbers or all one point', () => {
  const image = new FaceImage(200, 200, new Uint8ClampedArray(4 * 200 * 200).fill(128));
  const face = new DetectedFace({ x: 50, y: 50, width: 100, height: 100 }, 0.9, new Float32Array(12));
  expect(assessQuality(image, face, new Landmarks(new Float32Array(136).fill(Number.NaN)))).toEqual([
    'no_face',
  ]);
  expect(assessQuality(image, face, new Landmarks(new Float32Array(136).fill(80)))).toEqual(['no_face']);
});

test('guides in both languages, in few words', () => {
  for (const reason of QualityReason.options) {
    const text = qualityText(reason);
    expect(text['zh-CN']).toMatch(/^[\u4e00-\u9fff，]{3,16}$/);
    expect(text.en.split(' ').length).toBeLessThanOrEqual(10);
  }
});
