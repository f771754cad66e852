/** Largest photo file, bytes. */
export const IMAGE_MAX_BYTES = 4 * 1024 * 1024;

/** Most pixels a photo may have: 12 megapixels as cameras count them (4032 × 3024 = 12.19 million). */
export const IMAGE_MAX_PIXELS = 12 * 1024 * 1024;

/** Shortest side a photo may have, pixels: below it no face can be large enough for the quality gate. */
export const IMAGE_MIN_SIDE = 64;

/** Most scans a progressive JPEG may have: encoders write about ten; thousands are a known way to waste hours. */
export const JPEG_MAX_SCANS = 24;
