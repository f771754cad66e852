import { type Affine, scaleOf } from './align-similarity.ts';
import type { FaceImage } from './image/face-image.ts';

/** Three planes of width × height numbers 0–255: red, green, blue. Zero where the source ends. */
export interface Crop {
  readonly width: number;
  readonly height: number;
  readonly planes: Float32Array;
}

/**
 * Samples a crop out of an image. Where the crop is smaller than its source the source is first
 * averaged in whole blocks, so that no pixel is passed over (no aliasing); then sampled bilinearly.
 *
 * @param toSource takes pixel centres of the crop to pixel centres of the image
 */
export function warp(image: FaceImage, toSource: Affine, width: number, height: number): Crop {
  const planes = new Float32Array(3 * width * height);
  const block = Math.max(1, Math.round(scaleOf(toSource)));
  const region = regionOf(toSource, width, height, block, image);
  if (region === null) return { width, height, planes };
  const source = average(image, region, block);
  sample(source, region, toSource, { width, height, planes }, block);
  source.fill(0);
  return { width, height, planes };
}

/** Part of the image that is read, in blocks, with a border of one block. */
interface Region {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function regionOf(m: Affine, width: number, height: number, block: number, image: FaceImage): Region | null {
  const xs: number[] = [];
  const ys: number[] = [];
  for (const x of [0, width - 1])
    for (const y of [0, height - 1]) {
      xs.push(m.a * x + m.b * y + m.c);
      ys.push(m.d * x + m.e * y + m.f);
    }
  const left = Math.floor(Math.max(-block, Math.min(...xs)) / block) - 1;
  const top = Math.floor(Math.max(-block, Math.min(...ys)) / block) - 1;
  const right = Math.ceil(Math.min(image.width + block, Math.max(...xs)) / block) + 2;
  const bottom = Math.ceil(Math.min(image.height + block, Math.max(...ys)) / block) + 2;
  return right > left && bottom > top ? { left, top, width: right - left, height: bottom - top } : null;
}

// Mean colour of every block × block square; pixels outside the image count as black.
function average(image: FaceImage, region: Region, block: number): Float32Array {
  const { width: iw, height: ih, rgba } = image;
  const out = new Float32Array(region.width * region.height * 3);
  const weight = 1 / (block * block);
  for (let row = 0; row < region.height; row++) {
    const y0 = (region.top + row) * block;
    const yFrom = Math.max(0, y0);
    const yTo = Math.min(ih, y0 + block);
    for (let column = 0; column < region.width; column++) {
      const x0 = (region.left + column) * block;
      const xFrom = Math.max(0, x0);
      const xTo = Math.min(iw, x0 + block);
      let r = 0;
      let g = 0;
      let b = 0;
      for (let y = yFrom; y < yTo; y++) {
        let at = (y * iw + xFrom) * 4;
        for (let x = xFrom; x < xTo; x++, at += 4) {
          r += rgba[at] ?? 0;
          g += rgba[at + 1] ?? 0;
          b += rgba[at + 2] ?? 0;
        }
      }
      const to = (row * region.width + column) * 3;
      out[to] = r * weight;
      out[to + 1] = g * weight;
      out[to + 2] = b * weight;
    }
  }
  return out;
}

function sample(source: Float32Array, region: Region, m: Affine, crop: Crop, block: number): void {
  const { width, height, planes } = crop;
  const area = width * height;
  const shift = (1 - block) / 2;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      // Centre of block i is pixel i · block + (block − 1) / 2.
      const u = (m.a * x + m.b * y + m.c + shift) / block - region.left;
      const v = (m.d * x + m.e * y + m.f + shift) / block - region.top;
      const column = Math.floor(u);
      const row = Math.floor(v);
      if (column < 0 || row < 0 || column >= region.width - 1 || row >= region.height - 1) continue;
      const right = u - column;
      const down = v - row;
      const w00 = (1 - right) * (1 - down);
      const w01 = right * (1 - down);
      const w10 = (1 - right) * down;
      const w11 = right * down;
      const top = (row * region.width + column) * 3;
      const bottom = top + region.width * 3;
      const to = y * width + x;
      for (let c = 0; c < 3; c++)
        planes[c * area + to] =
          (source[top + c] ?? 0) * w00 +
          (source[top + 3 + c] ?? 0) * w01 +
          (source[bottom + c] ?? 0) * w10 +
          (source[bottom + 3 + c] ?? 0) * w11;
    }
}
