import { warp } from '../align-warp.ts';
import type { FaceImage } from '../image/face-image.ts';
import type { HeadPose } from './face-geometry.ts';

/** Eye distance within the patch, pixels. No more than EYES_MIN_PX, so that a patch is never blown up. */
const PATCH_EYES = 40;
const PATCH_WIDTH = 80;
const PATCH_HEIGHT = 88;
/** Row of the eyes in the patch. */
const EYES_ROW = 26;

/** The face set upright at a fixed scale, from above the brows to the chin: what light and blur are measured on. */
export interface FacePatch {
  readonly width: number;
  readonly height: number;
  /** Luma 0–255 (BT.601) and colour differences around 0, width × height each. */
  readonly luma: Float32Array;
  readonly cb: Float32Array;
  readonly cr: Float32Array;
}

/** Cuts the patch out of an image. */
export function patchOf(image: FaceImage, { centre, span, roll }: HeadPose): FacePatch {
  const scale = span / PATCH_EYES;
  const cos = Math.cos((roll * Math.PI) / 180) * scale;
  const sin = Math.sin((roll * Math.PI) / 180) * scale;
  const x0 = (PATCH_WIDTH - 1) / 2;
  const toSource = {
    a: cos,
    b: -sin,
    c: centre.x - cos * x0 + sin * EYES_ROW,
    d: sin,
    e: cos,
    f: centre.y - sin * x0 - cos * EYES_ROW,
  };
  const { planes } = warp(image, toSource, PATCH_WIDTH, PATCH_HEIGHT);
  const size = PATCH_WIDTH * PATCH_HEIGHT;
  const luma = new Float32Array(size);
  const cb = new Float32Array(size);
  const cr = new Float32Array(size);
  for (let i = 0; i < size; i += 1) {
    const r = planes[i] ?? 0;
    const g = planes[size + i] ?? 0;
    const b = planes[2 * size + i] ?? 0;
    const y = 0.299 * r + 0.587 * g + 0.114 * b;
    luma[i] = y;
    cb[i] = (b - y) * 0.564;
    cr[i] = (r - y) * 0.713;
  }
  planes.fill(0);
  return { width: PATCH_WIDTH, height: PATCH_HEIGHT, luma, cb, cr };
}

/** Overwrites a patch. */
export function wipePatch({ luma, cb, cr }: FacePatch): void {
  for (const plane of [luma, cb, cr]) plane.fill(0);
}

/** A field of the patch in eye distances from the middle of the eyes: left, top, right, bottom. */
export type Field = readonly [left: number, top: number, right: number, bottom: number];

/** What a field of the patch looks like. */
export interface FieldLook {
  readonly luma: number;
  readonly cb: number;
  readonly cr: number;
}

/** Averages a field of the patch. */
export function lookAt(patch: FacePatch, [left, top, right, bottom]: Field): FieldLook {
  const column = (v: number): number => Math.round((PATCH_WIDTH - 1) / 2 + v * PATCH_EYES);
  const row = (v: number): number => Math.round(EYES_ROW + v * PATCH_EYES);
  let n = 0;
  let luma = 0;
  let cb = 0;
  let cr = 0;
  for (let y = Math.max(0, row(top)); y <= Math.min(PATCH_HEIGHT - 1, row(bottom)); y += 1) {
    for (let x = Math.max(0, column(left)); x <= Math.min(PATCH_WIDTH - 1, column(right)); x += 1) {
      const i = y * PATCH_WIDTH + x;
      const value = patch.luma[i] ?? 0;
      n += 1;
      luma += value;
      cb += patch.cb[i] ?? 0;
      cr += patch.cr[i] ?? 0;
    }
  }
  return { luma: luma / n, cb: cb / n, cr: cr / n };
}

/** Light of the whole patch. */
export interface Light {
  readonly mean: number;
  /** Shares of pixels, 0–1. */
  readonly burnt: number;
  readonly black: number;
}

/** Luma from which a pixel is burnt out, and below which it is black. */
const BURNT = 250;
const BLACK = 16;

/** Measures the light of the inner face (without what hair or background may cover). */
export function lightOf({ luma, width, height }: FacePatch): Light {
  let n = 0;
  let sum = 0;
  let burnt = 0;
  let black = 0;
  for (let y = 6; y < height - 8; y += 1) {
    for (let x = 14; x < width - 14; x += 1) {
      const value = luma[y * width + x] ?? 0;
      n += 1;
      sum += value;
      if (value >= BURNT) burnt += 1;
      if (value < BLACK) black += 1;
    }
  }
  return { mean: sum / n, burnt: burnt / n, black: black / n };
}

/**
 * Sharpness of the inner face: variance of the 4-neighbour Laplacian over the variance of luma, so that neither
 * light nor contrast matters (Pech-Pacheco et al., "Diatom autofocusing", ICPR 2000, normalised).
 */
export function sharpnessOf({ luma, width, height }: FacePatch): number {
  let n = 0;
  let sum = 0;
  let squares = 0;
  let light = 0;
  let lightSquares = 0;
  for (let y = 6; y < height - 8; y += 1) {
    for (let x = 14; x < width - 14; x += 1) {
      const i = y * width + x;
      const value = luma[i] ?? 0;
      const laplacian =
        4 * value - (luma[i - 1] ?? 0) - (luma[i + 1] ?? 0) - (luma[i - width] ?? 0) - (luma[i + width] ?? 0);
      n += 1;
      sum += laplacian;
      squares += laplacian * laplacian;
      light += value;
      lightSquares += value * value;
    }
  }
  const variance = lightSquares / n - (light / n) ** 2;
  return variance > 0 ? (squares / n - (sum / n) ** 2) / variance : 0;
}
