import { randomBytes } from 'node:crypto';
import type { PasskeyAttestation } from '@consentry/contract';
import { ProblemError } from '@consentry/server';
import type { Account, SignInMeans, Write } from './account.ts';
import { makeChallenge } from './passkey/challenge.ts';
import { creationOptions } from './passkey/passkey.ts';
import { takePasskey } from './passkey/take-passkey.ts';
import { isWeakPassword } from './password.ts';
import { openSecret, sealSecret } from './sealed-secret.ts';
import { findTotpStep, TOTP_SECRET_BYTES, toBase32, totpUri } from './totp.ts';

/** Whose account a link makes. */
interface Joiner {
  readonly staff: string;
  readonly login: string;
  readonly name: string;
}

/** What somebody showed as their first way to sign in. */
export type FirstFactor =
  | { readonly way: 'password'; readonly password: string; readonly code: string }
  | { readonly way: 'passkey'; readonly passkey: PasskeyAttestation };

type Means = Pick<SignInMeans, 'keys' | 'origins'>;
type Factors = Pick<Account, 'passwordHash' | 'totpSealed' | 'totpStep'>;

/** Gives what the first way to sign in is made of, and the app's secret as it is kept meanwhile. */
export function offerFactors({ keys, origins }: Means, joiner: Joiner, issuer: string, now: number) {
  const { staff, login, name } = joiner;
  const secret = randomBytes(TOTP_SECRET_BYTES);
  const challenge = makeChallenge(keys.secret, { use: 'add', kind: 'staff', owner: staff }, now);
  return {
    totpSealed: sealSecret(keys.secret, staff, secret),
    offer: {
      totp_secret: toBase32(secret),
      totp_uri: totpUri(secret, issuer, login),
      passkey: creationOptions(challenge, origins(), { owner: staff, login, name }, []),
    },
  };
}

/**
 * Gives the columns of an account that begins with a password, when the app shows that it has the secret; of
 * one that begins with a passkey they are empty, and {@link takeFirstPasskey} adds it once there is an account.
 *
 * @throws {ProblemError} `password_weak`; `factor_wrong`
 */
export function firstFactors(
  { keys }: Means,
  { staff, login, totpSealed }: Joiner & { readonly totpSealed: string },
  given: FirstFactor,
  passwordHash: string | null,
  now: number,
): Factors {
  if (given.way === 'passkey') return { passwordHash: null, totpSealed: null, totpStep: -1 };
  if (isWeakPassword(given.password, login)) throw new ProblemError('password_weak');
  const totpStep = findTotpStep(openSecret(keys.secret, staff, totpSealed), given.code, -1, now);
  if (totpStep === null) throw new ProblemError('factor_wrong');
  return { passwordHash, totpSealed, totpStep };
}

/**
 * Adds the passkey of an account that begins with one.
 *
 * @throws {ProblemError} `factor_wrong`
 */
export async function takeFirstPasskey(
  writing: Write,
  means: Means,
  staff: string,
  given: FirstFactor,
  now: number,
): Promise<void> {
  if (given.way === 'password') return;
  if (!(await takePasskey(writing, means, { kind: 'staff', owner: staff }, given.passkey, now)))
    throw new ProblemError('factor_wrong');
}
