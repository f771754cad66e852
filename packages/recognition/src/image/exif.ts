import type { Orientation } from './upright.ts';

const ORIENTATION_TAG = 0x0112;
const SHORT = 3;

/**
 * Reads the orientation from an EXIF block, and nothing else from it (CIPA DC-008, TIFF 6.0 section 2).
 *
 * @param exif the block from its TIFF header on, with or without the prefix `Exif\0\0`
 * @returns 1 where the block is damaged or silent: a wrong hint about rotation is no reason to refuse a photo
 */
export function readOrientation(exif: Uint8Array): Orientation {
  const prefixed = exif[0] === 0x45 && exif[1] === 0x78 && exif[2] === 0x69 && exif[3] === 0x66;
  const tiff = prefixed ? exif.subarray(6) : exif;
  if (tiff.length < 8) return 1;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const order = view.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return 1;
  const little = order === 0x4949;
  if (view.getUint16(2, little) !== 42) return 1;
  const directory = view.getUint32(4, little);
  if (directory + 2 > tiff.length) return 1;
  const entries = view.getUint16(directory, little);
  for (let entry = 0; entry < entries; entry += 1) {
    const at = directory + 2 + 12 * entry;
    if (at + 12 > tiff.length) return 1;
    if (view.getUint16(at, little) !== ORIENTATION_TAG) continue;
    if (view.getUint16(at + 2, little) !== SHORT || view.getUint32(at + 4, little) !== 1) return 1;
    const value = view.getUint16(at + 8, little);
    return value >= 1 && value <= 8 ? (value as Orientation) : 1;
  }
  return 1;
}
