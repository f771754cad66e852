import type { AttachmentKind } from '@consentry/contract';

/** How a file begins, and what it then is. The first that fits counts. */
const SIGNATURES: ReadonlyArray<readonly [kind: AttachmentKind, at: number, bytes: string]> = [
  ['jpeg', 0, '\xff\xd8\xff'],
  ['png', 0, '\x89PNG\r\n\x1a\n'],
  ['gif', 0, 'GIF8'],
  ['webp', 8, 'WEBP'],
  ['heif', 4, 'ftyphei'],
  ['heif', 4, 'ftypmif1'],
  ['heif', 4, 'ftypavif'],
  ['video', 4, 'ftyp'],
  ['video', 0, '\x1aE\xdf\xa3'],
  ['video', 8, 'AVI '],
  ['audio', 8, 'WAVE'],
  ['audio', 0, 'ID3'],
  ['audio', 0, 'OggS'],
  ['audio', 0, 'fLaC'],
  ['audio', 0, '#!AMR'],
  ['pdf', 0, '%PDF-'],
  ['zip', 0, 'PK\x03\x04'],
  ['zip', 0, 'PK\x05\x06'],
  ['program', 0, 'MZ'],
  ['program', 0, '\x7fELF'],
  ['program', 0, '\xca\xfe\xba\xbe'],
  ['program', 0, '\xcf\xfa\xed\xfe'],
  ['program', 0, '#!'],
];
/** What browsers read for a sign of markup, as much as they read (WHATWG MIME Sniffing § 3). */
const HEAD_BYTES = 1445;
/** A page or picture that can carry scripts may hide behind another beginning, so it is looked for anywhere in it. */
const MARKUP =
  /<(?:!doctype|html|head|body|script|svg|iframe|style|title|table|font|img|a[\s>]|p[\s>]|div|b[\s>]|br|h1|\?xml|!--)/i;

/**
 * Tells what a file is by its first bytes, and a picture, film or sound by what else is in it; its name and what the
 * sender says it is are not asked.
 *
 * @param bytes the whole file
 */
export function attachmentKind(bytes: Uint8Array): AttachmentKind {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD_BYTES));
  const text = head.toString('latin1');
  const found = SIGNATURES.find(([, at, sign]) => text.startsWith(sign, at))?.[0];
  // UTF-16 hides markup from whoever reads bytes.
  const wide = head.toString('latin1').replaceAll('\0', '');
  if (found === undefined) return MARKUP.test(text) || MARKUP.test(wide) ? 'markup' : 'unknown';
  return PASSIVE.has(found) ? (hiddenIn(bytes) ?? found) : found;
}

/** Words of a page or script that no picture, film or sound has in it by chance, anywhere. */
const HIDDEN_MARKUP = /<(?:!doctype\s+html|html[\s>]|script[\s>/]|iframe\s|svg\s|\?php)/i;
/** An archive is read from its end (APPNOTE 4.3.16): behind a picture it opens as an archive. */
const ARCHIVE_END = Buffer.from('PK\x05\x06', 'latin1');
const ARCHIVE_END_MAX = 22 + 0xffff;

/** What a file that begins as something passive is besides; `null` for nothing more. */
function hiddenIn(bytes: Uint8Array): 'markup' | 'zip' | null {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (HIDDEN_MARKUP.test(whole.toString('latin1'))) return 'markup';
  return whole.subarray(-ARCHIVE_END_MAX).includes(ARCHIVE_END) ? 'zip' : null;
}

/** Kinds that show something and do nothing by themselves. */
const PASSIVE: ReadonlySet<AttachmentKind> = new Set([
  'jpeg',
  'png',
  'gif',
  'webp',
  'heif',
  'video',
  'audio',
]);

/** Tells whether a file could do something when it is opened: a page, a program, a document with parts. */
export function isActive(kind: AttachmentKind): boolean {
  return !PASSIVE.has(kind);
}
