import { hash } from 'node:crypto';
import {
  FILING_FILES_MAX,
  FILING_FILE_MAX_BYTES,
  FILING_MAX_BYTES,
  type FilingFile,
  FilingManifest,
  FilingPath,
  canonicalJson,
} from '@consentry/contract';
import type { z } from 'zod';
import { type PackageFault, fault } from './package-fault.ts';
import { portalOrder } from './portal-order.ts';
import { type ZipEntry, zipEntries } from './zip-entries.ts';

export const MANIFEST = 'manifest.json';
export const NOTE = 'manifest.note';
/** The manifest of the most scenarios and files, and longer than any signed note. */
const MANIFEST_MAX_BYTES = 32 * 2 ** 20;
const NOTE_MAX_BYTES = 100_000;

/** A package that was read: every listed file is there with the digest it is listed with, and nothing else is. */
export interface ReadFiling {
  readonly manifest: FilingManifest;
  /** SHA-256 of `manifest.json` as it stands in the zip, lower-case hex. */
  readonly digest: string;
  /** `manifest.note`, whose signature is still to be checked; `null` where it is not signed. */
  readonly note: string | null;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/**
 * Reads a filing package (docs/formats/filing-package.md) that comes from anybody. Nothing is written anywhere, and
 * nothing is unpacked beyond its limit.
 *
 * @returns the package, or `null` with every fault that was found
 */
export function readFiling(zip: Uint8Array): {
  readonly filing: ReadFiling | null;
  readonly faults: readonly PackageFault[];
} {
  if (zip.length > FILING_MAX_BYTES) return refused(fault('too_large'));
  const entries = zipEntries(zip);
  if (entries === null) return refused(fault('not_plain_zip'));
  const faults: PackageFault[] = [];
  const contents = unpackAll(entries, faults);
  const note = textOf(contents.get(NOTE));
  if (note === null && contents.has(NOTE)) faults.push(fault('note_malformed', NOTE));
  const bytes = contents.get(MANIFEST);
  const manifest = bytes === undefined ? null : manifestOf(bytes, faults);
  if (bytes === undefined && !faults.some(({ path }) => path === MANIFEST)) {
    faults.push(fault('manifest_missing', MANIFEST));
  }
  if (manifest === null || bytes === undefined) return refused(...faults);
  const files = new Map([...contents].filter(([path]) => path !== MANIFEST && path !== NOTE));
  faults.push(...fileFaults(manifest, files, faults), ...slotFaults(manifest));
  if (faults.length > 0) return refused(...faults);
  return { filing: { manifest, digest: hash('sha256', bytes), note, files }, faults };
}

function refused(...faults: readonly PackageFault[]) {
  return { filing: null, faults };
}

function limitOf(name: string): number {
  if (name === MANIFEST) return MANIFEST_MAX_BYTES;
  return name === NOTE ? NOTE_MAX_BYTES : FILING_FILE_MAX_BYTES;
}

/** Unpacks what may be unpacked, by its path. */
function unpackAll(entries: readonly ZipEntry[], faults: PackageFault[]): ReadonlyMap<string, Uint8Array> {
  const contents = new Map<string, Uint8Array>();
  if (entries.length > FILING_FILES_MAX + 2) {
    faults.push(fault('too_many_files'));
    return contents;
  }
  if (entries.reduce((sum, { size }) => sum + size, 0) > FILING_MAX_BYTES) {
    faults.push(fault('unpacks_too_large'));
    return contents;
  }
  const seen = new Set<string>();
  for (const { name, size, unpack } of entries) {
    const known = name === MANIFEST || name === NOTE;
    if (!known && !FilingPath.safeParse(name).success) faults.push(fault('path_unsafe', name));
    else if (seen.has(name.toLowerCase())) faults.push(fault('path_twice', name));
    else if (size > limitOf(name)) faults.push(fault('file_too_large', name));
    else {
      const bytes = unpack();
      if (bytes === null) faults.push(fault('not_unpacked', name));
      else contents.set(name, bytes);
    }
    seen.add(name.toLowerCase());
  }
  return contents;
}

/** UTF-8 without a mark, or `null`. */
function textOf(bytes: Uint8Array | undefined): string | null {
  if (bytes === undefined) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function manifestOf(bytes: Uint8Array, faults: PackageFault[]): FilingManifest | null {
  let value: unknown;
  try {
    value = JSON.parse(textOf(bytes) ?? '');
  } catch {
    faults.push(fault('manifest_malformed', ''));
    return null;
  }
  const parsed = FilingManifest.safeParse(value);
  if (!parsed.success) {
    faults.push(
      ...[...new Set(parsed.error.issues.flatMap(placesOf))].map((at) => fault('manifest_malformed', at)),
    );
    return null;
  }
  // A name twice in one object, or a number written otherwise, is not seen after parsing.
  if (canonicalJson(parsed.data) !== textOf(bytes)) faults.push(fault('manifest_not_canonical', MANIFEST));
  return parsed.data;
}

/** Where an issue is; members that no schema knows are named one by one. */
function placesOf(issue: z.core.$ZodIssue): readonly string[] {
  const at = ['', ...issue.path.map(String)].join('/');
  return issue.code === 'unrecognized_keys' ? issue.keys.map((key) => `${at}/${key}`) : [at];
}

/** Compares what is listed with what is there. A file with a fault of its own is not missing as well. */
function fileFaults(
  { files }: FilingManifest,
  contents: ReadonlyMap<string, Uint8Array>,
  before: readonly PackageFault[],
): readonly PackageFault[] {
  const told = new Set(before.map(({ path }) => path));
  const listed = new Set(files.map(({ path }) => path));
  const extra = [...contents.keys()].filter((path) => !listed.has(path));
  return [
    ...files.flatMap((file) => {
      const bytes = contents.get(file.path);
      if (bytes === undefined) return told.has(file.path) ? [] : [fault('file_missing', file.path)];
      return contentFaults(file, bytes);
    }),
    ...extra.map((path) => fault('file_extra', path)),
  ];
}

function contentFaults(
  { path, bytes: size, sha256, type }: FilingFile,
  bytes: Uint8Array,
): readonly PackageFault[] {
  if (bytes.length !== size) return [fault('size_wrong', path)];
  if (hash('sha256', bytes) !== sha256) return [fault('digest_wrong', path)];
  return isOfType(bytes, type) ? [] : [fault('type_wrong', path)];
}

/** First bytes of each type. */
const MAGIC: Readonly<Record<Exclude<FilingFile['type'], 'json' | 'text'>, string>> = {
  pdf: '255044462d',
  docx: '504b0304',
  png: '89504e470d0a1a0a',
  jpeg: 'ffd8ff',
};

function isOfType(bytes: Uint8Array, type: FilingFile['type']): boolean {
  if (type === 'text') return textOf(bytes) !== null;
  if (type === 'json') return isJson(textOf(bytes));
  const magic = MAGIC[type];
  return Buffer.from(bytes.subarray(0, magic.length / 2)).toString('hex') === magic;
}

function isJson(text: string | null): boolean {
  try {
    JSON.parse(text ?? '');
    return true;
  } catch {
    return false;
  }
}

/** Whether each file is in the folder of its slot, in the portal’s order, and slots and gaps name files. */
function slotFaults({ files, uploads, gaps, order: asked }: FilingManifest): readonly PackageFault[] {
  const places = portalOrder(asked);
  const order = places.map(({ slot }) => slot);
  const folders = new Map(places.map(({ slot, folder }) => [slot, folder]));
  const byPath = new Map(files.map((file) => [file.path, file]));
  return [
    ...files.flatMap(({ path, slot }, index) => {
      const before = files[index - 1]?.slot ?? slot;
      const placed =
        path.startsWith(`${folders.get(slot) ?? ''}/`) && order.indexOf(before) <= order.indexOf(slot);
      return placed ? [] : [fault('place_wrong', path)];
    }),
    ...uploads.flatMap(({ slot, path }) => {
      const file = path === null ? undefined : byPath.get(path);
      return path === null || (file?.slot === slot && file.from === 'uploaded')
        ? []
        : [fault('upload_wrong', path)];
    }),
    ...gaps.flatMap(({ path }) => (byPath.has(path) ? [] : [fault('gap_wrong', path)])),
  ];
}
