import { Template } from '@consentry/recognition';
import { DATA_KEY_BYTES } from './key-custody.ts';
import type { KeySlots } from './key-slots.ts';
import { Rotation } from './rotation.ts';
import type { TemplateRow, TemplateStore } from './template-store.ts';

interface RotationsOptions {
  readonly store: TemplateStore;
  readonly slots: KeySlots;
  readonly device: string;
  readonly random: (bytes: number) => Uint8Array;
}

/**
 * The rotations of a store. One key is in force, in a slot as the keys of templates are: it ends with its epoch when
 * the next takes its place. The one before stays for as long as a template waits to be turned by the next.
 */
export class Rotations implements Disposable {
  readonly #options: RotationsOptions;
  /** By generation, length and purpose. */
  readonly #made = new Map<string, Rotation>();
  #current: number | null;

  constructor(options: RotationsOptions) {
    this.#options = options;
    const newest = options.store.rotations()[0];
    this.#current = newest !== undefined && this.opens(newest.generation) ? newest.generation : null;
  }

  /** The newest generation; `null` where there is none, or its key does not open. */
  get current(): number | null {
    return this.#current;
  }

  /** Tells whether a template is turned by the newest generation. */
  hasTurned({ rotation }: Pick<TemplateRow, 'rotation'>): boolean {
    return rotation !== null && rotation === this.#current;
  }

  /** Tells whether the key of a generation opens. */
  opens(generation: number): boolean {
    const key = this.#key(generation);
    key?.fill(0);
    return key !== null;
  }

  /** Gives the generation in force, and begins one where none opens. @param now milliseconds since the epoch */
  inForce(now: number): number {
    return this.#current ?? this.begin(now);
  }

  /**
   * Puts the next generation in force: templates are turned by it from now on, and those of before wait for it.
   *
   * @param now milliseconds since the epoch
   */
  begin(now: number): number {
    const { store, slots, random } = this.#options;
    const generation = (store.rotations()[0]?.generation ?? 0) + 1;
    const key = random(DATA_KEY_BYTES);
    const slot = slots.put(key, 'rotation');
    key.fill(0);
    store.addRotation(generation, slot, now);
    this.#current = generation;
    return generation;
  }

  /** Destroys the keys of generations that are over and that no template waits under. @param now as `begin` has it */
  drop(now: number): void {
    const { store, slots } = this.#options;
    const newest = store.rotations()[0];
    if (newest === undefined) return;
    const over = store.dropRotations(newest.generation, slots.epoch, now);
    if (over.length === 0) return;
    slots.destroyAll(over);
    this.#forget();
  }

  /** Turns a template by a generation for a purpose; `null` where its key does not open. The caller wipes both. */
  turn(generation: number, purpose: string, template: Template): Template | null {
    return this.#rotation(generation, purpose, template.length)?.turn(template) ?? null;
  }

  /**
   * Brings what a row sealed under the generation in force; `null` where one of the two keys does not open. The
   * caller wipes both.
   */
  bring(
    row: Pick<TemplateRow, 'rotation' | 'purpose' | 'model'>,
    plain: Uint8Array,
    to: number,
  ): Template | null {
    const template = Template.fromBytes(plain, row.model);
    if (row.rotation === to) return template;
    using sealed = template;
    if (row.rotation === null) return this.turn(to, row.purpose, sealed);
    using back = this.#rotation(row.rotation, row.purpose, sealed.length)?.turnBack(sealed) ?? null;
    return back && this.turn(to, row.purpose, back);
  }

  [Symbol.dispose](): void {
    this.#forget();
  }

  #forget(): void {
    for (const rotation of this.#made.values()) rotation[Symbol.dispose]();
    this.#made.clear();
  }

  #rotation(generation: number, purpose: string, length: number): Rotation | null {
    const name = `${generation}:${length}:${purpose}`;
    const made = this.#made.get(name);
    if (made !== undefined) return made;
    const key = this.#key(generation);
    if (key === null) return null;
    const { device, slots } = this.#options;
    const rotation = new Rotation(key, { suite: slots.suite, device, purpose, length });
    key.fill(0);
    this.#made.set(name, rotation);
    return rotation;
  }

  #key(generation: number): Uint8Array | null {
    const { store, slots } = this.#options;
    const found = store.rotations().find((rotation) => rotation.generation === generation);
    return found === undefined ? null : slots.get(found.slot, 'rotation');
  }
}
