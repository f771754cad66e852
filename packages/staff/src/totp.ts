import { createHmac, timingSafeEqual } from 'node:crypto';

/** RFC 6238 § 4: what every authenticator app has as default. */
const STEP_MS = 30_000;
const DIGITS = 6;
/** A code of the step before or after is taken, too: clocks and fingers are late (RFC 6238 § 5.2). */
const STEPS_BESIDE = 1;
/** RFC 4226 § 4 (R6) recommends 160 bits. */
export const TOTP_SECRET_BYTES = 20;

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Gives the code of a step (RFC 4226 § 5.3, HMAC-SHA-1). */
export function totpCode(secret: Uint8Array, step: number, digits = DIGITS): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = mac.readUInt8(mac.length - 1) & 0xf;
  const number = mac.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

/** Gives the step of an instant, epoch milliseconds. */
export function totpStep(now: number): number {
  return Math.floor(now / STEP_MS);
}

/**
 * Finds the step a code is of. A code is taken once: only steps after the last taken one count (RFC 6238
 * § 5.2). The same work whether it fits or not.
 *
 * @param after the last step a code was taken of; -1 for none
 * @returns the step, to be kept as the last taken one; `null` when the code does not fit
 */
export function findTotpStep(secret: Uint8Array, code: string, after: number, now: number): number | null {
  const given = Buffer.from(code.padEnd(DIGITS).slice(0, DIGITS));
  let found: number | null = null;
  for (let beside = -STEPS_BESIDE; beside <= STEPS_BESIDE; beside += 1) {
    const step = totpStep(now) + beside;
    const same = timingSafeEqual(given, Buffer.from(totpCode(secret, Math.max(step, 0))));
    if (same && step > after && found === null) found = step;
  }
  return code.length === DIGITS ? found : null;
}

/** Writes a secret in base32 without padding, as apps read it (RFC 4648 § 6). */
export function toBase32(bytes: Uint8Array): string {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  const letters = bits.match(/.{1,5}/g) ?? [];
  return letters.map((five) => BASE32[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

/** Gives the address that apps and QR codes take a secret from. */
export function totpUri(secret: Uint8Array, issuer: string, login: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(login)}`;
  return `otpauth://totp/${label}?secret=${toBase32(secret)}&issuer=${encodeURIComponent(issuer)}`;
}
