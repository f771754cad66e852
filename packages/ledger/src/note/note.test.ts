import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leafHash } from '../tree/hash.ts';
import { checkpointText, openCheckpoint, parseCheckpoint, signCheckpoint } from './checkpoint.ts';
import { NoteKey, NoteSigner } from './note-key.ts';
import { readProofFile, writeProofFile } from './proof-file.ts';
import { openNote, parseNote } from './signed-note.ts';

/** The example of the Go implementation (golang.org/x/mod/sumdb/note), made by other hands. */
const NEUMANN = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const NEUMANN_NOTE = `If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`;

const AT = 1_763_800_000;
const log = NoteSigner.generate('log', 'consentry.example/ledger');
const witness = NoteSigner.generate('witness', 'auditor.example/witness');
const stranger = NoteSigner.generate('log', 'stranger.example');
const checkpoint = { origin: log.key.name, size: 7, root: leafHash(Buffer.from('root')) };

test('a note of another implementation is read and checked', () => {
  const key = NoteKey.parse(NEUMANN);
  expect(key.toString()).toBe(NEUMANN);
  expect(openNote(NEUMANN_NOTE, [key]).by).toEqual([{ key, at: null }]);
  const changed = NEUMANN_NOTE.replace('your problem,', 'any problem,');
  expect(() => openNote(changed, [key])).toThrow(expect.objectContaining({ code: 'signature_wrong' }));
});

test('a key is the same after it was written as text, for logs and for witnesses', () => {
  for (const { key } of [log, witness]) {
    const read = NoteKey.parse(key.toString());
    expect([read.kind, read.name, read.id]).toEqual([key.kind, key.name, key.id]);
  }
});

test.each([
  ['another hash', (text: string) => text.replace(/\+[0-9a-f]{8}\+/, '+00000000+')],
  ['no name', (text: string) => text.slice(text.indexOf('+'))],
  ['a space in the name', (text: string) => `a ${text}`],
  ['a short key', (text: string) => text.slice(0, -8)],
  ['an unknown kind', (text: string) => text.replace(/\+A/, '+B')],
  ['nothing', () => ''],
])('a key with %s is refused', (_, change) => {
  expect(() => NoteKey.parse(change(log.key.toString()))).toThrow(
    expect.objectContaining({ code: 'key_malformed' }),
  );
});

test('only an Ed25519 key signs', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  expect(() => new NoteSigner('log', 'a', privateKey)).toThrow('not Ed25519');
  expect(() => new NoteSigner('log', 'a', publicKey)).toThrow('private key');
  expect(() => new NoteKey('log', 'a+b', publicKey)).toThrow('no plus');
});

test('a checkpoint tells who signed it and who watched, and when', () => {
  const note = signCheckpoint(checkpoint, log) + witness.sign(checkpointText(checkpoint), AT);
  const opened = openCheckpoint(note, log.key, [witness.key]);
  expect(opened).toMatchObject(checkpoint);
  expect(opened.by).toEqual([
    { key: log.key, at: null },
    { key: witness.key, at: AT },
  ]);
  // Whom the reader does not know is no witness.
  expect(openCheckpoint(note, log.key).by).toEqual([{ key: log.key, at: null }]);
});

test('a checkpoint the log did not sign is refused, whoever watched it', () => {
  const text = checkpointText(checkpoint);
  const only = `${text}\n${witness.sign(text, AT)}`;
  expect(() => openCheckpoint(only, log.key, [witness.key])).toThrow(
    expect.objectContaining({ code: 'note_unsigned' }),
  );
  const other = signCheckpoint({ ...checkpoint, origin: stranger.key.name }, stranger);
  expect(() => openCheckpoint(other, log.key)).toThrow(expect.objectContaining({ code: 'note_unsigned' }));
});

test('a log cannot sign for another', () => {
  const note = signCheckpoint({ ...checkpoint, origin: 'other.example/ledger' }, log);
  expect(() => openCheckpoint(note, log.key)).toThrow(
    expect.objectContaining({ code: 'checkpoint_malformed' }),
  );
});

test('a cosignature is not a signature, nor the other way about', () => {
  const text = checkpointText(checkpoint);
  const twin = new NoteKey('log', witness.key.name, witness.key.publicKey);
  const line = witness.sign(text, AT);
  expect(() => openNote(`${text}\n${line}`, [twin])).toThrow(
    expect.objectContaining({ code: 'note_unsigned' }),
  );
});

test('no bit of a signed checkpoint can be changed', () => {
  const note = signCheckpoint(checkpoint, log) + witness.sign(checkpointText(checkpoint), AT);
  const bytes = Buffer.from(note);
  fc.assert(
    fc.property(fc.nat({ max: bytes.length * 8 - 1 }), (bit) => {
      const changed = Buffer.from(bytes);
      const at = Math.floor(bit / 8);
      changed[at] = (changed[at] as number) ^ (1 << (bit % 8));
      const by = (): number => openCheckpoint(changed.toString(), log.key, [witness.key]).by.length;
      // A line whose name or id was changed is a stranger's: it proves nothing, and takes nothing away.
      try {
        expect(by()).toBeLessThan(2);
      } catch (error) {
        expect(error).toHaveProperty('code');
      }
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['no empty line', 'text\n'],
  ['no line end', 'text\n\n— a AAAAAAA='],
  ['a signature without a name', 'text\n\n—  AAAAAAA=\n'],
  ['a hyphen', 'text\n\n- a AAAAAAA=\n'],
  ['a short signature', 'text\n\n— a AAAA\n'],
  ['other base64', 'text\n\n— a AAAAAAB=\n'],
  ['a control character', 'te\u0007xt\n\n— a AAAAAAA=\n'],
  ['a lone surrogate', 'te\uD800xt\n\n— a AAAAAAA=\n'],
  ['too many lines', `text\n\n${'— a AAAAAAA=\n'.repeat(65)}`],
])('a note with %s is refused', (_, note) => {
  expect(() => parseNote(note)).toThrow(expect.objectContaining({ code: 'note_malformed' }));
});

test.each([
  ['two lines', 'a\n1\n'],
  ['a size with a zero before it', `a\n01\n${'A'.repeat(43)}=\n`],
  ['a size too large to count', `a\n9007199254740993\n${'A'.repeat(43)}=\n`],
  ['a short root', 'a\n1\nAAAA\n'],
  ['no origin', `\n1\n${'A'.repeat(43)}=\n`],
  ['an empty line', `a\n1\n${'A'.repeat(43)}=\n\nb\n`],
  ['no line end', `a\n1\n${'A'.repeat(43)}=`],
])('a checkpoint with %s is refused', (_, text) => {
  expect(() => parseCheckpoint(text)).toThrow(expect.objectContaining({ code: 'checkpoint_malformed' }));
  // The control: as it is to be, with a line more.
  expect(parseCheckpoint(`a\n1\n${'A'.repeat(43)}=\nmore\n`).size).toBe(1);
});

test('a proof is the same after it was written', () => {
  const proof = { index: 3, hashes: [checkpoint.root, leafHash(Buffer.from('b'))], checkpoint: 'a\n\nb\n' };
  expect(readProofFile(writeProofFile(proof))).toEqual(proof);
  const more = { ...proof, hashes: [], extra: Buffer.from('extra') };
  expect(readProofFile(writeProofFile(more))).toEqual(more);
});

test.each([
  ['another first line', (text: string) => text.replace('@v1', '@v2')],
  ['no index', (text: string) => text.replace(/index \d+\n/, '')],
  ['a negative index', (text: string) => text.replace('index 3', 'index -3')],
  ['a short hash', (text: string) => text.replace(/\n[A-Za-z0-9+/]{43}=\n/, '\nAAAA\n')],
  ['other base64', (text: string) => text.replace(/=\n/, '\n')],
  ['no checkpoint', (text: string) => text.slice(0, text.indexOf('\n\n'))],
])('a proof with %s is refused', (_, change) => {
  const text = writeProofFile({ index: 3, hashes: [checkpoint.root], checkpoint: 'a\n' });
  expect(() => readProofFile(change(text))).toThrow(expect.objectContaining({ code: 'proof_malformed' }));
});
