import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { ownKey } from '../consent/certificate.ts';
import { openDatabase } from '../store/database.ts';
import { DeviceLog } from './device-log.ts';

const HAMMERED = join(import.meta.dirname, 'hammered.fixture.ts');
/** Processes start in half the time when they share compiled code. */
const COMPILED = join(tmpdir(), 'consentry-compiled');
const ROUNDS = 4;
/** It is killed within this many acknowledged entries. */
const ENTRIES_MAX = 60;

/** Lets a process write entries and kills it; gives the last one it acknowledged. */
async function killAmidst(folder: string): Promise<number> {
  const child = spawn(process.execPath, ['--no-warnings', HAMMERED, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: COMPILED },
  });
  const many = 1 + randomInt(ENTRIES_MAX);
  let acknowledged = -1;
  let seen = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged = Number(line);
    seen += 1;
    if (seen === many) child.kill('SIGKILL');
  }
  return acknowledged;
}

function openLog(folder: string) {
  const database = openDatabase(join(folder, 'courier.db'), (error) => {
    throw error;
  });
  const key = database.transact(ownKey);
  const log = new DeviceLog({
    database,
    device: 'door-3',
    key,
    folder: join(folder, 'ledger'),
    now: Date.now,
    log: pino({ level: 'silent' }),
  });
  return { database, log, [Symbol.dispose]: () => database[Symbol.dispose]() };
}

test('killed at any moment, the log has every entry it acknowledged, each with its row, and goes on from there', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'consentry-'));
  try {
    let last = -1;
    for (let round = 0; round < ROUNDS; round += 1) {
      const acknowledged = await killAmidst(folder);
      expect(acknowledged).toBeGreaterThan(last);
      using open = openLog(folder);
      const { reading } = open.database;
      const rows = reading.all('SELECT subject FROM attempts').length;
      const entries = reading.all('SELECT position FROM ledger_entries').length;
      expect(entries).toBe(rows);
      expect(entries).toBeGreaterThan(acknowledged);
      await open.log.publish();
      expect(open.log.damage).toBeNull();
      expect(await open.log.check()).toEqual({ size: entries, waiting: 0 });
      expect(await open.log.evidence(acknowledged)).not.toBeNull();
      last = acknowledged;
    }
    expect(last).toBeGreaterThan(ROUNDS);
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 120_000);

test('a store that was put back to an earlier day is told by the head beside it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'consentry-'));
  try {
    await killAmidst(folder);
    const earlier = join(folder, 'earlier.db');
    {
      using open = openLog(folder);
      await open.log.publish();
    }
    cpSync(join(folder, 'courier.db'), earlier);
    await killAmidst(folder);
    {
      using open = openLog(folder);
      await open.log.publish();
      // The control: as it is, it is whole.
      expect(open.log.damage).toBeNull();
    }
    rmSync(join(folder, 'courier.db-wal'), { force: true });
    cpSync(earlier, join(folder, 'courier.db'));
    using open = openLog(folder);
    await open.log.publish();
    expect(open.log.damage).toMatchObject({ code: 'log_inconsistent' });
    expect(await open.log.evidence(0)).toBeNull();
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 120_000);
