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
function certificate(change: object = {}, key = privateKey, of = spki): string {
  const content = { ...CONTENT, ...change };
  return JSON.stringify({
    content,
    key_digest: createHash('sha256').update(of).digest('hex'),
    signature: sign(null, Buffer.from(`consentry erasure v1\n${canonical(content)}`), key).toString('hex'),
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

test('a share that is destroyed makes the medium of the device not matter, and says what of the platform’s does', async () => {
  const said = async (change: object): Promise<string> =>
    (await verify(certificate(change))).does_not_prove.map(({ en }) => en).join();
  expect(await said({ share: 'destroyed', level: 'E4' })).toMatch(/no copy of the platform’s share/);
  expect(await said({ share: 'destroyed', level: 'E4' })).not.toMatch(/flash medium/);
  expect(await said({})).not.toMatch(/platform’s share/);
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

/** Each content has another value of it, which a certificate could have. */
const OTHERS: Readonly<Record<keyof typeof CONTENT, readonly unknown[]>> = {
  v: [0, 2, '1', null],
  device_id: ['dev_south_gate', ''],
  consent_id: ['con_8', 'con_7 '],
  sequence: [11, 13, 1, 0],
  templates: [1, 3, 0],
  epoch_from: [40, 1, null],
  epoch_to: [43, 99, null],
  level: ['E1', 'E2', 'E4', null],
  custody: ['tpm2', 'certified-module'],
  share: ['kept', 'destroyed'],
  storage: [
    { ...CONTENT.storage, file_system: 'xfs' },
    { ...CONTENT.storage, overwrites_in_place: false },
    { ...CONTENT.storage, medium: 'rotating' },
    { ...CONTENT.storage, more: 1 },
  ],
  boot_id: [null, '7f0c9f0e-0b4f-4d7a-9f5e-2f1b3f6f2a12'],
  erased_at: ['2026-11-22T08:00:00.001Z', '2026-11-22T08:00:00Z', '1970-01-01T00:00:00.000Z'],
};
const MEMBERS = Object.keys(CONTENT) as Array<keyof typeof CONTENT>;
const PARTS = ['content', 'key_digest', 'signature'] as const;

type Pick = (most: number) => number;

/** Kinds of changes; none leaves what is signed, by whom and the signature as they were. */
const CHANGES: Readonly<Record<string, (good: string, pick: Pick) => string | Buffer>> = {
  'a bit flipped': (good, pick) => {
    const bytes = Buffer.from(good);
    const at = pick(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << pick(8));
    return bytes;
  },
  'a byte taken out': (good, pick) => {
    const at = pick(good.length);
    return good.slice(0, at) + good.slice(at + 1);
  },
  'a byte put in': (good, pick) => {
    const at = pick(good.length + 1);
    return `${good.slice(0, at)}${['x', '0', ',', '"', '}', '-', '\\'][pick(7)]}${good.slice(at)}`;
  },
  'cut off': (good, pick) => good.slice(0, pick(good.length)),
  'another value of a member': (good, pick) => {
    const file = JSON.parse(good) as { readonly content: object };
    const name = MEMBERS[pick(MEMBERS.length)] ?? 'level';
    const others = OTHERS[name];
    return JSON.stringify({ ...file, content: { ...file.content, [name]: others[pick(others.length)] } });
  },
  'a member added': (good, pick) => {
    const file = JSON.parse(good) as { readonly content: object };
    const more = { [`x${pick(1000)}`]: pick(1000) };
    return JSON.stringify(
      pick(2) === 0 ? { ...file, ...more } : { ...file, content: { ...file.content, ...more } },
    );
  },
  'a member left out': (good, pick) => {
    const { content, ...rest } = JSON.parse(good) as { readonly content: object };
    const without = (value: object, names: readonly string[]) => {
      const name = names[pick(names.length)];
      return Object.fromEntries(Object.entries(value).filter(([member]) => member !== name));
    };
    return JSON.stringify(
      pick(3) === 0 ? without({ content, ...rest }, PARTS) : { content: without(content, MEMBERS), ...rest },
    );
  },
  'a part of another certificate': (good, pick) => {
    const other = JSON.parse(certificate({ sequence: 13 + pick(50) })) as Record<string, unknown>;
    // All are of one key, so its digest is the same in each.
    const part = pick(2) === 0 ? 'content' : 'signature';
    return JSON.stringify({ ...(JSON.parse(good) as object), [part]: other[part] });
  },
  'signed by another device': (_, pick) =>
    certificate({ sequence: pick(1000) }, stranger.privateKey, pick(2) === 0 ? spki : stranger.spki),
};
const stranger = (() => {
  const pair = generateKeyPairSync('ed25519');
  return { ...pair, spki: pair.publicKey.export({ format: 'der', type: 'spki' }) };
})();
/** Ten thousand in all, and some more. */
const RUNS_A_KIND = 1150;

test('of ten thousand that were changed none is proved, and the one that was not is (control)', async () => {
  const good = certificate();
  const pick = seededRandom(11);
  let refused = 0;
  for (const [kind, change] of Object.entries(CHANGES)) {
    for (let run = 0; run < RUNS_A_KIND; run++) {
      const mutant = change(good, pick);
      // A byte of a kind that stands beside itself is the same wherever it is put in.
      if (Buffer.from(good).equals(Buffer.from(mutant as string))) continue;
      const report = await verify(mutant);
      const foreseen = failing(report).length > 0 && !failing(report).join().includes('unforeseen');
      if (report.proved || !foreseen || ('content' in report && report.content !== null))
        throw new Error(`${kind}, let through: ${mutant.toString()}`);
      refused += 1;
    }
  }
  expect(refused).toBeGreaterThanOrEqual(10_000);
  expect((await verify(good)).proved).toBe(true);
});
