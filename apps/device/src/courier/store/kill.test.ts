import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { openDatabase } from './database.ts';

const HAMMERED = join(import.meta.dirname, 'hammered.fixture.ts');
const ROUNDS = 8;
/** It is killed within this many acknowledged people. */
const PEOPLE_MAX = 40;

/** Lets a process register people from `first` on and kills it; gives the last one it acknowledged. */
async function killAmidst(store: string, first: number): Promise<number> {
  const child = spawn(process.execPath, ['--no-warnings', HAMMERED, store, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const last = first + randomInt(PEOPLE_MAX);
  let acknowledged = first - 1;
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged = Number(line);
    if (acknowledged === last) child.kill('SIGKILL');
  }
  return acknowledged;
}

test('killed at any moment, the courier keeps what it acknowledged, whole, and opens again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'consentry-'));
  const store = join(folder, 'courier.db');
  try {
    let next = 100_000;
    for (let round = 0; round < ROUNDS; round += 1) {
      const acknowledged = await killAmidst(store, next);
      expect(acknowledged).toBeGreaterThanOrEqual(next);
      using database = openDatabase(store, (error) => {
        throw error;
      });
      const kept = database.reading.all('SELECT person FROM people').map(({ person }) => person);
      const attempts = database.reading.all('SELECT subject FROM attempts').map(({ subject }) => subject);
      expect(attempts).toEqual(kept);
      // Everybody acknowledged, and at the most some it had no time to tell of.
      const wanted = Array.from({ length: acknowledged - 100_000 + 1 }, (_, i) => `p${100_000 + i}`);
      expect(kept.slice(0, wanted.length)).toEqual(wanted);
      next = 100_000 + kept.length;
    }
    // The control: the work went on over the kills.
    expect(next).toBeGreaterThan(100_000 + ROUNDS);
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 60_000);
