import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPlatform } from '@consentry/platform';
import { pino } from 'pino';
import { afterAll, expect, test } from 'vitest';
import { consentry } from './command.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'consentry-witness-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('an outside witness cosigns what follows, and says loudly what does not', async () => {
  const log = pino({ level: 'silent' });
  /** Starts one, and waits for the first entry of its log: how it stands, which it writes down by itself. */
  const start = async (data: string) => {
    const started = await startPlatform({ data: join(folder, data), host: '127.0.0.1', port: 0, log });
    const events = () => started.context.database.reading.selectFrom('events').select('kind').execute();
    await expect.poll(events, { timeout: 60_000 }).not.toEqual([]);
    await started.keeper.advance();
    return started;
  };
  const mine = ['--name', 'auditor.example/witness', '--data', join(folder, 'witness'), '--json'];
  const { key } = JSON.parse((await consentry(['witness', 'key', ...mine])).stdout) as {
    readonly key: string;
  };
  expect(key).toMatch(/^auditor\.example\/witness\+[0-9a-f]{8}\+/);

  await using platform = await start('one');
  const watched = String(platform.keeper.ledger.signer.key);
  const pull = async (url: string) => {
    const ended = await consentry(['witness', 'pull', url, '--log', watched, ...mine]);
    return { code: ended.code, value: JSON.parse(ended.stdout) as Readonly<Record<string, unknown>> };
  };
  expect(await pull(platform.url)).toMatchObject({ code: 0, value: { cosigned: true, taken: false } });

  await using other = await start('two');
  expect(await pull(other.url)).toMatchObject({ code: 4, value: { cosigned: false } });
}, 120_000);
