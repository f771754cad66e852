import { type KeyObject, createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** What a test bends. Left out: as an honest browser and authenticator would have it. */
export interface Bent {
  readonly origin?: string;
  readonly rpId?: string;
  readonly type?: string;
  readonly crossOrigin?: boolean;
  /** User present, user verified. */
  readonly present?: boolean;
  readonly verified?: boolean;
  readonly counter?: number;
  /** May be copied to other devices (BE). */
  readonly synced?: boolean;
  readonly userHandle?: string | null;
  /** Id to claim instead of its own. */
  readonly id?: string;
}

type Cbor = number | string | Uint8Array | ReadonlyArray<readonly [Cbor, Cbor]>;

/**
 * An authenticator in software with a real ECDSA key on P-256 and a browser around it, at one origin. It
 * signs what it is told to, also what no honest one would.
 */
export class SoftwareAuthenticator {
  readonly id = randomBytes(16).toString('base64url');
  counter = 0;
  readonly #key: KeyObject;
  readonly #point: Uint8Array;
  readonly #origin: string;
  #user = '';

  constructor(origin: string) {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.#key = privateKey;
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    this.#point = Buffer.concat([Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
    this.#origin = origin;
  }

  /** Makes the passkey: `navigator.credentials.create`. */
  create({ challenge, user }: { challenge: string; user: { id: string } }, bent: Bent = {}) {
    this.#user = user.id;
    const id = Buffer.from(bent.id ?? this.id, 'base64url');
    const length = Buffer.alloc(2);
    length.writeUInt16BE(id.length);
    // COSE_Key of ES256 (RFC 9053 § 7.1.1).
    const key = cbor([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, this.#point.subarray(0, 32)],
      [-3, this.#point.subarray(32)],
    ]);
    const attested = Buffer.concat([Buffer.alloc(16), length, id, key]);
    const authData = Buffer.concat([this.#head(0x40, bent), attested]);
    const attestation = cbor([
      ['fmt', 'none'],
      ['attStmt', []],
      ['authData', authData],
    ]);
    return {
      id: bent.id ?? this.id,
      rawId: bent.id ?? this.id,
      type: 'public-key' as const,
      clientExtensionResults: {},
      response: {
        clientDataJSON: this.#clientData('webauthn.create', challenge, bent).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal'],
      },
    };
  }

  /** Shows the passkey: `navigator.credentials.get`. */
  get({ challenge }: { challenge: string }, bent: Bent = {}) {
    this.counter += 1;
    const authData = this.#head(0, bent);
    const clientData = this.#clientData('webauthn.get', challenge, bent);
    const signed = Buffer.concat([authData, createHash('sha256').update(clientData).digest()]);
    return {
      id: bent.id ?? this.id,
      rawId: bent.id ?? this.id,
      type: 'public-key' as const,
      clientExtensionResults: {},
      response: {
        clientDataJSON: clientData.toString('base64url'),
        authenticatorData: authData.toString('base64url'),
        signature: sign('sha256', signed, this.#key).toString('base64url'),
        userHandle: bent.userHandle === undefined ? this.#user : bent.userHandle,
      },
    };
  }

  #clientData(type: string, challenge: string, bent: Bent): Buffer {
    const crossOrigin = bent.crossOrigin ?? false;
    return Buffer.from(
      JSON.stringify({
        type: bent.type ?? type,
        challenge,
        origin: bent.origin ?? this.#origin,
        crossOrigin,
      }),
    );
  }

  /** Authenticator data up to the counter (WebAuthn Level 3 § 6.1). */
  #head(flags: number, bent: Bent): Buffer {
    const rpId = bent.rpId ?? new URL(this.#origin).hostname;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(bent.counter ?? this.counter);
    const all =
      flags |
      (bent.present === false ? 0 : 0x01) |
      (bent.verified === false ? 0 : 0x04) |
      (bent.synced === true ? 0x08 : 0);
    return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.from([all]), counter]);
  }
}

/** Writes the little CBOR that is needed here (RFC 8949). */
function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (typeof value === 'string')
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value]);
  return Buffer.concat([head(5, value.length), ...value.flatMap(([key, item]) => [cbor(key), cbor(item)])]);
}

function head(major: number, size: number): Buffer {
  if (size < 24) return Buffer.from([(major << 5) | size]);
  if (size < 256) return Buffer.from([(major << 5) | 24, size]);
  return Buffer.from([(major << 5) | 25, size >> 8, size & 0xff]);
}
