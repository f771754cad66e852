import { crc32, deflateRawSync } from 'node:zlib';

/** What an attack changes of one file in a zip. */
export interface ZipFault {
  readonly flags?: number;
  readonly method?: number;
  readonly crc?: number;
  readonly bytes?: number;
  readonly packed?: Buffer;
  readonly localName?: string;
  /** Where the directory says the file is, in place of where it is. */
  readonly offset?: number;
}

/** Zips texts, deflated, as APPNOTE 6.3.10 has it; a fault makes it otherwise. */
export function zipOf(
  files: Iterable<readonly [path: string, text: string, fault?: ZipFault]>,
): Uint8Array<ArrayBuffer> {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [path, text, fault = {}] of files) {
    const plain = Buffer.from(text);
    const packed = fault.packed ?? deflateRawSync(plain);
    const name = Buffer.from(path);
    const localName = Buffer.from(fault.localName ?? path);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(fault.flags ?? 0x0800, 2);
    common.writeUInt16LE(fault.method ?? 8, 4);
    common.writeUInt32LE(fault.crc ?? crc32(plain), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(fault.bytes ?? plain.length, 18);
    const local = Buffer.from(common);
    local.writeUInt16LE(localName.length, 22);
    common.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(fault.offset ?? offset, 10);
    parts.push(Buffer.from('PK\x03\x04'), local, localName, packed);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, place, name);
    offset += 30 + localName.length + packed.length;
  }
  const count = directory.length / 4;
  const listed = Buffer.concat(directory);
  return new Uint8Array(Buffer.concat([...parts, listed, endOf(count, listed.length, offset)]));
}

/** The end of a zip (4.3.16), with that of many files before it (4.3.14, 4.3.15). */
function endOf(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(Math.min(count, 0xffff), 8);
  end.writeUInt16LE(Math.min(count, 0xffff), 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  if (count < 0xffff) return end;
  const many = Buffer.alloc(76);
  many.write('PK\x06\x06', 'latin1');
  many.writeBigUInt64LE(44n, 4);
  many.writeBigUInt64LE(BigInt(count), 24);
  many.writeBigUInt64LE(BigInt(count), 32);
  many.writeBigUInt64LE(BigInt(size), 40);
  many.writeBigUInt64LE(BigInt(offset), 48);
  many.write('PK\x06\x07', 56, 'latin1');
  many.writeBigUInt64LE(BigInt(offset + size), 64);
  many.writeUInt32LE(1, 72);
  return Buffer.concat([many, end]);
}
