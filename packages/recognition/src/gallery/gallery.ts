import { FaceInformation } from '../face-information.ts';
import { isTemplateLength, Template, TemplateError, valuesOf } from '../template.ts';
import { Arena } from './arena.ts';
import { centred, centreOf, distance } from './centre.ts';

/** Rows made room for at first; doubled when full. */
const FIRST_CAPACITY = 64;

/** Thrown where a key is enrolled twice, or is not enrolled. */
export class GalleryError extends Error {
  readonly code: 'gallery_key_taken' | 'gallery_key_unknown' | 'gallery_key_empty';
  constructor(code: GalleryError['code']) {
    super(
      {
        gallery_key_taken: 'This key already has a template. Use replace() to enrol the person again.',
        gallery_key_unknown: 'This key has no template: it was never enrolled, or was removed.',
        gallery_key_empty: 'A key is a non-empty string, such as a consent id.',
      }[code],
    );
    this.name = 'GalleryError';
    this.code = code;
  }
}

/** The two nearest rows of a search; `second` is −Infinity where there is no second row. */
export interface Nearest {
  readonly key: string;
  readonly score: number;
  readonly second: number;
}

interface Inside {
  readonly arena: () => Arena;
  readonly nearest: (probe: Float32Array, centre: boolean) => Nearest | null;
  readonly score: (key: string, probe: Float32Array, centre: boolean) => number;
  readonly scoreAll: (index: number, centre: boolean, visit: (other: number, score: number) => void) => void;
}

let open: (gallery: Gallery) => Inside;

/**
 * The enrolled templates of one purpose: one fused template a key, all of one model, in one arena of
 * WASM memory, searched exactly. Keys are opaque (consent ids). A key that leaves is gone at once:
 * its row is overwritten, and the centre and the scores computed with it are forgotten.
 */
export class Gallery extends FaceInformation {
  /** Digest of the models every template must come from. */
  readonly model: string;
  /** Numbers in a template. */
  readonly length: number;
  readonly #arena: Arena;
  readonly #rows = new Map<string, number>();
  readonly #keys: string[] = [];
  /** Null when a row came or went since it was computed. */
  #centre: Float64Array | null = null;
  readonly #none: Float64Array;
  #revision = 0;
  /** What the scales in the arena stand for. */
  #scaled: 'centred' | 'plain' | 'stale' = 'stale';

  static {
    open = (gallery) => ({
      arena: () => gallery.#arena,
      nearest: (probe, centre) => gallery.#nearest(probe, centre),
      score: (key, probe, centre) => gallery.#score(key, probe, centre),
      scoreAll: (index, centre, visit) => gallery.#scoreAll(index, centre, visit),
    });
  }

  /**
   * @param capacity rows to make room for now, so that a large gallery is loaded without growing
   * @throws {TemplateError} `template_wrong_length`
   */
  constructor(model: string, length: number, capacity: number = FIRST_CAPACITY) {
    super();
    if (!isTemplateLength(length)) throw new TemplateError('template_wrong_length');
    this.model = model;
    this.length = length;
    this.#arena = new Arena(length, capacity);
    this.#none = new Float64Array(length);
  }

  /** How many keys are enrolled. */
  get size(): number {
    return this.#keys.length;
  }

  /** Rises with every change: what was worked out of the gallery at another revision is out of date. */
  get revision(): number {
    return this.#revision;
  }

  has(key: string): boolean {
    return this.#rows.has(key);
  }

  keys(): readonly string[] {
    return [...this.#keys];
  }

  /** Tells whether a template could be enrolled here or compared with what is. */
  accepts(template: Template): boolean {
    return template.model === this.model && template.length === this.length && !template.wiped;
  }

  /**
   * Enrols a key. The template is copied: wipe it afterwards.
   *
   * @throws {TemplateError} `template_other_model`, `template_wrong_length`, `template_wiped`
   * @throws {GalleryError} `gallery_key_taken`, `gallery_key_empty`
   */
  add(key: string, template: Template): void {
    if (key === '') throw new GalleryError('gallery_key_empty');
    if (this.#rows.has(key)) throw new GalleryError('gallery_key_taken');
    this.#check(template);
    if (this.size === this.#arena.capacity) this.#arena.reserve(this.#arena.capacity * 2);
    const row = this.size;
    this.#arena.row(row).set(valuesOf(template));
    this.#rows.set(key, row);
    this.#keys.push(key);
    this.#forget();
  }

  /**
   * Overwrites the template of a key.
   *
   * @throws {TemplateError} as `add` does
   * @throws {GalleryError} `gallery_key_unknown`
   */
  replace(key: string, template: Template): void {
    const row = this.#rows.get(key);
    if (row === undefined) throw new GalleryError('gallery_key_unknown');
    this.#check(template);
    this.#arena.row(row).set(valuesOf(template));
    this.#forget();
  }

  /** Forgets a key: its bytes are overwritten before this returns. False when it was not there. */
  remove(key: string): boolean {
    const row = this.#rows.get(key);
    if (row === undefined) return false;
    const last = this.size - 1;
    this.#arena.removeRow(row, last);
    const moved = this.#keys.pop();
    if (moved !== undefined && row !== last) {
      this.#keys[row] = moved;
      this.#rows.set(moved, row);
    }
    this.#rows.delete(key);
    this.#forget();
    return true;
  }

  /** Forgets everybody and overwrites the whole arena. */
  wipe(): void {
    this.#arena.wipe();
    this.#rows.clear();
    this.#keys.length = 0;
    this.#forget();
  }

  [Symbol.dispose](): void {
    this.wipe();
  }

  #check(template: Template): void {
    if (template.model !== this.model) throw new TemplateError('template_other_model');
    if (template.length !== this.length) throw new TemplateError('template_wrong_length');
    if (template.wiped) throw new TemplateError('template_wiped');
  }

  #forget(): void {
    this.#revision++;
    this.#centre?.fill(0);
    this.#centre = null;
    this.#scaled = 'stale';
    this.#arena.clearScores(0, this.size);
  }

  *#vectors(): Iterable<Float32Array> {
    for (let row = 0; row < this.size; row++) yield this.#arena.row(row);
  }

  /** Brings centre and scales up to date, and gives what to subtract. */
  #prepare(centre: boolean): Float64Array {
    this.#centre ??= centreOf(this.#vectors(), this.length);
    const wanted = centre ? 'centred' : 'plain';
    if (this.#scaled !== wanted) {
      for (let row = 0; row < this.size; row++) {
        const scale = centre ? 1 / distance(this.#arena.row(row), this.#centre) : 1;
        this.#arena.setScale(row, scale);
      }
      this.#scaled = wanted;
    }
    return centre ? this.#centre : this.#none;
  }

  /** Centres a probe as the rows are, hands it over with what the kernel subtracts, and wipes it. */
  #run<Result>(probe: Float32Array, centre: boolean, scan: (probe: Float32Array, offset: number) => Result) {
    const subtract = this.#prepare(centre);
    const shifted = centred(probe, subtract);
    let offset = 0;
    for (let i = 0; i < subtract.length; i++) offset += (shifted[i] ?? 0) * (subtract[i] ?? 0);
    try {
      return scan(shifted, offset);
    } finally {
      shifted.fill(0);
    }
  }

  #nearest(probe: Float32Array, centre: boolean): Nearest | null {
    const { row, score, second } = this.#run(probe, centre, (shifted, offset) =>
      this.#arena.nearestRow(shifted, this.size, offset),
    );
    const key = this.#keys[row];
    return key === undefined ? null : { key, score, second };
  }

  #score(key: string, probe: Float32Array, centre: boolean): number {
    const row = this.#rows.get(key);
    if (row === undefined) return Number.NaN;
    this.#run(probe, centre, (shifted, offset) => this.#arena.scoreRows(shifted, row, 1, offset));
    const score = this.#arena.scoreOf(row);
    this.#arena.clearScores(row, 1);
    return score;
  }

  /** Compares one enrolled row with all the others. */
  #scoreAll(index: number, centre: boolean, visit: (other: number, score: number) => void): void {
    this.#run(this.#arena.row(index), centre, (shifted, offset) =>
      this.#arena.scoreRows(shifted, 0, this.size, offset),
    );
    for (let row = 0; row < this.size; row++) if (row !== index) visit(row, this.#arena.scoreOf(row));
    this.#arena.clearScores(0, this.size);
  }
}

/** Gives what comparison, thresholds and tests need of a gallery. For this package only. */
export function insideOf(gallery: Gallery): Inside {
  return open(gallery);
}
