import { Template } from '@consentry/recognition';
import { bind, u32 } from './bytes.ts';
import { derive, type Suite } from './suite.ts';

/** Rounds of signs and Hadamard: three come near to a random rotation (Yu et al. 2016, Orthogonal Random Features). */
const ROUNDS = 3;

/** What a rotation is made for: under another purpose, length or key it is another one. */
export interface RotationUse {
  readonly suite: Suite;
  readonly device: string;
  readonly purpose: string;
  /** Numbers in a template. */
  readonly length: number;
}

/**
 * An orthogonal turning of templates by a key: three times, random signs, then a Hadamard transform. Two templates
 * turned alike have the scores they had; turned by two keys, they have nothing to do with each other. Who has the
 * key turns them back: it makes templates renewable and keeps purposes apart, and is no encryption.
 */
export class Rotation implements Disposable {
  /** ±1, round by round. */
  readonly #signs: Float64Array;
  readonly #length: number;

  /** @param key 32 bytes; the caller wipes it */
  constructor(key: Uint8Array, { suite, device, purpose, length }: RotationUse) {
    this.#length = length;
    const info = bind('consentry/vault/v1/rotation', [Buffer.of(suite.id), device, purpose, u32(length)]);
    const bits = derive(suite, key, Buffer.alloc(0), info, Math.ceil((ROUNDS * length) / 8));
    this.#signs = Float64Array.from({ length: ROUNDS * length }, (_, at) =>
      ((bits[at >> 3] ?? 0) >> (at & 7)) & 1 ? -1 : 1,
    );
    bits.fill(0);
  }

  /** Turns a template. The caller wipes both. */
  turn(template: Template): Template {
    return this.#through(template, (values) => {
      for (let round = 0; round < ROUNDS; round++) {
        this.#flip(values, round);
        for (const at of transformsOf(this.#length)) hadamard(values, at, powerBelow(this.#length));
      }
    });
  }

  /** Turns a template back. The caller wipes both. */
  turnBack(template: Template): Template {
    return this.#through(template, (values) => {
      for (let round = ROUNDS - 1; round >= 0; round--) {
        for (const at of transformsOf(this.#length).toReversed())
          hadamard(values, at, powerBelow(this.#length));
        this.#flip(values, round);
      }
    });
  }

  [Symbol.dispose](): void {
    this.#signs.fill(0);
  }

  #flip(values: Float64Array, round: number): void {
    const signs = this.#signs;
    for (let i = 0, at = round * this.#length; i < values.length; i++, at++)
      values[i] = (values[i] ?? 0) * (signs[at] ?? 0);
  }

  #through(template: Template, change: (values: Float64Array) => void): Template {
    if (template.length !== this.#length) throw new RangeError('A rotation turns templates of one length.');
    const bytes = template.toBytes();
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const values = new Float64Array(this.#length);
    for (let i = 0; i < values.length; i++) values[i] = view.getFloat32(4 * i, true);
    try {
      change(values);
      for (let i = 0; i < values.length; i++) view.setFloat32(4 * i, values[i] ?? 0, true);
      return Template.fromBytes(bytes, template.model);
    } finally {
      values.fill(0);
      bytes.fill(0);
    }
  }
}

/** The greatest power of two that is not above `length`. */
function powerBelow(length: number): number {
  return 2 ** Math.floor(Math.log2(length));
}

/**
 * Where the transforms of a round begin. A length that is no power of two takes two, over its first and over its last
 * numbers: they overlap, nothing is padded, and each is orthogonal.
 */
function transformsOf(length: number): readonly number[] {
  const rest = length - powerBelow(length);
  return rest === 0 ? [0] : [0, rest];
}

/** Hadamard transform of `count` numbers from `from` on, in place, of norm 1: it is its own inverse. */
function hadamard(values: Float64Array, from: number, count: number): void {
  for (let half = 1; half < count; half *= 2) {
    for (let block = from; block < from + count; block += 2 * half) {
      for (let i = block; i < block + half; i++) {
        const a = values[i] ?? 0;
        const b = values[i + half] ?? 0;
        values[i] = a + b;
        values[i + half] = a - b;
      }
    }
  }
  const scale = 1 / Math.sqrt(count);
  for (let i = from; i < from + count; i++) values[i] = (values[i] ?? 0) * scale;
}
