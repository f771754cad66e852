import { hash } from 'node:crypto';
import {
  FILING_FORMAT,
  type FilingFile,
  FilingManifest,
  type UploadSlot,
  canonicalJson,
  filingText,
} from '@consentry/contract';
import { documentsWanted } from '@consentry/law';
import { zipSync } from 'fflate';
import { DocumentsError } from '../documents-error.ts';
import { portalOrder } from './portal-order.ts';
import { MANIFEST, NOTE, readFiling } from './read-filing.ts';

/** A file for a package, in the order in which it is to stand within its place. */
export interface FileForFiling
  extends Pick<FilingFile, 'slot' | 'form' | 'layout' | 'about' | 'from' | 'stamped' | 'title' | 'type'> {
  /** Name in its folder, as `impact_assessment-a1.pdf`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a manifest says besides its files. */
export type FilingContent = Omit<FilingManifest, 'format' | 'files' | 'gaps' | 'uploads'> & {
  /** Facts that papers lack, by the name of the file. */
  readonly gaps: ReadonlyArray<{ readonly name: string } & Omit<FilingManifest['gaps'][number], 'path'>>;
};

/** A package as it is sent. */
export interface FilingPackage {
  readonly manifest: FilingManifest;
  /** SHA-256 of `manifest.json` as it stands in the zip, lower-case hex. */
  readonly digest: string;
  readonly zip: Uint8Array;
}

/** A zip has no date before it, and its bytes are to say nothing of when it was made. */
const ZIP_DATE = new Date('1980-01-01T00:00:00');

/**
 * Writes a filing package (docs/formats/filing-package.md): files in the portal’s order, the same bytes for the
 * same content and signature.
 *
 * @param sign makes a signed note (C2SP) of a text by the key of the platform’s log; `null` leaves it unsigned
 * @throws {DocumentsError} `package_unfit` where it could not be read again
 */
export function writeFiling(
  content: FilingContent,
  files: readonly FileForFiling[],
  sign: ((text: string) => string) | null,
): FilingPackage {
  const placed = portalOrder(content.order).flatMap(({ slot, folder }) =>
    files.filter((file) => file.slot === slot).map((file) => ({ file, path: `${folder}/${file.name}` })),
  );
  const paths = new Map(placed.map(({ file, path }) => [file.name, path]));
  const written: FilingManifest = {
    ...content,
    format: FILING_FORMAT,
    files: placed.map(({ file: { slot, form, layout, about, from, stamped, title, type, bytes }, path }) => ({
      path,
      slot,
      form,
      layout,
      about,
      from,
      stamped,
      ...(title === undefined ? {} : { title }),
      type,
      bytes: bytes.length,
      sha256: hash('sha256', bytes),
    })),
    gaps: content.gaps.map(({ name, ...gap }) => ({ ...gap, path: paths.get(name) ?? name })),
    uploads: uploadsOf(content, placed),
  };
  const text = Buffer.from(canonicalJson(written));
  const digest = hash('sha256', text);
  const zip = zipSync(
    Object.fromEntries([
      [MANIFEST, text],
      ...(sign === null ? [] : [[NOTE, Buffer.from(sign(filingText(digest)))] as const]),
      // Papers and scans are packed already.
      ...placed.map(
        ({ file, path }) => [path, [file.bytes, { level: file.type === 'json' ? 6 : 0 }]] as const,
      ),
    ]),
    { level: 6, mtime: ZIP_DATE },
  );
  const { filing, faults } = readFiling(zip);
  if (filing === null) {
    throw new DocumentsError('package_unfit', faults.map(({ code, path }) => `${code} ${path}`).join(', '));
  }
  return { manifest: filing.manifest, digest, zip };
}

/** Slots for scans: those of this kind of filing, and those that are filled. */
function uploadsOf(
  { kind, order }: FilingContent,
  placed: ReadonlyArray<{ readonly file: FileForFiling; readonly path: string }>,
): UploadSlot[] {
  const wanted: ReadonlySet<string> = new Set(documentsWanted(kind));
  return portalOrder(order).flatMap(({ slot, by }): UploadSlot[] => {
    const paths = placed.flatMap(({ file, path }) =>
      file.slot === slot && file.from === 'uploaded' ? [path] : [],
    );
    const required = wanted.has(slot) && by !== 'generated';
    if (paths.length === 0) return required ? [{ slot, required, path: null }] : [];
    return paths.map((path) => ({ slot, required, path }));
  });
}
