import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Template } from '../template.ts';
import { EvaluateError } from './evaluate-error.ts';
import { type EvaluateOptions, evaluate } from './evaluate.ts';
import { measureThresholds } from './measure-thresholds.ts';
import { parsePairs } from './pairs.ts';
import { centralFace, type PhotoEncoder } from './photo-encoder.ts';

let folder: string;
let encoded: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evaluate-'));
  encoded = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** "Photos" here are text files `angle`, `none` or `gif`: the encoder puts a face at that angle. */
const encode: PhotoEncoder = async (bytes) => {
  const text = Buffer.from(bytes).toString();
  encoded.push(text);
  if (text === 'none') return 'no_face';
  if (text === 'gif') return 'image_gif';
  const values = new Float32Array(32);
  const angle = Number(text);
  values[0] = Math.cos(angle);
  values[1] = Math.sin(angle);
  return Template.fromValues(values, 'made-up');
};

async function photos(contents: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(contents)) {
    await mkdir(join(folder, 'root', path, '..'), { recursive: true });
    await writeFile(join(folder, 'root', path), text);
  }
}

async function run(lines: string, more: Partial<EvaluateOptions> = {}) {
  await writeFile(join(folder, 'pairs.tsv'), lines);
  return evaluate({ pairs: join(folder, 'pairs.tsv'), root: join(folder, 'root'), encode, ...more });
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof EvaluateError)
      return error.line === null ? error.code : `${error.code} ${error.line}`;
    throw error;
  }
  return 'evaluated';
}

const two = { 'a/1.jpg': '0', 'a/2.jpg': '0.1', 'b/1.jpg': '1.5', 'b/2.jpg': '1.6' };
const four = '1\ta/1.jpg\ta/2.jpg\n1\tb/1.jpg\tb/2.jpg\n0\ta/1.jpg\tb/1.jpg\n0\ta/2.jpg\tb/2.jpg\n';

test('pairs that are told apart perfectly, each photo encoded once', async () => {
  await photos(two);
  const result = await run(four);
  expect(result).toMatchObject({ pairs: 4, not_detected: 0, accuracy: 1, eer: 0, tar_1e_2: 1, tar_1e_3: 1 });
  expect(result).toMatchObject({ genuine_pairs: 2, impostor_pairs: 2, images: 4, refused: {} });
  expect(encoded.toSorted()).toEqual(['0', '0.1', '1.5', '1.6']);
  expect(result.intervals.eer?.[0]).toBe(0);
  expect(result.intervals.eer?.[1]).toBeGreaterThan(0.5);
});

test('rates of pairs that are not told apart perfectly', async () => {
  await photos({ 'a/1.jpg': '0', 'a/2.jpg': '1', 'b/1.jpg': '0.5', 'b/2.jpg': '0.6' });
  // Scores: genuine cos 1, cos 0.1; impostor cos 0.5, cos 0.4.
  const result = await run(four);
  expect(result).toMatchObject({ accuracy: 0.75, eer: 0.5, tar_1e_2: 0.5, tar_1e_3: 0.5 });
});

test('a photo without a face, or that is no usable photo, matches nobody', async () => {
  await photos({ ...two, 'a/2.jpg': 'none', 'b/2.jpg': 'gif' });
  const scores = join(folder, 'scores.tsv');
  const result = await run(four, { scores });
  expect(result).toMatchObject({ not_detected: 3, refused: { image_gif: 1 }, tar_1e_2: 0, accuracy: 0.5 });
  expect((await readFile(scores, 'utf8')).split('\n')).toEqual([
    '1\ta/1.jpg\ta/2.jpg\t',
    '1\tb/1.jpg\tb/2.jpg\t',
    `0\ta/1.jpg\tb/1.jpg\t${Math.cos(1.5).toFixed(6)}`,
    '0\ta/2.jpg\tb/2.jpg\t',
    '',
  ]);
  expect((await readdir(folder)).toSorted()).toEqual(['pairs.tsv', 'root', 'scores.tsv']);
});

test('several photos are fused on the b side only, and never photo a', async () => {
  await photos({ 'a/1.jpg': '0', 'a/2.jpg': '0.4', 'a/3.jpg': '-0.2', 'a/4.jpg': '3', 'b/1.jpg': '1.5' });
  const scores = join(folder, 'scores.tsv');
  await run('1\ta/1.jpg\ta/2.jpg\n0\tb/1.jpg\ta/2.jpg\n', { scores, shots: 2 });
  const [same, different] = (await readFile(scores, 'utf8')).split('\n');
  expect(Number(same?.split('\t')[3])).toBeCloseTo(Math.cos(0.1), 5);
  expect(Number(different?.split('\t')[3])).toBeCloseTo(Math.cos(1.4), 5);
  await run('1\ta/1.jpg\ta/3.jpg\n0\tb/1.jpg\ta/2.jpg\n', { scores, shots: 16 });
  const [around] = (await readFile(scores, 'utf8')).split('\n');
  const mean = [0.4, -0.2, 3].map((angle) => [Math.cos(angle), Math.sin(angle)] as const);
  const x = mean.reduce((sum, [value]) => sum + value, 0);
  const y = mean.reduce((sum, [, value]) => sum + value, 0);
  expect(Number(around?.split('\t')[3])).toBeCloseTo(x / Math.hypot(x, y), 5);
});

test('scores are centred on the people of another folder', async () => {
  await photos(two);
  await photos({ '../others/c/1.jpg': '0.7', '../others/c/2.jpg': '0.9', '../others/d/1.jpg': '0.8' });
  const scores = join(folder, 'scores.tsv');
  const plain = await run(four, { scores });
  expect(plain.centre_people).toBeNull();
  const before = Number((await readFile(scores, 'utf8')).split('\n')[2]?.split('\t')[3]);
  const result = await run(four, { scores, centre: join(folder, 'others') });
  expect(result.centre_people).toBe(2);
  const after = Number((await readFile(scores, 'utf8')).split('\n')[2]?.split('\t')[3]);
  // Two people at 0.8: half of their mean is subtracted (0.75 · 2/3).
  const shift = (angle: number) =>
    [Math.cos(angle) - 0.5 * Math.cos(0.8), Math.sin(angle) - 0.5 * Math.sin(0.8)] as const;
  const [p, q] = [shift(0), shift(1.5)];
  expect(after).toBeCloseTo((p[0] * q[0] + p[1] * q[1]) / Math.hypot(...p) / Math.hypot(...q), 4);
  expect(after).toBeLessThan(before);
});

test('wrong input has a name and a line, and writes nothing', async () => {
  await photos(two);
  const scores = join(folder, 'scores.tsv');
  const good = '1\ta/1.jpg\ta/2.jpg\n';
  for (const [lines, code] of [
    ['', 'pairs_empty'],
    ['\n\n', 'pairs_empty'],
    [`${good}2\ta/1.jpg\ta/2.jpg`, 'pairs_bad_line 2'],
    [`${good}1 a/1.jpg a/2.jpg`, 'pairs_bad_line 2'],
    [`${good}\n${good}`, 'pairs_bad_line 2'],
    [`${good}1\ta/1.jpg\t`, 'pairs_bad_line 2'],
    [`${good}1\ta/1.jpg\ta/2.jpg\tmore`, 'pairs_bad_line 2'],
    [`${good}1\ta/1.jpg\t../pairs.tsv`, 'pairs_outside_root 2'],
    [`${good}1\ta/1.jpg\t/etc/hostname`, 'pairs_outside_root 2'],
    [`${good}1\ta/1.jpg\ta/none.jpg`, 'pairs_photo_missing 2'],
    [`${good}1\ta/1.jpg\ta`, 'pairs_photo_missing 2'],
  ] as const) {
    expect(await codeOf(run(lines, { scores }))).toBe(code);
  }
  expect(await codeOf(run(good, { root: join(folder, 'nowhere') }))).toBe('root_missing');
  expect(await codeOf(run(good, { pairs: join(folder, 'nowhere.tsv') }))).toBe('pairs_missing');
  expect(await codeOf(run(good, { centre: join(folder, 'nowhere') }))).toBe('centre_missing');
  expect(await codeOf(run(good, { scores: join(folder, 'nowhere', 'scores.tsv') }))).toBe(
    'scores_not_writable',
  );
  for (const shots of [0, 1.5, 17, Number.NaN])
    expect(await codeOf(run(good, { shots }))).toBe('shots_out_of_range');
  expect(await codeOf(run(`${good}0\ta/1.jpg\ta/2.jpg\n`, { shots: 2 }))).toBe('shots_need_folders 2');
  expect(encoded).toEqual([]);
  await mkdir(join(folder, 'empty'));
  expect(await codeOf(run(good, { centre: join(folder, 'empty') }))).toBe('centre_empty');
  await mkdir(scores);
  expect(await codeOf(run(good, { scores }))).toBe('scores_not_writable');
  expect((await readdir(folder)).toSorted()).toEqual(['empty', 'pairs.tsv', 'root', 'scores.tsv']);
});

test('an error says in both languages what, where and what to do', async () => {
  await photos(two);
  const failed = run('1\ta/1.jpg\ta/2.jpg\n1\ta/1.jpg\ta/none.jpg\n');
  await expect(failed).rejects.toMatchObject({
    code: 'pairs_photo_missing',
    line: 2,
    text: {
      why: {
        'zh-CN': '第 2 行：在 --root 之下没有这个文件 (a/none.jpg)',
        en: 'line 2: There is no such file below --root (a/none.jpg)',
      },
    },
  });
});

test('pairs of one kind give no rates; CRLF and a byte order mark are let pass', async () => {
  await photos(two);
  const result = await run('\uFEFF1\ta/1.jpg\ta/2.jpg\r\n1\tb/1.jpg\tb/2.jpg\r\n');
  expect(result).toMatchObject({ pairs: 2, accuracy: null, eer: null, intervals: { eer: null } });
  expect(parsePairs('1\t./a//1.jpg\ta/x/../2.jpg')).toEqual([
    { same: true, a: 'a/1.jpg', b: 'a/2.jpg', line: 1 },
  ]);
});

test('thresholds for a manifest let through no more impostor pairs than the rate says', async () => {
  const spread: Record<string, string> = {};
  for (let person = 0; person < 12; person++) {
    for (let photo = 0; photo < 3; photo++) {
      spread[`p${person}/${photo}.jpg`] = String(((person * 2.399) % 6.28) + photo * 0.01);
    }
  }
  await photos(spread);
  const options = { set: 'made-up', root: join(folder, 'root'), groupOf: () => 'all', encode };
  for (const shots of [1, 2]) {
    const rows = await measureThresholds({ ...options, shots, rates: [1e-1, 1e-3] });
    expect(rows.map(({ fmr }) => fmr)).toEqual([1e-1, 1e-3]);
    const [coarse, fine] = rows;
    expect(fine?.threshold).toBeGreaterThan(coarse?.threshold ?? 1);
    expect(coarse?.impostor_pairs).toBe((shots === 1 ? 1 : 2) * (66 * 9));
    expect(coarse?.genuine_pairs).toBe((shots === 1 ? 1 : 2) * 36);
    expect(coarse?.fnmr).toBe(0);
  }
  expect(await measureThresholds({ ...options, groupOf: () => null, rates: [1e-2] })).toEqual([]);
});

test('the face a portrait is of: over the middle, then largest', () => {
  const face = (x: number, y: number, side: number) => ({ box: { x, y, width: side, height: side } });
  const [small, large, aside] = [face(45, 45, 20), face(30, 30, 50), face(0, 0, 45)];
  expect(centralFace([small, aside, large], 100, 100)).toBe(large);
  expect(centralFace([aside, small], 100, 100)).toBe(small);
  expect(centralFace([face(0, 0, 10), aside], 100, 100)).toBe(aside);
  expect(centralFace([], 100, 100)).toBeNull();
});
