import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CATALOGUE } from './catalogue.ts';
import { sha256 } from './files.ts';
import { ModelManifest } from './manifest.ts';
import { pullModel } from './pull.ts';
import { addModel, listModels, loadAdded, removeModel } from './store.ts';

let cache: string;
beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'consentry-store-'));
});
afterEach(() => rm(cache, { recursive: true, force: true }));

const now = () => Date.UTC(2026, 10, 22);
const bytes = new TextEncoder().encode('weights of a model');
const manifest = {
  id: 'site-model',
  version: '1',
  file: 'site-model.onnx',
  sha256: sha256(bytes),
  licence: 'Apache-2.0',
  origin: 'Example Ltd',
  training_data: 'photos of staff who agreed',
  input: {
    width: 112,
    height: 112,
    channels: 'bgr',
    mean: [127.5, 127.5, 127.5],
    scale: [1, 1, 1],
    layout: 'nchw',
  },
  stage: 'embed',
  alignment: 'arcface-112',
  output_length: 128,
  metric: 'cosine',
  thresholds: [],
};
const add = (change: Record<string, unknown> = {}, declaration: string | null = null) =>
  addModel({ cache, bytes, manifest: { ...manifest, ...change }, declaration, now });
const kept = (): Promise<string[]> => readdir(join(cache, 'added')).catch(() => []);

test('adds, lists, loads and removes a model', async () => {
  await add();
  expect(await kept()).toEqual(['site-model']);
  expect((await loadAdded(cache, 'site-model')).bytes).toEqual(Buffer.from(bytes));
  const listed = await listModels(cache);
  expect(listed.filter(({ source }) => source === 'default')).toHaveLength(3);
  expect(listed.find(({ source }) => source === 'added')).toMatchObject({
    manifest: { id: 'site-model' },
    state: 'good',
    rights_declaration: null,
  });
  await removeModel(cache, 'site-model');
  expect(await kept()).toEqual([]);
  await expect(removeModel(cache, 'site-model')).rejects.toMatchObject({ code: 'model_unknown' });
  await expect(removeModel(cache, 'dlib-resnet-29')).rejects.toMatchObject({ code: 'model_built_in' });
});

test.each([
  [{ sha256: '0'.repeat(64) }, 'model_digest_mismatch'],
  [{ licence: '' }, 'model_licence_missing'],
  [{ licence: 'CC-BY-NC-4.0' }, 'model_licence_research_only'],
  [{ training_data: null }, 'model_provenance_unclear'],
  [{ id: '../escape' }, 'model_manifest_invalid'],
  [{ file: '../../escape.onnx' }, 'model_manifest_invalid'],
  [{ output_length: 127 }, 'model_manifest_invalid'],
  [{ surplus: true }, 'model_manifest_invalid'],
  [{ stage: 'detect', decoder: 'yunet' }, 'model_manifest_invalid'],
  [{ id: 'dlib-resnet-29' }, 'model_exists'],
])('refuses %j with %s and keeps nothing', async (change, code) => {
  await expect(add(change)).rejects.toMatchObject({ code });
  expect(await kept()).toEqual([]);
});

test('refuses a manifest that leaves the licence out, for that', async () => {
  const { licence: _, ...rest } = manifest;
  const attempt = addModel({ cache, bytes, manifest: rest, declaration: null, now });
  await expect(attempt).rejects.toMatchObject({ code: 'model_licence_missing' });
});

test('refuses another detector as not supported yet', async () => {
  const yunet = CATALOGUE.find((entry) => entry.manifest.id === 'yunet')?.manifest;
  const attempt = addModel({ cache, bytes, manifest: yunet, declaration: null, now });
  await expect(attempt).rejects.toMatchObject({ code: 'model_not_supported' });
});

test('records a declaration of rights and shows it', async () => {
  await add({ training_data: null }, 'Han Meimei: trained it ourselves');
  const listed = (await listModels(cache)).find(({ source }) => source === 'added');
  expect(listed?.rights_declaration).toEqual({
    statement: 'Han Meimei: trained it ourselves',
    declared_at: '2026-11-22T00:00:00.000Z',
  });
});

test('never replaces a model silently, and notices one that was changed on disk', async () => {
  await add();
  await expect(add()).rejects.toMatchObject({ code: 'model_exists' });
  const path = join(cache, 'added', 'site-model', 'site-model.onnx');
  const changed = await readFile(path);
  changed[0] = (changed[0] ?? 0) ^ 1;
  await writeFile(path, changed);
  await expect(loadAdded(cache, 'site-model')).rejects.toMatchObject({ code: 'model_digest_mismatch' });
  expect((await listModels(cache)).find(({ source }) => source === 'added')?.state).toBe(
    'model_digest_mismatch',
  );
});

const sface = CATALOGUE.find((entry) => entry.manifest.id === 'sface');
const answer = (body: Uint8Array<ArrayBuffer> | null, status = 200): typeof fetch => {
  return async () => new Response(body, { status });
};

test.each([
  ['offline', async () => Promise.reject(new TypeError('fetch failed')), 'model_download_failed'],
  ['gone upstream', answer(null, 404), 'model_download_failed'],
  ['too short', answer(new Uint8Array(10)), 'model_digest_mismatch'],
  ['too long', answer(new Uint8Array((sface?.size ?? 0) + 1)), 'model_digest_mismatch'],
  ['right size, other bytes', answer(new Uint8Array(sface?.size ?? 0)), 'model_digest_mismatch'],
] satisfies [string, typeof fetch, string][])(
  'keeps nothing of a download that is %s',
  async (_, fetch, code) => {
    const attempt = pullModel('sface', { cache, acceptLicence: true, fetch, now });
    await expect(attempt).rejects.toMatchObject({ code });
    expect(await kept()).toEqual([]);
  },
);

test('asks nothing of upstream before the licence is accepted, or for a name it does not know', async () => {
  const asked: unknown[] = [];
  const fetch: typeof globalThis.fetch = async (address) => {
    asked.push(address);
    return new Response(null, { status: 500 });
  };
  const pull = (name: string, acceptLicence: boolean) =>
    pullModel(name, { cache, acceptLicence, fetch, now });
  await expect(pull('sface', false)).rejects.toMatchObject({ code: 'model_licence_not_accepted' });
  await expect(pull('no-such', true)).rejects.toMatchObject({ code: 'model_unknown' });
  expect(asked).toEqual([]);
  // Control: with the licence accepted it is asked.
  await expect(pull('sface', true)).rejects.toMatchObject({ code: 'model_download_failed' });
  expect(asked).toHaveLength(1);
});

test('every manifest of the catalogue is valid', () => {
  for (const entry of CATALOGUE) expect(ModelManifest.parse(entry.manifest)).toEqual(entry.manifest);
});
