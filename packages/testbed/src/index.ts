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
