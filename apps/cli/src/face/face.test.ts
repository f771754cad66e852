import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crowd, emptyRoom, portrait } from '@consentry/testbed';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { consentry, errorOf, Folder, json } from '../command.fixture.ts';

const TEXT = expect.stringMatching(/./);
const SHARE = expect.toSatisfy((value: unknown) => typeof value === 'number' && value >= 0 && value <= 1);
const INTERVAL = [SHARE, SHARE];
const folder = new Folder();
const photo = (name: string): string => join(folder.path, name);

beforeAll(async () => {
  folder.put('ada1.jpg', await portrait('ada'));
  folder.put('ada2.jpg', await portrait('ada', { turn: 4, light: 0.85, width: 960, height: 720 }));
  folder.put('dora1.png', await portrait('dora', { format: 'png' }));
  folder.put('dora2.webp', await portrait('dora', { turn: -3, format: 'webp' }));
  folder.put('room.jpg', await emptyRoom());
  folder.put('pair.jpg', await crowd(['ada', 'dora']));
  folder.put('text.jpg', 'not a photo at all');
});
afterAll(() => folder[Symbol.dispose]());

test('detect gives the box of the face, and why a photo could not be used', async () => {
  const [one, none, two, chinese] = await Promise.all([
    json(['face', 'detect', photo('ada1.jpg')]),
    json(['face', 'detect', photo('room.jpg')]),
    json(['face', 'detect', photo('pair.jpg')]),
    consentry(['face', 'detect', photo('room.jpg'), '--lang', 'zh-CN']),
  ]);
  expect(one).toEqual({
    code: 0,
    value: {
      width: 1280,
      height: 720,
      faces: [
        {
          x: expect.any(Number),
          y: expect.any(Number),
          width: expect.any(Number),
          height: expect.any(Number),
          score: SHARE,
        },
      ],
      reasons: [],
    },
  });
  expect(none.value).toMatchObject({ faces: [], reasons: ['no_face'] });
  expect(two.value).toMatchObject({
    faces: [{}, {}],
    reasons: ['several_faces'],
  });
  expect(chinese).toMatchObject({ code: 0, stdout: expect.stringContaining('未发现人脸') });
});

test('compare tells one person from two, by a measured threshold', async () => {
  const compare = async (a: string, b: string) =>
    (await json(['face', 'compare', photo(a), photo(b)])) as {
      code: number;
      value: { similarity: number; threshold: number };
    };
  const same = await compare('ada1.jpg', 'ada2.jpg');
  const shape = {
    similarity: SHARE,
    threshold: SHARE,
    fmr: 1e-3,
    threshold_of: TEXT,
    measured_at_fmr: expect.any(Boolean),
    model: expect.stringMatching(/^[\w.-]+@[\w.-]+$/),
  };
  expect(same).toEqual({ code: 0, value: { same: true, ...shape } });
  expect(same.value.similarity).toBeGreaterThanOrEqual(same.value.threshold);
  const different = await compare('ada1.jpg', 'dora1.png');
  expect(different).toEqual({ code: 0, value: { same: false, ...shape } });
  expect(different.value.similarity).toBeLessThan(different.value.threshold);
  const coarse = await consentry(['face', 'compare', photo('ada1.jpg'), photo('ada2.jpg'), '--fmr', '1e-4']);
  expect(coarse.stderr).toContain('too small to support FMR 1e-4');
});

const REFUSED: readonly (readonly [string, string, string, number])[] = [
  ['no face', 'room.jpg', 'photo_unusable', 1],
  ['several faces', 'pair.jpg', 'photo_unusable', 1],
  ['not an image', 'text.jpg', 'image_unknown_format', 1],
  ['no file', 'nobody.jpg', 'file_unreadable', 2],
];

test.each(REFUSED)('compare names what is wrong with a photo: %s', async (_, file, code, exit) => {
  const args = ['face', 'compare', photo('ada1.jpg'), photo(file)];
  const [asked, chinese] = await Promise.all([json(args), consentry([...args, '--lang', 'zh-CN'])]);
  expect(asked).toEqual({ code: exit, value: errorOf(code, TEXT) });
  expect(chinese).toMatchObject({ code: exit, stdout: '' });
  expect(chinese.stderr).toMatch(/^错误：.*。\n原因：.*\n解决办法：.*\n$/);
});

test('evaluate measures a list of pairs and writes their scores in its order', async () => {
  const lines = [
    '1\tada1.jpg\tada2.jpg',
    '1\tdora1.png\tdora2.webp',
    '0\tada1.jpg\tdora1.png',
    '0\tada2.jpg\troom.jpg',
  ];
  const pairs = folder.put('pairs.tsv', `${lines.join('\n')}\n`);
  const scores = photo('scores.tsv');
  const { code, value } = await json(['face', 'evaluate', pairs, '--root', folder.path, '--scores', scores]);
  expect(code).toBe(0);
  expect(value).toMatchObject({
    pairs: 4,
    not_detected: 1,
    accuracy: SHARE,
    eer: SHARE,
    intervals: { accuracy: INTERVAL },
    ms_per_image: expect.any(Number),
  });
  expect(Object.keys(value as object)).toEqual(expect.arrayContaining(['tar_1e_2', 'tar_1e_3']));
  const written = readFileSync(scores, 'utf8').split('\n');
  expect(written).toHaveLength(5);
  expect(written.slice(0, 4).map((line) => line.split('\t').slice(0, 3).join('\t'))).toEqual(lines);
  const values = written.slice(0, 4).map((line) => line.split('\t')[3] ?? '');
  expect(values[3]).toBe('');
  expect(Math.min(Number(values[0]), Number(values[1]))).toBeGreaterThan(Number(values[2]));
});

test('evaluate names a bad line and a missing photo, and writes nothing', async () => {
  const scores = photo('none.tsv');
  const bad = folder.put('bad.tsv', '1\tada1.jpg\tada2.jpg\nyes ada1.jpg\n');
  const missing = folder.put('missing.tsv', '1\tada1.jpg\tnobody.jpg\n');
  expect(await json(['face', 'evaluate', bad, '--scores', scores])).toEqual({
    code: 1,
    value: errorOf('pairs_bad_line', TEXT),
  });
  const said = await consentry(['face', 'evaluate', bad]);
  expect(said.stderr).toContain('line 2');
  expect(await json(['face', 'evaluate', missing, '--scores', scores])).toEqual({
    code: 1,
    value: errorOf('pairs_photo_missing', TEXT),
  });
  expect(() => readFileSync(scores)).toThrow('ENOENT');
});

test('bench times every stage', async () => {
  const { code, value } = await json(['face', 'bench', photo('ada1.jpg'), '--runs', '2']);
  const times = { p50_ms: expect.any(Number), p95_ms: expect.any(Number) };
  expect(code).toBe(0);
  expect(value).toEqual({
    runs: 2,
    ready_ms: expect.any(Number),
    rss_mib: expect.any(Number),
    stages: { decode: times, detect: times, landmarks: times, encode: times, total: times },
  });
  expect(await json(['face', 'bench', photo('room.jpg'), '--runs', '2'])).toEqual({
    code: 1,
    value: errorOf('photo_unusable', TEXT),
  });
});
