import { expect, test } from 'vitest';
import { mirror, toTensor } from './align-tensor.ts';
import { warp } from './align-warp.ts';
import { letterbox } from './detect-letterbox.ts';
import { FaceImage } from './image/face-image.ts';

/** Red grows to the right, green downwards, blue is 50. */
function ramp(width: number, height: number): FaceImage {
  const rgba = new Uint8ClampedArray(4 * width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) rgba.set([x, y, 50, 255], 4 * (y * width + x));
  return new FaceImage(width, height, rgba);
}
/** Stripes one pixel wide: black, white, black … */
function stripes(width: number, height: number): FaceImage {
  const rgba = new Uint8ClampedArray(4 * width * height).fill(255);
  for (let i = 0; i < width * height; i++) if (i % 2 === 0) rgba.fill(0, 4 * i, 4 * i + 3);
  return new FaceImage(width, height, rgba);
}
const move = (scale: number, shift: number) => ({ a: scale, b: 0, c: shift, d: 0, e: scale, f: shift });

test('a warp by the identity copies, planes apart', () => {
  const { planes } = warp(ramp(20, 10), move(1, 0), 8, 8);
  expect([...planes.subarray(0, 8)]).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect([...planes.subarray(64 + 8, 64 + 10)]).toEqual([1, 1]);
  expect(planes[128]).toBe(50);
});

test.each([1.5, 2, 2.7, 3, 5])('shrinking by %d keeps places and passes no pixel over', (scale) => {
  const crop = warp(ramp(200, 200), move(scale, 20), 16, 16);
  for (let x = 0; x < 16; x++) expect(crop.planes[x]).toBeCloseTo(20 + x * scale, 3);
  const grey = warp(stripes(200, 200), move(2, 20.5), 16, 16);
  for (const value of grey.planes) expect(value).toBeCloseTo(127.5, 3);
});

test('what lies outside the image is black, however far', () => {
  for (const shift of [-1e9, -100, 300, 1e9])
    expect(warp(ramp(20, 20), move(1, shift), 8, 8).planes.every((value) => value === 0)).toBe(true);
});

test('letterbox keeps proportions, centres, and does not alias', () => {
  const { crop, scale, left, top } = letterbox(ramp(200, 100), 50);
  expect({ scale, left, top }).toEqual({ scale: 4, left: 0, top: 12 });
  expect(crop.planes[11 * 50 + 25]).toBe(0);
  // Centre of target 10 is source 10.5 · 4 − 0.5.
  expect(crop.planes[30 * 50 + 10]).toBeCloseTo(41.5, 3);
  const grey = letterbox(stripes(512, 512), 64);
  const middle = grey.crop.planes.subarray(32 * 64 + 8, 32 * 64 + 56);
  for (const value of middle) expect(Math.abs(value - 127.5)).toBeLessThan(3);
});

test('mirroring twice gives the crop back', () => {
  const crop = warp(ramp(20, 20), move(1, 3), 8, 8);
  expect(mirror(crop).planes[0]).toBe(crop.planes[7]);
  expect(mirror(mirror(crop)).planes).toEqual(crop.planes);
});

test('a tensor follows the manifest: order of channels, mean, scale, layout', () => {
  const crop = {
    width: 16,
    height: 16,
    planes: new Float32Array(768).map((_, i) => Math.floor(i / 256) * 10),
  };
  const input = { width: 16, height: 16, mean: [1, 2, 3], scale: [2, 2, 2] } as const;
  const of = (channels: 'rgb' | 'bgr', layout: 'nchw' | 'nhwc') =>
    toTensor([crop, crop], { ...input, mean: [1, 2, 3], scale: [2, 2, 2], channels, layout });
  expect(of('rgb', 'nchw').shape).toEqual([2, 3, 16, 16]);
  expect([0, 256, 512].map((at) => of('rgb', 'nchw').values[at])).toEqual([-2, 16, 34]);
  expect([0, 256, 512].map((at) => of('bgr', 'nchw').values[at])).toEqual([38, 16, -6]);
  expect(of('bgr', 'nhwc').shape).toEqual([2, 16, 16, 3]);
  expect([...of('bgr', 'nhwc').values.subarray(768, 771)]).toEqual([38, 16, -6]);
  const small = { width: 8, height: 8, planes: new Float32Array(192) };
  expect(() =>
    toTensor([small], { ...input, mean: [1, 2, 3], scale: [2, 2, 2], channels: 'rgb', layout: 'nchw' }),
  ).toThrow(RangeError);
});
