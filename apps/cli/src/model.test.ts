import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CATALOGUE, type ModelManifest } from '@consentry/recognition';
import { expect, test } from 'vitest';
import { consentry, errorOf, Folder, json } from './command.fixture.ts';

const TEXT = expect.stringMatching(/./);
/** No network: every address is asked of a proxy that is not there. */
const OFFLINE = {
  NODE_USE_ENV_PROXY: '1',
  HTTPS_PROXY: 'http://127.0.0.1:9',
  HTTP_PROXY: 'http://127.0.0.1:9',
};

/** A good manifest for bytes that are no network; adding looks at digest and licence only. */
function manifestOf(bytes: Uint8Array, changes: object = {}): object {
  const known = CATALOGUE.find(({ manifest }) => manifest.stage === 'embed');
  const base: ModelManifest | undefined = known?.manifest;
  return {
    ...base,
    id: 'mine',
    file: 'mine.onnx',
    sha256: createHash('sha256').update(bytes).digest('hex'),
    origin: 'made for this test by its author',
    training_data: 'photos of the author',
    ...changes,
  };
}

test('list, add and remove', async () => {
  using folder = new Folder();
  const env = { CONSENTRY_CACHE: join(folder.path, 'cache') };
  const bytes = randomBytes(64);
  const file = folder.put('mine.onnx', bytes);
  const manifest = folder.put('mine.json', JSON.stringify(manifestOf(bytes)));
  const before = await json(['model', 'list'], env);
  expect(before).toMatchObject({
    code: 0,
    value: {
      models: expect.arrayContaining([
        expect.objectContaining({ source: 'default', state: 'good' }),
        expect.objectContaining({ source: 'catalogue', state: null }),
      ]),
    },
  });
  const add = ['model', 'add', file, '--manifest', manifest];
  expect(await json(add, env)).toMatchObject({ code: 0, value: { added: { id: 'mine' } } });
  expect(await json(add, env)).toEqual({ code: 1, value: errorOf('model_exists', TEXT) });
  const listed = await consentry(['model', 'list', '--lang', 'zh-CN'], env);
  expect(listed.stdout).toMatch(/^mine .*已添加$/m);
  expect(await json(['model', 'remove', 'mine'], env)).toEqual({ code: 0, value: { removed: 'mine' } });
  expect(await json(['model', 'remove', 'mine'], env)).toEqual({
    code: 1,
    value: errorOf('model_unknown', TEXT),
  });
  expect(await json(['model', 'list'], env)).toEqual(before);
});

const REFUSED: readonly (readonly [string, object])[] = [
  ['model_digest_mismatch', { sha256: '0'.repeat(64) }],
  ['model_licence_missing', { licence: undefined }],
  ['model_licence_research_only', { licence: 'CC-BY-NC-4.0' }],
];

test.each(REFUSED)('a model is refused: %s', async (code, changes) => {
  using folder = new Folder();
  const cache = join(folder.path, 'cache');
  const bytes = randomBytes(64);
  const file = folder.put('mine.onnx', bytes);
  const manifest = folder.put('mine.json', JSON.stringify(manifestOf(bytes, changes)));
  const refused = await json(['model', 'add', file, '--manifest', manifest], { CONSENTRY_CACHE: cache });
  expect(refused).toEqual({ code: 1, value: errorOf(code, TEXT) });
  expect(existsSync(join(cache, 'added'))).toBe(false);
});

test('nothing is pulled before its licence is accepted, and without a network the error says so', async () => {
  using folder = new Folder();
  const env = { CONSENTRY_CACHE: join(folder.path, 'cache'), ...OFFLINE };
  expect(await json(['model', 'pull', 'sface'], env)).toEqual({
    code: 3,
    value: {
      id: 'sface',
      licence: 'Apache-2.0',
      origin: TEXT,
      accept_with: 'consentry model pull sface --accept-licence',
    },
  });
  const offline = await json(['model', 'pull', 'sface', '--accept-licence'], env);
  expect(offline).toEqual({ code: 1, value: errorOf('model_download_failed', TEXT) });
  expect(await json(['model', 'pull', 'nothing'], env)).toEqual({
    code: 1,
    value: errorOf('model_unknown', TEXT),
  });
  expect(existsSync(join(folder.path, 'cache', 'added'))).toBe(false);
});
