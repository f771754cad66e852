import { closeSync, constants, existsSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { VaultError } from './vault-error.ts';

/**
 * Flags that make each write reach the disk before it returns, as `write` + `fdatasync` would
 * (open(2), O_DSYNC). Node's permission model refuses `fsync` and `fdatasync` themselves.
 */
function durable(): number {
  // On a platform without it, a write would be acknowledged from memory.
  if (typeof constants.O_DSYNC !== 'number') throw new VaultError('store_unsafe');
  return constants.O_DSYNC;
}

/** Opens an existing file for durable writing in place. */
export function openDurable(path: string): number {
  return openSync(path, constants.O_RDWR | constants.O_NOFOLLOW | durable());
}

/** Creates a file that only this user may read; refuses one that is there. */
export function createDurable(path: string): number {
  const flags = constants.O_RDWR | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW | durable();
  return openSync(path, flags, 0o600);
}

/** Writes all of `bytes` at `position`; it is on the disk when this returns. @throws {VaultError} `store_failed` */
export function writeDurable(fd: number, bytes: Uint8Array, position: number): void {
  try {
    let done = 0;
    while (done < bytes.length) {
      done += writeSync(fd, bytes, done, bytes.length - done, position + done);
    }
  } catch (cause) {
    throw new VaultError('store_failed', cause);
  }
}

/** Reads exactly `length` bytes at `position`, or gives `null` where the file is shorter. */
export function readAt(fd: number, length: number, position: number): Buffer | null {
  const bytes = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const n = readSync(fd, bytes, done, length - done, position + done);
    if (n === 0) return null;
    done += n;
  }
  return bytes;
}

/** Reads through a descriptor of its own, so that what is seen is what the file now holds. */
export function readFresh(path: string, length: number, position: number): Buffer | null {
  const fd = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    return readAt(fd, length, position);
  } finally {
    closeSync(fd);
  }
}

/** Bytes overwritten with one durable write. */
const CHUNK_BYTES = 1_048_576;

/**
 * Overwrites all of a file in place with random bytes, and reads it back through a fresh descriptor. Where there is
 * none, it does nothing.
 *
 * @throws {VaultError} `store_failed` where the old bytes are still read
 */
export function overwriteFile(path: string, random: (bytes: number) => Uint8Array): void {
  if (!existsSync(path)) return;
  const fd = openDurable(path);
  try {
    const { size } = fstatSync(fd);
    for (let at = 0; at < size; at += CHUNK_BYTES) {
      const noise = random(Math.min(CHUNK_BYTES, size - at));
      writeDurable(fd, noise, at);
      if (readFresh(path, noise.length, at)?.equals(noise) !== true) throw new VaultError('store_failed');
    }
  } finally {
    closeSync(fd);
  }
}

/** Tells whether a group or everybody has any right on the file. */
export function isExposed(fd: number): boolean {
  return (fstatSync(fd).mode & 0o077) !== 0;
}
