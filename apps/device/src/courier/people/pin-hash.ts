import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);

/**
 * Cost of one PIN: the second recommended option of RFC 9106 § 4 (64 MiB, three passes, four lanes),
 * about a fifth of a second on a two-core terminal. A four-digit PIN falls to whoever holds this file
 * and has patience, at any cost we could choose; what protects it at the door is the limit of attempts.
 */
const COST = { memory: 65_536, passes: 3, parallelism: 4, tagLength: 32 } as const;
const NONCE_BYTES = 16;

/** Turns a PIN into `v1$nonce$tag`, base64url. */
export async function hashPin(pin: string): Promise<string> {
  const nonce = randomBytes(NONCE_BYTES);
  const tag = await derive('argon2id', { ...COST, message: pin, nonce });
  return `v1$${nonce.toString('base64url')}$${tag.toString('base64url')}`;
}

/**
 * Compares a PIN with a stored hash in constant time. With `null`, as for a number nobody has, it does
 * the same work and answers `false`: who is registered cannot be read from a clock.
 */
export async function checkPin(pin: string, stored: string | null): Promise<boolean> {
  const [version, nonce = '', tag = ''] = (stored ?? UNKNOWN).split('$');
  const wanted = Buffer.from(tag, 'base64url');
  const found = await derive('argon2id', { ...COST, message: pin, nonce: Buffer.from(nonce, 'base64url') });
  const same = wanted.length === found.length && timingSafeEqual(wanted, found);
  return same && version === 'v1' && stored !== null;
}

const UNKNOWN = `v1$${randomBytes(NONCE_BYTES).toString('base64url')}$${randomBytes(COST.tagLength).toString('base64url')}`;
