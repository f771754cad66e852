import { FaceInformation } from './face-information.ts';

/** Shortest template accepted: fewer numbers do not tell faces apart. */
export const TEMPLATE_LENGTH_MIN = 32;
/** Longest template accepted: twice the longest of the common models. */
export const TEMPLATE_LENGTH_MAX = 1024;
/** Norm below which a vector is taken for zero: no model puts a face there, denormals do. */
const NORM_MIN = 1e-6;
/** Stored templates must have this norm to within: float32 rounding of 1,024 numbers is far smaller. */
const NORM_TOLERANCE = 1e-3;

export type TemplateErrorCode =
  | 'template_wrong_length'
  | 'template_not_finite'
  | 'template_zero'
  | 'template_not_normalised'
  | 'template_other_model'
  | 'template_wiped'
  | 'template_none';

const MESSAGES: Readonly<Record<TemplateErrorCode, string>> = {
  template_wrong_length: `A template has a multiple of four numbers, ${TEMPLATE_LENGTH_MIN} to ${TEMPLATE_LENGTH_MAX}, and as many as its model gives. Check the model manifest, then enrol again.`,
  template_not_finite:
    'This vector holds NaN or an infinity, so nothing can be compared with it. Take another photo; if it happens again, check the model with `consentry model list`.',
  template_zero:
    'This vector is zero or as good as zero, so it points nowhere. Take another photo; if it happens again, check the model with `consentry model list`.',
  template_not_normalised:
    'These bytes are not a template: its length (L2 norm) is not 1, so the store is damaged. Erase it and enrol again.',
  template_other_model:
    'This template comes from another model, and vectors of two models cannot be compared. Enrol the person again with the model in use.',
  template_wiped: 'This template was wiped and holds no face any more. Take another photo.',
  template_none: 'There is no template to work on. Give at least one.',
};

/** Thrown where a vector cannot be a template, or not one of this model. Never names a value. */
export class TemplateError extends Error {
  readonly code: TemplateErrorCode;
  constructor(code: TemplateErrorCode) {
    super(MESSAGES[code]);
    this.name = 'TemplateError';
    this.code = code;
  }
}

/** Tells whether a template may have this many numbers: the search kernel takes them sixteen bytes at a time. */
export function isTemplateLength(length: number): boolean {
  return (
    Number.isInteger(length) &&
    length % 4 === 0 &&
    length >= TEMPLATE_LENGTH_MIN &&
    length <= TEMPLATE_LENGTH_MAX
  );
}

/**
 * Scales `values` to L2 norm 1, in place, computing in double precision.
 *
 * @throws {TemplateError} `template_not_finite`, `template_zero`
 */
export function normalise(values: Float32Array): void {
  let sum = 0;
  for (const value of values) sum += value * value;
  if (!Number.isFinite(sum)) throw new TemplateError('template_not_finite');
  const norm = Math.sqrt(sum);
  if (!(norm >= NORM_MIN)) throw new TemplateError('template_zero');
  for (let i = 0; i < values.length; i++) values[i] = (values[i] ?? 0) / norm;
}

let read: (template: Template) => Float32Array;

/**
 * A face as its model sees it: a vector of norm 1, pinned to that model. It is face information as
 * much as the photo is (§ 第十九条第二项): a photo can be made from it again.
 */
export class Template extends FaceInformation {
  /** Digest of the models that made it, 64 hex digits. */
  readonly model: string;
  readonly #values: Float32Array;

  static {
    read = (template) => template.#values;
  }

  private constructor(values: Float32Array, model: string) {
    super();
    this.#values = values;
    this.model = model;
  }

  /** How many numbers it has. */
  get length(): number {
    return this.#values.length;
  }

  /**
   * Makes a template of what the model gave; copies and normalises. The caller wipes its own copy.
   *
   * @throws {TemplateError} `template_wrong_length`, `template_not_finite`, `template_zero`
   */
  static fromValues(values: Float32Array, model: string): Template {
    if (!(values instanceof Float32Array) || !isTemplateLength(values.length)) {
      throw new TemplateError('template_wrong_length');
    }
    const copy = Float32Array.from(values);
    try {
      normalise(copy);
    } catch (cause) {
      copy.fill(0);
      throw cause;
    }
    return new Template(copy, model);
  }

  /**
   * Reads back what `toBytes` wrote: float32, little-endian.
   *
   * @throws {TemplateError} also `template_not_normalised`, when it is not a vector of norm 1
   */
  static fromBytes(bytes: Uint8Array, model: string): Template {
    if (bytes.length % 4 !== 0 || !isTemplateLength(bytes.length / 4)) {
      throw new TemplateError('template_wrong_length');
    }
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const values = new Float32Array(bytes.length / 4);
    let sum = 0;
    for (let i = 0; i < values.length; i++) {
      const value = view.getFloat32(i * 4, true);
      values[i] = value;
      sum += value * value;
    }
    try {
      if (!Number.isFinite(sum)) throw new TemplateError('template_not_finite');
      if (!(Math.sqrt(sum) >= NORM_MIN)) throw new TemplateError('template_zero');
      if (!(Math.abs(Math.sqrt(sum) - 1) <= NORM_TOLERANCE)) {
        throw new TemplateError('template_not_normalised');
      }
    } catch (cause) {
      values.fill(0);
      throw cause;
    }
    return new Template(values, model);
  }

  /**
   * Writes the vector as float32, little-endian. For sealing, and nothing else: wipe the bytes after.
   *
   * @throws {TemplateError} `template_wiped`
   */
  toBytes(): Uint8Array {
    if (this.wiped) throw new TemplateError('template_wiped');
    const bytes = new Uint8Array(this.#values.length * 4);
    const view = new DataView(bytes.buffer);
    for (const [i, value] of this.#values.entries()) view.setFloat32(i * 4, value, true);
    return bytes;
  }

  /** True once `wipe` has run. */
  get wiped(): boolean {
    return this.#values.every((value) => value === 0);
  }

  /** Overwrites the vector with zeros. */
  wipe(): void {
    this.#values.fill(0);
  }

  [Symbol.dispose](): void {
    this.wipe();
  }
}

/** Gives the vector itself, not a copy. For this package only: never exported from it. */
export function valuesOf(template: Template): Float32Array {
  return read(template);
}
