import { createServer, type Server } from 'node:http';
import { compareHeads, NoteKey, NoteSigner, openCheckpoint, witnessRequest } from '@consentry/ledger';
import { inTransaction, TARGETS_DEFAULT } from '@consentry/server';
// oxlint-disable-next-line no-restricted-imports -- only tests may have it, so no index names it
import { describeOnBoth } from '@consentry/server/testing';
import { readTrust, verifyFile } from '@consentry/verifier';
import { afterAll, beforeAll, expect, test } from 'vitest';
// oxlint-disable-next-line no-restricted-imports -- what only tests have is named by no index
import { openSite } from '../../../platform/src/device/testing/test-device.ts';
// oxlint-disable-next-line no-restricted-imports -- what only tests have is named by no index
import { RunningPlatforms } from '../../../platform/src/testing/running-platform.ts';
// oxlint-disable-next-line no-restricted-imports -- what only tests have is named by no index
import { LogInMemory, named } from '../../../../packages/ledger/src/log/log.fixture.ts';
// oxlint-disable-next-line no-restricted-imports -- what only tests have is named by no index
import { signedIn } from '../../../platform/src/staff/testing/signed-in.ts';
import {
  callAt,
  officialOf,
  type RunningAuthority,
  runAuthority,
  type SignedInOfficial,
} from '../testing/running-authorities.ts';
import { followLogs } from './follow-logs.ts';
import { thinHeads } from './witness-store.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A platform that answers from whatever log it is given: so a log that lies can be had. */
class LogServer {
  log: LogInMemory;
  /** Heads that it was shown since it had signed them. */
  readonly shown: string[] = [];
  readonly #server: Server;

  constructor(log: LogInMemory) {
    this.log = log;
    this.#server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        this.#answer(request.url ?? '', body).then(
          ([status, json]) =>
            response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json)),
          () => response.destroy(),
        );
      });
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const address = this.#server.address();
    return `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`;
  }

  async #answer(path: string, body: string): Promise<[number, object]> {
    if (path === '/v1/ledger/heads') {
      this.shown.push((JSON.parse(body) as { checkpoint: string }).checkpoint);
      return [200, { size: 1, follows: false, meaning: { 'zh-CN': '', en: '' } }];
    }
    if (path === '/v1/ledger/cosignatures')
      return [200, { size: 1, outside: true, meaning: { 'zh-CN': '', en: '' } }];
    const from = Number(new URL(path, 'http://log').searchParams.get('from'));
    const { size, note } = await this.log.log.head();
    if (note === null || from > size) return [404, { code: 'not_published' }];
    const proof = from === size ? [] : await this.log.log.proveSince(from);
    return [200, { from, size, proof: proof.map((hash) => hash.toString('base64')), checkpoint: note }];
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

async function logOf(entries: readonly string[], signer?: NoteSigner): Promise<LogInMemory> {
  const log = new LogInMemory(signer).add(...entries);
  await log.log.integrate();
  return log;
}

describeOnBoth('witness', () => {
  let authority: RunningAuthority;
  let officer: SignedInOfficial;
  const platforms = new RunningPlatforms();
  beforeAll(async () => {
    authority = await runAuthority({ outgoing: { settings: { ...TARGETS_DEFAULT, loopback: true } } });
    officer = await officialOf(authority, 'officer');
  }, 60_000);
  afterAll(async () => {
    await authority[Symbol.asyncDispose]();
    await platforms[Symbol.asyncDispose]();
  });

  const register = (key: string, url: string | null, stall_hours = 24) =>
    officer.call('POST', '/v1/witness/logs', { body: { processor: '某物业公司', key, url, stall_hours } });
  async function registered(key: string, url: string | null): Promise<string> {
    const { status, body } = await register(key, url);
    expect(status, JSON.stringify(body)).toBe(201);
    return String(body['log']);
  }
  const view = async (log: string) => (await officer.call('GET', `/v1/witness/logs/${log}`)).body;
  const alarms = async (log: string) =>
    (await officer.call('GET', `/v1/witness/alarms?log=${log}`)).body['alarms'] as Array<
      Record<string, unknown>
    >;
  /** Lets time pass, and looks at every log that is due. */
  async function later(ms = 6 * MINUTE_MS): Promise<void> {
    authority.clock.now += ms;
    officer = await officialOf(authority, 'officer');
    await followLogs(authority.context, authority.context.outgoing, new AbortController().signal);
  }
  const becomes = (log: string, what: object) => expect.poll(() => view(log)).toMatchObject(what);
  const cosigner = async () =>
    NoteKey.parse(String((await callAt(authority.url, 'GET', '/v1/witness')).body['key']));
  const post = (body: string) => fetch(`${authority.url}/witness/add-checkpoint`, { method: 'POST', body });
  const evidenceOf = async (alarm: unknown) => {
    const answer = await fetch(`${authority.url}/v1/witness/alarms/${String(alarm)}/evidence`, {
      headers: { authorization: `Bearer ${officer.token}` },
    });
    expect(answer.headers.get('content-disposition')).toContain('attachment');
    return answer.text();
  };

  test('the log of a platform is followed and cosigned as it grows, and nothing is raised', async () => {
    const platform = await platforms.start({
      webhooks: { settings: { ...TARGETS_DEFAULT, loopback: true } },
    });
    const { ledger } = platform.keeper;
    await openSite(platform);
    await platform.keeper.advance();
    const log = await registered(ledger.signer.key.toString(), platform.url);
    expect(await view(log)).toMatchObject({ standing: 'waiting', origin: ledger.signer.key.name });
    await later();
    await becomes(log, { standing: 'following', counted: false, failure: null });
    const first = Number((await view(log))['size']);
    expect(first).toBeGreaterThan(0);
    await openSite(platform);
    await platform.keeper.advance();
    await later();
    await expect.poll(async () => Number((await view(log))['size'])).toBeGreaterThan(first);
    const { body } = await officer.call('GET', `/v1/witness/logs/${log}/heads`);
    const [head] = body['heads'] as Array<{ checkpoint: string; size: number; way: string }>;
    const { by, size } = openCheckpoint(head?.checkpoint ?? '', ledger.signer.key, [await cosigner()]);
    expect([by.length, size, head?.way]).toEqual([2, head?.size, 'pulled']);

    // Named as a witness with its address it is handed each head, and counted.
    const [admin, auditor] = [await signedIn(platform, 'admin'), await signedIn(platform, 'auditor')];
    const watcher = {
      key: String(await cosigner()),
      organisation: { 'zh-CN': '上海市互联网信息办公室', en: 'Cyberspace Administration of Shanghai' },
      kind: 'authority',
      url: `${authority.url}/witness`,
    };
    const policy = await admin.call('POST', '/v1/ledger/policies', {
      body: { quorum: 1, witnesses: [watcher] },
    });
    const at = `/v1/ledger/policies/${String(policy.body['policy'])}/confirmation`;
    await auditor.call('POST', at, { body: {} });
    await platform.keeper.advance();
    await platform.keeper.witnesses?.push(new AbortController().signal);
    await expect
      .poll(async () => (await callAt(platform.url, 'GET', '/v1/ledger')).body['witnesses'])
      .toMatchObject([{ standing: 'following', failure: null }]);
    const heads = (await officer.call('GET', `/v1/witness/logs/${log}/heads`)).body['heads'];
    expect((heads as Array<{ way: string }>)[0]).toMatchObject({ way: 'posted' });
    await later();
    await becomes(log, { standing: 'following', counted: true });
    expect(await alarms(log)).toEqual([]);
  });

  test('two pasts raise one alarm, whose file proves them; a log that is set back, another that took its place', async () => {
    const honest = await logOf(named(5));
    const { signer } = honest;
    const server = new LogServer(honest);
    const log = await registered(signer.key.toString(), await server.listen());
    await later();
    await becomes(log, { standing: 'following', size: 5, counted: true });
    // Control: it grows, and nothing is wrong.
    await honest.add(...named(3, 5)).log.integrate();
    await later();
    await becomes(log, { size: 8 });
    await honest.add(...named(3, 8)).log.integrate();
    await later();
    await becomes(log, { size: 11, standing: 'following', open_alarms: 0 });

    server.log = await logOf([...named(4), ...named(20, 900)], signer);
    await later();
    await later();
    await becomes(log, { standing: 'split_view', size: 11, open_alarms: 1 });
    const [split, ...more] = await alarms(log);
    expect(more).toEqual([]);
    expect(split).toMatchObject({ kind: 'split_view', state: 'open', sizes: { held: 11, shown: 24 } });
    const file = JSON.parse(await evidenceOf(split?.['alarm'])) as {
      log: string;
      first: string;
      second: string;
      proof: string[];
    };
    const proof = file.proof.map((hash) => Buffer.from(hash, 'base64'));
    expect(compareHeads(NoteKey.parse(file.log), [file.first, file.second], proof)).toBe('split');
    const trust = await readTrust({ logKey: signer.key.toString() });
    const report = await verifyFile(new Blob([await evidenceOf(split?.['alarm'])]), trust);
    expect(report).toMatchObject({ proved: true, format: 'consentry.heads@v1' });
    // Whoever lies is shown what it signed.
    expect(server.shown.at(-1)).toBe(file.first);

    // Below what it signed, and the same past; then of a size that was seen once, and another past.
    server.log = await logOf(named(6), signer);
    await later();
    await becomes(log, { standing: 'split_view', size: 11, open_alarms: 2 });
    expect((await alarms(log))[0]).toMatchObject({ kind: 'set_back', sizes: { held: 11, shown: 6 } });
    server.log = await logOf(named(8, 300), signer);
    await later();
    await becomes(log, { open_alarms: 3 });
    expect((await alarms(log))[0]).toMatchObject({ kind: 'split_view', sizes: { held: 8, shown: 8 } });
    server.log = await logOf(named(12));
    await later();
    await becomes(log, { open_alarms: 4 });
    expect((await alarms(log))[0]).toMatchObject({ kind: 'wrong_key', sizes: null });
    // Whole again: what was set back is over, what was signed is not.
    server.log = honest;
    await later();
    await becomes(log, { standing: 'split_view' });
    const goingOn = (await alarms(log)).filter((one) => one['ended_at'] === null);
    expect(goingOn.map((one) => one['kind'])).toEqual(['split_view', 'split_view']);

    const at = `/v1/witness/alarms/${String(split?.['alarm'])}`;
    const version = { 'if-match': (await officer.call('GET', at)).headers.get('etag') ?? '' };
    const note = { body: { note: '已下达检查命令。' } };
    expect((await officer.call('POST', `${at}/look`, note)).status).toBe(428);
    const looked = await officer.call('POST', `${at}/look`, { ...note, headers: version });
    expect(looked.body).toMatchObject({ state: 'looked_into', looked_by: officer.staff, ...note.body });
    const again = { 'if-match': looked.headers.get('etag') ?? '' };
    expect((await officer.call('POST', `${at}/look`, { ...note, headers: again })).body).toMatchObject({
      code: 'alarm_state',
    });
    await becomes(log, { open_alarms: 3 });
    const manager = await officialOf(authority, 'manager');
    const metrics = await fetch(`${authority.url}/metrics`, {
      headers: { authorization: `Bearer ${manager.token}` },
    });
    expect(await metrics.text()).toContain('consentry_witness_alarms_open{kind="split_view"} 1');
    await server.stop();
  });

  test('a log that stands still has stalled, one that is gone is unreachable, and both end by themselves', async () => {
    const quiet = await logOf(named(3));
    const server = new LogServer(quiet);
    const url = await server.listen();
    const log = await registered(quiet.signer.key.toString(), url);
    await later();
    await becomes(log, { standing: 'following' });
    // It answers, and nothing new comes: no alarm before the time the department set.
    await later(23 * HOUR_MS);
    await becomes(log, { standing: 'following', open_alarms: 0 });
    await later(HOUR_MS);
    await becomes(log, { standing: 'stalled', open_alarms: 1, lag_seconds: 24 * 3600 });
    await quiet.add('entry 3').log.integrate();
    await later();
    await becomes(log, { standing: 'following', size: 4 });
    await server.stop();
    await later();
    await becomes(log, { failure: 'not_reached', standing: 'following' });
    await later(HOUR_MS);
    await becomes(log, { standing: 'unreachable' });
    // At another address it is there again.
    const moved = new LogServer(quiet);
    const { headers } = await officer.call('GET', `/v1/witness/logs/${log}`);
    const changed = await officer.call('PATCH', `/v1/witness/logs/${log}`, {
      body: { url: await moved.listen() },
      headers: { 'if-match': headers.get('etag') ?? '' },
    });
    expect(changed.body).toMatchObject({ failure: null, standing: 'following' });
    await later();
    await becomes(log, { standing: 'following', failure: null });
    const ended = await officer.call('POST', `/v1/witness/logs/${log}/end`, {
      body: { reason: '处理者已注销备案。' },
      headers: { 'if-match': changed.headers.get('etag') ?? '' },
    });
    expect(ended.body).toMatchObject({ standing: 'ended', end_reason: '处理者已注销备案。' });
    await moved.stop();
    await later(96 * HOUR_MS);
    expect((await alarms(log)).map((one) => one['kind'])).toEqual(['unreachable', 'stalled']);
    // Of a day long past the last head is kept; of the days before and after it, theirs.
    const sizes = async () => {
      const { body } = await officer.call('GET', `/v1/witness/logs/${log}/heads`);
      return (body['heads'] as Array<{ size: number }>).map(({ size }) => size);
    };
    const { database } = authority.context;
    const at = Date.parse('2026-12-10T01:00:00Z');
    const { note } = await quiet.log.head();
    const head = { log, root: `${'A'.repeat(43)}=`, note: note ?? '', way: 'pulled' } as const;
    await inTransaction(database, (writing) =>
      writing
        .insertInto('witnessed_heads')
        .values([10, 11, 12].map((size) => ({ ...head, size, at: at + (size - 10) * 10 * HOUR_MS })))
        .execute(),
    );
    const before = await sizes();
    await inTransaction(database, (writing) => thinHeads(writing, at + 30 * HOUR_MS));
    expect(await sizes()).toEqual(before);
    await inTransaction(database, (writing) => thinHeads(writing, at + 47 * HOUR_MS));
    expect(await sizes()).toEqual(before.filter((size) => size !== 10 && size !== 11));
  });

  test('a head that is posted is cosigned when it follows; what anybody may make up raises nothing', async () => {
    const log = await logOf(named(5));
    const { signer } = log;
    const id = await registered(signer.key.toString(), null);
    const headOf = async (one: LogInMemory) => (await one.log.head()).note ?? '';
    const first = await post(witnessRequest(0, [], await headOf(log)));
    expect(first.status).toBe(200);
    const signed = (await headOf(log)) + (await first.text());
    expect(openCheckpoint(signed, signer.key, [await cosigner()]).by).toHaveLength(2);
    expect(await view(id)).toMatchObject({ standing: 'following', size: 5 });
    await log.add(...named(4, 5)).log.integrate();
    const grown = await headOf(log);
    const made = await post(witnessRequest(5, [Buffer.alloc(32)], grown));
    expect(made.status).toBe(422);
    const stranger = await logOf(named(9), NoteSigner.generate('log', signer.key.name));
    expect((await post(witnessRequest(5, [], await headOf(stranger)))).status).toBe(403);
    expect((await post(witnessRequest(5, [], await headOf(await logOf(named(2)))))).status).toBe(403);
    const other = await logOf(named(2), NoteSigner.generate('log', 'nobody.example/ledger'));
    expect((await post(witnessRequest(0, [], await headOf(other)))).status).toBe(404);
    expect((await post('nothing')).status).toBe(400);
    expect((await post('x'.repeat(200_000))).status).toBe(413);
    expect(await view(id)).toMatchObject({ standing: 'following', size: 5, open_alarms: 0 });
    expect((await post(witnessRequest(5, await log.log.proveSince(5), grown))).status).toBe(200);
    // Two heads of one size by one key prove themselves, whoever brings the second.
    const forked = await logOf(named(5, 50), signer);
    const refused = await post(witnessRequest(9, [], await headOf(forked)));
    expect([refused.status, refused.headers.get('content-type')]).toEqual([400, 'text/plain; charset=utf-8']);
    expect(await view(id)).toMatchObject({ standing: 'split_view', size: 9 });
    const [split] = await alarms(id);
    const file = JSON.parse(await evidenceOf(split?.['alarm'])) as { first: string; second: string };
    expect(compareHeads(signer.key, [file.first, file.second], [])).toBe('split');
  });

  test('a key is one of a log and registered once, its address is public, and its department alone sees it', async () => {
    const key = NoteSigner.generate('log', 'shop.example/ledger').key.toString();
    const witness = NoteSigner.generate('witness', 'a.example/witness').key.toString();
    const strict = authority.context.outgoing.settings;
    expect(strict.loopback).toBe(true);
    for (const [wrong, url, code] of [
      [`${key.slice(0, -6)}AAAAA=`, null, 'log_key_malformed'],
      [witness, null, 'log_key_malformed'],
      [key, 'https://10.0.0.8/', 'log_url_refused'],
      [key, 'https://169.254.169.254/', 'log_url_refused'],
      [key, 'http://shop.example/', 'log_url_refused'],
      [key, 'https://shop.example:8443/', 'log_url_refused'],
      [key, 'file:///etc/passwd', 'log_url_refused'],
    ] as const) {
      expect((await register(wrong, url)).body).toMatchObject({ code });
    }
    const log = await registered(key, 'https://shop.example/');
    expect((await register(key, null)).body).toMatchObject({ code: 'log_registered' });
    const plain = await officialOf(authority, 'officer', { steppedUp: false });
    const body = { processor: '某酒店', key: witness, url: null };
    expect((await plain.call('POST', '/v1/witness/logs', { body })).status).toBe(403);
    const auditor = await officialOf(authority, 'auditor');
    expect((await auditor.call('GET', `/v1/witness/logs/${log}`)).status).toBe(403);
    const manager = await officialOf(authority, 'manager');
    const police = {
      kind: 'public_security',
      region: '310000',
      name: { 'zh-CN': '上海市公安局', en: 'Police' },
    };
    const { body: proposed } = await manager.call('POST', '/v1/departments', { body: police });
    const other = await officialOf(authority, 'officer', { department: String(proposed['department']) });
    expect((await other.call('GET', `/v1/witness/logs/${log}`)).status).toBe(404);
    expect((await other.call('GET', '/v1/witness/logs')).body['logs']).toEqual([]);
    const page = await officer.call('GET', '/v1/witness/logs?limit=1');
    const next = await officer.call('GET', `/v1/witness/logs?cursor=${String(page.body['cursor'])}`);
    const all = [page, next].flatMap((one) => one.body['logs'] as Array<{ log: string }>);
    expect(new Set(all.map((one) => one.log)).size).toBe(all.length);
    expect(all.map((one) => one.log)).toContain(log);
    expect((await auditor.call('GET', '/v1/case-accesses')).body['accesses']).toContainEqual(
      expect.objectContaining({ action: 'witness.register', staff: officer.staff }),
    );
  });
});
