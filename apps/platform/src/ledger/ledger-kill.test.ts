import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Entry } from '@consentry/ledger';
import { type LedgerKeeper, sequenceEvents } from '@consentry/ledger-server';
import { type Database, appendEvent, inTransaction } from '@consentry/server';
// oxlint-disable-next-line no-restricted-imports -- only tests may have it, so no index names it
import { describeOnBoth, killAmidst } from '@consentry/server/testing';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { platformKeys } from '../settings/keys.ts';
import { platformMigrations as migrations } from '../store/migrations/index.ts';
import type { PlatformTables } from '../store/tables.ts';
import { oneFile } from '../testing/one-file.ts';
import { makeData } from '../testing/platform-data.ts';
import { ledgerKeeper } from './ledger-keeper.ts';
import { platformSource } from './ledger-source.ts';

const folders: string[] = [];
let program: Awaited<ReturnType<typeof oneFile>>;
beforeAll(async () => {
  program = await oneFile(join(import.meta.dirname, 'hammered.fixture.ts'));
});
afterAll(() => {
  for (const folder of [program.folder, ...folders]) rmSync(folder, { recursive: true, force: true });
});

const KILLS = 12;
const MOMENT = { lines: 12, afterUs: 8000 };
const WRITERS = 20;
const EACH = 10;

type Platform = Database<PlatformTables>;

function keeperOf(database: Platform, data: string): LedgerKeeper {
  const context = { database, keys: platformKeys(data), now: Date.now, log: pino({ level: 'silent' }) };
  return ledgerKeeper(context, data);
}

function folder(): string {
  const data = makeData();
  folders.push(data);
  return data;
}

/** Each event once, in places without a gap, the whole published; what is wrong otherwise. */
async function wrongWith(database: Platform, keeper: LedgerKeeper): Promise<readonly string[]> {
  const { reading } = database;
  const events = await reading.selectFrom('events').select(['stream', 'sequence']).execute();
  const entries = await reading.selectFrom('ledger_entries').selectAll().orderBy('position').execute();
  for (const { entry } of entries) Entry.parse(JSON.parse(entry));
  const name = (one: { readonly stream: string; readonly sequence: number }) =>
    `${one.stream} ${one.sequence}`;
  const placed = new Set(entries.map(name));
  const lost = events.map(name).filter((one) => !placed.has(one));
  const doubled = placed.size === entries.length && entries.length === events.length ? [] : ['doubled'];
  const gaps = entries.every(({ position }, at) => position === at) ? [] : ['gap'];
  const damage = await keeper.check();
  const { size } = await keeper.ledger.log.head();
  return [
    ...lost,
    ...doubled,
    ...gaps,
    ...(damage === null ? [] : [damage.message]),
    ...(size === events.length ? [] : ['unpublished']),
  ];
}

describeOnBoth('the ledger', ({ open, url }) => {
  test('killed at any moment, it loses and doubles nothing, and follows what it published', async () => {
    const database = await open<PlatformTables>({ migrations });
    const [at, data] = [await url(), folder()];
    let kept = 0;
    for (let round = 0; round < KILLS; round += 1) {
      const lines = await killAmidst(program.path, [at, data, 'staff'], MOMENT);
      const counts = (what: string) =>
        lines.filter((line) => line.startsWith(`${what} `)).map((line) => Number(line.split(' ')[1]));
      const [acknowledged, published] = [
        Math.max(0, ...counts('staff')),
        Math.max(0, ...counts('published')),
      ];
      const rows = await database.reading.selectFrom('events').select('sequence').execute();
      expect(rows.length, 'acknowledged and lost').toBeGreaterThanOrEqual(acknowledged);
      const keeper = keeperOf(database, data);
      expect((await keeper.ledger.log.head()).size, 'published and lost').toBeGreaterThanOrEqual(published);
      kept = rows.length;
    }
    const keeper = keeperOf(database, data);
    await keeper.advance();
    expect(await wrongWith(database, keeper)).toEqual([]);
    expect(kept).toBeGreaterThan(KILLS);
    // The control: one event that has no entry is found.
    const late = await inTransaction(database, (writing) =>
      appendEvent(writing, 'staff', { kind: 'late', body: '{}', at: 1 }),
    );
    expect(await wrongWith(database, keeper)).toContain(`staff ${late}`);
  }, 200_000);

  test('one that acknowledges before its commit is caught (control)', async () => {
    const database = await open<PlatformTables>({ migrations });
    const [at, data] = [await url(), folder()];
    let missing = 0;
    for (let round = 0; round < 12 && missing === 0; round += 1) {
      const lines = await killAmidst(program.path, [at, data, `s${round}`, 'acknowledge-early'], {
        lines: 6,
        afterUs: 200,
      });
      const told = lines.filter((line) => line.startsWith('early ')).length;
      const rows = await database.reading
        .selectFrom('events')
        .select('sequence')
        .where('stream', '=', `s${round}`)
        .execute();
      missing += Math.max(0, told - rows.length);
    }
    expect(missing).toBeGreaterThan(0);
  }, 60_000);

  test('twenty writers and two replicas that publish at once lose and double nothing', async () => {
    const database = await open<PlatformTables>({ migrations });
    const data = folder();
    const replicas = [keeperOf(database, data), keeperOf(database, data)];
    const writers = Array.from({ length: WRITERS }, async (_, writer) => {
      for (let number = 0; number < EACH; number += 1) {
        const event = { kind: 'counted', body: JSON.stringify({ number }), at: number };
        await inTransaction(
          database,
          (writing) => appendEvent(writing, `incident/${writer % 7}`, event),
          'read committed',
        );
      }
    });
    const written = Promise.all(writers).then(() => true);
    const advanced = () => Promise.all(replicas.map((one) => one.advance())).then(() => false);
    while (!(await Promise.race([advanced(), written])));
    await Promise.all([
      sequenceEvents({ database }, platformSource),
      ...replicas.map((one) => one.advance()),
    ]);
    const [keeper] = replicas;
    if (keeper === undefined) throw new TypeError('two');
    expect(await wrongWith(database, keeper)).toEqual([]);
    expect((await keeper.ledger.log.head()).size).toBe(WRITERS * EACH);
  }, 60_000);
});
