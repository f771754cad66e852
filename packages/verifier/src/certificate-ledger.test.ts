import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { canonicalJson, certificateText, type ErasureCertificate, retirementText } from '@consentry/contract';
import { commitTo, deviceLogName, entryBytes, Log, MemoryTiles, NoteSigner } from '@consentry/ledger';
import { seededRandom } from '@consentry/testbed';
import { expect, test } from 'vitest';
import { readTrust } from './trust.js';
import { type FileReport, verdictOf, verifyFile } from './verify.js';

const AT = Date.parse('2026-11-22T08:00:00.000Z');
const STORAGE = { file_system: 'ext4', overwrites_in_place: true, medium: 'solid_state' } as const;
const OF_DEVICE = { custody: 'software', share: 'none', storage: STORAGE, boot_id: null } as const;

type Happens = Omit<Parameters<typeof commitTo>[0], 'at'>;

/** A log in memory, with evidence of its entries. */
class SmallLog {
  readonly signer: NoteSigner;
  readonly #made: Array<ReturnType<typeof commitTo>> = [];
  #note: string | null = null;
  readonly #log: Log;

  constructor(signer: NoteSigner) {
    this.signer = signer;
    this.#log = new Log({
      signer,
      tiles: new MemoryTiles(),
      entries: {
        size: async () => this.#made.length,
        read: async (from, to) => this.#made.slice(from, to).map(({ entry }) => entryBytes(entry)),
      },
      checkpoints: {
        latest: async () => this.#note,
        publish: async (note) => {
          this.#note = note;
          return true;
        },
      },
    });
  }

  get size(): number {
    return this.#made.length;
  }

  add(happening: Happens): number {
    return this.#made.push(commitTo({ at: AT, ...happening })) - 1;
  }

  async evidence(index: number) {
    await this.#log.integrate();
    const made = this.#made[index];
    if (made === undefined) throw new Error('no such entry');
    const file = {
      format: 'consentry.evidence@v1' as const,
      entry: entryBytes(made.entry).toString(),
      opening: made.opening,
      proof: (await this.#log.prove(index)) ?? '',
      log: this.signer.key.toString(),
      witnesses: [],
    };
    return JSON.parse(canonicalJson(file)) as NonNullable<ErasureCertificate['evidence']>;
  }
}

/** A device with its key, its log, and what it signs. */
class SmallDevice {
  readonly key: KeyObject = generateKeyPairSync('ed25519').privateKey;
  readonly log = new SmallLog(new NoteSigner('log', deviceLogName(this.key), this.key));
  readonly spki = this.log.signer.key.publicKey.export({ format: 'der', type: 'spki' });
  readonly digest = createHash('sha256').update(this.spki).digest('hex');
  readonly id: string;

  constructor(id: string) {
    this.id = id;
    for (let other = 0; other < 5; other += 1)
      this.log.add({ type: 'verification.completed', body: { way: 'pin', other } });
  }

  #signed(text: string) {
    return { key_digest: this.digest, signature: sign(null, Buffer.from(text), this.key).toString('hex') };
  }

  async erasure(sequence = 1, ledger_index = this.log.size, entered: string | null = null) {
    const content = {
      v: 2 as const,
      device_id: this.id,
      consent_id: '3f0c9f0e-0b4f-4d7a-9f5e-2f1b3f6f2a11',
      sequence,
      templates: 1,
      epoch_from: 4,
      epoch_to: 5,
      level: 'E3' as const,
      ...OF_DEVICE,
      erased_at: new Date(AT).toISOString(),
      ledger_index,
    };
    const text = certificateText(content);
    const certificate = entered ?? createHash('sha256').update(text).digest('hex');
    const index = this.log.add({ type: 'face.erased', subject: 'p1', body: { certificate } });
    this.log.add({ type: 'verification.completed', body: { way: 'card' } });
    return { content, ...this.#signed(text), evidence: await this.log.evidence(index) };
  }

  async retirement() {
    const content = {
      v: 1 as const,
      device_id: this.id,
      templates: 3,
      tombstones: 8,
      epochs: 6,
      level: 'E3' as const,
      ...OF_DEVICE,
      retired_at: new Date(AT).toISOString(),
      ledger_index: this.log.size,
    };
    const text = retirementText(content);
    const certificate = createHash('sha256').update(text).digest('hex');
    const index = this.log.add({ type: 'device.changed', body: { kind: 'retired', certificate } });
    return { content, ...this.#signed(text), evidence: await this.log.evidence(index) };
  }
}

const platform = new SmallLog(NoteSigner.generate('log', 'consentry.ledger/abc'));
const north = new SmallDevice('dev_north_gate');
const south = new SmallDevice('dev_south_gate');
const published = async (device: SmallDevice, change: object = {}) => {
  const body = {
    device: device.id,
    key_digest: device.digest,
    key: device.spki.toString('base64'),
    kind: 'device_key.published',
    ...change,
  };
  return platform.evidence(platform.add({ type: 'device.changed', device: device.id, body }));
};

const verify = async (file: object | string | Buffer, options: Parameters<typeof readTrust>[0] = {}) => {
  const bytes = typeof file === 'string' || Buffer.isBuffer(file) ? file : JSON.stringify(file);
  return verifyFile(new Blob([bytes as string]), await readTrust(options));
};
const failing = ({ checks }: FileReport) =>
  checks.flatMap(({ check, code, result }) => (result === 'fails' ? [`${check}: ${code}`] : []));
const logKey = platform.signer.key.toString();

test('a certificate is proved from the log of its device, by a key that the log of the platform published', async () => {
  const file = { ...(await north.erasure()), key: await published(north) };
  const given = await verify(file, { logKey });
  expect(failing(given)).toEqual([]);
  expect(given).toMatchObject({
    proved: true,
    log: { named_by: 'reader' },
    ledger: { index: '5', size: '7' },
  });
  expect(verdictOf(given).tone).toBe('holds');
  expect(given.proves.map(({ en }) => en).join()).toMatch(/own log, as entry 5.*published by the log/);
  // Without the platform's key it is taken on the file's word, and said so.
  const trusted = await verify(file);
  expect([trusted.proved, verdictOf(trusted).tone]).toEqual([true, 'trusted']);
  // The key of the device itself needs no platform.
  const { key: _, ...apart } = file;
  const own = await verify(apart, { deviceKey: north.spki.toString('base64') });
  expect([own.proved, verdictOf(own).tone]).toEqual([true, 'holds']);
  expect(failing(await verify(apart))).toEqual(['device: device_key_needed']);
});

test('a certificate of retirement is proved alike', async () => {
  const file = { ...(await south.retirement()), key: await published(south) };
  const report = await verify(file, { logKey });
  expect(failing(report)).toEqual([]);
  expect(report).toMatchObject({ proved: true, title: { en: 'Certificate of retirement' } });
  expect(report.proves.map(({ en }) => en).join()).toMatch(/emptied for good: the 3 templates.*8 consents/);
  const changed = { ...file, content: { ...file.content, templates: 0 } };
  expect(failing(await verify(changed, { logKey }))).toEqual(['signature: device_signature_wrong']);
});

test('a key of another, an entry of another, and a proof of another place are refused', async () => {
  const key = await published(north);
  const good = { ...(await north.erasure(2)), key };
  const refused = async (file: object) => failing(await verify(file, { logKey }));
  expect(await refused(good)).toEqual([]);
  expect(await refused({ ...good, key: await published(south) })).toEqual(['device: key_of_other']);
  expect(await refused({ ...good, key: await published(north, { device: 'dev_other' }) })).toEqual([
    'device: key_of_other',
  ]);
  expect(await refused({ ...good, key: await published(north, { kind: 'device_key.ended' }) })).toEqual([
    'device: key_of_other',
  ]);
  const foreign = new SmallLog(NoteSigner.generate('log', 'consentry.ledger/abc'));
  const claimed = await foreign.evidence(
    foreign.add({
      type: 'device.changed',
      body: {
        device: north.id,
        key_digest: north.digest,
        key: north.spki.toString('base64'),
        kind: 'device_key.published',
      },
    }),
  );
  expect(await refused({ ...good, key: claimed })).toEqual(['device: key_not_proved']);
  expect(await refused({ ...good, evidence: (await north.erasure(3)).evidence })).toEqual([
    'ledger: ledger_other_place',
  ]);
  expect(await refused({ ...good, evidence: (await south.erasure()).evidence })).toEqual([
    'ledger: ledger_other_key',
  ]);
  expect(await refused({ ...(await north.erasure(4, undefined, 'f'.repeat(64))), key })).toEqual([
    'ledger: ledger_other_entry',
  ]);
  const withheld = { ...good, evidence: { ...good.evidence, opening: null } };
  expect(await refused(withheld)).toEqual(['ledger: ledger_other_entry']);
  // A certificate of before devices kept a log has no place in one.
  const { ledger_index: _, ...before } = good.content;
  expect(await refused({ ...good, content: before })).toEqual(['file: member_malformed']);
});

test('of fifteen hundred that were changed none is proved, and the one that was not is (control)', async () => {
  const good = JSON.stringify({ ...(await north.erasure(9)), key: await published(north) });
  const pick = seededRandom(31);
  let refused = 0;
  for (let run = 0; run < 1500; run += 1) {
    const bytes = Buffer.from(good);
    const at = pick(good.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << pick(8));
    const kinds = [bytes, good.slice(0, at), good.slice(0, at) + good.slice(at + 1)];
    const mutant = kinds[run % 3] ?? bytes;
    const report = await verify(mutant, { logKey });
    const foreseen = failing(report).length > 0 && !failing(report).join().includes('unforeseen');
    if (report.proved || !foreseen) throw new Error(`let through: ${mutant.toString()}`);
    refused += 1;
  }
  expect(refused).toBe(1500);
  expect((await verify(good, { logKey })).proved).toBe(true);
});
