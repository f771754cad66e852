import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { CATALOGUE } from './catalogue.ts';
import { DEFAULT_MODELS } from './defaults.ts';
import { besides, isCode, readIfThere, sha256, writeWhole } from './files.ts';
import { type RightsDeclaration, requireLicence } from './licence.ts';
import { ModelId, ModelManifest } from './manifest.ts';
import { ModelError } from './model-error.ts';

/** What lies beside an added model: its manifest, and how it came to be here. */
const StoredModel = z.strictObject({
  manifest: ModelManifest,
  added_at: z.iso.datetime(),
  licence_accepted: z.boolean(),
  rights_declaration: z
    .strictObject({ statement: z.string().min(1).max(2000), declared_at: z.iso.datetime() })
    .nullable(),
});
type StoredModel = z.infer<typeof StoredModel>;

/** One line of `listModels`. */
export interface ModelListing {
  readonly manifest: ModelManifest;
  readonly source: 'default' | 'added' | 'catalogue';
  /** `good`, or why it cannot be used; `null` for what is not installed. */
  readonly state: 'good' | 'model_digest_mismatch' | 'model_manifest_invalid' | null;
  readonly rights_declaration: RightsDeclaration | null;
}

const folderOf = (cache: string, id: string): string => join(cache, 'added', ModelId.parse(id));
const RECORD = 'model.json';

/** Lists default, added and pullable models, in that order, each with what is known of it. */
export async function listModels(cache: string): Promise<readonly ModelListing[]> {
  const listings: ModelListing[] = DEFAULT_MODELS.map(({ manifest }) => ({
    manifest,
    source: 'default',
    state: 'good',
    rights_declaration: null,
  }));
  const ids = await addedIds(cache);
  for (const id of ids) {
    const record = await readRecord(cache, id);
    const bytes = await readIfThere(join(folderOf(cache, id), record.manifest.file));
    const good = bytes !== null && sha256(bytes) === record.manifest.sha256;
    listings.push({
      manifest: record.manifest,
      source: 'added',
      state: good ? 'good' : 'model_digest_mismatch',
      rights_declaration: record.rights_declaration,
    });
  }
  for (const { manifest } of CATALOGUE)
    if (!ids.includes(manifest.id))
      listings.push({ manifest, source: 'catalogue', state: null, rights_declaration: null });
  return listings;
}

export interface AddOptions {
  readonly cache: string;
  /** The ONNX file. */
  readonly bytes: Uint8Array;
  /** The manifest, not yet checked. */
  readonly manifest: unknown;
  /** The operator's statement that they hold the rights, or `null`. */
  readonly declaration: string | null;
  readonly licenceAccepted?: boolean;
  readonly now: () => number;
}

/**
 * Adds a model to the store. Everything is checked before anything is written, and it appears whole.
 *
 * @throws {ModelError} when the manifest, digest, licence, provenance or kind is not acceptable
 */
export async function addModel(options: AddOptions): Promise<ModelManifest> {
  const { cache, bytes, declaration, now } = options;
  const manifest = checkedManifest(options.manifest);
  const at = new Date(now()).toISOString();
  const rights = declaration === null ? null : { statement: declaration, declared_at: at };
  requireLicence(manifest, rights);
  if (manifest.stage !== 'embed') throw new ModelError('model_not_supported', `stage "${manifest.stage}"`);
  const digest = sha256(bytes);
  if (digest !== manifest.sha256)
    throw new ModelError('model_digest_mismatch', `${digest}, not ${manifest.sha256}`);
  const known = DEFAULT_MODELS.some((model) => model.manifest.id === manifest.id);
  if (known || (await addedIds(cache)).includes(manifest.id))
    throw new ModelError('model_exists', manifest.id);

  const record: StoredModel = {
    manifest,
    added_at: at,
    licence_accepted: options.licenceAccepted ?? false,
    rights_declaration: rights,
  };
  const folder = folderOf(cache, manifest.id);
  const temporary = besides(folder);
  try {
    await mkdir(temporary, { recursive: true });
    await writeWhole(join(temporary, manifest.file), bytes);
    await writeWhole(join(temporary, RECORD), Buffer.from(`${JSON.stringify(record, null, 2)}\n`));
    await rename(temporary, folder);
  } catch (cause) {
    await rm(temporary, { recursive: true, force: true });
    if (isCode(cause, 'ENOTEMPTY', 'EEXIST')) throw new ModelError('model_exists', manifest.id, { cause });
    throw cause;
  }
  return manifest;
}

/**
 * Removes an added model. Templates it made can no longer be compared: their people enrol again.
 *
 * @throws {ModelError} `model_built_in`, `model_unknown`
 */
export async function removeModel(cache: string, id: string): Promise<void> {
  if (DEFAULT_MODELS.some(({ manifest }) => manifest.id === id)) throw new ModelError('model_built_in', id);
  if (!(await addedIds(cache)).includes(id)) throw new ModelError('model_unknown', id);
  await rm(folderOf(cache, id), { recursive: true, force: true });
}

/**
 * Loads an added model, checking manifest, licence and digest again.
 *
 * @throws {ModelError} `model_unknown`, `model_manifest_invalid`, `model_digest_mismatch`, or a licence's
 */
export async function loadAdded(
  cache: string,
  id: string,
): Promise<{ readonly manifest: ModelManifest; readonly bytes: Uint8Array }> {
  if (!ModelId.safeParse(id).success) throw new ModelError('model_unknown', id);
  const { manifest, rights_declaration } = await readRecord(cache, id);
  requireLicence(manifest, rights_declaration);
  const bytes = await readIfThere(join(folderOf(cache, id), manifest.file));
  const digest = bytes ? sha256(bytes) : 'no file';
  if (!bytes || digest !== manifest.sha256)
    throw new ModelError('model_digest_mismatch', `${id}: ${digest}, not ${manifest.sha256}`);
  return { manifest, bytes };
}

async function addedIds(cache: string): Promise<readonly string[]> {
  try {
    const names = await readdir(join(cache, 'added'));
    return names.filter((name) => ModelId.safeParse(name).success).toSorted();
  } catch (error) {
    if (isCode(error, 'ENOENT')) return [];
    throw error;
  }
}

async function readRecord(cache: string, id: string): Promise<StoredModel> {
  const bytes = await readIfThere(join(folderOf(cache, id), RECORD));
  if (!bytes) throw new ModelError('model_unknown', id);
  try {
    return StoredModel.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch (cause) {
    throw new ModelError('model_manifest_invalid', id, { cause });
  }
}

function checkedManifest(value: unknown): ModelManifest {
  // A manifest that leaves the licence out is refused for that, not for its form.
  if (typeof value === 'object' && value !== null && !('licence' in value))
    throw new ModelError('model_licence_missing', 'no "licence" in the manifest');
  const parsed = ModelManifest.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(
    ({ path, message }) => `${path.join('.') || 'manifest'}: ${message}`,
  );
  throw new ModelError('model_manifest_invalid', issues.join('; '), { cause: parsed.error });
}
