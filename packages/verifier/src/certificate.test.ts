import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { seededRandom } from '@consentry/testbed';
import { expect, test } from 'vitest';
import { canonical } from './canonical-json.js';
import { readTrust } from './trust.js';
import { type FileReport, verifyFile } from './verify.js';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const spki = publicKey.export({ format: 'der', type: 'spki' });
const keys = { base64: spki.toString('base64'), hex: spki.subarray(12).toString('hex') };
const trust = await readTrust({ deviceKey: keys.base64 });

const CONTENT = {
  v: 1,
  device_id: 'dev_north_gate',
  consent_id: 'con_7',
  sequence: 12,
  templates: 2,
  epoch_from: 41,
  epoch_to: 42,
  level: 'E3',
  custody: 'software',
  share: 'none',
  storage: { file_system: 'ext4', overwrites_in_place: true, medium: 'solid_state' },
  boot_id: '7f0c9f0e-0b4f-4d7a-9f5e-2f1b3f6f2a11',
  erased_at: '2026-11-22T08:00:00.000Z',
};

/** A certificate as docs/formats/certificate.md has it, over this content. */
function certificate(change: object = {}): string {
  const content = { ...CONTENT, ...change };
  return JSON.stringify({
    content,
    key_digest: createHash('sha256').update(spki).digest('hex'),
    signature: sign(null, Buffer.from(`consentry erasure v1\n${canonical(content)}`), privateKey).toString(
      'hex',
    ),
  });
}

const verify = (file: string | Buffer, by = trust): Promise<FileReport> =>
  verifyFile(new Blob([file as string]), by);
const failing = ({ checks }: FileReport) =>
  checks.flatMap(({ check, code, result }) => (result === 'fails' ? [`${check}: ${code}`] : []));

test('a certificate is proved by the key of its device, in either form', async () => {
  for (const deviceKey of Object.values(keys)) {
    const report = await verify(certificate(), await readTrust({ deviceKey }));
    expect(report).toMatchObject({ proved: true, title: { en: 'Erasure certificate' }, content: CONTENT });
    expect(report.proves.map(({ en }) => en).join()).toMatch(/2 templates of the consent “con_7”.*Level E3/);
    expect(report.does_not_prove.map(({ en }) => en).join()).toMatch(/tells the truth.*flash medium/);
  }
});

test('without that key nothing is proved, and the key that is needed is named', async () => {
  const report = await verify(certificate(), await readTrust());
  expect(report).toMatchObject({ proved: false, content: null });
  expect(failing(report)).toEqual(['device: device_key_needed']);
  const stranger = generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' });
  const by = await readTrust({ deviceKey: stranger.toString('base64') });
  expect(failing(await verify(certificate(), by))).toEqual(['device: other_device']);
});

test('a level is that which its reasons bear', async () => {
  const inPlace = { ...CONTENT.storage, overwrites_in_place: false };
  const cases: ReadonlyArray<readonly [object, string | null]> = [
    [{}, 'E3'],
    [{ storage: inPlace }, 'E1'],
    [{ share: 'kept' }, 'E3'],
    [{ share: 'destroyed' }, 'E4'],
    [{ share: 'destroyed', storage: inPlace }, 'E4'],
    [{ custody: 'tpm2' }, 'E4'],
    [{ custody: 'certified-module', storage: inPlace }, 'E1'],
  ];
  for (const [change, level] of cases) {
    for (const said of ['E1', 'E3', 'E4']) {
      const report = await verify(certificate({ ...change, level: said }));
      expect(failing(report)).toEqual(said === level ? [] : ['level: level_wrong']);
    }
  }
  const nothing = { templates: 0, epoch_from: null, epoch_to: null, level: null };
  expect(await verify(certificate(nothing))).toMatchObject({
    proved: true,
    proves: [{ en: /held no template/ }],
  });
  for (const change of [
    { level: 'E2' },
    { epoch_to: 41 },
    { level: null },
    { ...nothing, level: 'E4' },
    { ...nothing, epoch_to: 2 },
  ]) {
    expect(failing(await verify(certificate(change)))).toEqual(['file: member_malformed']);
  }
});

test('one that was changed is not proved', async () => {
  const good = certificate();
  const pick = seededRandom(11);
  let refused = 0;
  for (let run = 0; run < 2000; run++) {
    const bytes = Buffer.from(good);
    const at = pick(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << pick(8));
    const report = await verify(run % 5 === 0 ? good.slice(0, at) : bytes);
    expect([report.proved, failing(report).join().includes('unforeseen')]).toEqual([false, false]);
    refused += 1;
  }
  expect(refused).toBe(2000);
  const other = JSON.parse(certificate({ consent_id: 'con_8' })) as { signature: string };
  const swapped = JSON.stringify({ ...(JSON.parse(good) as object), signature: other.signature });
  expect(failing(await verify(swapped))).toEqual(['signature: device_signature_wrong']);
  expect((await verify(good)).proved).toBe(true);
});
