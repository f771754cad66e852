import type {
  PasskeyAssertion,
  PasskeyAttestation,
  PasskeyCreation,
  PasskeyRequest,
} from '@consentry/contract';
import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server';
import { z } from 'zod';
import { CHALLENGE_MS } from './challenge.ts';

/** Ed25519, ES256, RS256 (WebAuthn Level 3 § 5.4). */
const ALGORITHMS = [-8, -7, -257];

/** Whose a passkey is: an account of staff, or a person. One of the one is none of the other. */
export interface PasskeyOwner {
  readonly kind: 'staff' | 'person';
  readonly owner: string;
}

/** A public key an authenticator made here. */
export interface Passkey extends PasskeyOwner, PasskeyState {
  /** Credential id, base64url. */
  readonly passkey: string;
  /** COSE key, base64url. */
  readonly publicKey: string;
}

/** What its authenticator says of a passkey. */
export interface PasskeyState {
  readonly counter: number;
  /** Whether it may be copied to other devices (BE, § 6.1.3); `null` where nobody asked. Not attested. */
  readonly synced: boolean | null;
}

const ClientData = z.object({ challenge: z.string().max(512), crossOrigin: z.boolean().optional() });

/** Reads the challenge an answer is to; `null` where it cannot be read or comes out of a frame. */
export function challengeOf({ response }: PasskeyAssertion | PasskeyAttestation): string | null {
  try {
    const text = Buffer.from(response.clientDataJSON, 'base64url').toString();
    const { challenge, crossOrigin } = ClientData.parse(JSON.parse(text));
    return crossOrigin === true ? null : challenge;
  } catch {
    return null;
  }
}

/** Gives the id of this platform as WebAuthn means it: the host name browsers reach it by. */
export function relyingPartyOf(origins: readonly string[]): string {
  return new URL(origins[0] ?? 'https://localhost').hostname;
}

/**
 * Verifies an answer to a challenge that was just used up: type, challenge, origin, relying party, user
 * present and verified, signature, counter, and whether it may be copied, which never changes (WebAuthn
 * Level 3 § 7.2).
 *
 * @returns its new state; `null` when anything of it is wrong
 */
export async function verifyAssertion(
  answer: PasskeyAssertion,
  challenge: string,
  passkey: Passkey,
  origins: readonly string[],
): Promise<PasskeyState | null> {
  const { userHandle } = answer.response;
  // § 7.2 step 6: the account the authenticator names is the one the passkey is of.
  if (userHandle !== null && userHandle !== undefined && userHandle !== handleOf(passkey.owner)) return null;
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: {
        id: answer.id,
        rawId: answer.rawId,
        type: answer.type,
        clientExtensionResults: {},
        response: {
          clientDataJSON: answer.response.clientDataJSON,
          authenticatorData: answer.response.authenticatorData,
          signature: answer.response.signature,
        },
      },
      expectedChallenge: challenge,
      expectedOrigin: [...origins],
      expectedRPID: relyingPartyOf(origins),
      requireUserVerification: true,
      credential: {
        id: passkey.passkey,
        publicKey: Uint8Array.from(Buffer.from(passkey.publicKey, 'base64url')),
        counter: passkey.counter,
      },
    });
    if (!verified || !authenticationInfo.userVerified) return null;
    const synced = isSynced(authenticationInfo);
    // § 7.2 step 19.
    if (passkey.synced !== null && passkey.synced !== synced) return null;
    return { counter: authenticationInfo.newCounter, synced };
  } catch {
    // The library throws for each clause that is not kept. Which one is nobody's business who asks.
    return null;
  }
}

/**
 * Verifies a new passkey (WebAuthn Level 3 § 7.1). Who made the authenticator is not asked.
 *
 * @returns the passkey of `of`; `null` when anything of it is wrong
 */
export async function verifyAttestation(
  answer: PasskeyAttestation,
  challenge: string,
  of: PasskeyOwner,
  origins: readonly string[],
): Promise<Passkey | null> {
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: {
        id: answer.id,
        rawId: answer.rawId,
        type: answer.type,
        clientExtensionResults: {},
        response: {
          clientDataJSON: answer.response.clientDataJSON,
          attestationObject: answer.response.attestationObject,
        },
      },
      expectedChallenge: challenge,
      expectedOrigin: [...origins],
      expectedRPID: relyingPartyOf(origins),
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    });
    if (!verified || !registrationInfo.userVerified) return null;
    const { id, publicKey, counter } = registrationInfo.credential;
    return {
      ...of,
      passkey: id,
      publicKey: Buffer.from(publicKey).toString('base64url'),
      counter,
      synced: isSynced(registrationInfo),
    };
  } catch {
    return null;
  }
}

/** Options for the browser to ask an authenticator. Nobody is named: whoever has a passkey here chooses it. */
export function requestOptions(
  challenge: string,
  origins: readonly string[],
): z.infer<typeof PasskeyRequest> {
  return {
    challenge,
    rpId: relyingPartyOf(origins),
    userVerification: 'required',
    timeout: CHALLENGE_MS,
  };
}

/** Options for the browser to have a passkey made. */
export function creationOptions(
  challenge: string,
  origins: readonly string[],
  { owner, login, name }: { readonly owner: string; readonly login: string; readonly name: string },
  known: readonly string[],
): z.infer<typeof PasskeyCreation> {
  return {
    challenge,
    rp: { id: relyingPartyOf(origins), name: 'Consentry' },
    user: { id: handleOf(owner), name: login, displayName: name },
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key' as const, alg })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    attestation: 'none',
    excludeCredentials: known.map((id) => ({ type: 'public-key' as const, id })),
    timeout: CHALLENGE_MS,
  };
}

function isSynced({
  credentialDeviceType,
}: {
  credentialDeviceType: 'singleDevice' | 'multiDevice';
}): boolean {
  return credentialDeviceType === 'multiDevice';
}

function handleOf(owner: string): string {
  return Buffer.from(owner).toString('base64url');
}
