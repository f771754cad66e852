import { declareResearch, type Permit, PermitError } from '@consentry/law';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Gallery } from '../gallery/gallery.ts';
import { Template, TemplateError, valuesOf } from '../template.ts';
import { fuse } from './fuse.ts';
import { identify } from './identify.ts';
import type { Rule } from './score.ts';
import { similarity } from './similarity.ts';
import { verify } from './verify.ts';

const MODEL = 'a'.repeat(64);
const NOW = 1_780_000_000_000;
const permit = declareResearch({ by: 'compare.test.ts', statement: 'Numbers made up here; no faces.' }, NOW);
const rule: Rule = { threshold: 0.5, centred: false };

function face(seed: number, length = 128): Template {
  return Template.fromValues(
    Float32Array.from({ length }, (_, i) => Math.sin(seed * 91.7 + i * (seed + 1))),
    MODEL,
  );
}

function galleryOf(...seeds: number[]): Gallery {
  const gallery = new Gallery(MODEL, 128);
  for (const seed of seeds) gallery.add(`person-${seed}`, face(seed));
  return gallery;
}

test('the same face matches and another does not, one-to-one and one-to-many', () => {
  const gallery = galleryOf(1, 2, 3);
  expect(verify(permit, face(1), face(1), rule, NOW)).toBe(true);
  expect(verify(permit, face(1), face(2), rule, NOW)).toBe(false);
  for (const centred of [false, true]) {
    const either = { ...rule, centred };
    expect(verify(permit, face(2), { gallery, key: 'person-2' }, either, NOW)).toBe(true);
    expect(verify(permit, face(2), { gallery, key: 'person-3' }, either, NOW)).toBe(false);
    expect(identify(permit, face(2), gallery, either, NOW)).toBe('person-2');
    expect(identify(permit, face(4), gallery, either, NOW)).toBeNull();
  }
});

test('whoever is not enrolled, or not any more, is not matched', () => {
  const gallery = galleryOf(1, 2);
  expect(verify(permit, face(1), { gallery, key: 'person-1' }, rule, NOW)).toBe(true);
  gallery.remove('person-1');
  expect(verify(permit, face(1), { gallery, key: 'person-1' }, rule, NOW)).toBe(false);
  expect(verify(permit, face(1), { gallery, key: 'nobody' }, rule, NOW)).toBe(false);
  expect(identify(permit, face(1), gallery, rule, NOW)).toBeNull();
  gallery.wipe();
  expect(identify(permit, face(2), gallery, rule, NOW)).toBeNull();
});

// T-I5. Whatever gets into a vector, an unusable one never says yes.
test('a poisoned probe or reference never matches', () => {
  const poisons = fc.constantFrom<(values: Float32Array, at: number) => void>(
    (values, at) => values.fill(Number.NaN, at, at + 1),
    (values, at) => values.fill(Number.POSITIVE_INFINITY, at, at + 1),
    (values, at) => values.fill(Number.NEGATIVE_INFINITY, at, at + 1),
    (values) => values.fill(Number.NaN),
    (values) => values.fill(0),
    (values) => values.fill(-0),
    (values) => values.fill(1e-45),
    (values) => values.fill(3e38),
    (values) => {
      for (let i = 0; i < values.length; i++) values[i] = (values[i] ?? 0) * 1.01;
    },
    (values) => {
      for (let i = 0; i < values.length; i++) values[i] = (values[i] ?? 0) * 1000;
    },
  );
  const thresholds = fc.constantFrom(1e-9, 0.1, 0.5, 0.99);
  fc.assert(
    fc.property(poisons, fc.nat(127), thresholds, fc.boolean(), (poison, at, threshold, centred) => {
      const gallery = galleryOf(1, 2, 3);
      const use = { threshold, centred };
      const probe = face(1);
      const sane = face(1);
      expect(verify(permit, probe, { gallery, key: 'person-1' }, use, NOW)).toBe(true);
      expect(identify(permit, probe, gallery, use, NOW)).toBe('person-1');
      expect(verify(permit, probe, sane, { threshold, centred: false }, NOW)).toBe(true);
      poison(valuesOf(probe), at);
      expect(verify(permit, probe, { gallery, key: 'person-1' }, use, NOW)).toBe(false);
      expect(identify(permit, probe, gallery, use, NOW)).toBeNull();
      expect(verify(permit, probe, sane, { threshold, centred: false }, NOW)).toBe(false);
      expect(verify(permit, sane, probe, { threshold, centred: false }, NOW)).toBe(false);
      expect(verify(permit, probe, probe, { threshold, centred: false }, NOW)).toBe(false);
      expect(similarity(permit, sane, probe, NOW)).toBeNaN();
    }),
  );
});

test('another model, another length, a wiped template: no match', () => {
  const gallery = galleryOf(1);
  const foreign = Template.fromBytes(face(1).toBytes(), 'b'.repeat(64));
  const wiped = face(1);
  wiped.wipe();
  for (const probe of [foreign, face(1, 64), wiped]) {
    expect(verify(permit, probe, face(1), rule, NOW)).toBe(false);
    expect(verify(permit, probe, { gallery, key: 'person-1' }, rule, NOW)).toBe(false);
    expect(identify(permit, probe, gallery, rule, NOW)).toBeNull();
  }
  expect(verify(permit, wiped, wiped, rule, NOW)).toBe(false);
});

test('a rule that is not a threshold lets nobody in', () => {
  const gallery = galleryOf(1);
  for (const threshold of [Number.NaN, 0, -0, -1, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, 1.1]) {
    for (const centred of [false, true]) {
      expect(verify(permit, face(1), { gallery, key: 'person-1' }, { threshold, centred }, NOW)).toBe(false);
      expect(identify(permit, face(1), gallery, { threshold, centred }, NOW)).toBeNull();
    }
    expect(verify(permit, face(1), face(1), { threshold, centred: false }, NOW)).toBe(false);
  }
  expect(verify(permit, face(1), face(1), { threshold: 0.1, centred: true }, NOW)).toBe(false);
});

test('no permit, an old one or a made-up one: no comparison', () => {
  const gallery = galleryOf(1);
  const forged: Permit<'research'> = structuredClone(permit);
  for (const [value, now] of [[forged, NOW] as const, [permit, NOW + 3_600_000] as const]) {
    expect(() => verify(value, face(1), face(1), rule, now)).toThrow(PermitError);
    expect(() => identify(value, face(1), gallery, rule, now)).toThrow(PermitError);
    expect(() => similarity(value, face(1), face(1), now)).toThrow(PermitError);
  }
});

test('verify and identify take different permits', () => {
  const toVerify = permit as unknown as Permit<'verify'>;
  const toIdentify = permit as unknown as Permit<'identify'>;
  // @ts-expect-error one-to-many on a permit for one-to-one
  identify(toVerify, face(1), galleryOf(1), rule, NOW);
  // @ts-expect-error one-to-one on a permit for one-to-many
  verify(toIdentify, face(1), face(1), rule, NOW);
  // @ts-expect-error a score outside research
  similarity(toVerify, face(1), face(1), NOW);
  expect(verify(toVerify, face(1), face(1), rule, NOW)).toBe(true);
});

test('fusing gives the normalised mean, and refuses what does not belong together', () => {
  const one = face(1);
  expect(similarity(permit, fuse([one, one, one]), one, NOW)).toBeCloseTo(1, 6);
  const both = fuse([face(1), face(2)]);
  expect(similarity(permit, both, face(1), NOW)).toBeCloseTo(similarity(permit, both, face(2), NOW), 5);
  const codeOf = (templates: Template[]) => {
    try {
      fuse(templates);
    } catch (error) {
      if (error instanceof TemplateError) return error.code;
    }
    return 'fused';
  };
  const wiped = face(2);
  wiped.wipe();
  const opposite = Template.fromValues(
    valuesOf(one).map((value) => -value),
    MODEL,
  );
  expect(codeOf([])).toBe('template_none');
  expect(codeOf([one, wiped])).toBe('template_wiped');
  expect(codeOf([one, face(2, 64)])).toBe('template_wrong_length');
  expect(codeOf([one, Template.fromBytes(one.toBytes(), 'b'.repeat(64))])).toBe('template_other_model');
  expect(codeOf([one, opposite])).toBe('template_zero');
});
