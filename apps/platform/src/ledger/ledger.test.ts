import { createHash } from 'node:crypto';
import {
  EvidenceFile,
  LedgerConsistency,
  LedgerEntryList,
  LedgerView,
  PersonEvidence,
} from '@consentry/contract';
import {
  checkLog,
  Entry,
  leafHash,
  NoteKey,
  NoteSigner,
  openCheckpoint,
  opens,
  parseEntry,
  readProofFile,
  verifyConsistency,
  verifyInclusion,
  watched,
} from '@consentry/ledger';
import { appendEvent, inTransaction } from '@consentry/server';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { personAsker } from '../access/testing/everybody.ts';
import { liveIn } from '../access/testing/lived-in.ts';
import { callAt, signedIn } from '../staff/testing/signed-in.ts';
import type { Platform } from '../platform.ts';
import { RunningPlatforms } from '../testing/running-platform.ts';
import { evidenceBundle } from './evidence-bundle.ts';
import { evidenceOf } from './evidence-of.ts';
import { ledgerKeeper } from './ledger-keeper.ts';

const NOW = Date.parse('2026-11-22T09:00:00+08:00');

async function lived(platforms: RunningPlatforms) {
  const platform = await platforms.start({ now: () => NOW, codes: { via: 'file', path: '/dev/null' } });
  const ids = await liveIn(platform);
  await platform.keeper.advance();
  return { platform, ...ids };
}

const entriesOf = ({ context }: Platform) =>
  context.database.reading.selectFrom('ledger_entries').selectAll().orderBy('position').execute();

/** Checks a file as a reader of it does; `null` where all holds. */
function wrongWith(file: EvidenceFile): string | null {
  const entry = parseEntry(Buffer.from(file.entry));
  if (file.opening !== null && !opens(entry, file.opening as never)) return 'opening';
  const { index, hashes, checkpoint } = readProofFile(file.proof);
  const { size, root } = openCheckpoint(checkpoint, NoteKey.parse(file.log));
  const leaf = leafHash(Buffer.from(file.entry));
  return verifyInclusion({ index, size, root, leaf, proof: hashes }) ? null : 'proof';
}

test('every event of a lived-in platform has one entry, of its type, that names nobody', async () => {
  await using platforms = new RunningPlatforms();
  const { platform, person, child, guardian, former } = await lived(platforms);
  const { reading } = platform.context.database;
  const dpo = await signedIn(platform, 'dpo');
  await dpo.call('GET', `/v1/people/${person}/identity`, { headers: { 'access-reason': 'complaint' } });
  const readEvents = () => reading.selectFrom('events').selectAll().execute();
  let events = await readEvents();
  let entries = await entriesOf(platform);
  // The posture is reviewed meanwhile, which adds events: until nothing came while the entries were read.
  for (let before = -1; before !== events.length; events = await readEvents()) {
    before = events.length;
    await platform.keeper.advance();
    entries = await entriesOf(platform);
  }
  const by = new Map(
    entries.map((one) => [`${one.stream} ${one.sequence}`, Entry.parse(JSON.parse(one.entry))]),
  );
  const intended: Record<string, string> = {};
  for (const event of events) {
    const happening = evidenceOf(event);
    if (happening === null) continue;
    intended[`${event.stream.split('/')[0]} ${event.kind}`] = happening.type;
    expect(by.get(`${event.stream} ${event.sequence}`)?.type, event.kind).toBe(happening.type);
  }
  expect(intended).toMatchObject({
    'presentations notice.presented': 'notice.presented',
    'consents consent.given': 'consent.given',
    'devices device_approved': 'approval.given',
    'sites site_surveyed': 'site.surveyed',
    'minors age.told': 'minor.changed',
    'alternatives alternatives.face_only': 'alternative.changed',
  });
  expect(Object.values(intended)).not.toContain('platform.changed');
  const accesses = await reading.selectFrom('accesses').selectAll().execute();
  expect(accesses.length).toBeGreaterThan(0);
  const counted = events.filter((event) => evidenceOf(event) !== null).length;
  expect(entries.length).toBe(counted + accesses.length);
  expect(entries.map(({ position }) => position)).toEqual(entries.map((_, at) => at));

  const text = entries.map(({ entry }) => entry).join('\n');
  const names = [person, child, guardian, former, dpo.staff];
  const openings = await reading.selectFrom('ledger_openings').selectAll().execute();
  const opened = openings.map(({ opening }) => opening).join('\n');
  for (const name of names) expect(text.includes(name), name).toBe(false);
  // The control: what opens them does name them.
  for (const name of [person, child, dpo.staff]) expect(opened.includes(name), name).toBe(true);
  expect(await platform.keeper.check()).toBeNull();
}, 60_000);

test('evidence is given to whom it is about and to who answers for it, and holds offline', async () => {
  await using platforms = new RunningPlatforms();
  const { platform, person } = await lived(platforms);
  const auditor = await signedIn(platform, 'auditor');
  const list = LedgerEntryList.parse((await auditor.call('GET', '/v1/ledger/entries?limit=5')).body);
  expect(list.entries).toHaveLength(5);
  const next = await auditor.call('GET', `/v1/ledger/entries?limit=5&cursor=${list.cursor}`);
  expect(LedgerEntryList.parse(next.body).entries[0]?.position).toBe((list.entries[4]?.position ?? 0) - 1);
  for (const { position, published } of list.entries) {
    expect(published).toBe(true);
    const got = await auditor.call('GET', `/v1/ledger/entries/${position}/evidence`);
    expect(wrongWith(EvidenceFile.parse(got.body))).toBeNull();
  }
  const asker = await personAsker(platform, person);
  const get = async (path: string) => {
    const { headers } = asker.signed({ method: 'GET', path, headers: {}, body: null });
    return callAt(platform.url, 'GET', path, { headers: headers as Record<string, string> });
  };
  const own = PersonEvidence.parse((await get(`/v1/people/${person}/evidence`)).body);
  const types = own.entries.map(({ type }) => type);
  expect(types).toEqual(expect.arrayContaining(['consent.given', 'notice.presented', 'minor.changed']));
  const consent = own.entries.find(({ type }) => type === 'consent.given');
  const file = EvidenceFile.parse((await get(`/v1/ledger/entries/${consent?.position}/evidence`)).body);
  expect(file.opening?.subject).toBe(person);
  expect(wrongWith(file)).toBeNull();
  const { consent: decided } = z.object({ consent: z.string() }).parse(file.opening?.body);
  const named = await get(`/v1/consents/${decided}/evidence`);
  expect(EvidenceFile.parse(named.body).entry).toBe(file.entry);
  const other = { ...file, entry: file.entry.replace(consent?.at ?? '', '2026-01-01T00:00:00.000Z') };
  expect(wrongWith(other)).toBe('proof');
  // Of others they are told nothing.
  const others = (await entriesOf(platform)).find(({ stream }) => stream === 'sites');
  expect((await get(`/v1/ledger/entries/${others?.position}/evidence`)).status).toBe(404);
  expect((await get('/v1/ledger/entries')).status).toBe(403);
}, 60_000);

test('a witness follows from behind a firewall, and its cosignature counts once an auditor has confirmed it', async () => {
  await using platforms = new RunningPlatforms();
  const { platform, device } = await lived(platforms);
  const get = async (path: string) => (await callAt(platform.url, 'GET', path)).body;
  const before = LedgerView.parse(await get('/v1/ledger'));
  expect(before.meaning.en).toContain('only a promise');
  const log = NoteKey.parse(before.key);
  const witness = NoteSigner.generate('witness', 'auditor.example/witness');
  const cosign = async (signer: NoteSigner) => {
    const { size, checkpoint } = LedgerConsistency.parse(await get('/v1/ledger/consistency?from=0'));
    const { text } = openCheckpoint(checkpoint, log);
    const body = { size, cosignature: signer.sign(text, NOW / 1000) };
    return callAt(platform.url, 'POST', '/v1/ledger/cosignatures', { body });
  };
  expect((await cosign(witness)).body['code']).toBe('cosignature_refused');

  const [admin, auditor] = [await signedIn(platform, 'admin'), await signedIn(platform, 'auditor')];
  const organisation = { 'zh-CN': '某某会计师事务所', en: 'An audit firm' };
  const body = { quorum: 1, witnesses: [{ key: witness.key.toString(), organisation, kind: 'auditor' }] };
  expect((await admin.call('POST', '/v1/ledger/policies', { body: { ...body, quorum: 2 } })).status).toBe(
    400,
  );
  const bad = { ...body, witnesses: [{ ...body.witnesses[0], key: before.key }] };
  expect((await admin.call('POST', '/v1/ledger/policies', { body: bad })).body['code']).toBe(
    'witness_key_wrong',
  );
  const proposed = await admin.call('POST', '/v1/ledger/policies', { body });
  expect(proposed.status).toBe(201);
  const confirm = `/v1/ledger/policies/${String(proposed.body['policy'])}/confirmation`;
  expect((await admin.call('POST', confirm, { body: {} })).status).toBe(403);
  expect((await auditor.call('POST', confirm, { body: {} })).status).toBe(200);
  expect((await auditor.call('POST', confirm, { body: {} })).body['code']).toBe('policy_state');
  expect(LedgerView.parse(await get('/v1/ledger')).meaning.en).toContain('Until then');

  await platform.keeper.advance();
  expect((await cosign(witness)).body).toMatchObject({ outside: true });
  const after = LedgerView.parse(await get('/v1/ledger'));
  expect(after.watched?.size).toBe(after.size);
  expect(after.meaning.en).toContain('cosigned the same log');
  const policy = { witnesses: [witness.key], quorum: 1 };
  expect(watched(openCheckpoint(after.checkpoint ?? '', log, policy.witnesses), policy).holds).toBe(true);
  // Evidence comes under it.
  const got = await auditor.call('GET', '/v1/ledger/entries/0/evidence');
  const file = EvidenceFile.parse(got.body);
  expect(readProofFile(file.proof).checkpoint).toContain(witness.key.name);

  // A device of the organisation watches, too, and counts for nothing outside.
  const own = new NoteSigner('witness', `device/${device.id}`, device.key);
  const taken = await cosign(own);
  expect(taken.body).toMatchObject({ outside: false });
  expect(JSON.stringify(taken.body)).toContain('no witness outside');
  const seen = LedgerView.parse(await get('/v1/ledger'));
  expect(seen.devices.count).toBe(1);
  expect(seen.checkpoint).not.toContain('device/');
  // Neither another key under its name, nor a cosignature of something else.
  expect((await cosign(NoteSigner.generate('witness', `device/${device.id}`))).status).toBe(422);
  const stale = { size: seen.size, cosignature: own.sign('another\n', 1) };
  expect((await callAt(platform.url, 'POST', '/v1/ledger/cosignatures', { body: stale })).status).toBe(422);
}, 60_000);

test('each published head follows the one before, and monitors read the tiles as they are', async () => {
  await using platforms = new RunningPlatforms();
  const { platform } = await lived(platforms);
  const read = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(platform.url + path, { headers });
    return {
      status: answer.status,
      type: answer.headers.get('content-type'),
      bytes: Buffer.from(await answer.arrayBuffer()),
    };
  };
  const first = await read('/ledger/checkpoint');
  expect(first.type).toBe('text/plain; charset=utf-8');
  const { key } = platform.keeper.ledger.signer;
  const one = openCheckpoint(first.bytes.toString(), key);
  await signedIn(platform, 'dpo').then((dpo) => dpo.call('POST', '/v1/session/end'));
  const admin = await signedIn(platform, 'admin');
  await admin.call('POST', '/v1/api-keys', {
    body: { name: 'Gate', kind: 'api_key', scopes: ['integrator.self'] },
  });
  await platform.keeper.advance();
  const answer = await fetch(`${platform.url}/v1/ledger/consistency?from=${one.size}`);
  const { size, proof, checkpoint } = LedgerConsistency.parse(await answer.json());
  const two = openCheckpoint(checkpoint, key);
  const hashes = proof.map((hash) => Buffer.from(hash, 'base64'));
  expect(size).toBeGreaterThan(one.size);
  expect(
    verifyConsistency({ size1: one.size, root1: one.root, size2: two.size, root2: two.root, proof: hashes }),
  ).toBe(true);
  const beyond = await fetch(`${platform.url}/v1/ledger/consistency?from=${size + 1000}`);
  expect(await beyond.json()).toMatchObject({ code: 'not_published' });

  const tile = await read(`/ledger/tile/0/000.p/${two.size}`);
  expect(tile).toMatchObject({ status: 200, type: 'application/octet-stream' });
  expect(tile.bytes).toHaveLength(two.size * 32);
  expect((await read('/ledger/tile/0/../../platform.db')).status).toBe(404);
  // Entries tell when what kind of thing happened: not for everybody.
  const bundle = `/ledger/tile/entries/000.p/${two.size}`;
  expect((await read(bundle)).status).toBe(401);
  const auditor = await signedIn(platform, 'auditor');
  const shown = await read(bundle, { authorization: `Bearer ${auditor.token}` });
  expect(shown.status).toBe(200);
  expect(await checkLog(platform.keeper.ledger.tiles, two)).toEqual([]);
}, 60_000);

test('with the openings of somebody gone, every proof still holds, and nothing tells whom it was about', async () => {
  await using platforms = new RunningPlatforms();
  const { platform, person } = await lived(platforms);
  const { database } = platform.context;
  const auditor = await signedIn(platform, 'auditor');
  const about = await database.reading
    .selectFrom('ledger_openings')
    .select('position')
    .where('person', '=', person)
    .execute();
  expect(about.length).toBeGreaterThan(2);
  const evidence = async (position: number) =>
    EvidenceFile.parse((await auditor.call('GET', `/v1/ledger/entries/${position}/evidence`)).body);
  const before = await Promise.all(about.map(({ position }) => evidence(position)));
  expect(before.every(({ opening }) => opening?.subject === person)).toBe(true);
  await inTransaction(database, (writing) =>
    writing.deleteFrom('ledger_openings').where('person', '=', person).execute(),
  );
  for (const [at, { position }] of about.entries()) {
    const file = await evidence(position);
    expect(file.opening).toBeNull();
    expect(file.entry).toBe(before[at]?.entry);
    expect(wrongWith(file)).toBeNull();
  }
  expect(await platform.keeper.check()).toBeNull();
  // The control: an entry that went with them is missed.
  await inTransaction(database, (writing) =>
    writing
      .deleteFrom('ledger_entries')
      .where('position', '=', about[0]?.position ?? 0)
      .execute(),
  );
  expect((await platform.keeper.check())?.code).toBe('log_inconsistent');
}, 60_000);

test('a log that was set back, cut or changed is found, said aloud, and signs nothing more', async () => {
  await using platforms = new RunningPlatforms();
  const { platform } = await lived(platforms);
  const { database } = platform.context;
  const { signer, log } = platform.keeper.ledger;
  const { note, size } = await log.head();
  const receipt = openCheckpoint(note ?? '', signer.key);
  const view = async () => LedgerView.parse((await callAt(platform.url, 'GET', '/v1/ledger')).body);
  expect((await view()).damage).toBeNull();

  // An older copy of the database comes back: its last checkpoints and entries are gone.
  await inTransaction(database, async (writing) => {
    await writing.deleteFrom('ledger_checkpoints').where('size', '=', size).execute();
    await writing
      .deleteFrom('ledger_openings')
      .where('position', '>=', size - 3)
      .execute();
    await writing
      .deleteFrom('ledger_entries')
      .where('position', '>=', size - 3)
      .execute();
  });
  await platform.keeper.advance();
  const found = await view();
  expect(found.damage?.code).toBe('log_inconsistent');
  expect(found.meaning.en).toContain('No checkpoint is signed any more');
  const again = ledgerKeeper(platform.context, platforms.folder());
  await again.advance();
  const kept = await database.reading.selectFrom('ledger_checkpoints').select('size').execute();
  expect(kept.filter((one) => one.size >= size)).toEqual([]);
  // Who holds a receipt sees the tail missing by themselves.
  expect((await log.head()).size).toBeLessThan(receipt.size);
}, 60_000);

test('a bundle has the evidence of a period, whole and the same each time', async () => {
  await using platforms = new RunningPlatforms();
  const { platform, person, site } = await lived(platforms);
  const auditor = await signedIn(platform, 'auditor');
  const get = async (query: string, reason = 'audit') => {
    const headers = {
      authorization: `Bearer ${auditor.token}`,
      ...(reason === '' ? {} : { 'access-reason': reason }),
    };
    const answer = await fetch(`${platform.url}/v1/evidence-bundles?${query}`, { headers });
    return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) };
  };
  const days = 'from=2026-11-22&to=2026-11-22';
  expect((await get(days, '')).status).toBe(400);
  expect((await get('from=2026-11-22&to=2026-11-21')).status).toBe(422);
  const { status, bytes } = await get(`${days}&person=${person}`);
  expect(status).toBe(200);
  const files = unzipSync(bytes);
  const text = (path: string) => Buffer.from(files[path] ?? []).toString();
  const manifest = JSON.parse(text('manifest.json')) as {
    readonly format: string;
    readonly asked: unknown;
    readonly files: ReadonlyArray<{ readonly path: string; readonly sha256: string; readonly bytes: number }>;
  };
  expect(manifest).toMatchObject({ format: 'consentry.bundle@v1', asked: { subject: person } });
  expect(Object.keys(files).toSorted()).toEqual(
    ['manifest.json', ...manifest.files.map(({ path }) => path)].toSorted(),
  );
  for (const { path, sha256, bytes: length } of manifest.files) {
    expect(
      createHash('sha256')
        .update(files[path] ?? new Uint8Array())
        .digest('hex'),
      path,
    ).toBe(sha256);
    expect(files[path]?.length).toBe(length);
  }
  const entries = Object.keys(files).filter((path) => path.startsWith('entries/'));
  expect(entries.length).toBeGreaterThan(2);
  for (const path of entries) {
    expect(path).toMatch(/^entries\/\d{10}\.evidence\.json$/);
    const file = EvidenceFile.parse(JSON.parse(text(path)));
    expect(file.opening?.subject).toBe(person);
    expect(wrongWith(file)).toBeNull();
    expect(readProofFile(file.proof).checkpoint).toBe(text('log/checkpoint'));
  }
  expect(JSON.parse(text('posture.json'))).toHaveProperty('rows');
  // Under what it is proved is said plainly; nobody watches here.
  expect(JSON.parse(text('documents/witnesses.json'))).toMatchObject({
    cosigned: false,
    latest_cosigned: null,
    entries_not_cosigned: entries.length,
  });
  expect(text('documents/witnesses.json')).toContain('only a promise');
  expect(JSON.parse(text('documents/openings-erased.json'))).toEqual({ erased: [] });
  // A notice is among the papers as it was published: its bytes give the digest that the log names.
  const { database } = platform.context;
  const draft = await database.reading.selectFrom('notices').selectAll().executeTakeFirstOrThrow();
  await inTransaction(database, async (writing) => {
    const published = { state: 'in_force' as const, published_at: NOW, published_by: 'x' };
    await writing.updateTable('notices').set(published).where('notice', '=', draft.notice).execute();
    const body = JSON.stringify({ notice: draft.notice, purpose: draft.purpose, digest: draft.digest });
    await appendEvent(writing, 'notices', { kind: 'notice.published', body, at: NOW });
  });
  await platform.keeper.advance();
  const whole = unzipSync((await get(days)).bytes);
  const notice = whole[`documents/notices/${draft.digest}.json`] ?? new Uint8Array();
  expect(createHash('sha256').update(notice).digest('hex')).toBe(draft.digest);
  // Of the person, of the site, of another day.
  const count = async (query: string) =>
    Object.keys(unzipSync((await get(query)).bytes)).filter((path) => path.startsWith('entries/')).length;
  const all = await count(days);
  const there = await count(`${days}&site=${site}`);
  expect(there).toBeGreaterThan(0);
  expect(there).toBeLessThan(all);
  expect(entries.length).toBeLessThan(all);
  expect(await count('from=2026-11-23&to=2026-11-24')).toBe(0);
  const wanted = { from: 0, to: NOW };
  const parts = { organisation: 'x', posture: {}, now: NOW };
  const { reading } = platform.context.database;
  const make = () => evidenceBundle(reading, platform.keeper.ledger, wanted, parts);
  expect(await make()).toEqual(await make());
}, 60_000);
