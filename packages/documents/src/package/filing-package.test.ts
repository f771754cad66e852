import { hash } from 'node:crypto';
import {
  FILING_FILE_MAX_BYTES,
  PortalDocument,
  canonicalJson,
  filedOf,
  filingText,
} from '@consentry/contract';
import { reviewFiling } from '@consentry/law';
import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { exampleFiles, exampleFiling } from '../testing/filing.ts';
import { readFiling } from './read-filing.ts';
import { writeFiling } from './write-filing.ts';

const sign = (text: string): string => `${text}\n— test c2lnbmVk\n`;
const { zip, digest, manifest } = writeFiling(exampleFiling(), exampleFiles(), sign);

type Files = Record<string, Uint8Array>;

/** The package with its files changed, packed again as they stand. */
function altered(change: (files: Files) => void, level: 0 | 6 = 0): Uint8Array {
  const files: Files = unzipSync(zip);
  change(files);
  return zipSync(files, { level, mtime: new Date('1980-01-01T00:00:00') });
}

/** The package with another manifest, which lists the files as they are. */
function restated(change: (manifest: typeof exampleManifest) => void): Uint8Array {
  const copy = structuredClone(exampleManifest);
  change(copy);
  return altered((files) => {
    files['manifest.json'] = strToU8(canonicalJson(copy));
  });
}
const exampleManifest = structuredClone(manifest);

function faultsOf(bytes: Uint8Array): readonly (readonly [string, string | null])[] {
  const { filing, faults } = readFiling(bytes);
  expect(filing === null).toBe(faults.length > 0);
  for (const { text } of faults) expect(text['zh-CN']).toMatch(/\p{Script=Han}.*。$/u);
  return faults.map(({ code, path }) => [code, path]);
}

const FIRST = '01-个人信息处理者基本情况表/filing_organisation.pdf';
const LETTER = '08-承诺书/commitment-scan.pdf';

describe('a package', () => {
  test('says the same when it is read', () => {
    const { filing, faults } = readFiling(zip);
    expect(faults).toEqual([]);
    expect(filing?.manifest).toEqual(manifest);
    expect(filing?.note).toBe(sign(filingText(digest)));
    expect(hash('sha256', unzipSync(zip)['manifest.json'] ?? '')).toBe(digest);
    expect([...(filing?.files.keys() ?? [])]).toEqual(manifest.files.map(({ path }) => path));
    expect(filing?.manifest.gaps.map(({ path }) => path)).toEqual([FIRST]);
  });

  test('has the order of the portal, and the slots for scans', () => {
    expect(manifest.files.map(({ path }) => path.slice(0, 2))).toEqual([
      '01',
      '02',
      '03',
      '04',
      '05',
      '06',
      '07',
      '07',
      '08',
      '08',
      '09',
      '09',
      '09',
    ]);
    expect(manifest.uploads.map(({ slot, path }) => [slot, path !== null])).toEqual([
      ['credit_code_licence', true],
      ['representative_identity', true],
      ['agent_identity', true],
      ['power_of_attorney', true],
      ['commitment', true],
      ['other', true],
    ]);
    const bare = writeFiling(
      exampleFiling(),
      exampleFiles().filter(({ from }) => from === 'generated'),
      null,
    );
    expect(bare.manifest.uploads.every(({ path, required }) => path === null && required)).toBe(true);
    expect(readFiling(bare.zip).filing?.note).toBeNull();
  });

  test('has the order of its province where that is another, and is refused in any other', () => {
    const order = [...PortalDocument.options].toReversed();
    const other = writeFiling(exampleFiling({ order }), exampleFiles(), sign);
    expect(other.manifest.files.map(({ path }) => path.split('-')[0])).toEqual([
      '01',
      '01',
      '01',
      '02',
      '02',
      '03',
      '03',
      '04',
      '05',
      '06',
      '07',
      '08',
      '09',
    ]);
    expect(other.manifest.files[0]).toMatchObject({
      slot: 'other',
      path: expect.stringMatching(/^01-其他相关材料/),
    });
    expect(readFiling(other.zip).filing?.manifest.order).toEqual(order);
    // The same files, said to be in the usual order (control).
    const { order: _, ...usual } = other.manifest;
    const restate = unzipSync(other.zip);
    restate['manifest.json'] = strToU8(canonicalJson(usual));
    expect(
      new Set(
        faultsOf(zipSync(restate, { level: 0, mtime: new Date('1980-01-01T00:00:00') })).map(
          ([code]) => code,
        ),
      ),
    ).toContain('place_wrong');
  });

  test('has the same bytes for the same content', () => {
    expect(Buffer.from(writeFiling(exampleFiling(), exampleFiles(), sign).zip).equals(Buffer.from(zip))).toBe(
      true,
    );
  });

  test('is whole to the law, and lacks the stamp of a letter that was only printed', () => {
    const now = Date.parse('2026-03-16T10:00:00+08:00');
    expect(reviewFiling(filedOf(manifest), now)).toEqual({ missing: [], contradictions: [] });
    const unstamped = exampleFiles().filter(({ name }) => name !== 'commitment-scan.pdf');
    const { missing } = reviewFiling(filedOf(writeFiling(exampleFiling(), unstamped, null).manifest), now);
    expect(missing.map(({ document, lapse }) => [document, lapse.finding.code])).toEqual([
      ['commitment', 'document_unstamped'],
    ]);
  });

  test('is not written where it could not be read', () => {
    const [file] = exampleFiles();
    const twice = file === undefined ? [] : [file, file];
    expect(() => writeFiling(exampleFiling(), twice, null)).toThrow('package_unfit');
    const outside = twice.slice(1).map((one) => ({ ...one, name: '../passwd.pdf' }));
    expect(() => writeFiling(exampleFiling({ gaps: [] }), outside, null)).toThrow('package_unfit');
  });
});

describe('a package that was tampered with', () => {
  test('is refused with every reason', () => {
    const bad = altered((files) => {
      files[LETTER] = strToU8('%PDF-1.7 commitment-scan.pdg\n');
      files[FIRST] = strToU8('%PDF-1.7 longer than the manifest says\n');
      delete files['03-个人信息保护影响评估报告/impact_assessment.pdf'];
      files['09-其他相关材料/more.pdf'] = strToU8('%PDF-');
      files['../../etc/passwd'] = strToU8('root');
      files['/etc/shadow'] = strToU8('root');
      files['09-其他相关材料/..'] = strToU8('up');
      files[FIRST.toUpperCase()] = strToU8('%PDF-');
    });
    expect(new Set(faultsOf(bad))).toEqual(
      new Set([
        ['path_unsafe', '../../etc/passwd'],
        ['path_unsafe', '/etc/shadow'],
        ['path_unsafe', '09-其他相关材料/..'],
        ['path_twice', FIRST.toUpperCase()],
        ['size_wrong', FIRST],
        ['digest_wrong', LETTER],
        ['file_missing', '03-个人信息保护影响评估报告/impact_assessment.pdf'],
        ['file_extra', '09-其他相关材料/more.pdf'],
      ]),
    );
  });

  test.each([
    ['no zip', Buffer.from('hello'), 'not_plain_zip'],
    ['nothing', new Uint8Array(), 'not_plain_zip'],
    ['cut off', zip.subarray(0, zip.length - 1), 'not_plain_zip'],
    ['something before it', Buffer.concat([Buffer.from('#!/bin/sh\n'), zip]), 'not_plain_zip'],
    ['something after it', Buffer.concat([zip, Buffer.from('more')]), 'not_plain_zip'],
    ['no manifest', altered((files) => delete files['manifest.json']), 'manifest_missing'],
    [
      'a manifest that is no JSON',
      altered((files) => {
        files['manifest.json'] = strToU8('{');
      }),
      'manifest_malformed',
    ],
    [
      'a manifest written otherwise',
      altered((files) => {
        files['manifest.json'] = strToU8(JSON.stringify(manifest, null, 1));
      }),
      'manifest_not_canonical',
    ],
    [
      'a file under another kind',
      restated(({ files }) => {
        const [, second] = files;
        if (second !== undefined) second.slot = 'processor_form';
      }),
      'place_wrong',
    ],
    [
      'another order',
      restated((all) => {
        all.files = all.files.toReversed();
      }),
      'place_wrong',
    ],
    [
      'a slot filled by what was generated',
      restated(({ uploads }) => {
        const letter = uploads.find(({ slot }) => slot === 'commitment');
        if (letter !== undefined) letter.path = '08-承诺书/filing_commitment.pdf';
      }),
      'upload_wrong',
    ],
    [
      'a gap of no file',
      restated(({ gaps }) => {
        for (const gap of gaps) gap.path = '01-个人信息处理者基本情况表/other.pdf';
      }),
      'gap_wrong',
    ],
    ['a page that says it is a PDF', restatedWith(LETTER, '<html><script>alert(1)</script>'), 'type_wrong'],
  ])('%s', (_, bytes, code) => {
    expect(faultsOf(bytes).map(([found]) => found)).toContain(code);
  });

  test('says where the manifest is not of the format, each place', () => {
    const bad = altered((files) => {
      const copy = JSON.parse(JSON.stringify(manifest)) as Record<string, unknown>;
      files['manifest.json'] = strToU8(canonicalJson({ ...copy, province: 37, kind: 'second', faces: [] }));
    });
    expect(new Set(faultsOf(bad))).toEqual(
      new Set([
        ['manifest_malformed', '/faces'],
        ['manifest_malformed', '/kind'],
        ['manifest_malformed', '/province'],
      ]),
    );
  });
});

describe('a bomb', () => {
  /** Files that unpack to so many bytes, in a package whose headers say another number of each. */
  function claiming(paths: readonly string[], bytes: number, said: number): Uint8Array {
    const files = Object.fromEntries(paths.map((path) => [path, new Uint8Array(bytes)]));
    const packed = Buffer.from(altered((all) => Object.assign(all, files), 6));
    const [real, told] = [bytes, said].map((size) => {
      const field = Buffer.alloc(4);
      field.writeUInt32LE(size);
      return field;
    }) as [Buffer, Buffer];
    // In the header of each file and in the directory.
    for (let at = packed.indexOf(real); at >= 0; at = packed.indexOf(real, at + 1)) told.copy(packed, at);
    return packed;
  }
  const ODD = 1_000_003;

  test('that says how large it is is not unpacked', () => {
    expect(faultsOf(claiming([LETTER], ODD, FILING_FILE_MAX_BYTES + 1))).toEqual([
      ['file_too_large', LETTER],
    ]);
    const many = [1, 2, 3, 4, 5].map((index) => `09-其他相关材料/${index}.pdf`);
    const [first] = faultsOf(claiming(many, ODD, FILING_FILE_MAX_BYTES));
    expect(first).toEqual(['unpacks_too_large', null]);
  });

  test('that says it is small is unpacked no further than it says', () => {
    expect(faultsOf(claiming([LETTER], ODD, 29))).toEqual([['not_unpacked', LETTER]]);
    // And what says the truth is unpacked (control).
    expect(faultsOf(claiming([LETTER], ODD, ODD))).toEqual([['size_wrong', LETTER]]);
  });

  test('of files that share bytes is no plain zip', () => {
    const packed = Buffer.from(zip);
    const directory = packed.readUInt32LE(packed.length - 6);
    // The second file is said to begin where the first does.
    const second = packed.indexOf('PK\u0001\u0002', directory + 4, 'latin1');
    packed.writeUInt32LE(0, second + 42);
    expect(faultsOf(packed)).toEqual([['not_plain_zip', null]]);
  });
});

describe('T-I2: a zip in which two readers would see two things', () => {
  const directory = Buffer.from(zip).readUInt32LE(zip.length - 6);
  const local = Buffer.from(zip).readUInt32LE(directory + 42);
  const nameBytes = Buffer.from(zip).readUInt16LE(directory + 28);

  /** The zip with something put in, and its directory found all the same. */
  function withMore(at: number, more: Buffer, lengthAt: number): Buffer {
    const packed = Buffer.concat([zip.subarray(0, at), more, zip.subarray(at)]);
    packed.writeUInt16LE(more.length, lengthAt < at ? lengthAt : lengthAt + more.length);
    const end = packed.length - 22;
    const size = packed.readUInt32LE(end + 12);
    packed.writeUInt32LE(at < directory ? size : size + more.length, end + 12);
    packed.writeUInt32LE(at < directory ? directory + more.length : directory, end + 16);
    return packed;
  }
  /** Info-ZIP's further name (APPNOTE 4.6.9), which its reader prefers. */
  const otherName = Buffer.concat([
    Buffer.from([0x75, 0x70, 14, 0, 1, 0, 0, 0, 0]),
    Buffer.from('../passwd'),
  ]);

  test.each([
    ['a further name in the directory', withMore(directory + 46 + nameBytes, otherName, directory + 30)],
    ['a further field before the file', withMore(local + 30 + nameBytes, otherName, local + 28)],
    ['a comment of a file', withMore(directory + 46 + nameBytes, Buffer.from('x'), directory + 32)],
    ['a link to somewhere else', attributed(0o120_777)],
    ['a folder', attributed(0o040_755)],
    ['a device', attributed(0o020_666)],
    ['another disk', patched(directory + 34, 1)],
  ])('%s', (_, bytes) => {
    expect(faultsOf(bytes)).toEqual([['not_plain_zip', null]]);
  });

  test('a file with its rights is a file (control)', () => {
    expect(faultsOf(attributed(0o100_644))).toEqual([]);
  });

  test('the sum of a file is checked, and what stands behind its stream is not passed over', () => {
    const sum = Buffer.from(zip);
    for (const at of [local + 14, directory + 16]) sum.writeUInt32LE(1, at);
    expect(faultsOf(sum)).toContainEqual(['not_unpacked', 'manifest.json']);
    // One byte more is said to belong to the stream of the manifest.
    const packedBytes = Buffer.from(zip).readUInt32LE(directory + 20);
    const behind = Buffer.concat([
      zip.subarray(0, local + 30 + nameBytes + packedBytes),
      Buffer.from('x'),
      zip.subarray(local + 30 + nameBytes + packedBytes),
    ]);
    const end = behind.length - 22;
    behind.writeUInt32LE(packedBytes + 1, local + 18);
    behind.writeUInt32LE(packedBytes + 1, directory + 1 + 20);
    behind.writeUInt32LE(directory + 1, end + 16);
    for (let at = directory + 1; at < end; ) {
      const begins = behind.readUInt32LE(at + 42);
      if (begins > local) behind.writeUInt32LE(begins + 1, at + 42);
      at += 46 + behind.readUInt16LE(at + 28);
    }
    expect(faultsOf(behind)).toContainEqual(['not_unpacked', 'manifest.json']);
  });

  test('any byte that is another one is refused with its reasons, or was never read', () => {
    const held = readFiling(zip).filing;
    let refused = 0;
    fc.assert(
      fc.property(fc.nat(zip.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const packed = Buffer.from(zip);
        packed[at] = (packed[at] ?? 0) ^ change;
        const { filing, faults } = readFiling(packed);
        expect(filing === null).toBe(faults.length > 0);
        if (filing === null) refused += 1;
        // A signature is checked by whoever knows its key.
        else expect({ ...filing, note: '' }).toEqual({ ...held, note: '' });
      }),
      { numRuns: 300 },
    );
    expect(refused).toBeGreaterThan(200);
  });

  function patched(at: number, byte: number): Buffer {
    const packed = Buffer.from(zip);
    packed[at] = byte;
    return packed;
  }
  /** The first file as one of this kind of Unix. */
  function attributed(mode: number): Buffer {
    const packed = Buffer.from(zip);
    packed.writeUInt32LE((mode << 16) >>> 0, directory + 38);
    return packed;
  }
});

/** Other content of a file, listed with its own digest. */
function restatedWith(path: string, text: string): Uint8Array {
  const bytes = strToU8(text);
  const copy = structuredClone(manifest);
  for (const file of copy.files) {
    if (file.path !== path) continue;
    file.bytes = bytes.length;
    file.sha256 = hash('sha256', bytes);
  }
  return altered((files) => {
    files[path] = bytes;
    files['manifest.json'] = strToU8(canonicalJson(copy));
  });
}
