import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EntryType, NoteSigner } from '@consentry/ledger';
import { seededRandom } from '@consentry/testbed';
import { describe, expect, test } from 'vitest';
import { canonical } from './canonical-json.js';
import { isSoundKey, requireCrypto } from './crypto.js';
import { type EvidenceMembers, NOW, RealEvidence } from './testing/real-evidence.ts';
import { readTrust } from './trust.js';
import { type FileReport, verdictOf, verifyFile } from './verify.js';
import { ENTRY_TYPES, REASONS } from './words.js';

/** Ten thousand in all, and some more. */
const RUNS_A_KIND = 800;

const real = await RealEvidence.of(41);
const other = await RealEvidence.of(41);
const own = await readTrust({ logKey: real.logKey, witnesses: real.witnesses });
const none = await readTrust();

const verify = (file: string | Uint8Array<ArrayBuffer>, trust = own): Promise<FileReport> =>
  verifyFile(new Blob([file]), trust);
const written = (members: unknown): string => canonical(members as never);
const failing = ({ checks }: FileReport) =>
  checks.flatMap(({ check, code, result }) => (result === 'fails' ? [`${check}: ${code}`] : []));

describe('evidence of the real writer', () => {
  test('of every entry is proved, opened and withheld, by the keys of the reader and by its own', async () => {
    for (let index = 0; index < real.size; index++) {
      for (const opened of [true, false]) {
        const file = await real.file(index, opened);
        for (const trust of [own, none]) {
          const report = await verify(file, trust);
          expect(failing(report)).toEqual([]);
          expect(report).toMatchObject({ proved: true, index: String(index), size: '41' });
          expect(verdictOf(report).tone).toBe(trust === own ? 'holds' : 'trusted');
        }
      }
    }
  });

  test('says what is proved and what is not', async () => {
    const opened = await verify(await real.file(2));
    expect(opened).toMatchObject({
      title: { en: 'Erasure certificate' },
      entry: { type: 'face.erased' },
      opening: { subject: 'per_0042', body: { level: 'E3' } },
      witnesses: [{ at: '2026-11-22T09:00:00.000Z', named_by: 'reader' }, {}],
      beware: [],
    });
    const said = (report: FileReport) => report.does_not_prove.map(({ en }) => en).join('\n');
    expect(said(opened)).toMatch(/no copy is left elsewhere/);
    expect(said(opened)).not.toMatch(/nobody outside|taken from the file/);
    const alone = await RealEvidence.of(3, 0);
    const unwatched = await verify(await alone.file(0), none);
    expect(unwatched.proved).toBe(true);
    expect(said(unwatched)).toMatch(/nobody outside watches it[\s\S]*taken from the file/);
    const withheld = await verify(await real.file(0, false));
    expect(withheld).toMatchObject({ opening: null, proves: [{}, { en: /Consent given/ }, {}] });
  });

  test('that says it happened after a witness saw it is pointed out', async () => {
    const late = await RealEvidence.of(3, 1, NOW - 3_600_000);
    const report = await verify(await late.file(0), none);
    expect(report).toMatchObject({ proved: true, beware: [{ en: expect.stringContaining('clock') }] });
  });

  test('needs the witnesses the reader asks for', async () => {
    const file = await real.file(0);
    const [first = '', second = ''] = real.witnesses;
    const stranger = other.witnesses[0] ?? '';
    const asked: ReadonlyArray<readonly [object, boolean]> = [
      [{ witnesses: [first] }, true],
      [{ witnesses: [first, second, stranger], quorum: 2 }, true],
      [{ witnesses: [first, second, stranger] }, false],
      [{ witnesses: [stranger], quorum: 1 }, false],
      [{ witnesses: [stranger], quorum: 0 }, true],
      // The witnesses of the file are counted only where the reader gave none.
      [{ quorum: 2 }, true],
      [{ quorum: 3 }, false],
    ];
    for (const [options, proved] of asked) {
      expect((await verify(file, await readTrust(options))).proved, JSON.stringify(options)).toBe(proved);
    }
  });
});

describe('what the reader trusts', () => {
  test('is refused where a key or a number is wrong', async () => {
    const [witness = ''] = real.witnesses;
    const { privateKey } = generateKeyPairSync('ed25519');
    const twins = ['one.example', 'two.example'].map((name) => new NoteSigner('witness', name, privateKey));
    const wrong = [
      { logKey: '' },
      { logKey: 'log' },
      { logKey: witness },
      { witnesses: [real.logKey] },
      { logKey: real.logKey.replace(/\+[0-9a-f]{8}\+/, '+00000000+') },
      { logKey: `${real.logKey}=` },
      { witnesses: [witness, witness] },
      // One witness by two names would count twice.
      { witnesses: twins.map(({ key }) => key.toString()) },
      { witnesses: [witness], quorum: 2 },
      { quorum: -1 },
      { quorum: 1.5 },
      { deviceKey: 'x' },
      { deviceKey: '00'.repeat(32) },
    ];
    for (const options of wrong) await expect(readTrust(options), JSON.stringify(options)).rejects.toThrow();
  });

  test('keys whose signatures say nothing are refused, by their points', () => {
    const key = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'));
    // Both signs of a point of order 8, and a real key.
    expect(isSoundKey(key('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05'))).toBe(false);
    expect(isSoundKey(key('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85'))).toBe(false);
    expect(isSoundKey(key('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c'))).toBe(true);
  });
});

/** A file changed, so that it is another. */
type Change = (
  file: string,
  members: EvidenceMembers,
  pick: (most: number) => number,
) => string | Uint8Array<ArrayBuffer>;

const otherMembers = await other.members(0);
const MEMBERS = ['format', 'entry', 'opening', 'proof', 'log', 'witnesses'] as const;

/** Changes that nobody may make unnoticed, whatever the reader brought. */
const CHANGES: Readonly<Record<string, Change>> = {
  'a bit flipped': (file, _, pick) => {
    const bytes = new Uint8Array(Buffer.from(file));
    const at = pick(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << pick(8));
    return bytes;
  },
  'a byte taken out': (file, _, pick) => {
    const at = pick(file.length);
    return file.slice(0, at) + file.slice(at + 1);
  },
  'cut off': (file, _, pick) => file.slice(0, pick(file.length)),
  'something added': (file, _, pick) => file + [' ', '\n', '\0', '{}', file][pick(5)],
  'a member of another log': (_, members, pick) => {
    // Keys of another log in place of its own leave a signature unchecked.
    const name = MEMBERS[1 + pick(5)] ?? 'entry';
    return written({ ...members, [name]: otherMembers[name] });
  },
  'a member added': (_, members, pick) =>
    pick(2) === 0
      ? written({ ...members, [`x${pick(1000)}`]: pick(1000) })
      : written({ ...members, opening: { ...members.opening, [`x${pick(1000)}`]: pick(1000) } }),
  'a member left out': (_, members, pick) => {
    const { [MEMBERS[pick(6)] ?? 'log']: __, ...rest } = members;
    return written(rest);
  },
  'another type in a member': (_, members, pick) =>
    written({ ...members, [MEMBERS[pick(6)] ?? 'log']: [[], {}, 1, true, '', [null], [['a']]][pick(7)] }),
  'not canonical': (file, members, pick) =>
    [
      JSON.stringify(members),
      JSON.stringify(JSON.parse(file), null, pick(4) + 1),
      file.replace('"format"', String.raw`"\u0066ormat"`),
      file.replace('{', `{"entry":"${pick(1000)}",`),
      `\uFEFF${file}`,
    ][pick(5)] ?? '',
  'a proof line moved': (_, members, pick) => {
    const lines = members.proof.split('\n');
    const at = pick(lines.length - 1);
    const to = pick(lines.length - 1);
    [lines[at], lines[to]] = [lines[to] ?? '', lines[at] ?? ''];
    // Two cosignatures in another order are the same two.
    const isCosignature = (line = '') => line.startsWith('— witness');
    if (lines[at] === lines[to] || (isCosignature(lines[at]) && isCosignature(lines[to]))) return '';
    if (lines[at]?.startsWith('— ') && lines[to]?.startsWith('— ')) return '';
    return written({ ...members, proof: lines.join('\n') });
  },
  'a proof line added or twice': (_, members, pick) => {
    const lines = members.proof.split('\n');
    const at = pick(lines.length);
    lines.splice(
      at,
      0,
      [lines[pick(lines.length)] ?? '', 'extra aGk=', '— x.example AAAAAAAA', ''][pick(4)] ?? '',
    );
    return written({ ...members, proof: lines.join('\n') });
  },
  'base64 in another form': (file, members, pick) => {
    const fields = [
      { ...members, opening: { ...members.opening, salt: otherForm(members.opening?.salt ?? '', pick) } },
      {
        ...members,
        proof: members.proof.replaceAll(/[A-Za-z0-9+/]{20,}=*/g, (text) => otherForm(text, pick)),
      },
      { ...members, log: otherForm(members.log, pick) },
      { ...members, witnesses: members.witnesses.map((text) => otherForm(text, pick)) },
    ];
    return written(fields[pick(4)] ?? file);
  },
  'another number': (_, members, pick) => {
    const number = [
      '-1',
      '00',
      '01',
      '1',
      '40',
      '41',
      '42',
      `${2n ** 53n}`,
      `${2n ** 64n}`,
      '1e1',
      ' 0',
      '+0',
    ][pick(12)];
    const lines = members.proof.split('\n');
    const at = pick(2) === 0 ? 1 : lines.indexOf('') + 2;
    lines[at] = at === 1 ? `index ${number}` : String(number);
    const proof = lines.join('\n');
    return proof === members.proof ? '' : written({ ...members, proof });
  },
};

/** The same bytes in another text: padding away, other unused bits, the other alphabet. */
function otherForm(text: string, pick: (most: number) => number): string {
  const forms = [
    text.endsWith('=') ? text.replace(/=+$/, '') : `${text}=`,
    `${text}\n`,
    text.replace(/(.)(=*)$/, (_, last: string, padding: string) => (last === 'B' ? 'C' : 'B') + padding),
    ` ${text}`,
  ];
  return forms[pick(4)] ?? text;
}

/** Changes that only who brought keys of their own can notice. */
const HIDDEN: Readonly<Record<string, Change>> = {
  'the whole of another log': (_file, _members, pick) => otherFiles[pick(otherFiles.length)] ?? '',
  'a cosignature taken out': (_, members, pick) => {
    const lines = members.proof.split('\n');
    const at = lines.findIndex((line) => line.startsWith(`— witness.example/${1 + pick(2)} `));
    return written({ ...members, proof: lines.toSpliced(at, 1).join('\n') });
  },
  'a witness and its cosignature taken out': (_, members, pick) => {
    const name = `witness.example/${1 + pick(2)}`;
    return written({
      ...members,
      witnesses: members.witnesses.filter((key) => !key.startsWith(`${name}+`)),
      proof: members.proof
        .split('\n')
        .filter((line) => !line.startsWith(`— ${name} `))
        .join('\n'),
    });
  },
};
const otherFiles = await Promise.all(Array.from({ length: other.size }, (_, index) => other.file(index)));

describe('a file that was changed is not proved', () => {
  const originals = new Map<number, { readonly file: string; readonly members: EvidenceMembers }>();
  const originalOf = async (index: number) => {
    const known = originals.get(index) ?? {
      file: await real.file(index),
      members: await real.members(index),
    };
    originals.set(index, known);
    return known;
  };

  async function refusesAll(change: Change, trusts: ReadonlyArray<typeof own>): Promise<number> {
    const pick = seededRandom(7);
    let changed = 0;
    for (let run = 0; run < RUNS_A_KIND; run++) {
      const { file, members } = await originalOf(pick(4));
      const mutant = change(file, members, pick);
      if (mutant === '' || Buffer.from(file).equals(Buffer.from(mutant))) continue;
      changed += 1;
      for (const trust of trusts) {
        const report = await verify(mutant, trust);
        // Nothing of a file that is not proved is handed on, and no reason is one nobody foresaw.
        const quiet = !('entry' in report) || (report.entry === null && report.opening === null);
        const foreseen = report.checks.some(
          ({ result, code }) => result === 'fails' && code !== 'unforeseen',
        );
        if (report.proved || !quiet || !foreseen)
          throw new Error(`Let through: ${Buffer.from(mutant).toString()}`);
      }
    }
    return changed;
  }

  const counts: number[] = [];
  test.each(Object.entries(CHANGES))(
    '%s',
    async (_, change) => {
      counts.push(await refusesAll(change, [own, none]));
    },
    120_000,
  );

  test.each(Object.entries(HIDDEN))(
    '%s',
    async (_, change) => {
      counts.push(await refusesAll(change, [own]));
    },
    120_000,
  );

  test('and there were ten thousand of them; without keys of one’s own another log passes (control)', async () => {
    expect(counts).toHaveLength(Object.keys({ ...CHANGES, ...HIDDEN }).length);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(10_000);
    expect(await verify(otherFiles[0] ?? '', none)).toMatchObject({ proved: true });
    for (const { file } of originals.values()) expect((await verify(file)).proved).toBe(true);
  });

  test('nor one that is huge, deep, empty or something else', async () => {
    const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    const members = await real.members(0);
    const odd: ReadonlyArray<readonly [string | Uint8Array<ArrayBuffer>, string]> = [
      ['', 'file: not_json'],
      ['null', 'file: not_object'],
      [deep(400_000), 'file: too_deep'],
      [`{"a":${deep(33)}}`, 'file: too_deep'],
      [' '.repeat(1_048_577), 'file: too_large'],
      [new Uint8Array(3_000_000), 'file: too_large'],
      [new Uint8Array([0xff, 0xfe, 0x00]), 'file: not_utf8'],
      ['PK', 'file: zip_malformed'],
      [written({ ...members, format: 'consentry.evidence@v2' }), 'file: not_evidence'],
      [written({ ...members, entry: 'x'.repeat(65_536) }), 'entry: too_large'],
      ['{"a":"\\ud800"}', 'file: not_unicode'],
    ];
    for (const [file, reason] of odd) expect(failing(await verify(file)), reason).toEqual([reason]);
  });
});

test('types of entry are those of the format, of the writer, and each has its words', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/formats/ledger.md'), 'utf8');
  const listed = /^Types: (.*)$/m.exec(page)?.[1]?.match(/[a-z_]+\.[a-z_]+/g) ?? [];
  expect(Object.keys(ENTRY_TYPES).toSorted()).toEqual(listed.toSorted());
  expect(Object.keys(ENTRY_TYPES).toSorted()).toEqual(EntryType.options.toSorted());
});

test('every reason is said in both languages', () => {
  for (const [code, text] of Object.entries(REASONS)) {
    expect(text['zh-CN'], code).toMatch(/\p{Script=Han}/u);
    const slots = (words: string) => [...new Set(words.match(/\{\w+\}/g))].toSorted();
    expect(slots(text['zh-CN']), code).toEqual(slots(text.en));
  }
});

test('a browser that cannot check says so, and proves nothing', async () => {
  await requireCrypto();
  const real = globalThis.crypto;
  const without = (subtle: unknown) =>
    Object.defineProperty(globalThis, 'crypto', { value: { subtle }, configurable: true });
  try {
    for (const [subtle, reason] of [
      [undefined, 'crypto: no_crypto'],
      [{ importKey: async () => Promise.reject(new Error('NotSupportedError')) }, 'crypto: no_ed25519'],
      // One that says yes to every signature.
      [{ importKey: async () => ({}), verify: async () => true }, 'crypto: no_ed25519'],
    ] as const) {
      without(subtle);
      expect(failing(await verify('{}', none))).toEqual([reason]);
    }
  } finally {
    Object.defineProperty(globalThis, 'crypto', { value: real, configurable: true });
  }
});
