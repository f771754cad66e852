import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { LedgerView } from '@consentry/contract';
import { openCheckpoint, witnessRequest } from '@consentry/ledger';
import { inTransaction, openDatabase, TARGETS_DEFAULT } from '@consentry/server';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { openSite } from '../device/testing/test-device.ts';
import type { Platform } from '../platform.ts';
import { callAt, signedIn } from '../staff/testing/signed-in.ts';
import { EVIDENCE_LOG, EVIDENCE_WITNESSES, ledgerControls } from './ledger-facts.ts';
import { platformMigrations } from '../store/migrations/index.ts';
import type { PlatformTables } from '../store/tables.ts';
import { databaseOf } from '../testing/platform-data.ts';
import { RunningPlatforms } from '../testing/running-platform.ts';
import { openWitness } from '../witness/open-witness.ts';
import { serveWitness } from '../witness/serve-witness.ts';

const NAME = 'auditor.example/witness';
const HERE = { settings: { ...TARGETS_DEFAULT, loopback: true } };
const AT = { host: '127.0.0.1', port: 0 };
const HOUR = 3_600_000;
const never = AbortSignal.any([]);
const organisation = { 'zh-CN': '某某会计师事务所', en: 'An audit firm' };

type Named = { readonly key: { toString(): string }; readonly url?: string };

async function agreeOn(platform: Platform, witnesses: readonly Named[], quorum = witnesses.length) {
  const [admin, auditor] = [await signedIn(platform, 'admin'), await signedIn(platform, 'auditor')];
  const body = {
    quorum,
    witnesses: witnesses.map(({ key, url }) => ({
      key: String(key),
      organisation,
      kind: 'auditor',
      ...(url === undefined ? {} : { url }),
    })),
  };
  const proposed = await admin.call('POST', '/v1/ledger/policies', { body });
  if (proposed.status !== 201) return proposed.body;
  const confirm = `/v1/ledger/policies/${String(proposed.body['policy'])}/confirmation`;
  expect((await auditor.call('POST', confirm, { body: {} })).status).toBe(200);
  return proposed.body;
}

const viewOf = async ({ url }: Platform) => LedgerView.parse((await callAt(url, 'GET', '/v1/ledger')).body);
const eventsOf = async ({ context }: Platform, stream: string) => {
  const rows = context.database.reading.selectFrom('events').select('kind').where('stream', '=', stream);
  return (await rows.orderBy('sequence').execute()).map(({ kind }) => kind);
};
const push = async ({ keeper }: Platform) => {
  await keeper.advance();
  await keeper.witnesses?.push(never, true);
};

test('each checkpoint is handed to a witness, from where it stood, and its cosignature counts', async () => {
  await using platforms = new RunningPlatforms();
  const platform = await platforms.start({ webhooks: HERE });
  await openSite(platform);
  await platform.keeper.advance();
  const log = platform.keeper.ledger.signer.key;
  await using witness = await openWitness({ data: platforms.folder(), name: NAME, logs: [String(log)] });
  await using served = await serveWitness(witness, AT);
  // It has seen a part of the log, which this platform does not know: 409 tells.
  const { note, size } = await platform.keeper.ledger.log.head();
  const first = witnessRequest(0, [], note ?? '');
  expect((await witness.witness.addCheckpoint(first)).status).toBe(200);
  await agreeOn(platform, [{ key: witness.key, url: served.url }]);
  await push(platform);
  // The round goes on beside this test: a head may come between two looks.
  let view = await viewOf(platform);
  const agrees = async () => {
    view = await viewOf(platform);
    return view.watched?.size === (await witness.seen(log.name));
  };
  await expect.poll(agrees, { timeout: 20_000 }).toBe(true);
  expect(view.size).toBeGreaterThan(size);
  expect(view.witnesses[0]).toMatchObject({ standing: 'following', behind: null, failure: null });
  expect(view.meaning.en).toContain('cosigned the same log');
  const opened = openCheckpoint(view.checkpoint ?? '', log, [witness.key]);
  expect(opened.by.map(({ key }) => key)).toContain(witness.key);
  // A bundle asks for what is not cosigned yet, and rests on what is.
  const { token } = await signedIn(platform, 'auditor');
  const day = new Date(Date.now() + 8 * HOUR).toISOString().slice(0, 10);
  await platform.keeper.advance();
  const answer = await fetch(`${platform.url}/v1/evidence-bundles?from=${day}&to=${day}`, {
    headers: { authorization: `Bearer ${token}`, 'access-reason': 'audit' },
  });
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  const text = (path: string) => Buffer.from(files[path] ?? []).toString();
  expect(text('log/checkpoint')).toContain(`— ${NAME} `);
  expect(JSON.parse(text('documents/witnesses.json'))).toMatchObject({
    cosigned: true,
    entries_not_cosigned: 0,
  });
  // By itself, without anybody calling: the round.
  await openSite(platform);
  await expect.poll(() => witness.seen(log.name), { timeout: 20_000 }).toBeGreaterThan(opened.size);
}, 60_000);

test('nothing is sent to an address inside, whoever names it', async () => {
  await using platforms = new RunningPlatforms();
  const platform = await platforms.start({
    webhooks: { settings: TARGETS_DEFAULT, resolve: async () => ['169.254.169.254'] },
  });
  const key = (await openWitness({ data: platforms.folder(), name: NAME, logs: [] })).key;
  for (const url of [
    'http://witness.example',
    'https://127.0.0.1',
    'https://10.0.0.1',
    'https://[::ffff:169.254.169.254]',
    'https://witness.example:8443',
    'https://user@witness.example',
    'nonsense',
  ])
    expect((await agreeOn(platform, [{ key, url }]))['code'], url).toBe('witness_url_refused');
  // A name that leads inside is found when it is looked up.
  await agreeOn(platform, [{ key, url: 'https://witness.example/log' }]);
  await push(platform);
  expect((await viewOf(platform)).witnesses[0]).toMatchObject({
    standing: 'behind',
    failure: 'address_not_public',
  });
});

test('a witness that does not answer is left alone longer and longer, and told of when it has stalled', async () => {
  await using platforms = new RunningPlatforms();
  const clock = { now: Date.parse('2026-11-22T09:00:00+08:00') };
  const platform = await platforms.start({ webhooks: HERE, now: () => clock.now });
  const options = { data: platforms.folder(), name: NAME };
  const log = platform.keeper.ledger.signer.key;
  await using witness = await openWitness({ ...options, logs: [String(log)], now: () => clock.now });
  let port: number;
  {
    await using gone = await serveWitness(witness, AT);
    port = Number(new URL(gone.url).port);
  }
  await agreeOn(platform, [{ key: witness.key, url: `http://127.0.0.1:${port}` }]);
  await push(platform);
  expect((await viewOf(platform)).witnesses[0]).toMatchObject({ standing: 'behind', failure: 'not_reached' });
  const pauses = async () => {
    const { reading } = platform.context.database;
    const row = await reading.selectFrom('witness_standings').selectAll().executeTakeFirstOrThrow();
    return row.ask_again_at - (row.asked_at ?? 0);
  };
  const before = await pauses();
  await push(platform);
  expect(await pauses()).toBe(before * 2);
  expect(await eventsOf(platform, 'ledger_witnesses')).toEqual([]);

  clock.now += HOUR + 60_000;
  await push(platform);
  expect((await viewOf(platform)).witnesses[0]).toMatchObject({ standing: 'stalled' });
  expect(await eventsOf(platform, 'ledger_witnesses')).toEqual(['witness.stalled']);
  const control = async () => {
    const controls = await ledgerControls(platform.context.database.reading, clock.now);
    return controls.map(({ id, state }) => [id, state]);
  };
  expect(await control()).toEqual([
    [EVIDENCE_LOG, 'healthy'],
    [EVIDENCE_WITNESSES, 'failed'],
  ]);
  await using _back = await serveWitness(witness, { host: '127.0.0.1', port });
  await push(platform);
  expect((await viewOf(platform)).witnesses[0]).toMatchObject({ standing: 'following', failure: null });
  expect(await eventsOf(platform, 'ledger_witnesses')).toEqual(['witness.stalled', 'witness.following']);
  expect((await control()).map(([, state]) => state)).toEqual(['healthy', 'healthy']);
}, 60_000);

test('a database that was set back signs nothing once a witness says that it saw more', async () => {
  await using platforms = new RunningPlatforms();
  const data = platforms.folder();
  const first = await platforms.start({ data, webhooks: HERE });
  await openSite(first);
  const log = first.keeper.ledger.signer.key;
  await using witness = await openWitness({ data: platforms.folder(), name: NAME, logs: [String(log)] });
  await using served = await serveWitness(witness, AT);
  await agreeOn(first, [{ key: witness.key, url: served.url }]);
  await push(first);
  const { size: older } = await first.keeper.ledger.log.head();
  await openSite(first);
  await push(first);
  const size = await witness.seen(log.name);
  expect(size).toBeGreaterThan(older);
  // The whole folder comes back from an older day: its own kept checkpoint, too.
  await platforms.stop(first);
  await setBack(data, older);
  rmSync(join(data, 'ledger', 'checkpoint'), { force: true });

  const back = await platforms.start({ data, webhooks: HERE });
  await expect
    .poll(async () => (await viewOf(back)).damage?.code, { timeout: 20_000 })
    .toBe('witness_disagrees');
  const view = await viewOf(back);
  expect(view.size).toBe(older);
  expect(view.meaning.en).toContain('has seen another log');
  expect(view.witnesses[0]).toMatchObject({ standing: 'disagrees', failure: 'ahead' });
  expect(await eventsOf(back, 'ledger_witnesses')).toContain('witness.disagrees');
  // What happens still gets its place, and waits.
  await openSite(back);
  await back.keeper.advance();
  const waiting = await viewOf(back);
  expect(waiting.sequenced).toBeGreaterThan(waiting.size);
  expect(waiting.size).toBe(older);
  expect(await witness.seen(log.name)).toBe(size);

  // The control: with nobody who saw more, the same database goes on, and what was lost is covered up.
  await agreeOn(back, [], 0);
  await push(back);
  const covered = await viewOf(back);
  expect(covered.damage).toBeNull();
  expect(covered.size).toBeGreaterThan(older);
}, 90_000);

/** As an older copy of the database has it: the log has fewer entries. */
async function setBack(data: string, size: number): Promise<void> {
  await using database = await openDatabase<PlatformTables>(await databaseOf(data), {
    migrations: platformMigrations,
  });
  await inTransaction(database, async (writing) => {
    await writing.deleteFrom('ledger_openings').where('position', '>=', size).execute();
    await writing.deleteFrom('ledger_entries').where('position', '>=', size).execute();
    await writing.deleteFrom('ledger_checkpoints').where('size', '>', size).execute();
  });
}
