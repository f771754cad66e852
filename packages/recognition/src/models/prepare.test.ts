import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DEFAULT_MODELS, DLIB_RESNET, LANDMARKS_68 } from './defaults.ts';
import { sha256 } from './files.ts';
import { cachedPath, prepareModels } from './prepare.ts';

let cache: string;
beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'consentry-prepare-'));
});
afterEach(() => rm(cache, { recursive: true, force: true }));

/** Copies the upstream files into a folder of our own, so that a test may spoil them. */
async function upstreamCopy(): Promise<string> {
  const folder = join(cache, 'upstream');
  const paths = createRequire(import.meta.url).resolve.paths('@vladmandic/human') ?? [];
  for (const { description, weights } of DEFAULT_MODELS)
    for (const source of [description, weights]) {
      const target = join(folder, source.package, source.path);
      await mkdir(dirname(target), { recursive: true });
      for (const root of paths)
        await cp(join(root, source.package, source.path), target).catch((error: unknown) => {
          if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
        });
    }
  return folder;
}

test('converts every default model to the bytes its manifest pins', async () => {
  const models = await prepareModels({ cache });
  for (const { manifest, bytes } of Object.values(models)) {
    expect(sha256(bytes), manifest.id).toBe(manifest.sha256);
    expect(sha256(await readFile(cachedPath(cache, manifest)))).toBe(manifest.sha256);
  }
  expect((await readdir(join(cache, 'converted'))).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test('reuses a good cache without the upstream packages', async () => {
  await prepareModels({ cache });
  const models = await prepareModels({ cache, packages: [] });
  expect(sha256(models.embed.bytes)).toBe(DLIB_RESNET.manifest.sha256);
  // Control: without the cache, there is nothing to make them from.
  const empty = join(cache, 'empty');
  await expect(prepareModels({ cache: empty, packages: [] })).rejects.toMatchObject({
    code: 'model_source_missing',
  });
});

test('makes a cached model anew when one bit of it was changed, or its end is missing', async () => {
  await prepareModels({ cache });
  const path = cachedPath(cache, LANDMARKS_68.manifest);
  const good = await readFile(path);
  const flipped = Uint8Array.from(good);
  flipped[1000] = (flipped[1000] ?? 0) ^ 1;
  for (const bad of [flipped, good.subarray(0, good.length - 1), new Uint8Array()]) {
    await writeFile(path, bad);
    await expect(prepareModels({ cache, packages: [] })).rejects.toMatchObject({
      code: 'model_source_missing',
    });
    const { landmarks } = await prepareModels({ cache });
    expect(sha256(landmarks.bytes)).toBe(LANDMARKS_68.manifest.sha256);
    expect(sha256(await readFile(path))).toBe(LANDMARKS_68.manifest.sha256);
  }
});

test('refuses upstream files that were changed, and keeps nothing of them', async () => {
  const packages = [await upstreamCopy()];
  for (const { description, weights, manifest } of DEFAULT_MODELS)
    for (const source of [description, weights]) {
      const path = join(packages[0] ?? '', source.package, source.path);
      const good = await readFile(path);
      const spoilt = Uint8Array.from(good);
      const last = spoilt.length - 1;
      spoilt[last] = (spoilt[last] ?? 0) ^ 1;
      await writeFile(path, spoilt);
      const target = join(cache, 'converted');
      await rm(target, { recursive: true, force: true });
      await expect(prepareModels({ cache, packages })).rejects.toMatchObject({
        code: 'model_source_changed',
      });
      await expect(readFile(cachedPath(cache, manifest))).rejects.toMatchObject({ code: 'ENOENT' });
      await writeFile(path, good);
    }
  // Control: the copy is good once restored.
  await expect(prepareModels({ cache, packages })).resolves.toBeDefined();
});

test('two at once both get good models', async () => {
  const both = await Promise.all([prepareModels({ cache }), prepareModels({ cache })]);
  for (const models of both) expect(sha256(models.embed.bytes)).toBe(DLIB_RESNET.manifest.sha256);
  expect(await readdir(join(cache, 'converted'))).toHaveLength(3);
});
