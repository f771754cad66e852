/**
 * Joins fields, each after its length as u16 big-endian, behind a label, so that no two lists of
 * fields give the same bytes.
 */
export function bind(label: string, fields: readonly (string | Uint8Array)[]): Buffer {
  const parts: Uint8Array[] = [];
  for (const field of [label, ...fields]) {
    const bytes = typeof field === 'string' ? Buffer.from(field, 'utf8') : field;
    if (bytes.length > 0xffff) throw new RangeError('A bound field is at most 65,535 bytes.');
    const length = Buffer.alloc(2);
    length.writeUInt16BE(bytes.length);
    parts.push(length, bytes);
  }
  return Buffer.concat(parts);
}

/** Gives `value` as 4 bytes, big-endian. */
export function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** Gives `value`, a safe integer not below zero, as 8 bytes, big-endian. */
export function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}
