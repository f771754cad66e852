import type { FilingFile, FilingManifest } from '@consentry/contract';
import { DocumentsError } from '../documents-error.ts';

/** A file for a package, in the order in which it is to stand within its place. */
export interface FileForFiling
  extends Pick<FilingFile, 'slot' | 'form' | 'layout' | 'about' | 'from' | 'stamped' | 'type'> {
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

/** A package that was read: every listed file is there with the digest it is listed with, and nothing else is. */
export interface ReadFiling {
  readonly manifest: FilingManifest;
  readonly digest: string;
  /** `manifest.note`, whose signature is still to be checked; `null` where it is not signed. */
  readonly note: string | null;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/**
 * Writes a filing package (docs/formats/filing-package.md): files in the portal’s order, the same bytes for the
 * same content and signature.
 *
 * @param sign makes a signed note (C2SP) of a text by the key of the platform’s log; `null` leaves it unsigned
 * @throws {DocumentsError} `package_unfit` where it would not be read again
 */
export function writeFiling(
  content: FilingContent,
  files: readonly FileForFiling[],
  sign: ((text: string) => string) | null,
): FilingPackage {
  void content;
  void files;
  void sign;
  throw new DocumentsError('package_unfit', 'not yet');
}
