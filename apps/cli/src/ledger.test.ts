import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LedgerView } from '@consentry/contract';
import { NoteKey, openCheckpoint } from '@consentry/ledger';
import { authorityLedger, startAuthority } from '@consentry/authority';
import { checkStopped, closeStopped } from '@consentry/ledger-server';
import { type Platform, platformLedger, startPlatform } from '@consentry/platform';
import { appendEvent, inTransaction } from '@consentry/server';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { consentry, Folder, json } from './command.fixture.ts';

const log = pino({ level: 'silent' });
/** As if it had been stopped long ago. */
const AGO = 60_000;

async function start(data: string): Promise<Platform> {
  return startPlatform({ data, host: '127.0.0.1', port: 0, log, now: () => Date.now() - AGO });
}

async function live(platform: Platform): Promise<string> {
  await inTransaction(platform.context.database, (writing) =>
    appendEvent(writing, 'incident/cli', { kind: 'counted', body: '{}', at: Date.now() }),
  );
  await platform.keeper.advance();
  return (await platform.keeper.ledger.log.head()).note ?? '';
}

test('a log is checked on a stopped platform; one set back is told, closed, and followed by another', async () => {
  using folder = new Folder();
  const data = join(folder.path, 'platform');
  const args = ['--data', data];
  expect(await json(['ledger', 'fsck', ...args])).toMatchObject({
    code: 2,
    value: { error: { code: 'ledger_missing' } },
  });
  let longest: string;
  {
    await using platform = await start(data);
    // It writes down by itself how it stands: once, so that nothing comes beside what is done here.
    const posture = () =>
      platform.context.database.reading
        .selectFrom('events')
        .select('kind')
        .where('stream', '=', 'posture')
        .execute();
    await expect.poll(posture, { timeout: 60_000 }).not.toEqual([]);
    await live(platform);
    await live(platform);
    longest = await live(platform);
  }
  const whole = await json(['ledger', 'fsck', ...args]);
  expect(whole).toMatchObject({ code: 0, value: { damage: null, known: null, cosigned: null } });
  const { size, key } = whole.value as { readonly size: number; readonly key: string };
  const own = NoteKey.parse(key);
  expect(openCheckpoint(longest, own).size).toBe(size);

  // An older copy of the whole folder is put back; somebody still holds the longest head.
  {
    await using platform = await start(data);
    await inTransaction(platform.context.database, async (writing) => {
      await writing
        .deleteFrom('ledger_openings')
        .where('position', '>=', size - 1)
        .execute();
      await writing
        .deleteFrom('ledger_entries')
        .where('position', '>=', size - 1)
        .execute();
      await writing.deleteFrom('ledger_checkpoints').where('size', '>=', size).execute();
    });
    rmSync(join(data, 'ledger', 'checkpoint'), { force: true });
    const answer = await fetch(`${platform.url}/v1/ledger/heads`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ checkpoint: longest }),
    });
    expect(await answer.json()).toMatchObject({ size, follows: false });
    const view = async () => LedgerView.parse(await (await fetch(`${platform.url}/v1/ledger`)).json());
    await expect.poll(async () => (await view()).damage?.code, { timeout: 15_000 }).toBe('log_inconsistent');
    const before = (await view()).size;
    await live(platform);
    expect((await platform.keeper.ledger.log.head()).size).toBe(before);
  }
  // What was shown is remembered, also after another start.
  const damaged = await consentry(['ledger', 'fsck', ...args]);
  expect([damaged.code, damaged.stdout]).toEqual([4, expect.stringContaining('NOT THE ONE')]);
  expect(damaged.stdout).toContain('only a promise');

  const head = join(folder.path, 'head');
  writeFileSync(head, 'nothing');
  const close = ['ledger', 'close', ...args, '--reason', 'restored from the night before'];
  expect(await json([...close, '--head', head])).toMatchObject({
    code: 2,
    value: { error: { code: 'head_refused' } },
  });
  writeFileSync(head, longest);
  expect(await json([...close, '--head', head])).toMatchObject({
    code: 0,
    value: { origin: own.name, seen_size: size },
  });
  {
    await using platform = await start(data);
    await platform.keeper.advance();
    const view = LedgerView.parse(await (await fetch(`${platform.url}/v1/ledger`)).json());
    expect(view.damage).toBeNull();
    expect(view.key).not.toBe(key);
    expect(view.closed).toMatchObject([{ key, seen_size: size, reason: 'restored from the night before' }]);
    expect(view.size).toBe(view.sequenced);
    // Whoever still has the old key and the old name signs nothing here.
    expect(await platform.keeper.check()).toBeNull();
  }
  expect((await checkStopped(platformLedger, { data })).damage).toBeNull();
}, 240_000);

test('the log of an authority is checked and closed by the same commands, when it is named as one', async () => {
  using folder = new Folder();
  const data = join(folder.path, 'authority');
  const start = async () =>
    startAuthority({ data, host: '127.0.0.1', port: 0, log, now: () => Date.now() - AGO });
  const live = async () => {
    await using authority = await start();
    await inTransaction(authority.context.database, (writing) =>
      appendEvent(writing, 'publications', { kind: 'counted', body: '{}', at: Date.now() }),
    );
    await authority.keeper.advance();
    return authority.keeper.ledger.signer.key.toString();
  };
  const key = await live();
  expect(await json(['ledger', 'fsck', '--authority', '--data', data])).toMatchObject({
    code: 0,
    value: { key, damage: null },
  });
  const how = { reason: 'moved', head: null };
  expect((await closeStopped(authorityLedger, { data }, how)).origin).toBe(NoteKey.parse(key).name);
  expect(await live()).not.toBe(key);
}, 60_000);
