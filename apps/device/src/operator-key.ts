import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** File of the operator key in the data folder. Whoever may read it operates the device. */
export const OPERATOR_KEY_FILE = 'operator.key';

/**
 * Gives the operator key of a device: 256 random bits, made at its first start, readable by this user
 * alone. It lets staff withdraw for a person who cannot type their PIN, and nothing else.
 *
 * @throws the file system's own error
 */
export function operatorKey(data: string): string {
  const path = join(data, OPERATOR_KEY_FILE);
  try {
    writeFileSync(path, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600, flush: true });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    chmodSync(path, 0o600);
  }
  return readFileSync(path, 'utf8').trim();
}
