import { readFileSync } from 'node:fs';

const PAGE = 65_536;
const FLOAT = 4;
/** Numbers after the vector of a row: scale, score, and two to keep rows on 16 bytes. */
const TAIL = 4;

const module = new WebAssembly.Module(readFileSync(new URL('./search.wasm', import.meta.url)));

type Scan<Result> = (probe: number, row: number, count: number, words: number, offset: number) => Result;

interface Kernel {
  readonly score_rows: Scan<void>;
  readonly nearest_row: Scan<number>;
}

/** Result of a search: the row, or −1, its score, and the next best score or −Infinity. */
export interface NearestRow {
  readonly row: number;
  readonly score: number;
  readonly second: number;
}

/**
 * Rows of float32 in one WASM memory, after a slot for the probe, and the kernel that scores them.
 *
 * It never calls `WebAssembly.Memory.grow`: the specification lets an engine move the pages then and
 * says nothing of what becomes of the old ones. It takes a new memory, copies the rows and overwrites
 * the old one with zeros instead, so that no copy of a row is left behind by growing.
 */
export class Arena {
  /** Numbers in a vector. */
  readonly length: number;
  /** The same, padded to the sixteen that the kernel takes at a time. */
  readonly #words: number;
  #capacity: number;
  #memory: WebAssembly.Memory;
  #numbers: Float32Array;
  #kernel: Kernel;

  constructor(length: number, capacity: number) {
    this.length = length;
    this.#words = Math.ceil(length / 16) * 16;
    this.#capacity = Math.max(1, capacity);
    [this.#memory, this.#numbers, this.#kernel] = this.#allocate(this.#capacity);
  }

  get capacity(): number {
    return this.#capacity;
  }

  /** The memory as it is now, for tests that look for bytes in it. */
  get memory(): WebAssembly.Memory {
    return this.#memory;
  }

  #allocate(rows: number): [WebAssembly.Memory, Float32Array, Kernel] {
    const bytes = (this.#words + rows * (this.#words + TAIL)) * FLOAT;
    const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE), maximum: 65_536 });
    const instance = new WebAssembly.Instance(module, { arena: { memory } });
    return [memory, new Float32Array(memory.buffer), instance.exports as unknown as Kernel];
  }

  #at(row: number): number {
    return this.#words + row * (this.#words + TAIL);
  }

  /** Makes room for `rows` rows; the old memory holds zeros afterwards. */
  reserve(rows: number): void {
    if (rows <= this.#capacity) return;
    const [memory, numbers, instance] = this.#allocate(rows);
    numbers.set(this.#numbers.subarray(0, this.#at(this.#capacity)));
    this.#numbers.fill(0);
    [this.#memory, this.#numbers, this.#kernel, this.#capacity] = [memory, numbers, instance, rows];
  }

  /** Gives the vector of a row, in place. Do not keep it: growing leaves it behind. */
  row(row: number): Float32Array {
    return this.#numbers.subarray(this.#at(row), this.#at(row) + this.length);
  }

  /** Sets by what the kernel multiplies the scores of a row. */
  setScale(row: number, scale: number): void {
    this.#numbers[this.#at(row) + this.#words] = scale;
  }

  /** Gives the score the kernel left in a row. */
  scoreOf(row: number): number {
    return this.#numbers[this.#at(row) + this.#words + 1] ?? Number.NaN;
  }

  /** Scores `count` rows from `first` on: (probe · row − offset) · scale. */
  scoreRows(probe: Float32Array, first: number, count: number, offset: number): void {
    this.#numbers.set(probe, 0);
    this.#kernel.score_rows(0, this.#at(first) * FLOAT, count, this.#words, offset);
    this.#numbers.fill(0, 0, this.#words);
  }

  /** Finds the highest of the scores that `scoreRows` would give the first `count` rows. */
  nearestRow(probe: Float32Array, count: number, offset: number): NearestRow {
    this.#numbers.set(probe, 0);
    const row = this.#kernel.nearest_row(0, this.#at(0) * FLOAT, count, this.#words, offset);
    const [score = Number.NaN, second = Number.NaN] = this.#numbers;
    this.#numbers.fill(0, 0, this.#words);
    return { row, score, second };
  }

  /** Overwrites the scores of `count` rows from `first` on. */
  clearScores(first: number, count: number): void {
    const stride = this.#words + TAIL;
    for (let i = 0, at = this.#at(first) + this.#words + 1; i < count; i++, at += stride) {
      this.#numbers[at] = 0;
    }
  }

  /** Moves the last row into `row` and leaves zeros where it was. */
  removeRow(row: number, last: number): void {
    if (row !== last) this.#numbers.copyWithin(this.#at(row), this.#at(last), this.#at(last + 1));
    this.#numbers.fill(0, this.#at(last), this.#at(last + 1));
  }

  /** Overwrites everything with zeros. */
  wipe(): void {
    this.#numbers.fill(0);
  }
}
