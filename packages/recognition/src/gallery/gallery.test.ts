import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Template, TemplateError, valuesOf } from '../template.ts';
import { centreOf } from './centre.ts';
import { Gallery, GalleryError, insideOf } from './gallery.ts';

const MODEL = 'a'.repeat(64);

function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32 - 0.4;
  };
}

function people(count: number, seed = 1, length = 128): Template[] {
  const next = random(seed);
  return Array.from({ length: count }, () => Template.fromValues(Float32Array.from({ length }, next), MODEL));
}

function galleryOf(templates: readonly Template[], capacity?: number): Gallery {
  const gallery = new Gallery(MODEL, templates[0]?.length ?? 128, capacity);
  for (const [i, template] of templates.entries()) gallery.add(`k${i}`, template);
  return gallery;
}

/** Centres and compares in double precision, the slow and obvious way. */
function expected(probe: Template, templates: readonly Template[], centre: boolean): number[] {
  const length = probe.length;
  const subtract = centre ? centreOf(templates.map(valuesOf), length) : new Float64Array(length);
  const shift = (t: Template) => Array.from(valuesOf(t), (v, i) => v - (subtract[i] ?? 0));
  const unit = (v: number[]) => {
    const norm = Math.hypot(...v);
    return v.map((x) => x / norm);
  };
  const p = unit(shift(probe));
  return templates.map((t) => unit(shift(t)).reduce((sum, x, i) => sum + x * (p[i] ?? 0), 0));
}

function holds(memory: WebAssembly.Memory, template: Template): boolean {
  return Buffer.from(memory.buffer).includes(Buffer.from(template.toBytes()).subarray(16, 80));
}

test.each([32, 36, 128, 192, 512])(
  'the kernel finds the nearest of %i numbers as plain arithmetic does',
  (length) => {
    const templates = people(200, 3, length);
    const gallery = galleryOf(templates);
    for (const centre of [false, true]) {
      for (const probe of people(10, 9, length)) {
        const scores = expected(probe, templates, centre);
        const sorted = [...scores].toSorted((a, b) => b - a);
        const nearest = insideOf(gallery).nearest(valuesOf(probe), centre);
        expect(nearest?.key).toBe(`k${scores.indexOf(Math.max(...scores))}`);
        expect(nearest?.score).toBeCloseTo(sorted[0] ?? Number.NaN, 5);
        expect(nearest?.second).toBeCloseTo(sorted[1] ?? Number.NaN, 5);
      }
    }
  },
);

test('one-to-one and one-to-many give the very same score, and so does the scan for thresholds', () => {
  const templates = people(50);
  const gallery = galleryOf(templates);
  const inside = insideOf(gallery);
  for (const [i, probe] of people(10, 5).entries()) {
    for (const centre of [false, true]) {
      const nearest = inside.nearest(valuesOf(probe), centre);
      expect(inside.score(nearest?.key ?? '', valuesOf(probe), centre)).toBe(nearest?.score);
    }
    const scanned = new Map<number, number>();
    inside.scoreAll(i, true, (other, score) => scanned.set(other, score));
    expect(scanned.size).toBe(49);
    for (const [other, score] of scanned) {
      expect(inside.score(`k${other}`, valuesOf(templates[i] ?? probe), true)).toBe(score);
    }
  }
});

test('a removed row is gone from memory, and so is the copy that moved', () => {
  const templates = people(5);
  const gallery = galleryOf(templates);
  const memory = insideOf(gallery).arena().memory;
  const [first, , , , last] = templates;
  if (first === undefined || last === undefined) throw new Error('five templates');
  insideOf(gallery).nearest(valuesOf(last), true);
  expect(holds(memory, first)).toBe(true);
  expect(gallery.remove('k0')).toBe(true);
  expect(holds(memory, first)).toBe(false);
  expect(holds(memory, last)).toBe(true);
  expect(gallery.remove('k4')).toBe(true);
  expect(holds(memory, last)).toBe(false);
  expect([...gallery.keys()].toSorted()).toEqual(['k1', 'k2', 'k3']);
  expect(gallery.remove('k0')).toBe(false);
  for (const key of ['k1', 'k2', 'k3']) gallery.remove(key);
  expect(gallery.size).toBe(0);
  expect(new Uint8Array(memory.buffer).every((byte) => byte === 0)).toBe(true);
});

test('growing leaves zeros where the rows were', () => {
  const templates = people(4);
  const gallery = galleryOf(templates, 4);
  const old = insideOf(gallery).arena().memory;
  const [template] = templates;
  if (template === undefined) throw new Error('a template');
  expect(holds(old, template)).toBe(true);
  gallery.add('fifth', people(1, 77)[0] ?? template);
  expect(insideOf(gallery).arena().memory).not.toBe(old);
  expect(new Uint8Array(old.buffer).every((byte) => byte === 0)).toBe(true);
  expect(holds(insideOf(gallery).arena().memory, template)).toBe(true);
  expect(insideOf(gallery).nearest(valuesOf(template), false)?.key).toBe('k0');
});

test('replacing overwrites, wiping overwrites all', () => {
  const templates = people(3);
  const [old, , other] = templates;
  const [fresh] = people(1, 99);
  if (old === undefined || fresh === undefined || other === undefined) throw new Error('templates');
  const memories: WebAssembly.Memory[] = [];
  {
    using gallery = galleryOf(templates);
    const { memory } = insideOf(gallery).arena();
    memories.push(memory);
    gallery.replace('k0', fresh);
    expect(holds(memory, old)).toBe(false);
    expect(holds(memory, fresh)).toBe(true);
    expect(insideOf(gallery).nearest(valuesOf(fresh), true)?.key).toBe('k0');
  }
  for (const memory of memories) {
    expect(new Uint8Array(memory.buffer).every((byte) => byte === 0)).toBe(true);
  }
});

test('no probe and no score stay in the arena after a search', () => {
  const gallery = galleryOf(people(3));
  const probe = valuesOf(people(1, 42)[0] ?? Template.fromValues(new Float32Array(128).fill(1), MODEL));
  const arena = insideOf(gallery).arena();
  const bytes = () => Buffer.from(arena.memory.buffer.slice(0));
  const same = (a: Buffer, b: Buffer) => a.equals(b);
  insideOf(gallery).nearest(probe, false);
  const before = bytes();
  expect(before.subarray(0, 512).every((byte) => byte === 0)).toBe(true);
  arena.scoreRows(probe, 0, 3, 0);
  expect(same(bytes(), before)).toBe(false);
  arena.clearScores(0, 3);
  expect(same(bytes(), before)).toBe(true);
  insideOf(gallery).scoreAll(0, true, () => undefined);
  insideOf(gallery).score('k1', probe, false);
  insideOf(gallery).nearest(probe, false);
  expect(same(bytes(), before)).toBe(true);
});

test('the centre is that of the rows that are there, whatever came and went', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ key: fc.nat(7), seed: fc.nat(), add: fc.boolean() })), (steps) => {
      const gallery = new Gallery(MODEL, 32, 2);
      const model = new Map<string, Template>();
      const [probe] = people(1, 5, 32);
      if (probe === undefined) throw new Error('a probe');
      for (const step of steps) {
        const key = `k${step.key}`;
        const [template] = people(1, step.seed, 32);
        if (template === undefined) throw new Error('a template');
        if (!step.add) {
          expect(gallery.remove(key)).toBe(model.delete(key));
        } else {
          if (gallery.has(key)) gallery.replace(key, template);
          else gallery.add(key, template);
          model.set(key, template);
        }
      }
      expect([...gallery.keys()].toSorted()).toEqual([...model.keys()].toSorted());
      for (const centre of [false, true]) {
        const scores = expected(probe, [...model.values()], centre);
        for (const [i, key] of [...model.keys()].entries()) {
          expect(insideOf(gallery).score(key, valuesOf(probe), centre)).toBeCloseTo(
            scores[i] ?? Number.NaN,
            4,
          );
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('a gallery is pinned to its model and length, and knows its keys', () => {
  const gallery = galleryOf(people(1));
  const [template] = people(1, 2);
  if (template === undefined) throw new Error('a template');
  const codeOf = (run: () => void) => {
    try {
      run();
    } catch (error) {
      if (error instanceof TemplateError || error instanceof GalleryError) return error.code;
    }
    return 'accepted';
  };
  const foreign = Template.fromBytes(template.toBytes(), 'b'.repeat(64));
  expect(codeOf(() => gallery.add('new', foreign))).toBe('template_other_model');
  expect(codeOf(() => gallery.replace('k0', foreign))).toBe('template_other_model');
  expect(codeOf(() => gallery.add('new', people(1, 2, 64)[0] ?? template))).toBe('template_wrong_length');
  expect(codeOf(() => gallery.add('k0', template))).toBe('gallery_key_taken');
  expect(codeOf(() => gallery.replace('nobody', template))).toBe('gallery_key_unknown');
  expect(codeOf(() => gallery.add('', template))).toBe('gallery_key_empty');
  expect(codeOf(() => gallery.add('new', template))).toBe('accepted');
  template.wipe();
  expect(codeOf(() => gallery.add('newer', template))).toBe('template_wiped');
  expect(gallery.size).toBe(2);
  expect(() => JSON.stringify(gallery)).toThrow(TypeError);
});

test('an empty gallery has nobody nearest', () => {
  const [probe] = people(1);
  if (probe === undefined) throw new Error('a probe');
  const gallery = new Gallery(MODEL, 128);
  expect(insideOf(gallery).nearest(valuesOf(probe), true)).toBeNull();
  expect(insideOf(gallery).score('k0', valuesOf(probe), true)).toBeNaN();
});
