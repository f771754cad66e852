/**
 * The few wire types of Protocol Buffers that an ONNX model needs (protobuf encoding guide): varint (0),
 * length-delimited (2) and 32-bit (5). Fields are written in the order given, so equal input is equal bytes.
 */
export type Field = Uint8Array;

/** Joins parts into one buffer. */
export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    out.set(part, offset);
    offset += part.length;
  }
  return out;
}

function varint(value: number | bigint): Uint8Array {
  // A negative int64 is written as its two's complement, always ten bytes.
  let rest = BigInt.asUintN(64, BigInt(value));
  const bytes: number[] = [];
  while (rest > 127n) {
    bytes.push(Number(rest & 127n) | 128);
    rest >>= 7n;
  }
  bytes.push(Number(rest));
  return Uint8Array.from(bytes);
}

const key = (field: number, wireType: 0 | 2 | 5): Uint8Array => varint((field << 3) | wireType);

/** Writes an integer field. */
export const integer = (field: number, value: number | bigint): Field =>
  concat([key(field, 0), varint(value)]);

/** Writes a bytes or embedded-message field. */
export const bytes = (field: number, value: Uint8Array): Field =>
  concat([key(field, 2), varint(value.length), value]);

/** Writes a UTF-8 string field. */
export const text = (field: number, value: string): Field => bytes(field, new TextEncoder().encode(value));

/** Writes an embedded message made of fields. */
export const message = (field: number, fields: readonly Field[]): Field => bytes(field, concat(fields));

/** Writes a 32-bit float field. */
export function float(field: number, value: number): Field {
  const raw = new Uint8Array(4);
  new DataView(raw.buffer).setFloat32(0, value, true);
  return concat([key(field, 5), raw]);
}
