import { totpCode, totpStep } from '../totp.ts';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Gives what an authenticator app shows at an instant, from the secret that was typed into it. */
export function appOf(base32: unknown): (now: number) => string {
  const bits = Array.from(String(base32), (letter) => BASE32.indexOf(letter).toString(2).padStart(5, '0'));
  const bytes = bits.join('').match(/.{8}/g) ?? [];
  const secret = Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 2));
  return (now) => totpCode(secret, totpStep(now));
}
