import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Gives a key that lies in a file of its own in the data folder: 256 random bits in base64url, made at the
 * first start, readable by this user alone.
 *
 * @throws the file system's own error
 */
export function keyFile(data: string, name: string): string {
  const path = join(data, name);
  try {
    writeFileSync(path, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600, flush: true });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    chmodSync(path, 0o600);
  }
  return readFileSync(path, 'utf8').trim();
}
