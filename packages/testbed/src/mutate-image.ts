import { crc32 } from 'node:zlib';
import { joinBytes } from './image-bytes.ts';

/** A damaged file and how it came about: the same seed and bases give the same files. */
export interface Mutant {
  readonly name: string;
  readonly bytes: Uint8Array;
}

type Random = (below: number) => number;
type Mutator = (bytes: Uint8Array, random: Random, other: Uint8Array) => Uint8Array;

/** mulberry32: small, seeded, good enough to break files with. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const EXTREMES: readonly (readonly number[])[] = [
  [0, 0],
  [0xff, 0xff],
  [0x7f, 0xff, 0xff, 0xff],
  [0x80, 0, 0, 0],
  [0xff, 0xff, 0xff, 0xff],
  [0, 0, 0, 1],
];

function fill(bytes: Uint8Array, random: Random, value: number): Uint8Array {
  const copy = bytes.slice();
  const at = random(copy.length);
  return copy.fill(value, at, at + 1 + random(64));
}

/** Damages the inside of a PNG chunk and mends its CRC, so that the damage reaches the decoder. */
function mendCrc(bytes: Uint8Array, random: Random): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  const starts: number[] = [];
  for (let at = 8; at + 12 <= copy.length; at += 12 + view.getUint32(at)) starts.push(at);
  const start = starts[random(starts.length)] ?? 8;
  const length = Math.min(view.getUint32(start), copy.length - start - 12);
  for (let n = length > 0 ? 1 + random(4) : 0; n > 0; n -= 1) copy[start + 8 + random(length)] = random(256);
  view.setUint32(start + 8 + length, crc32(copy.subarray(start + 4, start + 8 + length)));
  return copy;
}

const MUTATORS: Readonly<Record<string, Mutator>> = {
  flipBits(bytes, random) {
    const copy = bytes.slice();
    for (let n = 1 + random(8); n > 0; n -= 1) {
      const at = random(copy.length);
      copy[at] = (copy[at] ?? 0) ^ (1 << random(8));
    }
    return copy;
  },
  flipHeader(bytes, random) {
    const copy = bytes.slice();
    for (let n = 1 + random(4); n > 0; n -= 1) copy[random(Math.min(200, copy.length))] = random(256);
    return copy;
  },
  flipPixels(bytes, random) {
    const copy = bytes.slice();
    const from = Math.min(620, copy.length >> 1);
    for (let n = 1 + random(12); n > 0; n -= 1) copy[from + random(copy.length - from)] = random(256);
    return copy;
  },
  truncate: (bytes, random) => bytes.slice(0, random(bytes.length)),
  cutOut(bytes, random) {
    const at = random(bytes.length);
    return joinBytes(bytes.subarray(0, at), bytes.subarray(at + 1 + random(200)));
  },
  repeat(bytes, random) {
    const at = random(bytes.length);
    const end = at + 1 + random(400);
    return joinBytes(bytes.subarray(0, end), bytes.subarray(at, end), bytes.subarray(end));
  },
  insertNoise(bytes, random) {
    const at = random(bytes.length);
    const noise = Uint8Array.from({ length: 1 + random(64) }, () => random(256));
    return joinBytes(bytes.subarray(0, at), noise, bytes.subarray(at));
  },
  setLength(bytes, random) {
    const copy = bytes.slice();
    const extreme = EXTREMES[random(EXTREMES.length)] ?? [];
    copy.set(extreme, random(Math.max(1, Math.min(copy.length, 700) - extreme.length)));
    return copy;
  },
  zeros: (bytes, random) => fill(bytes, random, 0),
  ones: (bytes, random) => fill(bytes, random, 0xff),
  splice(bytes, random, other) {
    return joinBytes(bytes.subarray(0, random(bytes.length)), other.subarray(random(other.length)));
  },
  append: (bytes, random, other) => joinBytes(bytes, other.subarray(0, 1 + random(other.length))),
  mendCrc,
  mendEnd(bytes, random) {
    // The end of the file stays as it was, so that only the middle is missing.
    const keep = 40 + random(bytes.length - 52);
    return joinBytes(bytes.subarray(0, keep), bytes.subarray(bytes.length - 12));
  },
  noiseAfterMagic(bytes, random) {
    return joinBytes(
      bytes.subarray(0, 4 + random(12)),
      Uint8Array.from({ length: random(500) }, () => random(256)),
    );
  },
};

/** Damages valid files in every way we know, in turn. */
export function mutants(bases: Readonly<Record<string, Uint8Array>>, count: number, seed: number): Mutant[] {
  const random = seededRandom(seed);
  const files = Object.entries(bases);
  const ways = Object.entries(MUTATORS);
  return Array.from({ length: count }, (_, index) => {
    const [base = '', bytes = new Uint8Array()] = files[index % files.length] ?? [];
    const [way = '', mutate] = ways[Math.floor(index / files.length) % ways.length] ?? [];
    const other = files[random(files.length)]?.[1] ?? bytes;
    return {
      name: `seed ${seed}, #${index}, ${way} of ${base}`,
      bytes: mutate?.(bytes, random, other) ?? bytes,
    };
  });
}
