import type { PasskeyAssertion, PasskeyAttestation, PasskeyView } from '@consentry/contract';
import type { z } from 'zod';
import type { Read, SignInMeans, Write } from '../account.ts';
import { type ChallengeFor, useChallenge } from './challenge.ts';
import {
  type Passkey,
  type PasskeyOwner,
  challengeOf,
  verifyAssertion,
  verifyAttestation,
} from './passkey.ts';
import { addPasskey, findPasskey, listPasskeys, notePasskeyUse } from './passkey-store.ts';

type Means = Pick<SignInMeans, 'keys' | 'origins'>;

/** A phone, a computer, a key in the drawer, and some more. */
export const PASSKEYS_MAX = 10;

/** Takes a new passkey of an account, once; `false` when anything of it is wrong or it is known already. */
export async function takePasskey(
  writing: Write,
  { keys, origins }: Means,
  of: PasskeyOwner,
  answer: PasskeyAttestation,
  now: number,
): Promise<boolean> {
  const challenge = challengeOf(answer);
  const wanted = { use: 'add', ...of } as const;
  if (challenge === null || !(await useChallenge(writing, keys.secret, wanted, challenge, now))) return false;
  const passkey = await verifyAttestation(answer, challenge, of, origins());
  return passkey !== null && (await addPasskey(writing, passkey, now));
}

/**
 * Takes the answer of a passkey. Its challenge is used up whatever comes of it, so the transaction has to
 * last also when it is refused.
 *
 * @param wanted what the challenge was made for; its owner, where somebody is known, owns the passkey too
 * @returns the passkey, whose owner is who showed it; `null` when anything of it is wrong
 */
export async function showPasskey(
  writing: Write,
  { keys, origins }: Means,
  wanted: ChallengeFor,
  answer: PasskeyAssertion,
  now: number,
): Promise<Passkey | null> {
  const challenge = challengeOf(answer);
  if (challenge === null) return null;
  if (!(await useChallenge(writing, keys.secret, wanted, challenge, now))) return null;
  const passkey = await findPasskey(writing, wanted.kind, answer.id);
  if (passkey === null || (wanted.owner !== '' && passkey.owner !== wanted.owner)) return null;
  const shown = await verifyAssertion(answer, challenge, passkey, origins());
  if (shown === null) return null;
  await notePasskeyUse(writing, passkey.passkey, shown, now);
  return { ...passkey, ...shown };
}

/** Shows the passkeys of an account to who has it, oldest first. */
export async function passkeyViews(
  reading: Read,
  of: PasskeyOwner,
): Promise<Array<z.infer<typeof PasskeyView>>> {
  const iso = (at: number) => new Date(at).toISOString();
  return (await listPasskeys(reading, of)).map(({ passkey, made_at, used_at }) => ({
    passkey,
    made_at: iso(made_at),
    used_at: used_at === null ? null : iso(used_at),
  }));
}
