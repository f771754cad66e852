import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto';
import {
  CertificateContent,
  certificateText,
  ErasureCertificate,
  levelOf,
  RetirementCertificate,
  RetirementContent,
  retirementText,
  type Storage,
  type VaultReply,
} from '@consentry/contract';
import { z } from 'zod';
import type { DeviceLog } from '../ledger/device-log.ts';
import type { Reading, Writing } from '../store/database.ts';
import { findConsent } from './consent-store.ts';

/** What the vault process says an erasure came to. */
export type Erased = Extract<VaultReply, { outcome: 'erasure' }>;

const Row = z.object({ sequence: z.int(), body: z.string() });
/** What tells two certificates of one consent apart. */
type Told = Pick<CertificateContent, 'level' | 'share' | 'templates' | 'epoch_from'>;

/** Signs and keeps certificates of erasures. */
export class Certifier {
  readonly #device: string;
  readonly #key: KeyObject;
  readonly #keyDigest: string;
  readonly #storage: Storage;
  readonly #bootId: () => string | null;
  readonly #log: Pick<DeviceLog, 'add' | 'next'>;

  /** @param key Ed25519, PKCS#8 in PEM: the device's own */
  constructor(parts: {
    readonly device: string;
    readonly key: string;
    readonly storage: Storage;
    readonly bootId: () => string | null;
    readonly log: Pick<DeviceLog, 'add' | 'next'>;
  }) {
    this.#device = parts.device;
    this.#key = createPrivateKey(parts.key);
    const spki = createPublicKey(this.#key).export({ type: 'spki', format: 'der' });
    this.#keyDigest = createHash('sha256').update(spki).digest('hex');
    this.#storage = parts.storage;
    this.#bootId = parts.bootId;
    this.#log = parts.log;
  }

  /**
   * Signs what an erasure came to and keeps it, with its entry in the device's log, in the transaction that says it is
   * erased. Where the same was signed before, that is the certificate.
   *
   * @param at ISO 8601
   */
  certify(writing: Writing, consent: string, erased: Erased, at: string): ErasureCertificate {
    const before = certificateOf(writing, consent);
    const facts = this.#factsOf(erased);
    if (before !== null && saysTheSame(before.content, facts)) return before;
    const content = CertificateContent.parse({
      v: 2,
      device_id: this.#device,
      consent_id: consent,
      sequence: lastSequence(writing) + 1,
      ...facts,
      boot_id: this.#bootId(),
      erased_at: at,
      ledger_index: this.#log.next(writing),
    });
    const text = certificateText(content);
    const certificate = { content, ...this.#signed(text) };
    const stored = findConsent(writing, consent);
    const person = stored?.person ?? null;
    this.#log.add(writing, {
      type: 'face.erased',
      at: Date.parse(at),
      ...(stored === null ? {} : { purpose: stored.purpose_id }),
      ...(person === null ? {} : { subject: person }),
      body: { consent, templates: content.templates, level: content.level, certificate: digestOf(text) },
    });
    writing.run(
      'INSERT INTO certificates (sequence, consent, body) VALUES (?, ?, ?)',
      content.sequence,
      consent,
      JSON.stringify(certificate),
    );
    return certificate;
  }

  /**
   * Signs that the device is emptied for good, with its entry in the device's log.
   *
   * @param at ISO 8601
   */
  retire(
    writing: Writing,
    emptied: Pick<RetirementContent, 'templates' | 'tombstones' | 'epochs' | 'custody' | 'share'>,
    at: string,
  ): RetirementCertificate {
    const { custody, share } = emptied;
    const storage = this.#storage;
    const content = RetirementContent.parse({
      v: 1,
      device_id: this.#device,
      ...emptied,
      level: levelOf({ settled: true, custody, share, storage }),
      storage,
      boot_id: this.#bootId(),
      retired_at: at,
      ledger_index: this.#log.next(writing),
    });
    const text = retirementText(content);
    const { templates, tombstones, level } = content;
    const body = { kind: 'retired', templates, tombstones, level, certificate: digestOf(text) };
    this.#log.add(writing, { type: 'device.changed', at: Date.parse(at), body });
    return { content, ...this.#signed(text) };
  }

  #signed(text: string) {
    const signature = sign(null, Buffer.from(text), this.#key).toString('hex');
    return { key_digest: this.#keyDigest, signature };
  }

  /** Where vault process and courier know different things of the storage, the lesser is signed. */
  #factsOf({ templates, epoch_from, epoch_to, custody, suite, share, level }: Erased) {
    const overwrites_in_place = this.#storage.overwrites_in_place && level !== 'E1';
    const storage = { ...this.#storage, overwrites_in_place };
    const reaches = level && levelOf({ settled: true, custody, share, storage });
    return { templates, epoch_from, epoch_to, custody, suite, share, storage, level: reaches };
  }
}

function saysTheSame(one: Told, other: Told): boolean {
  return (
    one.level === other.level &&
    one.share === other.share &&
    one.templates === other.templates &&
    one.epoch_from === other.epoch_from
  );
}

/** Reads the last certificate of a consent; `null` where nothing was erased under it. */
export function certificateOf(reading: Reading, consent: string): ErasureCertificate | null {
  const row = reading.get(
    'SELECT sequence, body FROM certificates WHERE consent = ? ORDER BY sequence DESC LIMIT 1',
    consent,
  );
  return row === undefined ? null : ErasureCertificate.parse(JSON.parse(Row.parse(row).body));
}

/** By which the entry of a certificate names it. */
function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function lastSequence(reading: Reading): number {
  return z.int().parse(reading.get('SELECT coalesce(max(sequence), 0) AS n FROM certificates')?.['n']);
}

/** Gives the key of a device that has joined no platform, and makes it where there is none. Ed25519, PKCS#8 in PEM. */
export function ownKey(writing: Writing): string {
  const row = writing.get('SELECT private_key FROM own_key');
  if (row !== undefined) return z.string().parse(row['private_key']);
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
  writing.run('INSERT INTO own_key (one, private_key) VALUES (1, ?)', pem);
  return pem;
}
