import { same, textOf, utf8 } from './bytes.js';
import { demand, Refusal } from './refusal.js';

/**
 * Zip files as docs/formats/evidence.md allows them: nothing that two programs could read in two ways. Numbers
 * in comments are sections of PKWARE's APPNOTE 6.3.10.
 */

export const MAX_FILES = 100_000;
export const MAX_UNPACKED_BYTES = 1_073_741_824;
const MAX_DIRECTORY_BYTES = 33_554_432;
const END_BYTES = 22;
const LOCAL_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;

/**
 * One file in a zip.
 * @typedef {object} ZipFile
 * @property {string} path
 * @property {number} bytes unpacked
 * @property {number} packed
 * @property {number} method
 * @property {number} crc
 * @property {number} offset of its local header
 * @property {number} end where the next thing begins
 */

/**
 * Lists the files of a zip; nothing is unpacked.
 * @param {Blob} zip
 * @returns {Promise<ZipFile[]>}
 */
export async function listZip(zip) {
  const { count, offset, size } = await findDirectory(zip);
  demand(count <= MAX_FILES, 'too_many_files', { most: MAX_FILES });
  demand(size <= MAX_DIRECTORY_BYTES, 'zip_malformed');
  const bytes = await bytesAt(zip, offset, size);
  const view = viewOf(bytes);
  /** @type {ZipFile[]} */
  const files = [];
  const paths = new Set();
  let unpacked = 0;
  let at = 0;
  for (let number = 0; number < count; number += 1) {
    // 4.3.12
    demand(at + 46 <= size && view.getUint32(at, true) === 0x02014b50, 'zip_malformed');
    const nameBytes = view.getUint16(at + 28, true);
    const next = at + 46 + nameBytes + view.getUint16(at + 30, true);
    demand(next <= size && view.getUint16(at + 32, true) === 0, 'zip_malformed');
    const path = textOf(bytes.slice(at + 46, at + 46 + nameBytes));
    const flags = view.getUint16(at + 8, true);
    const file = {
      path,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      bytes: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
      end: offset,
    };
    demand(isSafePath(path), 'path_malformed', { path: path.slice(0, 80) });
    demand(!paths.has(path), 'path_twice', { path });
    // 4.4.4: bit 0 encrypted, 5 patched, 6 strongly encrypted, 13 masked.
    demand((flags & 0x2061) === 0, 'zip_encrypted', { path });
    demand(file.method === STORED || file.method === DEFLATED, 'zip_method', { path });
    demand(file.method !== STORED || file.packed === file.bytes, 'zip_malformed');
    paths.add(path);
    unpacked += file.bytes;
    demand(unpacked <= MAX_UNPACKED_BYTES, 'unpacks_too_large', { most: MAX_UNPACKED_BYTES });
    files.push(file);
    at = next;
  }
  demand(at === size, 'zip_malformed');
  return withoutOverlap(files, offset);
}

/**
 * Finds the central directory: its end stands at the end of the file, for there is no comment.
 * @param {Blob} zip
 */
async function findDirectory(zip) {
  demand(zip.size >= END_BYTES, 'zip_malformed');
  const end = zip.size - END_BYTES;
  const view = viewOf(await bytesAt(zip, end, END_BYTES));
  // 4.3.16
  demand(view.getUint32(0, true) === 0x06054b50 && view.getUint16(20, true) === 0, 'zip_malformed');
  demand(view.getUint32(4, true) === 0, 'zip_malformed');
  const count = view.getUint16(10, true);
  const [size, offset] = [view.getUint32(12, true), view.getUint32(16, true)];
  if (count === 0xffff || size === 0xffffffff || offset === 0xffffffff) return findDirectory64(zip, end);
  demand(view.getUint16(8, true) === count && offset + size === end, 'zip_malformed');
  return { count, size, offset };
}

/**
 * With more than 65,534 files their number stands in a record of its own (4.3.14, 4.3.15).
 * @param {Blob} zip
 * @param {number} end
 */
async function findDirectory64(zip, end) {
  demand(end >= 76, 'zip_malformed');
  const view = viewOf(await bytesAt(zip, end - 76, 76));
  const whole = (/** @type {number} */ at) => Number(view.getBigUint64(at, true));
  demand(view.getUint32(0, true) === 0x06064b50 && whole(4) === 44, 'zip_malformed');
  demand(view.getUint32(16, true) === 0 && view.getUint32(20, true) === 0, 'zip_malformed');
  demand(view.getUint32(56, true) === 0x07064b50 && whole(64) === end - 76, 'zip_malformed');
  demand(view.getUint32(60, true) === 0 && view.getUint32(72, true) === 1, 'zip_malformed');
  const [count, size, offset] = [whole(32), whole(40), whole(48)];
  demand(whole(24) === count && offset + size === end - 76, 'zip_malformed');
  return { count, size, offset };
}

/**
 * Says whether a path can lead nowhere but below its folder, on every system.
 * @param {string} path
 */
function isSafePath(path) {
  const odd = /[\\:*?"<>|\p{Cc}\p{Surrogate}]/u;
  return (
    path.length <= 255 && !odd.test(path) && path.split('/').every((part) => !['', '.', '..'].includes(part))
  );
}

/**
 * Demands that no byte belongs to two files: small zips unpack to huge ones that way.
 * @param {readonly ZipFile[]} files
 * @param {number} directory where the files end
 */
function withoutOverlap(files, directory) {
  const ends = new Map();
  let end = directory;
  for (const file of files.toSorted((a, b) => b.offset - a.offset)) {
    demand(file.offset + LOCAL_BYTES + file.packed <= end, 'zip_malformed');
    ends.set(file.path, end);
    end = file.offset;
  }
  // What stands before the first file could be anything.
  demand(end === 0 || files.length === 0, 'zip_malformed');
  return files.map((file) => ({ ...file, end: ends.get(file.path) ?? directory }));
}

/**
 * Unpacks one file, never beyond the size it says it has.
 * @param {Blob} zip
 * @param {ZipFile} file
 * @returns {Promise<import('./bytes.js').Bytes>}
 */
export async function readZipped(zip, { path, bytes: size, packed, method, crc, offset, end }) {
  const name = utf8(path);
  const header = await bytesAt(zip, offset, LOCAL_BYTES + name.length);
  const view = viewOf(header);
  // 4.3.7
  const sound =
    header.length === LOCAL_BYTES + name.length &&
    view.getUint32(0, true) === 0x04034b50 &&
    view.getUint16(8, true) === method &&
    view.getUint16(26, true) === name.length &&
    same(header.slice(LOCAL_BYTES), name);
  demand(sound, 'zip_malformed');
  const from = offset + LOCAL_BYTES + name.length + view.getUint16(28, true);
  demand(from + packed <= end, 'zip_malformed');
  const data = zip.slice(from, from + packed);
  const bytes =
    method === STORED ? new Uint8Array(await data.arrayBuffer()) : await inflate(data, size, path);
  demand(bytes.length === size && crc32(bytes) === crc, 'zip_damaged', { path });
  return bytes;
}

/**
 * @param {Blob} data
 * @param {number} size
 * @param {string} path
 */
async function inflate(data, size, path) {
  const whole = new Uint8Array(size);
  let at = 0;
  const reader = data.stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return whole.subarray(0, at);
      if (at + value.length > size) throw new Refusal('zip_damaged', { path });
      whole.set(value, at);
      at += value.length;
    }
  } catch {
    await reader.cancel().catch(() => undefined);
    throw new Refusal('zip_damaged', { path });
  }
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** @param {import('./bytes.js').Bytes} bytes */
function crc32(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) value = (value >>> 8) ^ (CRC_TABLE[(value ^ byte) & 0xff] ?? 0);
  return (value ^ 0xffffffff) >>> 0;
}

/**
 * @param {Blob} blob
 * @param {number} offset
 * @param {number} length
 */
async function bytesAt(blob, offset, length) {
  return new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer());
}

/** @param {import('./bytes.js').Bytes} bytes */
function viewOf(bytes) {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
