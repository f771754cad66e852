import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, inTransaction, readEvents } from '@consentry/server';
// oxlint-disable-next-line no-restricted-imports -- only tests may have it, so no index names it
import { describeOnBoth, killAmidst } from '@consentry/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setAge } from '../minors/minors-store.ts';
import { platformMigrations as migrations } from '../store/migrations/index.ts';
import type { PlatformTables } from '../store/tables.ts';
import { oneFile } from '../testing/one-file.ts';

let program: Awaited<ReturnType<typeof oneFile>>;
beforeAll(async () => {
  program = await oneFile(join(import.meta.dirname, 'hammered.fixture.ts'));
});
afterAll(() => rmSync(program.folder, { recursive: true, force: true }));

/** A consent is longer to write than a row of the ground. */
const MOMENT = { lines: 8, afterUs: 6000 };
/** Processes killed, and how many of them work at once; with those of `device/sync-kill.test.ts` over a hundred. */
const KILLS = 69;
const AT_ONCE = 3;
/** Rounds in which a program that acknowledges too early has to be caught. */
const CONTROL_ROUNDS = 8;

type Platform = Database<PlatformTables>;

async function addAdult(database: Platform): Promise<string> {
  const person = randomUUID();
  await inTransaction(database, async (writing) => {
    const row = {
      person,
      site: null,
      state: 'active',
      registered_at: 0,
      registered_by: 'test',
      version: 1,
    } as const;
    await writing.insertInto('people').values(row).execute();
    await setAge(writing, {
      person,
      born_on: '1990-05-01',
      band: null,
      proof: 'x',
      told_at: 0,
      told_by: 'staff',
    });
  });
  return person;
}

/** The ids of what is kept, by table. */
async function kept({ reading }: Platform, person: string) {
  const consents = reading.selectFrom('consents').select('consent').where('person', '=', person);
  const ids = (rows: ReadonlyArray<{ consent: string }>) => rows.map(({ consent }) => consent).toSorted();
  return {
    given: ids(await consents.execute()),
    ended: ids(
      await reading.selectFrom('withdrawals').select('consent').where('consent', 'in', consents).execute(),
    ),
    tombstones: ids(
      await reading.selectFrom('consent_ends').select('consent').where('consent', 'in', consents).execute(),
    ),
    granted: ids(
      await reading.selectFrom('consent_grants').select('consent').where('consent', 'in', consents).execute(),
    ),
    open: ids(
      await reading.selectFrom('open_consents').select('consent').where('person', '=', person).execute(),
    ),
  };
}

/** What was acknowledged and is not there. */
async function lost(
  database: Platform,
  person: string,
  lines: readonly string[],
): Promise<readonly string[]> {
  const { given, ended } = await kept(database, person);
  const there = new Set([...given.map((id) => `given ${id}`), ...ended.map((id) => `withdrawn ${id}`)]);
  return lines.filter((line) => !there.has(line));
}

describeOnBoth('consents and withdrawals, killed at any moment', ({ open, url }) => {
  test('what was acknowledged is kept, whole: decision, end, tombstone, grant, event', async () => {
    const database = await open<PlatformTables>({ migrations });
    const at = await url();
    // A program that starts again is given the consent that is open: the same line twice.
    const acknowledged = new Set<string>();
    const people = await Promise.all(Array.from({ length: AT_ONCE }, () => addAdult(database)));
    await Promise.all(
      people.map(async (person) => {
        for (let round = 0; round < KILLS / AT_ONCE; round += 1) {
          const lines = await killAmidst(program.path, [at, person], MOMENT);
          expect(await lost(database, person, lines), 'acknowledged and lost').toEqual([]);
          for (const line of lines) acknowledged.add(line);
        }
      }),
    );
    let facts = 0;
    const events: string[] = [];
    for (;;) {
      const some = await readEvents(database.reading, 'consents', events.length);
      events.push(
        ...some.map(({ kind, body }) => `${kind} ${(JSON.parse(body) as { consent: string }).consent}`),
      );
      if (some.length === 0) break;
    }
    for (const person of people) {
      const { given, ended, tombstones, granted, open: left } = await kept(database, person);
      expect(tombstones, 'half withdrawn').toEqual(ended);
      expect(left, 'half open').toEqual(given.filter((id) => !ended.includes(id)));
      expect(left.length).toBeLessThanOrEqual(1);
      expect(granted, 'granted and withdrawn').toEqual(left);
      const told = events.filter((event) => given.includes(event.split(' ')[1] ?? '')).toSorted();
      const wanted = [
        ...given.map((id) => `consent.given ${id}`),
        ...ended.map((id) => `consent.ended ${id}`),
      ];
      expect(told).toEqual(wanted.toSorted());
      facts += wanted.length;
    }
    expect(acknowledged.size).toBeGreaterThan(KILLS);
    // A kill between commit and acknowledgement leaves more than was acknowledged, never less.
    expect(facts).toBeGreaterThanOrEqual(acknowledged.size);
  }, 400_000);

  test('one that acknowledges before its commit is caught (control)', async () => {
    const database = await open<PlatformTables>({ migrations });
    const at = await url();
    const person = await addAdult(database);
    let missing = 0;
    for (let round = 0; round < CONTROL_ROUNDS && missing === 0; round += 1) {
      const lines = await killAmidst(program.path, [at, person, 'acknowledge-early'], MOMENT);
      missing += (await lost(database, person, lines)).length;
    }
    expect(missing).toBeGreaterThan(0);
  }, 60_000);
});
