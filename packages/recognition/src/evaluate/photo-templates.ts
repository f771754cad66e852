import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Template } from '../template.ts';
import type { PhotoEncoder } from './photo-encoder.ts';

/** Templates of the photos below a folder, each encoded once, all wiped at the end. */
export class PhotoTemplates {
  readonly #root: string;
  readonly #encode: PhotoEncoder;
  readonly #made = new Map<string, Template | null>();
  readonly #refused = new Map<string, number>();
  #spent = 0;

  constructor(root: string, encode: PhotoEncoder) {
    this.#root = root;
    this.#encode = encode;
  }

  /** Gives the template of a photo, or null where no face was found in it or it is no usable photo. */
  async of(path: string): Promise<Template | null> {
    const made = this.#made.get(path);
    if (made !== undefined) return made;
    const bytes = await readFile(join(this.#root, path));
    const start = performance.now();
    const result = await this.#encode(bytes);
    this.#spent += performance.now() - start;
    const template = result instanceof Template ? result : null;
    if (typeof result === 'string' && result !== 'no_face') {
      this.#refused.set(result, (this.#refused.get(result) ?? 0) + 1);
    }
    this.#made.set(path, template);
    return template;
  }

  /** Mean time to decode, find and encode one photo, milliseconds. */
  get msPerImage(): number {
    return this.#made.size > 0 ? this.#spent / this.#made.size : 0;
  }

  get count(): number {
    return this.#made.size;
  }

  /** How many files were no usable photos, by image error code. */
  get refused(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#refused);
  }

  [Symbol.dispose](): void {
    for (const template of this.#made.values()) template?.wipe();
  }
}
