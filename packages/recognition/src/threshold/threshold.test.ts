import { BiText } from '@consentry/law';
import { expect, test } from 'vitest';
import { Gallery, insideOf } from '../gallery/gallery.ts';
import type { ThresholdRow } from '../models/manifest.ts';
import { Template, valuesOf } from '../template.ts';
import { designEffect } from './design-effect.ts';
import { impostorsOf, pairsOf } from './impostors.ts';
import { manifestThreshold } from './manifest-threshold.ts';
import { provenThreshold, siteThreshold } from './site-threshold.ts';
import { thresholdText } from './statement.ts';

const MODEL = 'a'.repeat(64);
const LENGTH = 32;

function row(group: string, fmr: number, threshold: number): ThresholdRow {
  return {
    set: 'made-up',
    photos: 1,
    group,
    fmr,
    threshold,
    fnmr: 0.1,
    impostor_pairs: 10_000,
    genuine_pairs: 100,
  };
}

const table = [
  row('a', 1e-2, 0.5),
  row('a', 1e-3, 0.6),
  row('a', 1e-4, 0.7),
  row('b', 1e-2, 0.8),
  row('b', 1e-3, 0.9),
];

function faces(count: number, seed: number, spread = 1): Template[] {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32 - 0.5;
  };
  return Array.from({ length: count }, () =>
    Template.fromValues(
      Float32Array.from({ length: LENGTH }, (_, i) => 1 + next() * 4 * (i < 4 ? spread : 1)),
      MODEL,
    ),
  );
}

function galleryOf(templates: readonly Template[]): Gallery {
  const gallery = new Gallery(MODEL, LENGTH);
  for (const [i, template] of templates.entries()) gallery.add(`k${i}`, template);
  return gallery;
}

test('a gallery large enough sets a threshold that strangers do not pass more often than asked for', () => {
  const gallery = galleryOf(faces(160, 1));
  const fmr = 1e-3;
  const site = siteThreshold({ gallery, act: 'verify', fmr, table });
  expect(site).toMatchObject({ basis: 'site', centred: true, proven: true, people: 160, pairs: 12_720 });
  expect(site.upperFmr95).toBeLessThanOrEqual(fmr);
  let passed = 0;
  let compared = 0;
  for (const stranger of faces(300, 999)) {
    for (const key of gallery.keys()) {
      compared++;
      if (insideOf(gallery).score(key, valuesOf(stranger), true) >= site.threshold) passed++;
    }
  }
  expect(passed / compared).toBeLessThanOrEqual(fmr);
  const looser = site.threshold - 0.15;
  let loose = 0;
  for (const stranger of faces(300, 999)) {
    for (const key of gallery.keys()) {
      if (insideOf(gallery).score(key, valuesOf(stranger), true) >= looser) loose++;
    }
  }
  expect(loose / compared).toBeGreaterThan(fmr);
});

test('fewer pairs than three for each false match asked for prove nothing', () => {
  const gallery = galleryOf(faces(40, 1));
  expect(siteThreshold({ gallery, act: 'verify', fmr: 1e-2, table }).basis).toBe('manifest');
  const larger = galleryOf(faces(60, 1));
  expect(siteThreshold({ gallery: larger, act: 'verify', fmr: 1e-2, table }).basis).toBe('site');
  const standard = siteThreshold({ gallery: larger, act: 'verify', table });
  expect(standard).toMatchObject({
    fmr: 1e-4,
    basis: 'manifest',
    centred: false,
    proven: false,
    threshold: 0.9,
  });
  expect(standard.statements).toEqual(['threshold_manifest', 'threshold_table_coarse', 'threshold_unproven']);
});

test('an empty gallery and a gallery of one go by the table; without a table nobody matches', () => {
  for (const people of [0, 1]) {
    const gallery = galleryOf(faces(people, 1));
    expect(siteThreshold({ gallery, act: 'verify', fmr: 1e-3, table })).toMatchObject({
      threshold: 0.9,
      basis: 'manifest',
      pairs: 0,
      upperFmr95: 1,
      proven: false,
    });
    const none = siteThreshold({ gallery, act: 'verify', table: [] });
    expect(none).toMatchObject({ basis: 'none', threshold: Number.POSITIVE_INFINITY });
  }
});

test('for many the table is asked for the rate divided by the people, and each person is one look', () => {
  const small = galleryOf(faces(10, 1));
  expect(siteThreshold({ gallery: small, act: 'identify', fmr: 1e-2, table }).threshold).toBe(0.9);
  const alone = [row('a', 1e-2, 0.5), row('a', 1e-3, 0.6)];
  const spread = galleryOf(faces(10, 1));
  expect(siteThreshold({ gallery: spread, act: 'identify', fmr: 0.2, table: alone }).basis).toBe('manifest');
  const gallery = galleryOf(faces(400, 1));
  const looks = siteThreshold({ gallery, act: 'identify', fmr: 1e-2, table });
  expect(looks).toMatchObject({ basis: 'site', proven: true });
  let admitted = 0;
  for (const stranger of faces(1000, 555)) {
    const nearest = insideOf(gallery).nearest(valuesOf(stranger), true);
    if (nearest !== null && nearest.score >= looks.threshold) admitted++;
  }
  expect(admitted / 1000).toBeLessThanOrEqual(1e-2);
  const single = siteThreshold({ gallery, act: 'verify', fmr: 1e-2, table });
  expect(looks.threshold).toBeGreaterThan(single.threshold);
});

test('a gallery that contradicts the table raises it; one person enrolled twice does not lock all out', () => {
  const loose = [row('a', 1e-3, 0.3)];
  const gallery = galleryOf(faces(30, 1));
  const raised = siteThreshold({ gallery, act: 'verify', fmr: 1e-3, table: loose });
  expect(raised.statements).toContain('threshold_raised');
  expect(raised.threshold).toBeGreaterThan(0.3);
  const twice = [...faces(30, 1)];
  gallery.add(
    'again',
    twice[0] ?? faces(1, 2)[0] ?? Template.fromValues(new Float32Array(LENGTH).fill(1), MODEL),
  );
  const after = siteThreshold({ gallery, act: 'verify', fmr: 1e-3, table: loose });
  expect(after.threshold).toBeLessThan(0.999);
});

test('false matches that share a person count for less', () => {
  const pair = (a: number, b: number) => ({ a, b, score: 0.9 });
  expect(designEffect([])).toBe(1);
  expect(designEffect([pair(0, 1), pair(2, 3)])).toBe(1);
  expect(designEffect([pair(0, 1), pair(0, 2), pair(0, 3)])).toBe(3);
  const spread = Array.from({ length: 60 }, (_, i) => ({ a: 2 * i, b: 2 * i + 1, score: 0.9 - i / 100 }));
  const hub = spread.map((p) => ({ ...p, a: 0 }));
  const whole = { people: 300, pairs: 44_850, maxima: [] };
  const even = provenThreshold({ ...whole, top: spread }, 'verify', 1e-3);
  expect(even).not.toBeNull();
  expect(provenThreshold({ ...whole, top: hub }, 'verify', 1e-3)).toBeNull();
});

test('every pair is compared once, or evenly spaced people with everybody', () => {
  expect(pairsOf(0).pairs).toBe(0);
  for (const people of [1, 2, 57])
    expect(pairsOf(people)).toEqual({ pairs: (people * (people - 1)) / 2, step: 1 });
  const many = pairsOf(100_000);
  expect(many).toEqual({ pairs: 400 * 99_999 - (400 * 399) / 2, step: 250 });
  const gallery = galleryOf(faces(57, 1));
  const all = impostorsOf(gallery, true, 10_000);
  expect(all.top).toHaveLength(all.pairs);
  expect(all.maxima).toHaveLength(57);
  const best = impostorsOf(gallery, true, 5);
  expect(best.top).toEqual(all.top.slice(0, 5));
});

test('the strictest group decides, and a group measured less finely says so', () => {
  expect(manifestThreshold(table, 1e-2)).toEqual({ threshold: 0.8, group: 'b', fineEnough: true });
  expect(manifestThreshold(table, 0.02)).toEqual({ threshold: 0.8, group: 'b', fineEnough: true });
  expect(manifestThreshold(table, 5e-3)).toEqual({ threshold: 0.9, group: 'b', fineEnough: true });
  expect(manifestThreshold(table, 1e-4)).toEqual({ threshold: 0.9, group: 'b', fineEnough: false });
  expect(manifestThreshold([], 1e-4)).toBeNull();
  const few = { ...row('c', 1e-2, 0.4), impostor_pairs: 299 };
  expect(manifestThreshold([...table, few], 1e-2)).toEqual({ threshold: 0.8, group: 'b', fineEnough: false });
});

test('the answer is remembered until the gallery changes, and no longer', () => {
  const gallery = galleryOf(faces(60, 1));
  const ask = (act: 'verify' | 'identify', fmr = 1e-2) => siteThreshold({ gallery, act, fmr, table });
  const first = ask('verify');
  expect(ask('identify')).not.toBe(first);
  expect(ask('verify')).toBe(first);
  expect(ask('verify', 2e-2)).not.toBe(first);
  const again = ask('verify');
  gallery.remove('k7');
  expect(ask('verify')).not.toBe(again);
  expect(ask('verify').people).toBe(59);
});

test('a rate that is none is refused', () => {
  const gallery = galleryOf(faces(3, 1));
  for (const fmr of [0, 1, -1, Number.NaN]) {
    expect(() => siteThreshold({ gallery, act: 'verify', fmr, table })).toThrow(RangeError);
  }
});

test('every statement is said in both languages', () => {
  for (const code of [
    'threshold_site',
    'threshold_pairs_share_people',
    'threshold_proven',
    'threshold_manifest',
    'threshold_table_coarse',
    'threshold_raised',
    'threshold_unproven',
    'threshold_none',
  ] as const) {
    expect(BiText.safeParse(thresholdText(code)).success).toBe(true);
  }
});
