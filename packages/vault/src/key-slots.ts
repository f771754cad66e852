import { createHash } from 'node:crypto';
import { closeSync, existsSync, fstatSync } from 'node:fs';
import { SUITE } from './aead.ts';
import { bind, u32 } from './bytes.ts';
import { createDurable, openDurable, readAt, readFresh, writeDurable } from './durable-file.ts';
import { type KeyWrapper, WRAPPED_KEY_BYTES } from './key-custody.ts';
import { VaultError } from './vault-error.ts';

/** Name of the slot file in a store folder. */
export const KEY_SLOTS_FILE = 'keys.slots';
/** Header, and unit of growth: one page, 64 slots. */
export const SLOT_BLOCK_BYTES = 4096;
/** State (4) and wrapped key (60). A slot never crosses a 512-byte sector, so a write is whole or not there. */
export const SLOT_BYTES = 64;

const MAGIC = Buffer.from('CVSLOTS1', 'ascii');
const STATE_BYTES = 4;
const USED = Buffer.from('KEY1', 'ascii');
const FREE = Buffer.alloc(STATE_BYTES);
const SLOTS_PER_BLOCK = SLOT_BLOCK_BYTES / SLOT_BYTES;

function header(device: string): Buffer {
  const block = Buffer.alloc(SLOT_BLOCK_BYTES);
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
  readonly #wrapper: KeyWrapper;
  readonly #device: string;
  readonly #random: (bytes: number) => Uint8Array;
  readonly #used = new Set<number>();
  #capacity: number;

  private constructor(path: string, fd: number, options: KeySlotsOptions) {
    this.#path = path;
    this.#fd = fd;
    this.#wrapper = options.wrapper;
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
    const { path, device, fresh } = options;
    if (!existsSync(path)) {
      if (!fresh) throw new VaultError('slots_missing');
      const fd = createDurable(path);
      try {
        writeDurable(fd, header(device), 0);
      } finally {
        closeSync(fd);
      }
    }
    const fd = openDurable(path);
    try {
      const size = fstatSync(fd).size;
      // A fresh store that died while making its header has nothing to lose.
      if (fresh && size < SLOT_BLOCK_BYTES) writeDurable(fd, header(device), 0);
      if (readAt(fd, SLOT_BLOCK_BYTES, 0)?.equals(header(device)) !== true) {
        throw new VaultError('slots_damaged');
      }
      const slots = new KeySlots(path, fd, options);
      slots.#scan();
      return slots;
    } catch (cause) {
      closeSync(fd);
      throw cause;
    }
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
    const slot = Buffer.concat([USED, this.#wrapper.wrap(key, this.#context(index))]);
    writeDurable(this.#fd, slot, this.#offset(index));
    this.#used.add(index);
    return index;
  }

  /** Unwraps the key of a slot; `null` where it is free or does not open. The caller wipes the key. */
  get(index: number): Uint8Array | null {
    const slot = this.#read(index);
    if (slot === null || !slot.subarray(0, STATE_BYTES).equals(USED)) return null;
    return this.#wrapper.unwrap(slot.subarray(STATE_BYTES), this.#context(index));
  }

  /**
   * Overwrites a slot in place with random bytes and reads it back through a fresh descriptor.
   * Destroying a free slot overwrites it once more.
   *
   * @throws {VaultError} `store_failed` where the old bytes are still read
   */
  destroy(index: number): void {
    if (!this.#holds(index)) return;
    const slot = Buffer.concat([FREE, this.#random(WRAPPED_KEY_BYTES)]);
    writeDurable(this.#fd, slot, this.#offset(index));
    if (readFresh(this.#path, SLOT_BYTES, this.#offset(index))?.equals(slot) !== true) {
      throw new VaultError('store_failed');
    }
    this.#used.delete(index);
  }

  [Symbol.dispose](): void {
    closeSync(this.#fd);
  }

  #holds(index: number): boolean {
    return Number.isInteger(index) && index >= 0 && index < this.#capacity;
  }

  #offset(index: number): number {
    return SLOT_BLOCK_BYTES + index * SLOT_BYTES;
  }

  #read(index: number): Buffer | null {
    return this.#holds(index) ? readAt(this.#fd, SLOT_BYTES, this.#offset(index)) : null;
  }

  /** Binds a wrapped key to its slot: copied to another slot or device, it does not open. */
  #context(index: number): Buffer {
    return bind('consentry/vault/v1/slot', [Buffer.of(SUITE), this.#device, u32(index)]);
  }

  /** Adds one block of free slots, full of random bytes, so that later writes are overwrites. */
  #grow(): void {
    const block = Buffer.from(this.#random(SLOT_BLOCK_BYTES));
    for (let i = 0; i < SLOTS_PER_BLOCK; i++) FREE.copy(block, i * SLOT_BYTES);
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

export interface KeySlotsOptions {
  readonly path: string;
  readonly device: string;
  readonly wrapper: KeyWrapper;
  readonly random: (bytes: number) => Uint8Array;
  /** True when the store holds nothing yet: only then may a missing file be made. */
  readonly fresh: boolean;
}
