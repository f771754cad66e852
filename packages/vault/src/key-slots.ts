import { createHash } from 'node:crypto';
import { closeSync, existsSync, fstatSync } from 'node:fs';
import { SUITE } from './aead.ts';
import { bind, u32 } from './bytes.ts';
import { createDurable, openDurable, readAt, readFresh, writeDurable } from './durable-file.ts';
import { type Epoch, EpochKeys, SECTOR_BYTES, type Side } from './epoch-keys.ts';
import { type KeyWrapper, WRAPPED_KEY_BYTES } from './key-custody.ts';
import { VaultError } from './vault-error.ts';

/** Name of the slot file in a store folder. */
export const KEY_SLOTS_FILE = 'keys.slots';
/** Header, and unit of growth: one page, 32 slots. */
export const SLOT_BLOCK_BYTES = 4096;
/** State (4) and wrapped key (60). */
export const SIDE_BYTES = 64;
/** Two sides, one for each place of an epoch key. A slot never crosses a sector, so a write is whole or not there. */
export const SLOT_BYTES = 2 * SIDE_BYTES;

const MAGIC = Buffer.from('CVSLOTS2', 'ascii');
/** Slots without an epoch, of a version before. */
const MAGIC_1 = Buffer.from('CVSLOTS1', 'ascii');
const STATE_BYTES = 4;
const USED = Buffer.from('KEY1', 'ascii');
const FREE = Buffer.alloc(STATE_BYTES);
const SLOTS_PER_BLOCK = SLOT_BLOCK_BYTES / SLOT_BYTES;

function header(device: string): Buffer {
  const block = Buffer.alloc(SECTOR_BYTES);
  MAGIC.copy(block, 0);
  block.writeUInt8(SUITE, 8);
  block.writeUInt8(SLOT_BYTES, 9);
  createHash('sha256')
    .update(bind('consentry/vault/v1/slots', [device]))
    .digest()
    .copy(block, 16);
  return block;
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
  readonly #random: (bytes: number) => Uint8Array;
  readonly #used = new Set<number>();
  #capacity: number;

  private constructor(fd: number, epochs: EpochKeys, options: KeySlotsOptions) {
    this.#path = options.path;
    this.#fd = fd;
    this.#epochs = epochs;
    this.#device = options.device;
    this.#random = options.random;
    this.#capacity = Math.floor((fstatSync(fd).size - SLOT_BLOCK_BYTES) / SLOT_BYTES);
  }

  /**
   * Opens the slot file, or makes it where the store is fresh.
   *
   * @throws {VaultError} `slots_missing`, `slots_damaged`, `store_failed`
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
    if (fresh && readAt(fd, MAGIC.length, 0)?.includes('CVSLOTS') !== true) makeHeader(place);
    const found = readAt(fd, SECTOR_BYTES, 0);
    if (found?.subarray(0, MAGIC.length).equals(MAGIC_1) === true)
      throw new VaultError('store_unknown_version');
    if (found?.equals(header(options.device)) !== true) throw new VaultError('slots_damaged');
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
    return [...this.#used].toSorted((a, b) => a - b);
  }

  /** Wraps `key` into a free slot and gives its index; it is on the disk when this returns. */
  put(key: Uint8Array): number {
    let index = 0;
    while (this.#used.has(index)) index++;
    if (index >= this.#capacity) this.#grow();
    const { wrapper, side } = this.#epochs.epoch;
    const wrapped = Buffer.concat([USED, wrapper.wrap(key, this.#context(index))]);
    writeDurable(this.#fd, wrapped, this.#offset(index) + side * SIDE_BYTES);
    this.#used.add(index);
    return index;
  }

  /** Unwraps the key of a slot; `null` where it is free or does not open. The caller wipes the key. */
  get(index: number): Uint8Array | null {
    const wrapped = this.#read(index);
    if (wrapped === null || !wrapped.subarray(0, STATE_BYTES).equals(USED)) return null;
    return this.#epochs.epoch.wrapper.unwrap(wrapped.subarray(STATE_BYTES), this.#context(index));
  }

  /**
   * Overwrites both sides of a slot in place with random bytes and reads it back through a fresh descriptor.
   * Destroying a free slot overwrites it once more.
   *
   * @throws {VaultError} `store_failed` where the old bytes are still read
   */
  destroy(index: number): void {
    if (!this.#holds(index)) return;
    const slot = this.#freeSlot();
    writeDurable(this.#fd, slot, this.#offset(index));
    if (readFresh(this.#path, SLOT_BYTES, this.#offset(index))?.equals(slot) !== true) {
      throw new VaultError('store_failed');
    }
    this.#used.delete(index);
  }

  /**
   * Goes on to the next epoch: wraps every key anew and destroys the key that wrapped them, so that no copy of a
   * key destroyed before can be unwrapped again. A key that does not unwrap stays one that does not.
   *
   * @throws {VaultError} `store_failed`
   */
  ratchet(): void {
    this.#epochs.ratchet((from, to) => {
      for (let first = 0; first < this.#capacity; first += SLOTS_PER_BLOCK) this.#rewrap(first, from, to);
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

  /** Writes the other side of one block of slots. The side that counts is written as it is. */
  #rewrap(first: number, from: Epoch, to: Epoch): void {
    const block = readAt(this.#fd, SLOT_BLOCK_BYTES, this.#offset(first));
    if (block === null) throw new VaultError('store_failed');
    for (let at = 0; at < SLOTS_PER_BLOCK; at++) {
      const side = (of: Side): Buffer =>
        block.subarray(at * SLOT_BYTES + of * SIDE_BYTES).subarray(0, SIDE_BYTES);
      const wrapped = this.#used.has(first + at)
        ? this.#rewrapped(side(from.side), first + at, from, to)
        : null;
      (wrapped ?? this.#freeSide()).copy(side(to.side));
    }
    writeDurable(this.#fd, block, this.#offset(first));
  }

  #rewrapped(old: Buffer, index: number, from: Epoch, to: Epoch): Buffer {
    const key = from.wrapper.unwrap(old.subarray(STATE_BYTES), this.#context(index));
    if (key === null) return Buffer.concat([USED, this.#random(WRAPPED_KEY_BYTES)]);
    const wrapped = Buffer.concat([USED, to.wrapper.wrap(key, this.#context(index))]);
    key.fill(0);
    return wrapped;
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

  /** Binds a wrapped key to its slot: copied to another slot or device, it does not open. */
  #context(index: number): Buffer {
    return bind('consentry/vault/v1/slot', [Buffer.of(SUITE), this.#device, u32(index)]);
  }

  /** Adds one block of free slots, full of random bytes, so that later writes are overwrites. */
  #grow(): void {
    const block = Buffer.from(this.#random(SLOT_BLOCK_BYTES));
    for (let at = 0; at < SLOT_BLOCK_BYTES; at += SIDE_BYTES) FREE.copy(block, at);
    writeDurable(this.#fd, block, this.#offset(this.#capacity));
    this.#capacity += SLOTS_PER_BLOCK;
  }

  #scan(): void {
    for (let index = 0; index < this.#capacity; index++) {
      const state = this.#read(index)?.subarray(0, STATE_BYTES);
      if (state?.equals(USED)) this.#used.add(index);
      else if (!state?.equals(FREE)) throw new VaultError('slots_damaged');
    }
  }
}

/** Writes the first epoch, then the header: who finds that finds all of it. */
function makeHeader(place: KeySlotsOptions & { readonly fd: number }): void {
  writeDurable(place.fd, Buffer.from(place.random(SLOT_BLOCK_BYTES)), 0);
  EpochKeys.begin(place);
  writeDurable(place.fd, header(place.device), 0);
}

export interface KeySlotsOptions {
  readonly path: string;
  readonly device: string;
  /** Wraps the epoch keys. */
  readonly root: KeyWrapper;
  readonly random: (bytes: number) => Uint8Array;
  /** True when the store holds nothing yet: only then may a missing file be made. */
  readonly fresh: boolean;
}
