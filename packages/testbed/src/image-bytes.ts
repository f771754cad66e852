import { crc32, deflateSync } from 'node:zlib';

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

/** Joins byte strings; a text stands for its ASCII bytes. */
export function joinBytes(...parts: readonly (Uint8Array | string)[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts.map((part) => (typeof part === 'string' ? ascii(part) : part))));
}

function u32be(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
}

function u32le(value: number): Uint8Array {
  return Uint8Array.of(value, value >>> 8, value >>> 16, value >>> 24);
}

/** Makes one PNG chunk with its CRC. */
export function pngChunk(type: string, data: Uint8Array): Uint8Array {
  const body = joinBytes(type, data);
  return joinBytes(u32be(data.length), body, u32be(crc32(body)));
}

/** What a hand-made PNG has in it. */
export interface PngRecipe {
  readonly width: number;
  readonly height: number;
  /** Bits a sample; 8 unless told. */
  readonly depth?: number;
  /** PNG colour type; 2 (RGB) unless told. */
  readonly colour?: number;
  /** Rows of packed samples without filter bytes. */
  readonly rows: readonly Uint8Array[];
  /** Chunks between header and pixels, palette included. */
  readonly extra?: readonly Uint8Array[];
}

const PNG_SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** Writes a PNG as told, right or wrong. */
export function pngBytes({ width, height, depth = 8, colour = 2, rows, extra = [] }: PngRecipe): Uint8Array {
  const header = joinBytes(u32be(width), u32be(height), Uint8Array.of(depth, colour, 0, 0, 0));
  const lines = joinBytes(...rows.map((row) => joinBytes(Uint8Array.of(0), row)));
  return joinBytes(
    PNG_SIGNATURE,
    pngChunk('IHDR', header),
    ...extra,
    pngChunk('IDAT', new Uint8Array(deflateSync(lines))),
    pngChunk('IEND', new Uint8Array()),
  );
}

/** Puts chunks into a PNG right behind its header. */
export function withPngChunks(png: Uint8Array, ...chunks: readonly Uint8Array[]): Uint8Array {
  const headerEnd = 33;
  return joinBytes(png.subarray(0, headerEnd), ...chunks, png.subarray(headerEnd));
}

/** Puts a segment into a JPEG right behind its start. */
export function withJpegSegment(jpeg: Uint8Array, marker: number, payload: Uint8Array): Uint8Array {
  const length = payload.length + 2;
  return joinBytes(
    jpeg.subarray(0, 2),
    Uint8Array.of(0xff, marker, length >> 8, length & 0xff),
    payload,
    jpeg.subarray(2),
  );
}

/** Makes an EXIF block with an orientation, and a text that must never come out again. */
export function exifBlock(orientation: number, byteOrder: 'II' | 'MM' = 'MM', note = ''): Uint8Array {
  const short = (value: number): number[] =>
    byteOrder === 'MM' ? [value >> 8, value & 0xff] : [value & 0xff, value >> 8];
  const long = (value: number): number[] =>
    byteOrder === 'MM' ? [0, 0, ...short(value)] : [...short(value), 0, 0];
  const text = `${note}\0`;
  const entries = [
    [...short(0x010e), ...short(2), ...long(text.length), ...long(38)],
    [...short(0x0112), ...short(3), ...long(1), ...short(orientation), 0, 0],
  ];
  const directory = [...short(entries.length), ...entries.flat(), ...long(0)];
  return joinBytes(byteOrder, Uint8Array.from([...short(42), ...long(8), ...directory]), text);
}

/** One chunk of a RIFF file, padded to an even length. */
export function riffChunk(type: string, data: Uint8Array): Uint8Array {
  return joinBytes(type, u32le(data.length), data, new Uint8Array(data.length & 1));
}

/** Writes a WebP file of these chunks. */
export function webpBytes(...chunks: readonly Uint8Array[]): Uint8Array {
  const body = joinBytes('WEBP', ...chunks);
  return joinBytes('RIFF', u32le(body.length), body);
}

/** The extended header of a WebP (RFC 9649 section 2.7.1). */
export function webpCanvas(width: number, height: number, flags: number): Uint8Array {
  const three = (value: number): Uint8Array => u32le(value - 1).subarray(0, 3);
  return riffChunk('VP8X', joinBytes(Uint8Array.of(flags, 0, 0, 0), three(width), three(height)));
}

/** The beginning of an ISO base media file: HEIC, AVIF, MP4. */
export function ftypBytes(...brands: readonly string[]): Uint8Array {
  const [major = 'isom', ...others] = brands;
  const body = joinBytes('ftyp', major, u32be(0), ...others);
  return joinBytes(u32be(body.length + 4), body, pngChunk('meta', new Uint8Array(64)));
}
