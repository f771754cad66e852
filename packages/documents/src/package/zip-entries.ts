import { type InflateRaw, crc32, inflateRawSync } from 'node:zlib';

/** A file of a zip, still packed. */
export interface ZipEntry {
  readonly name: string;
  /** Bytes when unpacked, as the zip says. */
  readonly size: number;
  /** Unpacks it. `null` where it is not as long or does not have the sum it says, or is not to be unpacked. */
  readonly unpack: () => Uint8Array | null;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const LOCAL_BYTES = 30;
const CENTRAL_BYTES = 46;
const END_BYTES = 22;
const STORED = 0;
const DEFLATED = 8;
/** How hard it was compressed, and that the name is UTF-8. Encryption and sizes told afterwards are not taken. */
const FLAGS = 0b1000_0000_0110;
/** Kinds of file in the mode of Unix: the upper half of the attributes, which names what a program unpacks it as. */
const KIND = 0o170_000;
const REGULAR = 0o100_000;
/** A folder, or a label of a disk (MS-DOS). */
const NO_FILE = 0x18;

/**
 * Lists the files of a zip (APPNOTE 6.3.10) of the plainest kind: one after another from its first byte to its
 * directory, which says the same as their headers, and nothing before, between or after; no link, and no field that
 * gives a file another name or size. So two readers cannot see two things in it, and files cannot share bytes. The
 * readers of libraries pass over such differences.
 *
 * @returns `null` where it is not such a zip
 */
export function zipEntries(zip: Uint8Array): readonly ZipEntry[] | null {
  try {
    return entriesOf(Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength));
  } catch (error) {
    // Beyond its end.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function entriesOf(zip: Buffer): readonly ZipEntry[] | null {
  const end = zip.length - END_BYTES;
  if (end < 0 || zip.readUInt32LE(end) !== END || zip.readUInt16LE(end + 20) !== 0) return null;
  const count = zip.readUInt16LE(end + 10);
  const directory = zip.readUInt32LE(end + 16);
  // One disk.
  if (zip.readUInt32LE(end + 4) !== 0 || zip.readUInt16LE(end + 8) !== count) return null;
  if (directory + zip.readUInt32LE(end + 12) !== end) return null;
  const entries: ZipEntry[] = [];
  let at = directory;
  let local = 0;
  for (let index = 0; index < count; index += 1) {
    if (zip.readUInt32LE(at) !== CENTRAL || zip.readUInt32LE(at + 42) !== local) return null;
    if (zip.readUInt32LE(local) !== LOCAL) return null;
    const nameBytes = zip.readUInt16LE(at + 28);
    const name = zip.subarray(at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameBytes);
    // From version to the length of the name both headers say the same.
    if (!zip.subarray(at + 6, at + 30).equals(zip.subarray(local + 4, local + 28))) return null;
    if (!zip.subarray(local + LOCAL_BYTES, local + LOCAL_BYTES + nameBytes).equals(name)) return null;
    // No further fields, which may give another name or size, no comment, one disk.
    if (zip.readUInt16LE(local + 28) !== 0 || !zip.subarray(at + 30, at + 36).equals(NOTHING)) return null;
    if (!isFile(zip.readUInt32LE(at + 38))) return null;
    const method = zip.readUInt16LE(at + 10);
    const told = { size: zip.readUInt32LE(at + 24), sum: zip.readUInt32LE(at + 16) };
    const begin = local + LOCAL_BYTES + nameBytes;
    const data = zip.subarray(begin, begin + zip.readUInt32LE(at + 20));
    if ((zip.readUInt16LE(at + 8) & ~FLAGS) !== 0 || (method !== STORED && method !== DEFLATED)) return null;
    entries.push({
      name: name.toString('utf8'),
      size: told.size,
      unpack: () => unpacked(data, method, told),
    });
    local = begin + data.length;
    at += CENTRAL_BYTES + nameBytes;
  }
  return local === directory && at === end ? entries : null;
}

const NOTHING = Buffer.alloc(6);

/** Whether a program unpacks it as a file, and not as a link, a folder or a device. */
function isFile(attributes: number): boolean {
  const kind = (attributes >>> 16) & KIND;
  return (kind === 0 || kind === REGULAR) && (attributes & NO_FILE) === 0;
}

/** Never more than `size`, whatever the data would grow to, and all of the data. */
function unpacked(
  data: Buffer,
  method: number,
  { size, sum }: { readonly size: number; readonly sum: number },
): Uint8Array | null {
  const bytes = method === STORED ? data : inflated(data, size);
  return bytes?.length === size && crc32(bytes) === sum ? bytes : null;
}

function inflated(data: Buffer, size: number): Uint8Array | null {
  try {
    const options = { maxOutputLength: Math.max(size, 1), info: true };
    // With `info` it gives both; its types do not say so.
    const { buffer, engine } = inflateRawSync(data, options) as unknown as {
      readonly buffer: Uint8Array;
      readonly engine: InflateRaw;
    };
    // What stands behind the end of the stream no reader shows.
    return engine.bytesWritten === data.length ? buffer : null;
  } catch {
    return null;
  }
}
