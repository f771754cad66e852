import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { decodeSample, type Encoding, encodeImage, type Pixels } from './encode-image.ts';
import { blur, expose, type FaceInPhoto, paintPerson, paintRoom, type Placement } from './photo-canvas.ts';

/**
 * The people of the sample photos of the npm package `@vladmandic/face-api` (MIT), under made-up names.
 * All look towards the camera except `kate` and `lena`, who are there to be turned away.
 */
export type Sitter =
  | 'ada'
  | 'bea'
  | 'cleo'
  | 'dora'
  | 'eve'
  | 'fay'
  | 'gina'
  | 'hana'
  | 'ines'
  | 'jo'
  | 'kate'
  | 'lena';

interface Seat extends FaceInPhoto {
  readonly photo: 1 | 2 | 3 | 4 | 5 | 6;
}

// Pupils and surroundings read off the photos by hand; right and left are the person's.
const SEATS: Readonly<Record<Sitter, Seat>> = {
  ada: { photo: 3, rightEye: [630, 430], leftEye: [725, 433], alone: [470, 220, 1000, 760] },
  bea: { photo: 3, rightEye: [1114, 317], leftEye: [1217, 339], alone: [990, 110, 1400, 700] },
  cleo: { photo: 3, rightEye: [1562, 407], leftEye: [1655, 400], alone: [1400, 190, 1860, 690] },
  dora: { photo: 6, rightEye: [324, 604], leftEye: [428, 595], alone: [150, 360, 590, 960] },
  eve: { photo: 6, rightEye: [704, 454], leftEye: [803, 447], alone: [620, 190, 1040, 800] },
  fay: { photo: 6, rightEye: [1229, 426], leftEye: [1331, 430], alone: [1080, 140, 1450, 680] },
  gina: { photo: 6, rightEye: [1545, 376], leftEye: [1632, 395], alone: [1445, 130, 1860, 680] },
  hana: { photo: 5, rightEye: [847, 190], leftEye: [924, 204], alone: [730, 20, 1080, 470] },
  ines: { photo: 5, rightEye: [1151, 296], leftEye: [1228, 289], alone: [1050, 140, 1370, 600] },
  jo: { photo: 5, rightEye: [1431, 508], leftEye: [1527, 492], alone: [1375, 260, 1800, 800] },
  kate: { photo: 2, rightEye: [385, 225], leftEye: [455, 225], alone: [330, 20, 720, 420] },
  lena: { photo: 4, rightEye: [1010, 275], leftEye: [1085, 290], alone: [940, 80, 1250, 560] },
};

/** Everybody who looks at the camera well enough to be enrolled. */
export const SITTERS: readonly Sitter[] = [
  'ada',
  'bea',
  'cleo',
  'dora',
  'eve',
  'fay',
  'gina',
  'hana',
  'ines',
  'jo',
];

/** How a test photo differs from a good one. */
export interface Variation extends Encoding {
  /** Pixels; 1280 × 720 unless told. */
  readonly width?: number;
  readonly height?: number;
  /** Distance of the pupils in pixels; 0.14 of the height unless told. */
  readonly eyes?: number;
  /** Moves the face from its place, as fractions of width and height. */
  readonly shift?: readonly [number, number];
  /** Degrees clockwise. */
  readonly turn?: number;
  readonly mirror?: boolean;
  /** Multiplies the light; 1 unless told. */
  readonly light?: number;
  /** Standard deviation of a Gaussian, pixels. */
  readonly blur?: number;
  readonly cover?: Placement['cover'];
}

const require = createRequire(import.meta.url);
const photos = new Map<number, Promise<Pixels>>();

function samplePhoto(number: Seat['photo']): Promise<Pixels> {
  const known = photos.get(number);
  if (known !== undefined) return known;
  const file = require.resolve(`@vladmandic/face-api/demo/sample${number}.jpg`);
  const reading = decodeSample(readFileSync(file));
  photos.set(number, reading);
  return reading;
}

/** The whole sample photo as it ships: several people. */
export function samplePhotoFile(number: 1 | 2 | 3 | 4 | 5 | 6): Uint8Array {
  return readFileSync(require.resolve(`@vladmandic/face-api/demo/sample${number}.jpg`));
}

/** Paints a scene with exactly these people, evenly from left to right; nobody gives an empty room. */
export async function scenePixels(sitters: readonly Sitter[], variation: Variation = {}): Promise<Pixels> {
  const { width = 1280, height = 720, shift = [0, 0], turn = 0, mirror = false, cover = 'none' } = variation;
  const scene = paintRoom(width, height);
  for (const [index, sitter] of sitters.entries()) {
    const seat = SEATS[sitter];
    paintPerson(scene, await samplePhoto(seat.photo), seat, {
      centre: [width * ((index + 1) / (sitters.length + 1) + shift[0]), height * (0.42 + shift[1])],
      eyes: variation.eyes ?? height * 0.14,
      turn,
      mirror,
      cover,
    });
  }
  if (variation.blur !== undefined) blur(scene, variation.blur);
  if (variation.light !== undefined) expose(scene, variation.light);
  return scene;
}

/**
 * Makes a photo file of one person looking into a camera at a door.
 *
 * @example const dim = await portrait('ada', { width: 640, height: 480, light: 0.4, format: 'webp' });
 */
export async function portrait(sitter: Sitter, variation: Variation = {}): Promise<Uint8Array> {
  return encodeImage(await scenePixels([sitter], variation), variation);
}

/** Makes a photo file of several people side by side. */
export async function crowd(sitters: readonly Sitter[], variation: Variation = {}): Promise<Uint8Array> {
  return encodeImage(await scenePixels(sitters, variation), variation);
}

/** Makes a photo file of the room with nobody in it. */
export async function emptyRoom(variation: Variation = {}): Promise<Uint8Array> {
  return encodeImage(await scenePixels([], variation), variation);
}
