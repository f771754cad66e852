import type { PasskeyAssertion } from '@consentry/contract';
import type { Writing } from '@consentry/server';
import type { PlatformContext } from '../platform.ts';
import type { PlatformTables } from '../store/tables.ts';
import { type ChallengeFor, useChallenge } from './challenge.ts';
import { challengeOf, verifyAssertion } from './passkey.ts';
import { findPasskey, notePasskeyUse } from './passkey-store.ts';
import { openSecret } from './sealed-secret.ts';
import type { StaffAccount } from './staff.ts';
import { noteTotpStep } from './staff-store.ts';
import { findTotpStep, TOTP_SECRET_BYTES } from './totp.ts';

type Write = Writing<PlatformTables>;
type Means = Pick<PlatformContext, 'keys' | 'origins'>;

const NO_SECRET = new Uint8Array(TOTP_SECRET_BYTES);

/**
 * Takes the code of an authenticator app, once. With `null`, or an account without an app, it does the same
 * work and answers `false`.
 */
export async function showCode(
  writing: Write,
  { keys }: Means,
  account: StaffAccount | null,
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

/**
 * Takes the answer of a passkey. Its challenge is used up whatever comes of it, so the transaction has to
 * last also when it is refused.
 *
 * @param wanted what the challenge was made for; its owner, where somebody is known, owns the passkey too
 * @returns the account it signs in; `null` when anything of it is wrong
 */
export async function showPasskey(
  writing: Write,
  { keys, origins }: Means,
  wanted: ChallengeFor,
  answer: PasskeyAssertion,
  now: number,
): Promise<string | null> {
  const challenge = challengeOf(answer);
  if (challenge === null) return null;
  if (!(await useChallenge(writing, keys.secret, wanted, challenge, now))) return null;
  const passkey = await findPasskey(writing, answer.id);
  if (passkey === null || (wanted.owner !== '' && passkey.owner !== wanted.owner)) return null;
  const counter = await verifyAssertion(answer, challenge, passkey, origins());
  if (counter === null) return null;
  await notePasskeyUse(writing, passkey.passkey, counter, now);
  return passkey.owner;
}
