import { closeSync, existsSync, fstatSync } from 'node:fs';
import { bind, u32 } from './bytes.ts';
import { createDurable, openDurable, readAt, readFresh, writeDurable } from './durable-file.ts';
import { type Epoch, EpochKeys, SECTOR_BYTES } from './epoch-keys.ts';
import { type KeyWrapper, WRAPPED_KEY_BYTES } from './key-custody.ts';
import { digest, type Suite, suiteOf } from './suite.ts';
import { VaultError } from './vault-error.ts';

/** Name of the slot file in a store folder. */
export const KEY_SLOTS_FILE = 'keys.slots';
/** Header, and unit of growth: one page, 32 slots. */
export const SLOT_BLOCK_BYTES = 4096;
/** State (4) and wrapped key (60). */
export const SIDE_BYTES = 64;
/** Two sides, one for each place of an epoch key. A slot never crosses a sector, so a write is whole or not there. */
export const SLOT_BYTES = 2 * SIDE_BYTES;

export const SLOTS_MAGIC = Buffer.from('CVSLOTS2', 'ascii');
/** Slots without an epoch, of a version before. */
const MAGIC_1 = Buffer.from('CVSLOTS1', 'ascii');
const STATE_BYTES = 4;
const FREE = Buffer.alloc(STATE_BYTES);
const SLOTS_PER_BLOCK = SLOT_BLOCK_BYTES / SLOT_BYTES;
/** Slots written at once, one mebibyte: each write waits for the disk. */
const SLOTS_PER_WRITE = 8192;

/** What the key of a slot is for. One of a template never opens as one of a rotation, wherever it is copied to. */
export type KeyKind = 'template' | 'rotation';
const KINDS: Readonly<Record<KeyKind, { readonly state: Buffer; readonly label: string }>> = {
  template: { state: Buffer.from('KEY1', 'ascii'), label: 'consentry/vault/v1/slot' },
  rotation: { state: Buffer.from('ROT1', 'ascii'), label: 'consentry/vault/v1/rotation-slot' },
};

/** Where the byte of the suite stands in the file. */
export const SLOTS_SUITE_AT = 8;

function header(device: string, suite: Suite): Buffer {
  const block = Buffer.alloc(SECTOR_BYTES);
  SLOTS_MAGIC.copy(block, 0);
  block.writeUInt8(suite.id, SLOTS_SUITE_AT);
  block.writeUInt8(SLOT_BYTES, 9);
  digest(suite, bind('consentry/vault/v1/slots', [device])).copy(block, 16);
  return block;
}

/** Refuses a file that is not of this device and suite. @throws {VaultError} */
function requireHeader(fd: number, device: string, suite: Suite): void {
  const found = readAt(fd, SECTOR_BYTES, 0);
  if (found?.equals(header(device, suite)) === true) return;
  const magic = found?.subarray(0, SLOTS_MAGIC.length);
  if (magic?.equals(MAGIC_1) === true) throw new VaultError('store_unknown_version');
  if (magic?.equals(SLOTS_MAGIC) === true && suiteOf(found?.[SLOTS_SUITE_AT]) !== suite)
    throw new VaultError('suite_mixed');
  throw new VaultError('slots_damaged');
}

/**
 * Wrapped data keys in a file of fixed slots, outside SQLite, so that a key is destroyed by
 * overwriting the very bytes it stands in. This is an overwrite in place only on a file system that
 * keeps data where it was (ext4 `data=ordered`, not `data=journal`, not copy-on-write); flash
 * storage may keep the old cell (SECURITY.md E2).
 */
export class KeySlots implements Disposable {
  readonly #path: string;
  readonly #fd: number;
  readonly #epochs: EpochKeys;
  readonly #device: string;
  /** That of the file. */
  readonly suite: Suite;
  readonly #random: (bytes: number) => Uint8Array;
  readonly #used = new Map<number, KeyKind>();
  #capacity: number;

  private constructor(fd: number, epochs: EpochKeys, options: KeySlotsOptions) {
    this.#path = options.path;
    this.#fd = fd;
    this.#epochs = epochs;
    this.#device = options.device;
    this.suite = options.suite;
    this.#random = options.random;
    this.#capacity = Math.floor((fstatSync(fd).size - SLOT_BLOCK_BYTES) / SLOT_BYTES);
  }

  /**
   * Opens the slot file, or makes it where the store is fresh.
   *
   * @throws {VaultError} `slots_missing`, `slots_damaged`, `suite_mixed`, `store_unknown_version`, `store_failed`
   */
  static open(options: KeySlotsOptions): KeySlots {
    const { path, fresh } = options;
    if (!existsSync(path)) {
      if (!fresh) throw new VaultError('slots_missing');
      closeSync(createDurable(path));
    }
    using cleanup = new DisposableStack();
    const fd = cleanup.adopt(openDurable(path), closeSync);
    const place = { ...options, fd };
    // A fresh store that died while making its header has nothing to lose.
    if (fresh && readAt(fd, SLOTS_MAGIC.length, 0)?.includes('CVSLOTS') !== true) makeHeader(place);
    requireHeader(fd, options.device, options.suite);
    const slots = new KeySlots(fd, cleanup.use(EpochKeys.open(place)), options);
    slots.#scan();
    cleanup.move();
    return slots;
  }

  /** False where nothing can be read, because the epoch key does not open with this root key. */
  get isOpen(): boolean {
    return this.#epochs.isOpen;
  }

  /** Number of the epoch under which every key is wrapped now. */
  get epoch(): number {
    return this.#epochs.epoch.number;
  }

  /** How many slots the file has. */
  get capacity(): number {
    return this.#capacity;
  }

  /** Slots that hold a key, in ascending order. */
  used(): readonly number[] {
    return [...this.#used.keys()].toSorted((a, b) => a - b);
  }

  /** Wraps `key` into a free slot and gives its index; it is on the disk when this returns. */
  put(key: Uint8Array, kind: KeyKind = 'template'): number {
    const [index] = this.putAll([key], kind);
    if (index === undefined) throw new VaultError('store_failed');
    return index;
  }

  /** Puts many keys with few durable writes. */
  putAll(keys: readonly Uint8Array[], kind: KeyKind = 'template'): readonly number[] {
    const indices = this.#free(keys.length);
    const { wrapper, side } = this.#epochs.epoch;
    const wrapped = keys.map((key, at) => this.#wrap(wrapper, key, indices[at] ?? -1, kind));
    this.#rewrite(indices, (slot, _, at) => wrapped[at]?.copy(slot, side * SIDE_BYTES));
    for (const index of indices) this.#used.set(index, kind);
    return indices;
  }

  /** Unwraps the key of a slot; `null` where it is free, of another kind, or does not open. The caller wipes the key. */
  get(index: number, kind: KeyKind = 'template'): Uint8Array | null {
    const wrapped = this.#read(index);
    if (wrapped === null || !wrapped.subarray(0, STATE_BYTES).equals(KINDS[kind].state)) return null;
    return this.#epochs.epoch.wrapper.unwrap(wrapped.subarray(STATE_BYTES), this.#context(index, kind));
  }

  /** Tells what the key of a used slot is for. */
  kindOf(index: number): KeyKind | null {
    return this.#used.get(index) ?? null;
  }

  /**
   * Overwrites both sides of a slot in place with random bytes and reads it back through a fresh descriptor.
   * Destroying a free slot overwrites it once more.
   *
   * @throws {VaultError} `store_failed` where the old bytes are still read
   */
  destroy(index: number): void {
    this.destroyAll([index]);
  }

  /** Destroys many with few durable writes. */
  destroyAll(indices: readonly number[]): void {
    const held = indices.filter((index) => this.#holds(index)).toSorted((a, b) => a - b);
    const noise = held.map(() => this.#freeSlot());
    this.#rewrite(held, (slot, _, at) => noise[at]?.copy(slot), 'read back');
    for (const index of held) this.#used.delete(index);
  }

  /**
   * Goes on to the next epoch: wraps every key anew and destroys the key that wrapped them, so that no copy of a
   * key destroyed before can be unwrapped again. A key that does not unwrap stays one that does not. Takes three
   * durable writes, and one for each 8192 slots.
   *
   * @throws {VaultError} `store_failed`
   */
  ratchet(): void {
    const all = Array.from({ length: this.#capacity }, (_, index) => index);
    this.#epochs.ratchet((from, to) => {
      this.#rewrite(all, (slot, index) => this.#rewrap(slot, index, from, to));
    });
  }

  [Symbol.dispose](): void {
    this.#epochs[Symbol.dispose]();
    closeSync(this.#fd);
  }

  #holds(index: number): boolean {
    return Number.isInteger(index) && index >= 0 && index < this.#capacity;
  }

  #offset(index: number): number {
    return SLOT_BLOCK_BYTES + index * SLOT_BYTES;
  }

  /** Gives the lowest free slots, and makes more where there are too few. */
  #free(count: number): readonly number[] {
    const indices: number[] = [];
    for (let index = 0; indices.length < count; index++) if (!this.#used.has(index)) indices.push(index);
    const end = (indices.at(-1) ?? -1) + 1;
    if (end > this.#capacity) this.#grow(Math.ceil((end - this.#capacity) / SLOTS_PER_BLOCK));
    return indices;
  }

  /**
   * Changes slots in place, many with one durable write. Those between are written as they are: a sector is whole
   * before and after, so that no slot is lost where it breaks off.
   *
   * @param indices in ascending order
   */
  #rewrite(
    indices: readonly number[],
    change: (slot: Buffer, index: number, at: number) => void,
    readBack?: 'read back',
  ): void {
    for (let at = 0; at < indices.length; ) {
      const first = indices[at] ?? 0;
      let end = at;
      while (end < indices.length && (indices[end] ?? 0) < first + SLOTS_PER_WRITE) end++;
      const offset = this.#offset(first);
      const slots = readAt(this.#fd, ((indices[end - 1] ?? first) + 1 - first) * SLOT_BYTES, offset);
      if (slots === null) throw new VaultError('store_failed');
      for (; at < end; at++) {
        const index = indices[at] ?? 0;
        change(slots.subarray((index - first) * SLOT_BYTES).subarray(0, SLOT_BYTES), index, at);
      }
      writeDurable(this.#fd, slots, offset);
      if (readBack && readFresh(this.#path, slots.length, offset)?.equals(slots) !== true)
        throw new VaultError('store_failed');
    }
  }

  /** Fills the other side of a slot. The side that counts stays as it is. */
  #rewrap(slot: Buffer, index: number, from: Epoch, to: Epoch): void {
    const kind = this.#used.get(index);
    const old = slot.subarray(from.side * SIDE_BYTES).subarray(0, SIDE_BYTES);
    const wrapped = kind === undefined ? this.#freeSide() : this.#rewrapped(old, index, kind, from, to);
    wrapped.copy(slot, to.side * SIDE_BYTES);
  }

  #rewrapped(old: Buffer, index: number, kind: KeyKind, from: Epoch, to: Epoch): Buffer {
    const key = from.wrapper.unwrap(old.subarray(STATE_BYTES), this.#context(index, kind));
    if (key === null) return Buffer.concat([KINDS[kind].state, this.#random(WRAPPED_KEY_BYTES)]);
    const wrapped = this.#wrap(to.wrapper, key, index, kind);
    key.fill(0);
    return wrapped;
  }

  #wrap(wrapper: KeyWrapper, key: Uint8Array, index: number, kind: KeyKind): Buffer {
    return Buffer.concat([KINDS[kind].state, wrapper.wrap(key, this.#context(index, kind))]);
  }

  /** The side of a slot that counts. */
  #read(index: number): Buffer | null {
    if (!this.#holds(index)) return null;
    return readAt(this.#fd, SIDE_BYTES, this.#offset(index) + this.#epochs.epoch.side * SIDE_BYTES);
  }

  #freeSide(): Buffer {
    return Buffer.concat([FREE, this.#random(WRAPPED_KEY_BYTES)]);
  }

  #freeSlot(): Buffer {
    return Buffer.concat([this.#freeSide(), this.#freeSide()]);
  }

  /** Binds a wrapped key to what it is for and to its slot: copied to another slot or device, it does not open. */
  #context(index: number, kind: KeyKind): Buffer {
    return bind(KINDS[kind].label, [Buffer.of(this.suite.id), this.#device, u32(index)]);
  }

  /** Adds blocks of free slots, full of random bytes, so that later writes are overwrites. */
  #grow(blocks: number): void {
    const bytes = Buffer.from(this.#random(blocks * SLOT_BLOCK_BYTES));
    for (let at = 0; at < bytes.length; at += SIDE_BYTES) FREE.copy(bytes, at);
    writeDurable(this.#fd, bytes, this.#offset(this.#capacity));
    this.#capacity += blocks * SLOTS_PER_BLOCK;
  }

  #scan(): void {
    for (let index = 0; index < this.#capacity; index++) {
      const state = this.#read(index)?.subarray(0, STATE_BYTES);
      if (state?.equals(KINDS.template.state)) this.#used.set(index, 'template');
      else if (state?.equals(KINDS.rotation.state)) this.#used.set(index, 'rotation');
      else if (!state?.equals(FREE)) throw new VaultError('slots_damaged');
    }
  }
}

/** Writes the first epoch, then the header: who finds that finds all of it. */
function makeHeader(place: KeySlotsOptions & { readonly fd: number }): void {
  writeDurable(place.fd, Buffer.from(place.random(SLOT_BLOCK_BYTES)), 0);
  EpochKeys.begin(place);
  writeDurable(place.fd, header(place.device, place.suite), 0);
}

export interface KeySlotsOptions {
  readonly path: string;
  readonly device: string;
  readonly suite: Suite;
  /** Wraps the epoch keys. */
  readonly root: KeyWrapper;
  readonly random: (bytes: number) => Uint8Array;
  /** True when the store holds nothing yet: only then may a missing file be made. */
  readonly fresh: boolean;
}
