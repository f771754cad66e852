import { chmodSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * Reads a file that only its owner may read, and makes it where it is not there. Two replicas that start together
 * agree on the file that was there first.
 *
 * @throws the file system's own error
 */
export function keptFile(path: string, make: () => string | Uint8Array): string {
  try {
    writeFileSync(path, make(), { flag: 'wx', mode: 0o600, flush: true });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    chmodSync(path, 0o600);
  }
  return readFileSync(path, 'utf8');
}
