import { expect, test } from 'vitest';
import { type Screen, buildScreen } from './build-screen.ts';
import { firstLoad } from './first-load.ts';

/** What a browser fetches before a screen can be used, KiB as gzip sends it; charts and the like come later. */
const MOST: ReadonlyArray<readonly [Screen, number]> = [
  ['kiosk', 200],
  ['my', 200],
  ['console', 350],
  ['authority', 350],
];

test.each(MOST)('the first load of %s is at most %i KiB', async (screen, most) => {
  const { folder } = await buildScreen(screen);
  const { bytes, files } = await firstLoad(folder);
  // The page, its picture, its script, its style and the font: what is counted is really there.
  expect(files.length).toBeGreaterThanOrEqual(5);
  expect(bytes, files.map(({ file, bytes }) => `${file} ${bytes}`).join(', ')).toBeLessThanOrEqual(
    most * 1024,
  );
});
