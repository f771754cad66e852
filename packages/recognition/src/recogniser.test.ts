import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { declareResearch, PERMIT_LIFE_MS } from '@consentry/law';
import {
  crowd,
  emptyRoom,
  portrait,
  samplePhotoFile,
  type Sitter,
  SITTERS,
  type Variation,
} from '@consentry/testbed';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { similarity } from './compare/similarity.ts';
import { decodeImage } from './image/decode.ts';
import { prepareModels } from './models/prepare.ts';
import { openRecogniser, type Recogniser } from './recogniser.ts';
import type { Template } from './template.ts';

let recogniser: Recogniser;
let clock = Date.UTC(2026, 10, 22);
const permit = () =>
  declareResearch({ by: 'recogniser.test.ts', statement: 'Tests on sample photos' }, clock);

beforeAll(async () => {
  const models = await prepareModels({ cache: join(tmpdir(), 'consentry-test-models') });
  recogniser = await openRecogniser({ models, now: () => clock });
});
afterAll(() => recogniser[Symbol.asyncDispose]());

async function encode(photo: Uint8Array): Promise<Template> {
  const image = await decodeImage(photo);
  const [face] = await recogniser.detect(permit(), image);
  if (!face) throw new Error('No face was found in a photo that has one.');
  return recogniser.encode(permit(), image, await recogniser.landmarks(permit(), image, face));
}

const score = (a: Template, b: Template): number => similarity(permit(), a, b, clock);

const VARIATIONS: Readonly<Record<string, Variation>> = {
  cropped: { width: 640, height: 480, eyes: 90, shift: [0.08, 0.05] },
  small: { eyes: 48 },
  dim: { light: 0.55 },
  bright: { light: 1.35 },
  blurred: { blur: 2 },
  turned: { turn: 12 },
  'turned the other way': { turn: -12 },
  compressed: { quality: 25 },
  mirrored: { mirror: true },
};

test('the same person in other light, sharpness, turn and size scores above every other person', async () => {
  const originals = new Map<Sitter, Template>();
  for (const sitter of SITTERS) originals.set(sitter, await encode(await portrait(sitter)));

  let highestImpostor = -1;
  for (const [a, first] of originals)
    for (const [b, second] of originals)
      if (a < b) highestImpostor = Math.max(highestImpostor, score(first, second));

  const chosen = SITTERS.slice(0, 3);
  for (const sitter of chosen)
    for (const [name, variation] of Object.entries(VARIATIONS)) {
      const probe = await encode(await portrait(sitter, variation));
      const original = originals.get(sitter);
      if (!original) throw new Error(`There is no template of ${sitter}.`);
      expect(score(probe, original), `${sitter} ${name}`).toBeGreaterThan(highestImpostor);
      const best = [...originals].toSorted(([, x], [, y]) => score(probe, y) - score(probe, x))[0];
      expect(best?.[0], `${sitter} ${name}`).toBe(sitter);
    }
});

test.each([
  [1, 3],
  [2, 3],
  [3, 3],
  [4, 4],
  [5, 5],
  [6, 4],
] as const)('finds the people of sample photo %i: %i', async (photo, count) => {
  const faces = await recogniser.detect(permit(), await decodeImage(samplePhotoFile(photo)));
  expect(faces).toHaveLength(count);
});

test('finds nobody in an empty room', async () => {
  const room = await decodeImage(await emptyRoom());
  expect(await recogniser.detect(permit(), room)).toEqual([]);
  expect(await recogniser.observe(permit(), room)).toMatchObject({ face: null, reasons: ['no_face'] });
});

test('observes one face that can be used, and says why when it cannot', async () => {
  const good = await recogniser.observe(permit(), await decodeImage(await portrait('ada')));
  expect(good.reasons).toEqual([]);
  expect(good.face).not.toBeNull();
  const two = await recogniser.observe(permit(), await decodeImage(await crowd(['ada', 'bea'])));
  expect(two).toMatchObject({ face: null, reasons: ['several_faces'] });
});

test('drops a face outside the capture area before anything else is computed from it', async () => {
  const image = await decodeImage(await crowd(['ada', 'bea']));
  const everybody = await recogniser.detect(permit(), image);
  expect(everybody).toHaveLength(2);
  const leftHalf = [
    [0, 0],
    [0.5, 0],
    [0.5, 1],
    [0, 1],
  ] as const satisfies [number, number][];
  const area = leftHalf.map(([x, y]): [number, number] => [x, y]);
  const inside = await recogniser.detect(permit(), image, { area });
  expect(inside).toHaveLength(1);
  expect(inside[0]?.box.x).toBeLessThan(image.width / 2);
  expect((await recogniser.observe(permit(), image, { area })).reasons).toEqual([]);

  const corner: [number, number][] = [
    [0, 0.9],
    [0.1, 0.9],
    [0.1, 1],
  ];
  expect(await recogniser.observe(permit(), image, { area: corner })).toMatchObject({
    face: null,
    reasons: ['outside_area'],
  });
});

test('refuses a permit that is forged, expired, or for an act that does not encode', async () => {
  const image = await decodeImage(await portrait('ada'));
  const genuine = permit();
  const [face] = await recogniser.detect(genuine, image);
  if (!face) throw new Error('No face was found in a photo that has one.');
  const landmarks = await recogniser.landmarks(genuine, image, face);

  const forged = Object.assign({}, genuine);
  const refused = { name: 'PermitError', code: 'permit_forged' };
  await expect(recogniser.detect(forged, image)).rejects.toMatchObject(refused);
  await expect(recogniser.landmarks(forged, image, face)).rejects.toMatchObject(refused);
  await expect(recogniser.encode(forged, image, landmarks)).rejects.toMatchObject(refused);
  await expect(recogniser.observe(forged, image)).rejects.toMatchObject(refused);

  clock += PERMIT_LIFE_MS + 1;
  await expect(recogniser.detect(genuine, image)).rejects.toMatchObject({ code: 'permit_expired' });
  await expect(recogniser.encode(permit(), image, landmarks)).resolves.toMatchObject({
    model: recogniser.digest,
    length: 128,
  });
});

test('gives no face a JSON or text form', async () => {
  const image = await decodeImage(await portrait('ada'));
  const observation = await recogniser.observe(permit(), image);
  expect(() => JSON.stringify(observation)).toThrow(TypeError);
  expect(inspect(observation)).not.toMatch(/\d\d/);
});
