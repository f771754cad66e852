import type {
  PasskeyAssertion,
  PasskeyAttestation,
  PasskeyCreation,
  PasskeyRequest,
} from '@consentry/contract';

/** Tells whether this browser can ask an authenticator here: not by an IP address, not without TLS. */
export function passkeysWork(): boolean {
  return (
    isSecureContext &&
    /[a-z]/i.test(location.hostname) &&
    'PublicKeyCredential' in globalThis &&
    'parseRequestOptionsFromJSON' in PublicKeyCredential
  );
}

/**
 * Asks whoever holds an authenticator for a passkey of theirs (WebAuthn Level 3 § 5.1).
 *
 * @throws {DOMException} `NotAllowedError` when they would rather not
 */
export async function showPasskey(request: PasskeyRequest): Promise<PasskeyAssertion> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(request);
  const credential = await navigator.credentials.get({ publicKey });
  return jsonOf(credential) as PasskeyAssertion;
}

/**
 * Has an authenticator make a passkey.
 *
 * @throws {DOMException} `InvalidStateError` when it has one already
 */
export async function makePasskey(creation: PasskeyCreation): Promise<PasskeyAttestation> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(creation);
  const credential = await navigator.credentials.create({ publicKey });
  return jsonOf(credential) as PasskeyAttestation;
}

function jsonOf(credential: Credential | null): unknown {
  if (!(credential instanceof PublicKeyCredential)) throw new DOMException('', 'NotAllowedError');
  return credential.toJSON();
}
