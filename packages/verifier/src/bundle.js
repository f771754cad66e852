import { textOf, toHex, utf8 } from './bytes.js';
import { canonical, isObject, membersOf, parseJson, textMember, timeMember } from './canonical-json.js';
import { parseCheckpoint, parseProof } from './checkpoint.js';
import { KEY_PUBLISHED, parseDeviceKey, verifyCertificate } from './certificate.js';
import { sha256 } from './crypto.js';
import { parseFile, Signatures, verifyEvidence } from './evidence.js';
import { demand, Refusal } from './refusal.js';
import { Checks, refusalOf, say, untilStopped } from './report.js';
import { checkSignatures, checkWitnesses, leftOpenByTrust, provedByWitnesses, readKeys } from './signed.js';
import { fill, REASONS, TITLES } from './words.js';
import { listZip, MAX_FILES, readZipped } from './zip.js';

/** @typedef {import('./bytes.js').Bytes} Bytes */
/** @typedef {import('./trust.js').Trust} Trust */
/** @typedef {import('./words.js').BiText} BiText */
/** @typedef {import('./canonical-json.js').Json} Json */

export const BUNDLE = 'consentry.bundle@v1';
const MAX_MANIFEST_BYTES = 33_554_432;
const PLACES =
  /^(log\/checkpoint|log\/keys\.txt|posture\.json|entries\/\d{10}\.evidence\.json|documents\/.+)$/;
const ENTRY_PATH = /^entries\/(\d{10})\.evidence\.json$/;

/**
 * @typedef {object} Manifest
 * @property {string} organisation
 * @property {string} from
 * @property {string} to
 * @property {string} made_at
 * @property {Readonly<Record<string, string>>} asked
 * @property {ReadonlyMap<string, { readonly sha256: string, readonly bytes: number }>} files
 */

/**
 * What one entry of a bundle is.
 * @typedef {object} BundledEntry
 * @property {string} path
 * @property {boolean} proved
 * @property {BiText | null} reason why it is not proved
 * @property {import('./entry.js').Entry | null} entry
 * @property {boolean} opened
 */

/**
 * The certificates of a bundle, and the keys that its entries publish, by their digests.
 * @typedef {object} Certified
 * @property {Map<string, Bytes>} keys
 * @property {{ readonly path: string, readonly certificate: import('./canonical-json.js').JsonObject }[]} certificates
 */

/**
 * @typedef {object} BundleParts
 * @property {typeof BUNDLE} format
 * @property {BiText} title
 * @property {Omit<Manifest, 'files'> | null} manifest
 * @property {{ readonly key: string, readonly named_by: 'reader' | 'file' } | null} log
 * @property {string | null} size entries in the log
 * @property {string | null} checkpoint with its signatures
 * @property {readonly import('./report.js').Cosigner[]} witnesses
 * @property {number} quorum
 * @property {readonly BundledEntry[]} entries
 * @property {readonly string[]} documents
 */
/** @typedef {import('./report.js').Report & BundleParts} BundleReport */

/**
 * Checks a bundle (docs/formats/evidence.md).
 * @param {Blob} zip
 * @param {Trust} trust
 * @param {(done: number, all: number) => void} [progress]
 * @returns {Promise<BundleReport>}
 */
export async function verifyBundle(zip, trust, progress = () => undefined) {
  const checks = new Checks(['file', 'files', 'log', 'signature', 'entries', 'certificates', 'witnesses']);
  /** @type {BundleParts} */
  const parts = {
    format: BUNDLE,
    title: TITLES.bundle,
    manifest: null,
    log: null,
    size: null,
    checkpoint: null,
    witnesses: [],
    quorum: trust.quorum,
    entries: [],
    documents: [],
  };
  await untilStopped(async () => {
    const { files, manifest } = await checks.make('file', () => open(zip));
    checks.note('file', 'holds', 'file_holds');
    const { files: listed, ...about } = manifest;
    const paths = [...files.keys()];
    Object.assign(parts, {
      manifest: about,
      documents: paths.filter((path) => path.startsWith('documents/')),
    });

    const read = await checks.make('files', () => {
      requireSameFiles(files, listed);
      return reader(zip, files, listed);
    });
    // Small files that the rest is about are read first; each is held against its digest when it is read.
    const [keysText, checkpointNote] = await checks.make('files', async () => [
      textOf(await read('log/keys.txt')),
      textOf(await read('log/checkpoint')),
    ]);
    await checks.make('files', async () => {
      parseJson(textOf(await read('posture.json')));
      for (const path of parts.documents) await read(path);
    });

    const texts = await checks.make('log', () => keyLines(keysText));
    const keys = await checks.make('log', () => readKeys(texts.log, texts.witnesses, trust));
    const { name } = keys.log;
    checks.note('log', 'holds', trust.log === null ? 'log_taken' : 'log_given', { name });
    parts.log = { key: keys.log.text, named_by: trust.log === null ? 'file' : 'reader' };

    const checkpoint = await checks.make('signature', () => parseCheckpoint(checkpointNote));
    const cosigners = await checks.make('signature', () => checkSignatures(checkpoint, keys, trust));
    const { origin, size } = checkpoint;
    checks.note('signature', 'holds', 'signature_holds', { name: origin, size });
    Object.assign(parts, { size: String(size), checkpoint: checkpointNote, witnesses: cosigners });

    const signatures = new Signatures();
    const entryPaths = paths.filter((path) => ENTRY_PATH.test(path)).toSorted();
    /** @type {BundledEntry[]} */
    const entries = [];
    /** @type {Certified} */
    const certified = { keys: new Map(), certificates: [] };
    for (const [done, path] of entryPaths.entries()) {
      if (done % 100 === 0) progress(done, entryPaths.length);
      const bytes = await checks.make('files', () => read(path));
      entries.push(
        await verifyBundled(
          path,
          bytes,
          { checkpoint: checkpoint.note.text, ...texts },
          trust,
          signatures,
          certified,
        ),
      );
    }
    parts.entries = entries;
    checks.note('files', 'holds', 'files_hold', { count: listed.size });
    await checks.make('entries', () => requireProved(entries));
    const count = entries.length;
    checks.note('entries', count === 0 ? 'absent' : 'holds', count === 0 ? 'entries_none' : 'entries_hold', {
      count,
    });

    const checked = await checks.make('certificates', () => checkCertificates(certified, trust));
    const all = certified.certificates.length;
    if (all === 0) checks.note('certificates', 'absent', 'certificates_none');
    else checks.note('certificates', 'holds', 'certificates_hold', { checked, all });

    await checkWitnesses(checks, cosigners, keys, trust);
  });
  return { proved: checks.hold, checks: checks.list, ...statements(checks.hold, parts, trust), ...parts };
}

/**
 * Lists the files, and reads what the bundle says it is.
 * @param {Blob} zip
 */
async function open(zip) {
  const files = new Map((await listZip(zip)).map((file) => [file.path, file]));
  for (const path of files.keys()) {
    demand(path === 'manifest.json' || PLACES.test(path), 'path_malformed', { path: path.slice(0, 80) });
  }
  const file = files.get('manifest.json');
  demand(file !== undefined, 'file_missing', { path: 'manifest.json' });
  demand(file.bytes <= MAX_MANIFEST_BYTES, 'too_large', { most: MAX_MANIFEST_BYTES });
  return { files, manifest: parseManifest(parseJson(textOf(await readZipped(zip, file)))) };
}

/**
 * @param {Json} value
 * @returns {Manifest}
 */
function parseManifest(value) {
  const manifest = membersOf(value, ['format', 'organisation', 'from', 'to', 'asked', 'made_at', 'files']);
  demand(manifest.format === BUNDLE, 'not_evidence');
  const asked = membersOf(manifest.asked, [], ['purpose', 'site', 'subject']);
  const { files } = manifest;
  demand(Array.isArray(files) && files.length <= MAX_FILES, 'member_malformed', { name: 'files' });
  /** @type {Map<string, { sha256: string, bytes: number }>} */
  const listed = new Map();
  for (const item of files) {
    const file = membersOf(item, ['path', 'sha256', 'bytes']);
    const [path, digest] = [textMember(file, 'path'), textMember(file, 'sha256')];
    const { bytes } = file;
    const sound = /^[0-9a-f]{64}$/.test(digest) && typeof bytes === 'number' && Number.isSafeInteger(bytes);
    demand(sound && bytes >= 0, 'member_malformed', { name: 'files' });
    demand(!listed.has(path), 'path_twice', { path: path.slice(0, 80) });
    listed.set(path, { sha256: digest, bytes });
  }
  return {
    organisation: textMember(manifest, 'organisation'),
    from: timeMember(manifest, 'from'),
    to: timeMember(manifest, 'to'),
    made_at: timeMember(manifest, 'made_at'),
    asked: Object.fromEntries(Object.keys(asked).map((name) => [name, textMember(asked, name)])),
    files: listed,
  };
}

/**
 * Demands the files of the list, those every bundle has, and no other.
 * @param {ReadonlyMap<string, import('./zip.js').ZipFile>} files
 * @param {Manifest['files']} listed
 */
function requireSameFiles(files, listed) {
  for (const path of ['log/checkpoint', 'log/keys.txt', 'posture.json', ...listed.keys()]) {
    demand(files.has(path), 'file_missing', { path: path.slice(0, 80) });
  }
  for (const path of files.keys()) {
    demand(path === 'manifest.json' || listed.has(path), 'file_unlisted', { path });
  }
  demand(!listed.has('manifest.json'), 'path_malformed', { path: 'manifest.json' });
}

/**
 * Reads files of a bundle, each held against the list.
 * @param {Blob} zip
 * @param {ReadonlyMap<string, import('./zip.js').ZipFile>} files
 * @param {Manifest['files']} listed
 * @returns {(path: string) => Promise<Bytes>}
 */
function reader(zip, files, listed) {
  return async (path) => {
    const [file, expected] = [files.get(path), listed.get(path)];
    demand(file !== undefined && expected !== undefined, 'file_missing', { path });
    demand(file.bytes === expected.bytes, 'file_differs', { path });
    const bytes = await readZipped(zip, file);
    demand(toHex(await sha256(bytes)) === expected.sha256, 'file_differs', { path });
    return bytes;
  };
}

/**
 * @param {string} text the log's key, then those of witnesses, a line each
 */
function keyLines(text) {
  const [log, ...witnesses] = text.endsWith('\n') ? text.slice(0, -1).split('\n') : text.split('\n');
  demand(log !== undefined && log !== '' && !witnesses.includes(''), 'keys_malformed');
  return { log, witnesses };
}

/**
 * @param {string} path
 * @param {Bytes} bytes
 * @param {{ readonly checkpoint: string, readonly log: string, readonly witnesses: readonly string[] }} shared
 * @param {Trust} trust
 * @param {Signatures} signatures
 * @param {Certified} certified
 * @returns {Promise<BundledEntry>}
 */
async function verifyBundled(path, bytes, shared, trust, signatures, certified) {
  // How many witnesses there are is asked of the whole, once.
  const report = await verifyEvidence(bytes, { ...trust, quorum: 0 }, signatures);
  const failed = report.checks.find(({ result }) => result === 'fails');
  const { entry, opening } = report;
  const bundled = { path, entry, opened: opening !== null };
  if (failed !== undefined || !report.proved)
    return { ...bundled, proved: false, reason: failed?.reason ?? null };
  try {
    const file = parseFile(bytes);
    const { index, checkpoint } = parseProof(file.proof);
    const [, number = ''] = ENTRY_PATH.exec(path) ?? [];
    demand(index === BigInt(number), 'index_differs');
    demand(checkpoint.note.text === shared.checkpoint, 'checkpoint_differs');
    const sameKeys = file.log === shared.log && file.witnesses.join('\n') === shared.witnesses.join('\n');
    demand(sameKeys, 'keys_differ');
    noteCertified(path, entry, opening, certified);
    return { ...bundled, proved: true, reason: null };
  } catch (error) {
    const { code, values } = refusalOf(error);
    return { ...bundled, proved: false, reason: fill(REASONS[code], values) };
  }
}

/**
 * Notes the key that a proved entry publishes, and the certificate that one holds.
 * @param {string} path
 * @param {import('./entry.js').Entry | null} entry
 * @param {import('./entry.js').Opening | null} opening
 * @param {Certified} certified
 */
function noteCertified(path, entry, opening, { keys, certificates }) {
  if (entry === null || opening === null) return;
  const { kind, key, certificate } = opening.body;
  if (kind === KEY_PUBLISHED && typeof key === 'string') {
    keys.set(textMember(opening.body, 'key_digest'), parseDeviceKey(key));
  }
  if (entry.type === 'face.erased' && isObject(certificate)) certificates.push({ path, certificate });
}

/**
 * Checks each certificate by the key of its device, which an entry of the bundle publishes or the reader gave.
 * @param {Certified} certified
 * @param {Trust} trust
 * @returns {Promise<number>} how many were checked: of others the key is not known
 */
async function checkCertificates({ keys, certificates }, trust) {
  let checked = 0;
  for (const { path, certificate } of certificates) {
    const device = keys.get(textMember(certificate, 'key_digest')) ?? trust.device;
    if (device === null) continue;
    const report = await verifyCertificate(utf8(canonical(certificate)), { ...trust, quorum: 0, device });
    const failed = report.checks.find(({ result }) => result === 'fails');
    demand(report.proved, 'certificate_fails', { path, reason: failed?.reason ?? '' });
    checked += 1;
  }
  return checked;
}

/** @param {readonly BundledEntry[]} entries */
function requireProved(entries) {
  const failed = entries.filter(({ proved }) => !proved);
  const [first] = failed;
  if (first === undefined) return;
  throw new Refusal('entries_fail', {
    count: entries.length,
    failed: failed.length,
    path: first.path,
    reason: first.reason ?? '',
  });
}

/**
 * @param {boolean} proved
 * @param {BundleParts} parts
 * @param {Trust} trust
 */
function statements(proved, { log, size, entries, witnesses }, trust) {
  if (!proved || log === null || size === null) {
    return { proves: [], does_not_prove: [say('nothing')], beware: [] };
  }
  const origin = log.key.slice(0, log.key.indexOf('+'));
  const count = entries.length;
  const left = BigInt(size) - BigInt(count);
  const opened = entries.filter((entry) => entry.opened).length;
  return {
    proves: [
      say('bundle_contained', { origin, count, size }),
      ...(opened > 0 ? [say('bundle_content', { opened })] : []),
      ...(left === 0n ? [say('bundle_whole')] : []),
      ...provedByWitnesses(witnesses),
    ],
    does_not_prove: [
      say('true'),
      left === 0n ? say('complete') : say('bundle_complete', { left }),
      say('clocks'),
      say('papers'),
      ...leftOpenByTrust(witnesses, trust),
    ],
    beware: [],
  };
}
