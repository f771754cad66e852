import { inspect } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Template, TemplateError, valuesOf } from './template.ts';

const MODEL = 'a'.repeat(64);

function ramp(length = 128): Float32Array {
  return Float32Array.from({ length }, (_, i) => Math.sin(i + 1));
}

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof TemplateError) return error.code;
    throw error;
  }
  return 'accepted';
}

function bytesOf(values: Float32Array): Uint8Array {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  for (const [i, value] of values.entries()) view.setFloat32(i * 4, value, true);
  return bytes;
}

test('a template is a copy of norm 1', () => {
  const values = ramp();
  const template = Template.fromValues(values, MODEL);
  const before = valuesOf(template)[0];
  values.fill(9);
  expect(valuesOf(template)[0]).toBe(before);
  let sum = 0;
  for (const value of valuesOf(template)) sum += value * value;
  expect(Math.abs(sum - 1)).toBeLessThan(1e-6);
  expect(template.length).toBe(128);
  expect(template.model).toBe(MODEL);
});

test('one poisoned number anywhere is refused (T-I5)', () => {
  fc.assert(
    fc.property(
      fc.nat(127),
      fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
      (at, poison) => {
        const values = ramp();
        expect(codeOf(() => Template.fromValues(values, MODEL))).toBe('accepted');
        values[at] = poison;
        expect(codeOf(() => Template.fromValues(values, MODEL))).toBe('template_not_finite');
        expect(codeOf(() => Template.fromBytes(bytesOf(values), MODEL))).toBe('template_not_finite');
      },
    ),
  );
});

test('zeros, negative zeros and denormals are refused', () => {
  for (const value of [0, -0, 1e-45, -1e-40]) {
    const values = new Float32Array(128).fill(value);
    expect(codeOf(() => Template.fromValues(values, MODEL))).toBe('template_zero');
    expect(codeOf(() => Template.fromBytes(bytesOf(values), MODEL))).toBe('template_zero');
  }
});

test('any other length than a multiple of four in range is refused', () => {
  for (const length of [0, 1, 28, 127, 130, 1028]) {
    expect(codeOf(() => Template.fromValues(ramp(length), MODEL))).toBe('template_wrong_length');
    expect(codeOf(() => Template.fromBytes(bytesOf(ramp(length)), MODEL))).toBe('template_wrong_length');
  }
  expect(codeOf(() => Template.fromBytes(new Uint8Array(511), MODEL))).toBe('template_wrong_length');
  expect(codeOf(() => Template.fromValues(ramp(512), MODEL))).toBe('accepted');
});

test('bytes go there and back, at any offset of a larger buffer', () => {
  const template = Template.fromValues(ramp(), MODEL);
  const larger = new Uint8Array(600).fill(255);
  larger.set(template.toBytes(), 3);
  const again = Template.fromBytes(larger.subarray(3, 3 + 512), MODEL);
  expect(valuesOf(again)).toEqual(valuesOf(template));
});

test('stored bytes whose norm is not 1 are refused', () => {
  const twice = Float32Array.from(valuesOf(Template.fromValues(ramp(), MODEL)), (value) => value * 2);
  expect(codeOf(() => Template.fromBytes(bytesOf(twice), MODEL))).toBe('template_not_normalised');
});

test('wiping leaves zeros and no bytes to seal', () => {
  const template = Template.fromValues(ramp(), MODEL);
  const values = valuesOf(template);
  expect(values.some((value) => value !== 0)).toBe(true);
  template.wipe();
  expect(values.every((value) => value === 0)).toBe(true);
  expect(template.wiped).toBe(true);
  expect(codeOf(() => template.toBytes())).toBe('template_wiped');
});

test('a template has no JSON or text form', () => {
  const template = Template.fromValues(ramp(), MODEL);
  expect(() => JSON.stringify(template)).toThrow(TypeError);
  expect(String(template)).toBe('[人脸信息]');
  expect(inspect(template)).toBe('[人脸信息]');
  expect(Object.values(template)).toEqual([MODEL]);
});
