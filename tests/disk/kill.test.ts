/**
 * T-D1: the courier is killed at random points of consents and withdrawals. With those of the vault, of the platform's
 * consents and of its devices, which the other tests kill, there are more than two hundred.
 */
import { randomInt } from 'node:crypto';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { notHeld } from './not-held.ts';
import { oneFile, Program } from './program.ts';

const KILLS = 51;
const AT_ONCE = 3;
/** It is killed within so many answers, and a moment. */
const ANSWERS_MAX = 5;
const MOMENT_MS = 12;

/** One that lives again and again on the same store, each time until it is killed. */
async function lives(program: string, store: string, kills: number): Promise<readonly string[]> {
  const acknowledged: string[] = [];
  for (let kill = 0; kill < kills; kill += 1) {
    await using courier = new Program(program, { args: [store] });
    expect(await courier.hasSaid(1 + randomInt(ANSWERS_MAX)), courier.said).toBe(true);
    await sleep(randomInt(MOMENT_MS));
    courier.child.kill('SIGKILL');
    await courier.end();
    acknowledged.push(...courier.lines.slice(1));
    // The next boot finds all of them, also of the lives before.
    expect(notHeld(acknowledged, join(store, 'courier.db'))).toEqual([]);
  }
  return acknowledged;
}

test('T-D1: killed at any moment of a consent or a withdrawal, the courier loses nothing it answered', async () => {
  const program = await oneFile('tests/disk/courier.fixture.ts');
  const stores = Array.from({ length: AT_ONCE }, () =>
    realpathSync(mkdtempSync(join(tmpdir(), 'consentry-kill-'))),
  );
  try {
    const kills = Math.ceil(KILLS / AT_ONCE);
    const told = (await Promise.all(stores.map((store) => lives(program, store, kills)))).flat();
    const withdrawn = told.filter((line) => line.startsWith('withdrawn ')).length;
    process.stderr.write(
      `killed ${kills * AT_ONCE} times amidst ${told.length} answers, ${withdrawn} of them withdrawals: 0 lost\n`,
    );
    expect(told.length).toBeGreaterThan(KILLS);
    expect(withdrawn).toBeGreaterThan(KILLS / 10);
    // The control: an answer of another store is not in this one.
    const [store = ''] = stores;
    const foreign = await lives(program, stores[1] ?? '', 1);
    expect(notHeld(foreign, join(store, 'courier.db'))).toEqual(foreign);
  } finally {
    for (const store of stores) rmSync(store, { recursive: true, force: true });
  }
});
