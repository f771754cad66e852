import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LogInMemory } from '../log/log.fixture.ts';
import { openCheckpoint } from '../note/checkpoint.ts';
import { readProofFile } from '../note/proof-file.ts';
import { leafHash } from '../tree/hash.ts';
import { verifyInclusion } from '../tree/verify-proof.ts';
import { commitTo, type Happening, type Opening, opens } from './commitment.ts';
import { entryBytes, EntryType, parseEntry } from './entry.ts';

const happening = {
  type: 'consent.given',
  at: Date.UTC(2026, 10, 22),
  purpose: 'door',
  device: 'device-1',
  notice: 'ab'.repeat(32),
  subject: 'person-000123',
  actor: 'person-000123',
  body: { consent: 'c-1', decision: 'given' },
} as const satisfies Happening;

test('an entry tells what and when, and who only to whoever has the salt', () => {
  const { entry, opening } = commitTo(happening);
  const text = entryBytes(entry).toString();
  expect(text).toContain('consent.given');
  for (const hidden of ['person-000123', 'c-1', 'given"}', opening.salt]) expect(text).not.toContain(hidden);
  expect(parseEntry(entryBytes(entry))).toEqual(entry);
  expect(opens(entry, opening)).toBe(true);
});

test('two entries of the same thing have nothing in common that tells so', () => {
  const [a, b] = [commitTo(happening).entry, commitTo(happening).entry];
  expect([a.subject, a.actor, a.body]).not.toContain(b.subject);
  // Whom it is about and who did it are the same person here: that does not show either.
  expect(a.subject).not.toBe(a.actor);
});

test('an opening with anything changed, added or left out does not open', () => {
  const { entry, opening } = commitTo(happening);
  const { subject, ...without } = opening;
  const others: readonly Opening[] = [
    { ...opening, subject: `${subject}4` },
    { ...opening, actor: 'somebody' },
    { ...opening, body: { ...opening.body, decision: 'refused' } },
    { ...opening, salt: commitTo(happening).opening.salt },
    without,
  ];
  expect(others.map((other) => opens(entry, other))).toEqual(others.map(() => false));
  const { subject: _, ...aboutNobody } = happening;
  expect(opens(commitTo(aboutNobody).entry, opening)).toBe(false);
});

test('without the salt no list of ids finds the person; with it, it does (control)', () => {
  const { entry, opening } = commitTo(happening);
  const ids = Array.from({ length: 10_000 }, (_, id) => `person-${String(id).padStart(6, '0')}`);
  const found = (salt: string): string[] =>
    ids.filter(
      (subject) =>
        commitTo({ ...happening, subject }, () => Buffer.from(salt, 'base64')).entry.subject ===
        entry.subject,
    );
  expect(found(Buffer.alloc(32).toString('base64'))).toEqual([]);
  expect(found(opening.salt)).toEqual([happening.subject]);
});

test('the log still proves every entry when all openings are gone', async () => {
  const log = new LogInMemory();
  log.entries.push(...Array.from({ length: 20 }, () => entryBytes(commitTo(happening).entry)));
  await log.log.integrate();
  for (const [index, bytes] of log.entries.entries()) {
    const { hashes, checkpoint } = readProofFile((await log.log.prove(index)) ?? '');
    const { size, root } = openCheckpoint(checkpoint, log.signer.key);
    expect(verifyInclusion({ index, size, root, leaf: leafHash(bytes), proof: hashes })).toBe(true);
  }
});

test('an entry of an unknown type, or with more in it, or not canonical, is refused', () => {
  const { entry } = commitTo(happening);
  const malformed = [
    { ...entry, type: 'face.exported' },
    { ...entry, v: 2 },
    { ...entry, name: 'Ada' },
    { ...entry, subject: 'person-000123' },
    { ...entry, body: undefined },
    { ...entry, at: '2026-11-22' },
  ].map((value) => JSON.stringify(value));
  const spaced = JSON.stringify(entry, null, 1);
  for (const text of [...malformed, spaced, '', '[]', 'null', '{"v":1'])
    expect(() => parseEntry(Buffer.from(text))).toThrow(expect.objectContaining({ code: 'entry_malformed' }));
  expect(() => commitTo({ ...happening, type: 'face.exported' as EntryType })).toThrow('type');
});

test('whatever happened, its entry is small and opens', () => {
  const body = fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue({ maxDepth: 2 })) as fc.Arbitrary<
    Record<string, unknown>
  >;
  fc.assert(
    fc.property(fc.constantFrom(...EntryType.options), body, (type, body) => {
      const { entry, opening } = commitTo({ ...happening, type, body });
      expect(opens(entry, opening)).toBe(true);
      expect(entryBytes(entry).length).toBeLessThan(600);
    }),
    { numRuns: 200 },
  );
});
