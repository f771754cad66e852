import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { NoteSigner, openCheckpoint, witnessRequest } from '@consentry/ledger';
import { inTransaction } from '@consentry/server';
import { expect, test } from 'vitest';
import { openSite } from '../device/testing/test-device.ts';
import type { Platform } from '../platform.ts';
import { callAt, signedIn } from '../staff/testing/signed-in.ts';
import { RunningPlatforms } from '../testing/running-platform.ts';
import { openWitness } from './open-witness.ts';
import { pullOnce } from './pull.ts';
import { serveWitness } from './serve-witness.ts';

const NAME = 'auditor.example/witness';

async function started(platforms: RunningPlatforms) {
  const platform = await platforms.start();
  await openSite(platform);
  await platform.keeper.advance();
  return platform;
}

async function requestOf({ keeper }: Platform, old: number): Promise<string> {
  const { note } = await keeper.ledger.log.head();
  return witnessRequest(old, await keeper.ledger.log.proveSince(old), note ?? '');
}

const post = (url: string, body: string) => fetch(`${url}/add-checkpoint`, { method: 'POST', body });

test('a served witness cosigns what follows, remembers it through a restart, and signs no other past', async () => {
  await using platforms = new RunningPlatforms();
  const platform = await started(platforms);
  const data = platforms.folder();
  const options = { data, name: NAME, logs: [platform.keeper.ledger.signer.key.toString()] };
  const at = { host: '127.0.0.1', port: 0 };
  const first = await requestOf(platform, 0);
  let key: NoteSigner['key'];
  {
    await using witness = await openWitness(options);
    await using served = await serveWitness(witness, at);
    key = witness.key;
    const answer = await post(served.url, first);
    expect(answer.status).toBe(200);
    const { note } = await platform.keeper.ledger.log.head();
    const opened = openCheckpoint(note + (await answer.text()), platform.keeper.ledger.signer.key, [key]);
    expect(opened.by.map((one) => one.key.name)).toContain(NAME);
    expect((await post(served.url, 'nothing')).status).toBe(400);
    expect((await post(served.url, 'x'.repeat(200_000))).status).toBe(413);
    expect((await fetch(`${served.url}/add-checkpoint`)).status).toBe(405);
    expect((await fetch(served.url)).status).toBe(404);
  }
  await using witness = await openWitness(options);
  await using served = await serveWitness(witness, at);
  expect(witness.key.toString()).toBe(key.toString());
  // From the beginning again: it knows better.
  const again = await post(served.url, first);
  expect(again.status).toBe(409);
  expect(again.headers.get('content-type')).toBe('text/x.tlog.size');
});

test('a witness that pulls is counted once it is confirmed, and refuses a log that was set back', async () => {
  await using platforms = new RunningPlatforms();
  const platform = await started(platforms);
  const log = platform.keeper.ledger.signer.key.toString();
  await using witness = await openWitness({ data: platforms.folder(), name: NAME, logs: [log] });
  const unknown = await pullOnce(witness, platform.url);
  expect(unknown).toMatchObject({ cosigned: true, taken: false });
  const [admin, auditor] = [await signedIn(platform, 'admin'), await signedIn(platform, 'auditor')];
  const organisation = { 'zh-CN': '审计机构', en: 'Auditors' };
  const body = { quorum: 1, witnesses: [{ key: witness.key.toString(), organisation, kind: 'auditor' }] };
  const { body: proposed } = await admin.call('POST', '/v1/ledger/policies', { body });
  await auditor.call('POST', `/v1/ledger/policies/${String(proposed['policy'])}/confirmation`, { body: {} });
  await platform.keeper.advance();
  const taken = await pullOnce(witness, platform.url);
  expect(taken).toMatchObject({ cosigned: true, taken: true });
  expect(taken.size).toBeGreaterThan(unknown.size);
  const view = (await callAt(platform.url, 'GET', '/v1/ledger')).body;
  expect(view['watched']).toMatchObject({ size: taken.size });

  // Another log under the same key, as of who has the key and wipes the rest: here on an empty platform.
  const other = platforms.folder();
  const second = await platforms.start({ data: other });
  await second.keeper.advance();
  const refused = await pullOnce(witness, second.url);
  expect(refused).toMatchObject({ cosigned: false });
  expect(await witness.seen(platform.keeper.ledger.log.origin)).toBe(taken.size);
  // Of that log it has shown nothing; the one it is of is told when it was set back.
  expect((await callAt(second.url, 'GET', '/v1/ledger')).body['damage']).toBeNull();
  const { database } = platform.context;
  await inTransaction(database, async (writing) => {
    await writing.deleteFrom('ledger_checkpoints').where('size', '>=', taken.size).execute();
  });
  expect(await pullOnce(witness, platform.url)).toMatchObject({ cosigned: false, refused: 'not_published' });
  const back = (await callAt(platform.url, 'GET', '/v1/ledger')).body;
  expect(back['damage']).toMatchObject({ code: 'log_inconsistent' });
  rmSync(join(other, 'ledger'), { recursive: true, force: true });
});
