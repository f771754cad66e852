import { CATALOGUE, type CatalogueEntry } from './catalogue.ts';
import { requireLicence } from './licence.ts';
import type { ModelManifest } from './manifest.ts';
import { ModelError } from './model-error.ts';
import { addModel } from './store.ts';

/** Longest a download may take, milliseconds: 40 MB on a slow line. */
const DOWNLOAD_TIMEOUT_MS = 600_000;

export interface PullOptions {
  readonly cache: string;
  /** True when the operator read the licence and accepted it. */
  readonly acceptLicence: boolean;
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => number;
}

/**
 * Finds what a name stands for, so that its licence can be shown before anything is downloaded.
 *
 * @throws {ModelError} `model_unknown`
 */
export function findPullable(name: string): CatalogueEntry {
  const entry = CATALOGUE.find(({ manifest }) => manifest.id === name);
  if (!entry) throw new ModelError('model_unknown', name);
  return entry;
}

/**
 * Downloads a model of the catalogue from upstream and adds it. Nothing is kept unless every byte is
 * the one its digest pins.
 *
 * @throws {ModelError} `model_unknown`, `model_licence_not_accepted`, `model_not_supported`,
 *   `model_download_failed`, `model_digest_mismatch`, `model_exists`
 */
export async function pullModel(name: string, options: PullOptions): Promise<ModelManifest> {
  const { manifest, address, size } = findPullable(name);
  requireLicence(manifest, null);
  if (manifest.stage !== 'embed') throw new ModelError('model_not_supported', `stage "${manifest.stage}"`);
  if (!options.acceptLicence)
    throw new ModelError('model_licence_not_accepted', `${name} is under ${manifest.licence}`);
  const bytes = await download(options.fetch, address, size);
  return addModel({ ...options, bytes, manifest, declaration: null, licenceAccepted: true });
}

async function download(fetch: PullOptions['fetch'], address: string, size: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(size);
  let length = 0;
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS) });
    if (!response.ok || !response.body)
      throw new ModelError('model_download_failed', `${address} answered ${response.status}`);
    for await (const chunk of response.body) {
      // An answer of another size cannot have the digest: stop reading at once.
      if (length + chunk.length > size)
        throw new ModelError('model_digest_mismatch', `${address} is longer than ${size} bytes`);
      bytes.set(chunk, length);
      length += chunk.length;
    }
  } catch (cause) {
    if (cause instanceof ModelError) throw cause;
    throw new ModelError('model_download_failed', address, { cause });
  }
  if (length !== size)
    throw new ModelError('model_digest_mismatch', `${address} is ${length} bytes, not ${size}`);
  return bytes;
}
