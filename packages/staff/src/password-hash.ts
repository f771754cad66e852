import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);

/** The second recommended option of RFC 9106 § 4: 64 MiB, three passes, four lanes. */
const COST = { memory: 65_536, passes: 3, parallelism: 4, tagLength: 32 } as const;
const NONCE_BYTES = 16;

/** Turns a password into `v1$nonce$tag`, base64url (argon2id). About a fifth of a second. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(NONCE_BYTES);
  const tag = await derive('argon2id', { ...COST, message: plain(password), nonce });
  return `v1$${nonce.toString('base64url')}$${tag.toString('base64url')}`;
}

/**
 * Compares a password with a stored hash in constant time. With `null`, as for an account nobody has, it
 * does the same work and answers `false`: who has an account cannot be read from a clock (T-W3).
 */
export async function checkPassword(password: string, stored: string | null): Promise<boolean> {
  const [version, nonce = '', tag = ''] = (stored ?? UNKNOWN).split('$');
  const wanted = Buffer.from(tag, 'base64url');
  const found = await derive('argon2id', {
    ...COST,
    message: plain(password),
    nonce: Buffer.from(nonce, 'base64url'),
  });
  const same = wanted.length === found.length && timingSafeEqual(wanted, found);
  return same && version === 'v1' && stored !== null;
}

/** The same characters, however the keyboard composed them (NIST SP 800-63B-4 § 3.1.1.2). */
function plain(password: string): string {
  return password.normalize('NFKC');
}

const UNKNOWN = `v1$${randomBytes(NONCE_BYTES).toString('base64url')}$${randomBytes(COST.tagLength).toString('base64url')}`;
