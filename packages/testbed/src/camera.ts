import { writeFile } from 'node:fs/promises';
import { portrait, type Sitter, type Variation } from './photos.ts';

/** Small movements of somebody who stands still before a camera. */
const SWAY: readonly Variation[] = [
  {},
  { shift: [0.01, 0.004], light: 1.04 },
  { shift: [-0.012, 0.006], turn: 2 },
  { shift: [0.006, -0.008], light: 0.95, turn: -2 },
  { shift: [-0.006, -0.004], blur: 0.6 },
  { shift: [0.014, 0.01], turn: 3, light: 1.06 },
];

/** Frames each pose is held, at the 30 a second Chromium plays a motion-JPEG file with. */
const HOLD = 12;

/**
 * Writes a motion-JPEG file of one person before a camera, 1280 × 720, for `launchBrowser({ camera })`.
 * The browser plays it in a loop.
 */
export async function filmSitter(file: string, sitter: Sitter): Promise<string> {
  const poses = await Promise.all(
    SWAY.map((variation) => portrait(sitter, { ...variation, format: 'jpeg' })),
  );
  await writeFile(file, Buffer.concat(poses.flatMap((pose) => Array.from({ length: HOLD }, () => pose))));
  return file;
}
