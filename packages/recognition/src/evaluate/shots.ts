import { fuse } from '../compare/fuse.ts';
import type { Template } from '../template.ts';
import { folderOf, type Pair } from './pairs.ts';
import { photosIn } from './photo-files.ts';
import type { PhotoTemplates } from './photo-templates.ts';

/**
 * References of pairs: photo b, and up to `shots − 1` more of the same folder, taken in the order of
 * their names from b on and around, without photo a. Photos without a face are passed over. The probe
 * is always photo a alone.
 */
export class References {
  readonly #root: string;
  readonly #shots: number;
  readonly #templates: PhotoTemplates;
  readonly #names = new Map<string, readonly string[]>();
  readonly #fused = new Map<string, Template | null>();

  constructor(root: string, shots: number, templates: PhotoTemplates) {
    this.#root = root;
    this.#shots = shots;
    this.#templates = templates;
  }

  /** Gives the reference for a pair, or null where no face was found in any of its photos. */
  async of({ a, b }: Pick<Pair, 'a' | 'b'>): Promise<Template | null> {
    if (this.#shots === 1) return this.#templates.of(b);
    const folder = folderOf(b);
    // Photo a is only in the way where it lies in the same folder.
    const key = folder === folderOf(a) ? `${a}\n${b}` : b;
    const known = this.#fused.get(key);
    if (known !== undefined) return known;
    const names = this.#names.get(folder) ?? (await photosIn(this.#root, folder, false));
    this.#names.set(folder, names);
    const start = Math.max(0, names.indexOf(b));
    const found: Template[] = [];
    for (const name of new Set([b, ...names.slice(start), ...names.slice(0, start)])) {
      if (found.length === this.#shots) break;
      const template = name === a ? null : await this.#templates.of(name);
      if (template !== null) found.push(template);
    }
    const reference = found.length > 0 ? fuse(found) : null;
    this.#fused.set(key, reference);
    return reference;
  }

  [Symbol.dispose](): void {
    for (const template of this.#fused.values()) template?.wipe();
  }
}
