import type { ImageErrorCode } from '@consentry/contract';

const AVIF_BRANDS: ReadonlySet<string> = new Set(['avif', 'avis']);
const HEIC_BRANDS: ReadonlySet<string> = new Set([
  'heic',
  'heix',
  'heim',
  'heis',
  'hevc',
  'hevx',
  'hevm',
  'hevs',
  'mif1',
  'msf1',
]);
/** Sizes of the BMP info header there have been; "BM" alone could begin any text. */
const BMP_HEADERS: ReadonlySet<number> = new Set([12, 16, 40, 52, 56, 64, 108, 124]);
/** How far the root element of an SVG is looked for, characters. */
const SVG_SEARCH = 4096;

function latin(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(start, end));
}

/** Brands of an ISO base media file (ISO/IEC 14496-12 section 4.3), the major one first. */
function brands(bytes: Uint8Array): string[] {
  if (latin(bytes, 4, 8) !== 'ftyp') return [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = Math.min(view.getUint32(0), bytes.length, 256);
  const found = [latin(bytes, 8, 12)];
  for (let at = 16; at + 4 <= end; at += 4) found.push(latin(bytes, at, at + 4));
  return found;
}

function isSvg(bytes: Uint8Array): boolean {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : undefined;
  const wideBig = bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
  const head = bytes.subarray(0, SVG_SEARCH * ((wide ?? wideBig) ? 2 : 1));
  // TextDecoder drops the byte order mark.
  const text = new TextDecoder(wide ?? wideBig ?? 'utf-8').decode(head);
  return /^\s*</.test(text) && /<(?:[A-Za-z][\w.-]*:)?svg[\s>/]/.test(text);
}

/** Names a format we know and do not open, so that its owner hears what to do; else `image_unknown_format`. */
export function foreignFormat(bytes: Uint8Array): ImageErrorCode {
  const head = latin(bytes, 0, 4);
  if (head === 'GIF8') return 'image_gif';
  if (head === 'II*\0' || head === 'MM\0*' || head === 'II+\0' || head === 'MM\0+') return 'image_tiff';
  if (head.startsWith('BM') && BMP_HEADERS.has(bytes[14] ?? 0)) return 'image_bmp';
  const found = brands(bytes);
  if (found.some((brand) => AVIF_BRANDS.has(brand))) return 'image_avif';
  if (found.some((brand) => HEIC_BRANDS.has(brand))) return 'image_heic';
  return isSvg(bytes) ? 'image_svg' : 'image_unknown_format';
}
