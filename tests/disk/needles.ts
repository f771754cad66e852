/** A needle, and where in it the four bytes stand by which it is looked for. */
interface Needle {
  readonly bytes: Buffer;
  readonly anchor: number;
}

/** The first four bytes in a row none of which is 0: a disk is mostly zeros, and so is the beginning of a double. */
function anchorOf(bytes: Buffer): number {
  for (let at = 0; at + 4 <= bytes.length; at += 1) {
    if (!bytes.subarray(at, at + 4).includes(0)) return at;
  }
  return 0;
}

/** A search for many byte strings at once: the time does not grow with how many there are. */
export class Needles {
  readonly #byAnchor = new Map<number, Needle[]>();
  readonly #first = new Uint8Array(1 << 16);

  /** @param needles of at least four bytes each */
  constructor(needles: Iterable<Uint8Array>) {
    for (const needle of needles) {
      const bytes = Buffer.from(needle.buffer, needle.byteOffset, needle.byteLength);
      const anchor = anchorOf(bytes);
      const word = bytes.readUInt32LE(anchor);
      const same = this.#byAnchor.get(word);
      if (same === undefined) this.#byAnchor.set(word, [{ bytes, anchor }]);
      else same.push({ bytes, anchor });
      this.#first[word & 0xffff] = 1;
    }
  }

  /** How often each is found; what is not found is not in it. */
  count(haystack: Buffer): ReadonlyMap<Buffer, number> {
    const found = new Map<Buffer, number>();
    const first = this.#first;
    const end = haystack.length - 4;
    for (let at = 0; at <= end; at += 1) {
      if (first[(haystack[at] ?? 0) | ((haystack[at + 1] ?? 0) << 8)] === 0) continue;
      for (const { bytes, anchor } of this.#byAnchor.get(haystack.readUInt32LE(at)) ?? []) {
        const from = at - anchor;
        if (from < 0 || !haystack.subarray(from, from + bytes.length).equals(bytes)) continue;
        found.set(bytes, (found.get(bytes) ?? 0) + 1);
      }
    }
    return found;
  }
}

/** Numbers of a vector that are enough to tell it from chance. */
const PART = 8;

/**
 * Parts of a vector in every form in which a program could have put it down.
 *
 * @param vector float32, little-endian, as `Template.toBytes` gives it
 */
export function formsOf(
  vector: Uint8Array,
): Readonly<Record<'f32' | 'f64' | 'int8' | 'base64' | 'hex' | 'json', readonly Buffer[]>> {
  const bytes = Buffer.from(vector);
  const values = Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readFloatLE(4 * i));
  const from = values.length >> 1;
  const part = values.slice(from, from + PART);
  const f32 = bytes.subarray(4 * from, 4 * (from + PART));
  const f64 = Buffer.alloc(8 * PART);
  for (const [i, value] of part.entries()) f64.writeDoubleLE(value, 8 * i);
  const most = Math.max(...values.map(Math.abs));
  const int8 = (scale: number): Buffer =>
    Buffer.from(Int8Array.from(values.slice(from, from + 4 * PART), (value) => Math.round(value * scale)));
  // Whatever stands before it decides on one of three alignments.
  const base64 = [0, 1, 2].map((skip) =>
    Buffer.from(
      f32
        .subarray(skip, skip + 24)
        .toString('base64')
        .slice(0, 32),
    ),
  );
  return {
    f32: [f32],
    f64: [f64],
    int8: [int8(127), int8(127 / most)],
    base64,
    hex: [Buffer.from(f32.toString('hex')), Buffer.from(f32.toString('hex').toUpperCase())],
    json: [Buffer.from(part.slice(0, 3).join(',')), Buffer.from(part.slice(0, 2).join(', '))],
  };
}
