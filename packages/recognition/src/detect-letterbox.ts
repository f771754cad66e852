import type { Crop } from './align-warp.ts';
import type { FaceImage } from './image/face-image.ts';

/** An image fitted into a square: `pixel = (place in square − offset) · scale`, in pixels. */
export interface Letterbox {
  readonly crop: Crop;
  /** Image pixels a square pixel stands for. */
  readonly scale: number;
  /** Where the image begins within the square. */
  readonly left: number;
  readonly top: number;
}

/** Which source pixels make a target pixel, and how much each counts. */
interface Taps {
  readonly first: Int32Array;
  readonly count: Int32Array;
  readonly weights: Float32Array;
  readonly stride: number;
}

/**
 * Fits an image into a black square with its sides kept in proportion and centred. Shrinking averages
 * over all pixels (triangle filter as wide as the step), so fine patterns do not turn into false ones.
 *
 * @param side of the square, pixels
 */
export function letterbox(image: FaceImage, side: number): Letterbox {
  const scale = Math.max(image.width, image.height) / side;
  const width = Math.max(1, Math.round(image.width / scale));
  const height = Math.max(1, Math.round(image.height / scale));
  const left = Math.floor((side - width) / 2);
  const top = Math.floor((side - height) / 2);
  const across = taps(image.width, width);
  const down = taps(image.height, height);
  const planes = new Float32Array(3 * side * side);
  const row = new Float32Array(3 * width);
  // Rows are shrunk one by one and added straight into the target rows they count for.
  let firstTarget = 0;
  for (let y = 0; y < image.height; y++) {
    shrinkRow(image.rgba, y * image.width * 4, across, width, row);
    while (firstTarget < height && lastOf(down, firstTarget) < y) firstTarget++;
    for (let target = firstTarget; target < height; target++) {
      const tap = y - (down.first[target] ?? 0);
      if (tap < 0) break;
      const weight = down.weights[target * down.stride + tap] ?? 0;
      if (tap >= (down.count[target] ?? 0) || weight === 0) continue;
      for (let channel = 0; channel < 3; channel++) {
        const to = channel * side * side + (top + target) * side + left;
        const from = channel * width;
        for (let x = 0; x < width; x++)
          planes[to + x] = (planes[to + x] ?? 0) + weight * (row[from + x] ?? 0);
      }
    }
  }
  row.fill(0);
  return { crop: { width: side, height: side, planes }, scale, left, top };
}

const lastOf = (t: Taps, target: number): number => (t.first[target] ?? 0) + (t.count[target] ?? 0) - 1;

function taps(from: number, to: number): Taps {
  const step = from / to;
  const radius = Math.max(1, step);
  const stride = Math.ceil(2 * radius) + 1;
  const first = new Int32Array(to);
  const count = new Int32Array(to);
  const weights = new Float32Array(to * stride);
  for (let target = 0; target < to; target++) {
    const centre = (target + 0.5) * step - 0.5;
    const start = Math.max(0, Math.ceil(centre - radius));
    const end = Math.min(from - 1, Math.floor(centre + radius));
    let sum = 0;
    for (let i = start; i <= end; i++) sum += 1 - Math.abs(i - centre) / radius;
    for (let i = start; i <= end; i++)
      weights[target * stride + i - start] = sum > 0 ? (1 - Math.abs(i - centre) / radius) / sum : 1;
    first[target] = start;
    count[target] = end - start + 1;
  }
  return { first, count, weights, stride };
}

function shrinkRow(rgba: Uint8ClampedArray, start: number, t: Taps, width: number, out: Float32Array): void {
  for (let x = 0; x < width; x++) {
    let at = start + (t.first[x] ?? 0) * 4;
    const from = x * t.stride;
    const to = from + (t.count[x] ?? 0);
    let r = 0;
    let g = 0;
    let b = 0;
    for (let tap = from; tap < to; tap++, at += 4) {
      const weight = t.weights[tap] ?? 0;
      r += weight * (rgba[at] ?? 0);
      g += weight * (rgba[at + 1] ?? 0);
      b += weight * (rgba[at + 2] ?? 0);
    }
    out[x] = r;
    out[width + x] = g;
    out[2 * width + x] = b;
  }
}
