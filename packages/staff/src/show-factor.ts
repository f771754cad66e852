import type { Account, SignInMeans, Write } from './account.ts';
import { openSecret } from './sealed-secret.ts';
import { noteTotpStep } from './factor-store.ts';
import { findTotpStep, TOTP_SECRET_BYTES } from './totp.ts';

type Means = Pick<SignInMeans, 'keys'>;

const NO_SECRET = new Uint8Array(TOTP_SECRET_BYTES);

/**
 * Takes the code of an authenticator app, once. With `null`, or an account without an app, it does the same
 * work and answers `false`.
 */
export async function showCode(
  writing: Write,
  { keys }: Means,
  account: Account | null,
  code: string,
  now: number,
): Promise<boolean> {
  const sealed = account?.totpSealed ?? null;
  const known = account !== null && sealed !== null;
  const secret = known ? openSecret(keys.secret, account.staff, sealed) : NO_SECRET;
  const step = findTotpStep(secret, code, account?.totpStep ?? -1, now);
  if (!known || step === null) return false;
  await noteTotpStep(writing, account.staff, step);
  return true;
}
