import { createHmac, randomUUID } from 'node:crypto';
import { EvidenceFile, PersonEvidence } from '@consentry/contract';
import {
  leafHash,
  NoteKey,
  openCheckpoint,
  type Opening,
  opens,
  parseEntry,
  readProofFile,
  verifyInclusion,
} from '@consentry/ledger';
import type { LedgerKeeper } from '@consentry/ledger-server';
import { appendEvent, inTransaction } from '@consentry/server';
import { expect, onTestFinished, test } from 'vitest';
import { ledgerKeeper } from './ledger-keeper.ts';
import { ledgerRoutes } from './ledger-routes.ts';
import { noHolders } from '../consent/holders.ts';
import { rightsRoutes } from '../rights/rights-routes.ts';
import { type ConsentSetting, startConsentSetting } from '../testing/consent-setting.ts';
import { makeData, removeData } from '../testing/platform-data.ts';
import { staff } from '../testing/test-server.ts';
import { erasuresOf, OPENINGS_ERASED } from './erase-openings.ts';
import { evidenceRoutes } from './evidence-routes.ts';
import { keptPerson } from './ids-of-person.ts';
import { listEntries } from './read-entries.ts';

const AUDITOR = staff('auditor');
const HOUR = 3_600_000;
const EMAIL = 'fang@example.com';
/** Ids an attacker tries (SECURITY.md T-G6). */
const DICTIONARY = 100_000;

async function start(): Promise<{ setting: ConsentSetting; keeper: LedgerKeeper }> {
  const data = makeData();
  let keeper: LedgerKeeper | undefined;
  const setting = await startConsentSetting((routes, context, ports) => {
    keeper = ledgerKeeper(context, data);
    rightsRoutes(routes, context, ports);
    ledgerRoutes(routes, context, keeper);
    evidenceRoutes(routes, context, keeper);
  }, noHolders);
  onTestFinished(async () => {
    await setting[Symbol.asyncDispose]();
    await removeData(data);
  });
  if (keeper === undefined) throw new TypeError('no keeper');
  return { setting, keeper };
}

/** Checks a file as a reader of it does. */
function holds(file: EvidenceFile): boolean {
  const { index, hashes, checkpoint } = readProofFile(file.proof);
  const { size, root } = openCheckpoint(checkpoint, NoteKey.parse(file.log));
  const leaf = leafHash(Buffer.from(file.entry));
  const opened = file.opening === null || opens(parseEntry(Buffer.from(file.entry)), file.opening as never);
  return opened && verifyInclusion({ index, size, root, leaf, proof: hashes });
}

test('when a right to erasure was carried out the salts are gone, every proof holds, and it is said what went', async () => {
  const { setting, keeper } = await start();
  const { reading } = setting.server.context.database;
  const person = await setting.person(EMAIL);
  const other = await setting.person('lei@example.com');
  const token = await setting.server.signIn(EMAIL);
  const consent = String((await setting.decide(person, token)).body['consent']);
  await setting.decide(other, await setting.server.signIn('lei@example.com'));
  await keeper.advance();
  const about = (of: string) => listEntries(reading, { person: of, before: null, limit: 500 });
  const before = await about(person);
  const others = (await about(other)).length;
  expect(before.map(({ entry }) => entry.type)).toEqual(
    expect.arrayContaining(['consent.given', 'notice.presented']),
  );
  const get = (path: string, sent = {}) => setting.server.send('GET', path, undefined, { token, ...sent });
  const receipt = EvidenceFile.parse((await get(`/v1/consents/${consent}/evidence`)).body);
  const stolen = receipt.opening as Opening;

  setting.server.clock.now += HOUR;
  // Something that happened before, and gets its place only after.
  await inTransaction(setting.server.context.database, (writing) =>
    appendEvent(writing, 'minors', {
      kind: 'age.told',
      body: JSON.stringify({ person }),
      at: setting.server.clock.now - 1,
    }),
  );
  const token2 = await setting.server.signIn(EMAIL);
  const asked = await setting.server.send(
    'POST',
    `/v1/people/${person}/rights-requests`,
    { kind: 'delete', wish: null, correction: null, purpose_id: null, counter: null },
    { token: token2 },
  );
  expect(asked.body).toMatchObject({ state: 'granted' });
  await keeper.advance();

  const left = await about(person);
  expect(left.map(({ opening }) => opening?.body['kind'])).toEqual([OPENINGS_ERASED]);
  expect((await about(other)).length).toBe(others);
  const evidence = PersonEvidence.parse((await get(`/v1/people/${person}/evidence`, { token: token2 })).body);
  const [erased] = evidence.erased;
  expect(evidence.erased).toHaveLength(1);
  expect(erased).toMatchObject({ reason: 'person_erased', entries: { 'consent.given': 1 } });
  expect(Object.values(erased?.entries ?? {}).reduce((all, count) => all + count, 0)).toBe(before.length);
  expect(erased?.what.en).toContain('salts');
  const gone = await get(`/v1/consents/${consent}/evidence`, { token: token2 });
  expect([gone.status, gone.body['code']]).toEqual([410, 'evidence_erased']);

  // Every entry is proved as before; nothing tells whom it was about, also not of what came late.
  const rows = await reading.selectFrom('ledger_entries').selectAll().orderBy('position').execute();
  const ofPerson = new Set(before.map(({ position }) => position));
  let closed = 0;
  for (const { position } of rows) {
    const { body } = await setting.server.send('GET', `/v1/ledger/entries/${position}/evidence`, undefined, {
      as: AUDITOR,
    });
    const file = EvidenceFile.parse(body);
    expect(holds(file), `${position}`).toBe(true);
    if (file.opening === null) closed += 1;
    if (ofPerson.has(position)) expect(file.opening).toBeNull();
  }
  expect(closed).toBeGreaterThan(before.length);
  const openings = await reading.selectFrom('ledger_openings').selectAll().execute();
  const texts = openings.filter(({ opening }) => !opening.includes(OPENINGS_ERASED));
  expect(texts.some(({ opening }) => opening.includes(person))).toBe(false);
  expect(await keeper.check()).toBeNull();
  // What the person kept is still evidence.
  expect(holds(receipt)).toBe(true);

  // Without the salt a dictionary in which the person is finds nobody, by no salt that is left.
  const { subject } = parseEntry(Buffer.from(receipt.entry));
  const salts = openings.map(({ opening }) => Buffer.from((JSON.parse(opening) as Opening).salt, 'base64'));
  const found = (keys: readonly Buffer[]) => {
    for (let tried = 0; tried < DICTIONARY; tried += 1) {
      const id = tried % 2 === 0 ? person : `00000000-0000-4000-8000-${String(tried).padStart(12, '0')}`;
      const key = keys[tried % keys.length] ?? '';
      if (createHmac('sha256', key).update(`subject\0${id}`).digest('base64') === subject) return true;
    }
    return false;
  };
  expect(found(salts)).toBe(false);
  // The control: with the salt it is found.
  expect(found([Buffer.from(stolen.salt, 'base64')])).toBe(true);

  // They come again: what is new about them opens again.
  setting.server.clock.now += HOUR;
  const token3 = await setting.server.signIn(EMAIL);
  await setting.decide(person, token3);
  await keeper.advance();
  expect((await about(person)).map(({ entry }) => entry.type)).toContain('consent.given');
}, 60_000);

test('of two records that were made one the evidence is found together, and goes together', async () => {
  const { setting, keeper } = await start();
  const { database } = setting.server.context;
  const { reading } = database;
  const kept = await setting.person(EMAIL);
  const [absorbed, first] = [await setting.person('a@example.com'), await setting.person('b@example.com')];
  const merged = async (person: string, gone: string) =>
    inTransaction(database, (writing) =>
      writing
        .insertInto('person_merges')
        .values({
          merge: randomUUID(),
          person,
          absorbed: gone,
          state: 'merged',
          ticket_hash: null,
          device: null,
          way: null,
          asked_by_kind: 'staff',
          asked_by: 'x',
          proof: 'case 1',
          decided_by: null,
          obstacles: null,
          asked_at: 1,
          ends_at: null,
          done_at: 2,
        })
        .execute(),
    );
  for (const one of [absorbed, first])
    await inTransaction(database, (writing) =>
      appendEvent(writing, 'minors', { kind: 'age.told', body: JSON.stringify({ person: one }), at: 5 }),
    );
  await keeper.advance();
  const count = async (person: string) =>
    (await listEntries(reading, { person, before: null, limit: 500 })).length;
  const alone = await count(kept);
  // The control: while they are two, each has its own.
  const both = (await count(absorbed)) + (await count(first));
  expect(both).toBeGreaterThan(1);
  await merged(absorbed, first);
  await merged(kept, absorbed);
  expect(await count(kept)).toBe(alone + both);
  expect(await keptPerson(reading, first)).toBe(kept);
  const token = await setting.server.signIn(EMAIL);
  const [old] = await listEntries(reading, { person: first, before: null, limit: 1 });
  const own = await setting.server.send('GET', `/v1/ledger/entries/${old?.position}/evidence`, undefined, {
    token,
  });
  expect([own.status, EvidenceFile.parse(own.body).opening?.subject]).toEqual([200, first]);
  setting.server.clock.now += HOUR;
  const asked = await setting.server.send(
    'POST',
    `/v1/people/${kept}/rights-requests`,
    { kind: 'delete', wish: null, correction: null, purpose_id: null, counter: null },
    { token: await setting.server.signIn(EMAIL) },
  );
  expect(asked.body).toMatchObject({ state: 'granted' });
  // What is of the absorbed record and comes late has no opening either.
  await inTransaction(database, (writing) =>
    appendEvent(writing, 'minors', { kind: 'age.told', body: JSON.stringify({ person: first }), at: 6 }),
  );
  await keeper.advance();
  expect(await count(kept)).toBe(1);
  expect(await count(first)).toBe(0);
  expect((await erasuresOf(reading, kept))[0]?.entries['minor.changed']).toBeGreaterThanOrEqual(2);
}, 60_000);
