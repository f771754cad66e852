import { AeadWrapper } from './aead-wrapper.ts';
import { bind, u32 } from './bytes.ts';
import { readAt, readFresh, writeDurable } from './durable-file.ts';
import { DATA_KEY_BYTES, type KeyWrapper, WRAPPED_KEY_BYTES } from './key-custody.ts';
import { digest, type Suite } from './suite.ts';
import { VaultError } from './vault-error.ts';

/** One sector: the unit a disk writes whole or not at all. */
export const SECTOR_BYTES = 512;
/** Sectors of the slot file, after its header: two places for epoch keys, and which of them counts. */
const PLACE_AT = [SECTOR_BYTES, 2 * SECTOR_BYTES] as const;
const POINTER_AT = 3 * SECTOR_BYTES;

const KEY = Buffer.from('EPO1', 'ascii');
const GONE = Buffer.alloc(KEY.length);
const POINTER = Buffer.from('CVEPOCH1', 'ascii');
const POINTER_BYTES = POINTER.length + 4 + 1;
const CHECK_BYTES = 8;

/** Which of two places a key stands in, and which half of each slot is wrapped under it. */
export type Side = 0 | 1;

/** An epoch: a number that only grows, and the key that wraps all data keys during it. */
export interface Epoch {
  readonly number: number;
  readonly side: Side;
  readonly wrapper: KeyWrapper;
}

interface HeldEpoch extends Epoch {
  readonly wrapper: KeyWrapper & Disposable;
}

/** Stands for an epoch key that does not open: under it nothing opens, and nothing may be put. */
const LOST: HeldEpoch['wrapper'] = {
  wrap: () => {
    throw new VaultError('root_key_damaged');
  },
  unwrap: () => null,
  [Symbol.dispose]: () => {},
};

interface Place {
  readonly path: string;
  readonly fd: number;
  readonly device: string;
  readonly suite: Suite;
  readonly root: KeyWrapper;
  readonly random: (bytes: number) => Uint8Array;
}

/**
 * The epoch key, wrapped by the device's root key, in one of two fixed places. `ratchet` puts a new one into the
 * other place, lets everything that lives be wrapped again, makes it count by one sector, and overwrites the old
 * one: then every copy of a data key that was destroyed before, wherever it may have stayed, is wrapped under a
 * key that is gone. One place of 60 bytes is all that the medium must really overwrite (SECURITY.md 4.3).
 */
export class EpochKeys implements Disposable {
  readonly #place: Place;
  #held: HeldEpoch;

  private constructor(place: Place, held: HeldEpoch) {
    this.#place = place;
    this.#held = held;
  }

  /** Writes the first epoch into a file that holds nothing yet. */
  static begin(place: Place): void {
    const first = newEpoch(place, 1, 0);
    first.wrapper[Symbol.dispose]();
    writeDurable(place.fd, pointerTo(place.suite, 1, 0), POINTER_AT);
  }

  /**
   * Opens the epoch that counts, and overwrites what a ratchet that was broken off left in the other place. With
   * another root key it opens too, so that erasing works: nothing can be read, and the next epoch is a new one.
   *
   * @throws {VaultError} `slots_damaged`, `store_failed`
   */
  static open(place: Place): EpochKeys {
    const { number, side } = readPointer(place);
    const record = readAt(place.fd, KEY.length + WRAPPED_KEY_BYTES, PLACE_AT[side]);
    if (record?.subarray(0, KEY.length).equals(KEY) !== true) throw new VaultError('slots_damaged');
    const key = place.root.unwrap(record.subarray(KEY.length), contextOf(place, number, side));
    overwrite(place, other(side));
    const wrapper = key === null ? LOST : new AeadWrapper(place.suite, key, place.random);
    return new EpochKeys(place, { number, side, wrapper });
  }

  /** False where the epoch key does not open with this root key. */
  get isOpen(): boolean {
    return this.#held.wrapper !== LOST;
  }

  get epoch(): Epoch {
    return this.#held;
  }

  /**
   * Goes on to the next epoch. When this returns, the key of the last one is overwritten and read back.
   *
   * @param rewrap wraps everything that lives under the new epoch, beside what is there, durably
   * @throws {VaultError} `store_failed`
   */
  ratchet(rewrap: (from: Epoch, to: Epoch) => void): void {
    const old = this.#held;
    const next = newEpoch(this.#place, old.number + 1, other(old.side));
    rewrap(old, next);
    writeDurable(this.#place.fd, pointerTo(this.#place.suite, next.number, next.side), POINTER_AT);
    this.#held = next;
    old.wrapper[Symbol.dispose]();
    overwrite(this.#place, old.side);
  }

  [Symbol.dispose](): void {
    this.#held.wrapper[Symbol.dispose]();
  }
}

function newEpoch(place: Place, number: number, side: Side): HeldEpoch {
  const key = Buffer.from(place.random(DATA_KEY_BYTES));
  const wrapped = place.root.wrap(key, contextOf(place, number, side));
  writeDurable(place.fd, Buffer.concat([KEY, wrapped]), PLACE_AT[side]);
  return { number, side, wrapper: new AeadWrapper(place.suite, key, place.random) };
}

function overwrite({ path, fd, random }: Place, side: Side): void {
  const noise = Buffer.concat([GONE, random(SECTOR_BYTES - GONE.length)]);
  writeDurable(fd, noise, PLACE_AT[side]);
  if (readFresh(path, SECTOR_BYTES, PLACE_AT[side])?.equals(noise) !== true)
    throw new VaultError('store_failed');
}

function pointerTo(suite: Suite, number: number, side: Side): Buffer {
  const pointer = Buffer.concat([POINTER, u32(number), Buffer.of(side)]);
  return Buffer.concat([pointer, digest(suite, pointer).subarray(0, CHECK_BYTES)]);
}

function readPointer({ fd, suite }: Place): { readonly number: number; readonly side: Side } {
  const bytes = readAt(fd, POINTER_BYTES + CHECK_BYTES, POINTER_AT);
  const number = bytes?.readUInt32BE(POINTER.length) ?? 0;
  const side = bytes?.[POINTER_BYTES - 1] === 1 ? 1 : 0;
  if (bytes === null || number < 1 || !bytes.equals(pointerTo(suite, number, side)))
    throw new VaultError('slots_damaged');
  return { number, side };
}

/** Binds a wrapped epoch key to its device, its number and its place. */
function contextOf({ device, suite }: Place, number: number, side: Side): Buffer {
  return bind('consentry/vault/v1/epoch', [Buffer.of(suite.id), device, u32(number), Buffer.of(side)]);
}

const other = (side: Side): Side => (side === 0 ? 1 : 0);
