import type { Crop } from './align-warp.ts';
import type { ModelManifest } from './models/manifest.ts';
import type { FloatTensor } from './runtime/session.ts';

/**
 * Turns crops into the input a model's manifest describes: channel order, mean, scale, layout.
 *
 * @param crops one or more of the model's input size; they become the batch
 * @throws {RangeError} when a crop has another size
 */
export function toTensor(crops: readonly Crop[], input: ModelManifest['input']): FloatTensor {
  const { width, height, layout } = input;
  const area = width * height;
  const values = new Float32Array(crops.length * 3 * area);
  const planar = layout === 'nchw';
  for (const [index, crop] of crops.entries()) {
    if (crop.width !== width || crop.height !== height)
      throw new RangeError(
        `This model takes ${width} × ${height} pixels, not ${crop.width} × ${crop.height}.`,
      );
    for (let channel = 0; channel < 3; channel++) {
      const plane = (input.channels === 'rgb' ? channel : 2 - channel) * area;
      const mean = input.mean[channel] ?? 0;
      const scale = input.scale[channel] ?? 1;
      const start = index * 3 * area + (planar ? channel * area : channel);
      const step = planar ? 1 : 3;
      for (let i = 0; i < area; i++)
        values[start + i * step] = ((crop.planes[plane + i] ?? 0) - mean) * scale;
    }
  }
  const n = crops.length;
  return { shape: planar ? [n, 3, height, width] : [n, height, width, 3], values };
}

/** Mirrors a crop left to right, into new memory. */
export function mirror({ width, height, planes }: Crop): Crop {
  const flipped = new Float32Array(planes.length);
  for (let row = 0; row < planes.length; row += width)
    for (let x = 0; x < width; x++) flipped[row + x] = planes[row + width - 1 - x] ?? 0;
  return { width, height, planes: flipped };
}
