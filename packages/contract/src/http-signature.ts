/** What the signature of a device covers, in this order: method, address, body (RFC 9421 § 2). */
export const SIGNED_COMPONENTS = ['@method', '@target-uri', 'content-digest'] as const;
/** Longest life of a signature, seconds. */
export const SIGNATURE_LIFE_S = 60;
/** Says what the signature is for, so that it can be taken for nothing else (RFC 9421 § 2.3, `tag`). */
export const SIGNATURE_TAG = 'consentry-device';

/** Parameters of one signature. */
export interface SignatureParameters {
  /** Seconds since the epoch. */
  readonly created: number;
  /** Seconds since the epoch, at most {@link SIGNATURE_LIFE_S} after `created`. */
  readonly expires: number;
  /** 128 random bits, base64url: 22 characters; never used again. */
  readonly nonce: string;
  /** Id of the device. */
  readonly keyid: string;
}

/** A signature as it came in the headers `signature-input` and `signature`. */
export interface ReceivedSignature extends SignatureParameters {
  /** `@signature-params` as they were signed. */
  readonly parameters: string;
  /** Ed25519, 64 bytes in base64. */
  readonly signature: string;
}

/** Writes `@signature-params` (RFC 9421 § 2.3), each parameter always at the same place. */
export function writeSignatureParameters({ created, expires, nonce, keyid }: SignatureParameters): string {
  const components = SIGNED_COMPONENTS.map((name) => `"${name}"`).join(' ');
  return `(${components});created=${created};expires=${expires};nonce="${nonce}";keyid="${keyid}";tag="${SIGNATURE_TAG}"`;
}

/**
 * Writes the text that is signed (RFC 9421 § 2.5).
 *
 * @param components name and value of each, in the order of the parameters
 */
export function signatureBase(
  components: ReadonlyArray<readonly [name: string, value: string]>,
  parameters: string,
): string {
  const lines = components.map(([name, value]) => `"${name}": ${value}`);
  return [...lines, `"@signature-params": ${parameters}`].join('\n');
}

const INPUT =
  /^device=(\("@method" "@target-uri" "content-digest"\);created=([1-9]\d{0,10});expires=([1-9]\d{0,10});nonce="([A-Za-z0-9_-]{22})";keyid="([0-9a-f-]{36})";tag="consentry-device")$/;
const SIGNATURE = /^device=:([A-Za-z0-9+/]{85}[AQgw]==):$/;

/**
 * Reads a signature. One form is taken and no other: what RFC 8941 lets be written in several ways would
 * let somebody change a request and still have it accepted.
 *
 * @returns `null` for any other form
 */
export function readSignature(input: string, signature: string): ReceivedSignature | null {
  const read = INPUT.exec(input);
  const [, bytes] = SIGNATURE.exec(signature) ?? [];
  if (read === null || bytes === undefined) return null;
  const [, parameters = '', created, expires, nonce = '', keyid = ''] = read;
  return { created: Number(created), expires: Number(expires), nonce, keyid, parameters, signature: bytes };
}
