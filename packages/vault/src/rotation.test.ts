import { randomBytes } from 'node:crypto';
import { declareResearch } from '@consentry/law';
import { similarity, Template } from '@consentry/recognition';
import { expect, test } from 'vitest';
import { Rotation } from './rotation.ts';
import { GM, STD } from './suite.ts';
import { MODEL, NOW } from './vault.fixture.ts';

const permit = declareResearch({ by: 'rotation.test.ts', statement: 'Numbers of nobody.' }, NOW);

/** The numbers of a template, as they are sealed. */
const valuesOf = (template: Template): Float32Array => new Float32Array(template.toBytes().buffer);

/** Cosine of two vectors of norm 1, summed as `similarity` sums. */
function dot(a: Float32Array = new Float32Array(), b: Float32Array = new Float32Array()): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

const score = (a: Template, b: Template): number => dot(valuesOf(a), valuesOf(b));

let state = 7;
/** Normal by the sum of twelve; the same each run. */
function normal(): number {
  let sum = -6;
  for (let i = 0; i < 12; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    sum += state / 2 ** 32;
  }
  return sum;
}

const numbers = (length: number): Float32Array => Float32Array.from({ length }, normal);

/** Photos of people as models see them: all near one mean, those of one person nearer to each other. */
function people(count: number, length: number): readonly (readonly [Template, Template])[] {
  const mean = numbers(length);
  return Array.from({ length: count }, () => {
    const person = numbers(length);
    const photo = (): Template => {
      const noise = numbers(length);
      return Template.fromValues(
        mean.map((value, i) => value + 0.6 * (person[i] ?? 0) + 0.25 * (noise[i] ?? 0)),
        MODEL,
      );
    };
    return [photo(), photo()] as const;
  });
}

const USE = { suite: STD, device: 'door-3', purpose: 'building-3-door' } as const;
const rotationOf = (length: number, change: object = {}, key: Uint8Array = randomBytes(32)): Rotation =>
  new Rotation(key, { ...USE, length, ...change });

/**
 * Linkability of Gomez-Barrero et al. 2017: 0 where scores of one person's templates are those of two people's, 1 where
 * they are always told apart.
 */
function linkability(mated: readonly number[], others: readonly number[]): number {
  const BINS = 40;
  const all = [...mated, ...others];
  const low = all.reduce((a, b) => Math.min(a, b));
  const high = all.reduce((a, b) => Math.max(a, b));
  const share = (scores: readonly number[]): number[] => {
    const bins = Array.from({ length: BINS }, () => 0);
    for (const one of scores) {
      const bin = Math.min(BINS - 1, Math.floor(((one - low) / (high - low)) * BINS));
      bins[bin] = (bins[bin] ?? 0) + 1 / scores.length;
    }
    return bins;
  };
  const [m, n] = [share(mated), share(others)];
  return m.reduce((sum, mine, bin) => {
    const ratio = mine / (n[bin] ?? 0);
    if (!(ratio > 1)) return sum;
    return sum + mine * (ratio === Infinity ? 1 : (2 * ratio) / (1 + ratio) - 1);
  }, 0);
}

test('T-B1: a hundred thousand scores stay what they were, and no decision turns over', () => {
  const THRESHOLD = 0.88;
  for (const [length, pairs] of [
    [128, 100_000],
    [512, 20_000],
    [96, 20_000],
  ] as const) {
    using rotation = rotationOf(length);
    const photos = people(500, length).flat();
    const plain = photos.map(valuesOf);
    const turned = photos.map((photo) => valuesOf(rotation.turn(photo)));
    let [most, flips, accepted] = [0, 0, 0];
    for (let pair = 0; pair < pairs; pair++) {
      // Every fourth pair is of one person.
      const a = (pair * 7919) % photos.length;
      const b = pair % 4 === 0 ? a ^ 1 : (pair * 104_729 + 1) % photos.length;
      const before = dot(plain[a], plain[b]);
      const after = dot(turned[a], turned[b]);
      most = Math.max(most, Math.abs(before - after));
      accepted += before >= THRESHOLD ? 1 : 0;
      if (before >= THRESHOLD !== after >= THRESHOLD && Math.abs(before - THRESHOLD) > 1e-5) flips++;
    }
    process.stderr.write(
      `T-B1, ${length} numbers: ${pairs} pairs, largest change ${most.toExponential(1)}\n`,
    );
    expect(most).toBeLessThan(1e-5);
    expect(flips).toBe(0);
    expect(accepted).toBeGreaterThan(pairs / 10);
    expect(accepted).toBeLessThan(pairs / 2);
    // The control: turned by two keys they would not be what they were.
    using other = rotationOf(length);
    const [first, second] = photos as [Template, Template];
    expect(Math.abs(score(first, second) - score(rotation.turn(first), other.turn(second)))).toBeGreaterThan(
      0.3,
    );
    // And what is summed here is what the product compares.
    expect(similarity(permit, first, second, NOW)).toBeCloseTo(score(first, second), 6);
  }
});

test('T-B2: templates of one person under two keys, purposes or devices are as those of two people', () => {
  const COUNT = 1000;
  const KEYS = 8;
  const cases: Readonly<Record<string, (key: Uint8Array) => Rotation>> = {
    'two keys': () => rotationOf(128),
    'two purposes': (key) => rotationOf(128, { purpose: 'canteen' }, key),
    'two devices': (key) => rotationOf(128, { device: 'door-9' }, key),
    'two suites': (key) => rotationOf(128, { suite: GM }, key),
  };
  const all = people(COUNT, 128);
  const measured = (second: (key: Uint8Array) => Rotation): number => {
    const [mated, others]: [number[], number[]] = [[], []];
    for (let at = 0; at < KEYS; at++) {
      const key = randomBytes(32);
      using one = rotationOf(128, {}, key);
      using two = second(key);
      const firsts = all.map(([photo]) => valuesOf(one.turn(photo)));
      const seconds = all.map(([, photo]) => valuesOf(two.turn(photo)));
      for (const [i, first] of firsts.entries()) {
        mated.push(dot(first, seconds[i]));
        for (const step of [1, 17, 400]) others.push(dot(first, seconds[(i + step + at) % COUNT]));
      }
    }
    return linkability(mated, others);
  };
  for (const [name, second] of Object.entries(cases)) {
    const found = measured(second);
    process.stderr.write(`T-B2, ${name}: D_sys ${found.toFixed(3)} over ${COUNT} people and ${KEYS} keys\n`);
    expect(found).toBeLessThanOrEqual(0.05);
  }
  // The control: under one key they are told apart.
  expect(measured((key) => rotationOf(128, {}, key))).toBeGreaterThan(0.9);
});

test('T-B4: after a renewal no template of before matches', () => {
  using before = rotationOf(128);
  using after = rotationOf(128);
  let matching = 0;
  let same = 0;
  for (const [photo, other] of people(1000, 128)) {
    if (score(before.turn(photo), after.turn(other)) >= 0.6) matching++;
    if (score(after.turn(photo), after.turn(other)) >= 0.6) same++;
  }
  expect(matching).toBe(0);
  // The control.
  expect(same).toBe(1000);
});

test('a rotation is orthogonal in every length a template may have, and turns back', () => {
  for (const length of [32, 36, 60, 96, 128, 192, 512, 1020, 1024]) {
    using rotation = rotationOf(length);
    const template = Template.fromValues(numbers(length), MODEL);
    const turned = rotation.turn(template);
    expect(score(template, rotation.turnBack(turned))).toBeCloseTo(1, 6);
    // The control: it does turn.
    expect(Math.abs(score(template, turned))).toBeLessThan(0.9);
  }
  const length = 60;
  using rotation = rotationOf(length);
  const axes = Array.from({ length }, (_, axis) =>
    rotation.turn(
      Template.fromValues(
        Float32Array.from({ length }, (_, i) => (i === axis ? 1 : 0)),
        MODEL,
      ),
    ),
  );
  for (const [i, one] of axes.entries())
    for (const [j, two] of axes.entries()) expect(score(one, two)).toBeCloseTo(i === j ? 1 : 0, 6);
});
