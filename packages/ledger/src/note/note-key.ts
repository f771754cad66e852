import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { LedgerError } from '../ledger-error.ts';

/** What a signature of a key says. */
export type KeyKind =
  /** That the log has this tree: an Ed25519 signature of the note (signed-note, type 0x01). */
  | 'log'
  /** That this tree follows all that its signer saw before: a cosignature (tlog-cosignature, type 0x04). */
  | 'witness';

const TYPE: Readonly<Record<KeyKind, number>> = { log: 0x01, witness: 0x04 };
/** DER of an Ed25519 public key before its 32 bytes (RFC 8410). */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const PUBLIC_BYTES = 32;
const ID_BYTES = 4;

/** A public key by which signatures on notes are checked. */
export class NoteKey {
  readonly kind: KeyKind;
  readonly name: string;
  /** First four bytes of the hash of name, kind and key. */
  readonly id: Buffer;
  readonly publicKey: KeyObject;
  readonly #raw: Buffer;

  constructor(kind: KeyKind, name: string, key: KeyObject) {
    if (name === '' || /[\s+]/u.test(name))
      throw new LedgerError('key_malformed', 'The name of a key is not empty and has no space and no plus.');
    if (key.asymmetricKeyType !== 'ed25519')
      throw new LedgerError('key_malformed', 'The key is not Ed25519.');
    this.kind = kind;
    this.name = name;
    this.publicKey = key.type === 'private' ? createPublicKey(key) : key;
    this.#raw = this.publicKey.export({ format: 'der', type: 'spki' }).subarray(SPKI.length);
    this.id = hash(
      'sha256',
      Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(TYPE[kind]), this.#raw]),
      'buffer',
    ).subarray(0, ID_BYTES);
  }

  /**
   * Reads a key as text: `name+hash+base64` (signed-note, Verifier keys).
   *
   * @throws {LedgerError} `key_malformed`
   */
  static parse(text: string): NoteKey {
    const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/u.exec(text) ?? [];
    if (name === undefined || id === undefined || encoded === undefined)
      throw new LedgerError('key_malformed', 'A key is written as name+hash+base64.');
    const bytes = Buffer.from(encoded, 'base64');
    const kind = (Object.keys(TYPE) as KeyKind[]).find((one) => TYPE[one] === bytes[0]);
    if (kind === undefined || bytes.length !== PUBLIC_BYTES + 1)
      throw new LedgerError('key_malformed', 'The key is neither of a log nor of a witness by Ed25519.');
    const der = Buffer.concat([SPKI, bytes.subarray(1)]);
    const key = new NoteKey(kind, name, createPublicKey({ key: der, format: 'der', type: 'spki' }));
    if (key.id.toString('hex') !== id) throw new LedgerError('key_malformed', 'Hash and key do not agree.');
    return key;
  }

  /** The key as text, to be given to those who check. */
  toString(): string {
    const encoded = Buffer.concat([Buffer.of(TYPE[this.kind]), this.#raw]).toString('base64');
    return `${this.name}+${this.id.toString('hex')}+${encoded}`;
  }

  /**
   * Tells what a signature on `text` says: when it was made, epoch seconds, or `null` where a log's signature
   * has no time. `false` where it is not by this key.
   */
  check(text: string, signature: Buffer): { readonly at: number | null } | false {
    if (this.kind === 'log')
      return verify(null, Buffer.from(text), this.publicKey, signature) ? { at: null } : false;
    if (signature.length < 8) return false;
    const at = signature.readBigUInt64BE();
    if (at > BigInt(Number.MAX_SAFE_INTEGER)) return false;
    const message = cosignedMessage(text, Number(at));
    return verify(null, message, this.publicKey, signature.subarray(8)) ? { at: Number(at) } : false;
  }
}

/** A private key that signs notes as a log or as a witness. */
export class NoteSigner {
  readonly key: NoteKey;
  readonly #private: KeyObject;

  constructor(kind: KeyKind, name: string, privateKey: KeyObject) {
    if (privateKey.type !== 'private')
      throw new LedgerError('key_malformed', 'A signer needs a private key.');
    this.key = new NoteKey(kind, name, privateKey);
    this.#private = privateKey;
  }

  static generate(kind: KeyKind, name: string): NoteSigner {
    return new NoteSigner(kind, name, generateKeyPairSync('ed25519').privateKey);
  }

  /** Reads a PKCS #8 key in PEM. */
  static fromPem(kind: KeyKind, name: string, pem: string): NoteSigner {
    return new NoteSigner(kind, name, createPrivateKey(pem));
  }

  /**
   * The signature line of a note's text, with its line end.
   *
   * @param at epoch seconds; what a witness says it saw the tree at. A log's signature has no time
   */
  sign(text: string, at: number): string {
    const signature =
      this.key.kind === 'log' ? this.#signature(Buffer.from(text)) : this.#cosignature(text, at);
    return `— ${this.key.name} ${Buffer.concat([this.key.id, signature]).toString('base64')}\n`;
  }

  #cosignature(text: string, at: number): Buffer {
    const time = Buffer.alloc(8);
    time.writeBigUInt64BE(BigInt(at));
    return Buffer.concat([time, this.#signature(cosignedMessage(text, at))]);
  }

  #signature(message: Buffer): Buffer {
    return sign(null, message, this.#private);
  }
}

/** What a witness signs (tlog-cosignature, Ed25519 signed message). */
function cosignedMessage(text: string, at: number): Buffer {
  return Buffer.from(`cosignature/v1\ntime ${at}\n${text}`);
}
