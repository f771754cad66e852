import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { manifestOf, RealEvidence } from './testing/real-evidence.ts';
import { type ZipFault, zipOf } from './testing/zip-of.ts';
import { readTrust } from './trust.js';
import { type FileReport, verifyFile } from './verify.js';

const real = await RealEvidence.of(12);
const trust = await readTrust({ logKey: real.logKey, witnesses: real.witnesses });
const files = await real.bundleFiles();
const ENTRY = 'entries/0000000000.evidence.json';

const verify = (zip: Uint8Array<ArrayBuffer>): Promise<FileReport> => verifyFile(new Blob([zip]), trust);
const failing = ({ checks }: FileReport) =>
  checks.flatMap(({ check, code, result }) => (result === 'fails' ? [`${check}: ${code}`] : []));

/** A bundle some of whose files are others, listed as they are; `null` takes one away. */
async function bundleWith(
  changes: Readonly<Record<string, string | null>>,
  manifest = (text: string) => text,
) {
  const changed = new Map<string, string>();
  for (const [path, text] of Object.entries({ ...Object.fromEntries(files), ...changes })) {
    if (text !== null) changed.set(path, text);
  }
  return zipOf([['manifest.json', manifest(await manifestOf(changed))], ...changed]);
}

/** A bundle in whose zip one file is made otherwise. */
async function faulty(fault: ZipFault, path = ENTRY) {
  const manifest = await manifestOf(files);
  return zipOf(
    [['manifest.json', manifest], ...files].map(
      ([name = '', text = '']) => [name, text, name === path ? fault : {}] as const,
    ),
  );
}

test('a bundle of the real writer is proved, and what nobody signed is named', async () => {
  const seen: number[] = [];
  const report = await verifyFile(new Blob([await real.bundle()]), trust, (done) => seen.push(done));
  expect(failing(report)).toEqual([]);
  expect(report).toMatchObject({
    proved: true,
    manifest: { organisation: '示例科技有限公司', asked: { purpose: 'pur_entrance' } },
    log: { named_by: 'reader' },
    size: '12',
    documents: ['documents/备案.txt'],
  });
  expect('entries' in report && report.entries.filter(({ proved }) => proved)).toHaveLength(12);
  expect(seen).toEqual([0]);
  expect(report.proves.map(({ en }) => en).join()).toContain('every entry the log had');
  expect(report.does_not_prove.map(({ en }) => en).join()).toContain('nobody signed them');
});

test('a bundle that leaves entries out says how many', async () => {
  const report = await verify(await bundleWith({ 'entries/0000000003.evidence.json': null }));
  expect(report.proved).toBe(true);
  expect(report.does_not_prove.map(({ en }) => en).join()).toContain('1 other entries');
});

test('files that are missing, added or changed are found', async () => {
  const entry = files.get(ENTRY) ?? '';
  const zipWith = async (more: ReadonlyArray<readonly [string, string]>) =>
    zipOf([['manifest.json', await manifestOf(files)], ...files, ...more]);
  const zipWithout = async (path: string) =>
    zipOf([['manifest.json', await manifestOf(files)], ...[...files].filter(([name]) => name !== path)]);
  const attacks: ReadonlyArray<readonly [Uint8Array<ArrayBuffer>, string]> = [
    [await zipWith([['documents/more.txt', 'x']]), 'files: file_unlisted'],
    [await zipWith([['readme.txt', 'x']]), 'file: path_malformed'],
    [await zipWith([['entries/0.evidence.json', entry]]), 'file: path_malformed'],
    [await zipWith([[ENTRY, entry]]), 'file: path_twice'],
    [await zipWith([['documents/', '']]), 'file: path_malformed'],
    [await zipWithout(ENTRY), 'files: file_missing'],
    [await zipWithout('documents/备案.txt'), 'files: file_missing'],
    [zipOf([...files]), 'file: file_missing'],
    [await bundleWith({ 'log/checkpoint': null }), 'files: file_missing'],
    [await bundleWith({ 'posture.json': '{' }), 'files: not_json'],
    [await bundleWith({ 'posture.json': null }), 'files: file_missing'],
    // Whoever changes a file and its digest alone is found as well, for the log signed what counts.
    [await bundleWith({ [ENTRY]: entry.replace('con_7', 'con_8') }), 'entries: entries_fail'],
    [
      await bundleWith({ [ENTRY]: files.get('entries/0000000001.evidence.json') ?? '' }),
      'entries: entries_fail',
    ],
    [
      await bundleWith({ 'log/checkpoint': real.checkpoint.replace('\n12\n', '\n13\n') }),
      'signature: signature_wrong',
    ],
    [await bundleWith({ 'log/keys.txt': '' }), 'log: keys_malformed'],
    [await bundleWith({ 'log/keys.txt': `${real.logKey}\n\n` }), 'log: keys_malformed'],
    [await bundleWith({ 'log/keys.txt': `${real.logKey}\n` }), 'signature: signature_unknown'],
    [await bundleWith({}, (text) => text.replace('"asked"', '"more":1,"asked"')), 'file: member_unknown'],
    [await bundleWith({}, (text) => text.replace('bundle@v1', 'bundle@v2')), 'file: not_evidence'],
    [await bundleWith({}, (text) => text.replace(/"sha256":"./, '"sha256":"g')), 'file: member_malformed'],
    [await bundleWith({}, (text) => text.replace(/"bytes":(\d+)/, '"bytes":-$1')), 'file: member_malformed'],
    [await bundleWith({}, (text) => text.replace(/"bytes":(\d+)/, '"bytes":1$1')), 'files: file_differs'],
    [
      await bundleWith({}, (text) => text.replace(/"sha256":"[0-9a-f]{64}/, `"sha256":"${'0'.repeat(64)}`)),
      'files: file_differs',
    ],
  ];
  for (const [number, [zip, reason]] of attacks.entries()) {
    const report = await verify(zip);
    expect(failing(report), `${number}`).toEqual([reason]);
    expect(report.proved).toBe(false);
  }
});

test('another log, another state and another place are found', async () => {
  const other = await RealEvidence.of(12);
  const later = await RealEvidence.of(12, 2, Date.UTC(2027, 0, 1));
  expect(failing(await verify(await other.bundle()))).toEqual(['log: other_log']);
  for (const text of [await other.file(0), await later.file(0)]) {
    expect(failing(await verify(await bundleWith({ [ENTRY]: text })))).toEqual(['entries: entries_fail']);
  }
});

test('paths that lead elsewhere are refused', async () => {
  const paths = [
    '../evil.json',
    'documents/../../evil.json',
    '/etc/passwd',
    String.raw`documents\..\evil`,
    'C:/evil',
    'documents//a',
    'documents/./a',
    'documents/a\0b',
    'documents/a\u202eb\u0007',
    `documents/${'x'.repeat(300)}`,
    '',
  ];
  for (const path of paths) {
    expect(failing(await verify(await bundleWith({ [path]: 'x' }))), path).toEqual(['file: path_malformed']);
  }
});

test('zips that two programs could read in two ways, or that unpack to more than they say, are refused', async () => {
  const good = await real.bundle();
  const entry = files.get(ENTRY) ?? '';
  const bomb = deflateRawSync(Buffer.alloc(300_000_000));
  const attacks: ReadonlyArray<readonly [string, Uint8Array<ArrayBuffer>, string]> = [
    ['an unpacked size it does not have', await faulty({ packed: bomb }), 'files: zip_damaged'],
    [
      '1 GiB by its own word',
      await faulty({ packed: bomb, bytes: 1_073_741_825 }),
      'file: unpacks_too_large',
    ],
    [
      'a manifest that is a bomb',
      await faulty({ packed: bomb, bytes: 300_000_000 }, 'manifest.json'),
      'file: too_large',
    ],
    ['too few bytes', await faulty({ bytes: entry.length + 1 }), 'files: file_differs'],
    ['a wrong checksum', await faulty({ crc: 1 }), 'files: zip_damaged'],
    ['encryption', await faulty({ flags: 0x0801 }), 'file: zip_encrypted'],
    ['another method', await faulty({ method: 12 }), 'file: zip_method'],
    ['a stored file of another size', await faulty({ method: 0 }), 'file: zip_malformed'],
    [
      'two names for one file',
      await faulty({ localName: 'entries/0000000009.evidence.json' }),
      'files: zip_malformed',
    ],
    ['files upon each other', await faulty({ offset: 0 }), 'file: zip_malformed'],
    ['files beyond the end', await faulty({ offset: 4_000_000_000 }), 'file: zip_malformed'],
    ['no deflate at all', await faulty({ packed: Buffer.from('nonsense') }), 'files: zip_damaged'],
    ['something before it', join('PK\x03\x04xx', good), 'file: zip_malformed'],
    ['a comment', commented(good), 'file: zip_malformed'],
    ['something after it', join(good, 'x'), 'file: zip_malformed'],
    ['nothing', zipOf([]), 'file: zip_malformed'],
  ];
  for (const [what, zip, reason] of attacks) {
    const report = await verify(zip);
    expect([what, ...failing(report)]).toEqual([what, what === 'nothing' ? 'file: file_missing' : reason]);
  }
});

test('a hundred thousand files are the limit, and it is told before any is read', async () => {
  const empty = { method: 0, packed: Buffer.alloc(0) };
  const many = (count: number) =>
    zipOf(Array.from({ length: count }, (_, at) => [`documents/${at}`, '', empty] as const));
  expect(failing(await verify(many(100_001)))).toEqual(['file: too_many_files']);
  // Beyond 65,535 their number is written elsewhere in the zip, and is read there (control).
  expect(failing(await verify(many(70_000)))).toEqual(['file: file_missing']);
});

test('a bundle cut off or with a flipped bit anywhere is not proved', async () => {
  const good = Buffer.from(await real.bundle());
  const digest = createHash('sha256').update(good).digest();
  let refused = 0;
  for (let run = 0; run < 400; run++) {
    const at = (digest.readUInt32LE((run % 7) * 4) + run * 7919) % good.length;
    const bad = Buffer.from(good);
    bad[at] = (bad[at] ?? 0) ^ (1 << (run % 8));
    if (!(await verify(new Uint8Array(run % 4 === 0 ? good.subarray(0, at) : bad))).proved) refused += 1;
  }
  // A bit of a time stamp, of a version or of the flags that are not read in a zip changes no file.
  expect(refused).toBeGreaterThan(350);
  expect((await verify(new Uint8Array(good))).proved).toBe(true);
});

function join(...parts: ReadonlyArray<string | Uint8Array>): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part as string))));
}

function commented(zip: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = join(zip, 'hello');
  bytes[bytes.length - 7] = 5;
  return bytes;
}
