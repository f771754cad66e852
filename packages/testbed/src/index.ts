export { type Encoding, encodeImage, type Pixels } from './encode-image.ts';
export {
  crowd,
  emptyRoom,
  portrait,
  samplePhotoFile,
  scenePixels,
  SITTERS,
  type Sitter,
  type Variation,
} from './photos.ts';
export {
  exifBlock,
  ftypBytes,
  joinBytes,
  pngBytes,
  pngChunk,
  type PngRecipe,
  riffChunk,
  webpBytes,
  webpCanvas,
  withJpegSegment,
  withPngChunks,
} from './image-bytes.ts';
export { type Mutant, mutants, seededRandom } from './mutate-image.ts';
export { axeFinds, type AxeOptions } from './axe.ts';
export { type BrowserOptions, launchBrowser } from './browser.ts';
export { filmSitter } from './camera.ts';
