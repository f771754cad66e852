import { TILE_WIDTH } from '@consentry/ledger';
import { ledgerView, readRecheck, tilesOfPart } from '@consentry/ledger-server';
import { appendEvent, inTransaction } from '@consentry/server';
// oxlint-disable-next-line no-restricted-imports -- only tests may have it, so no index names it
import { describeOnBoth } from '@consentry/server/testing';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { gatherFigures } from '../health/figures.ts';
import { platformKeys } from '../settings/keys.ts';
import { platformMigrations as migrations } from '../store/migrations/index.ts';
import type { PlatformTables } from '../store/tables.ts';
import { makeData, removeData } from '../testing/platform-data.ts';
import { EVIDENCE_LOG, ledgerControls } from './ledger-facts.ts';
import { ledgerKeeper } from './ledger-keeper.ts';

const HOUR = 3_600_000;
const PART = tilesOfPart(1) * TILE_WIDTH;

test('the whole log is checked within half a day, whatever its size', () => {
  for (const size of [1, 1000, 1_000_000, 100_000_000]) {
    const parts = Math.ceil(Math.ceil(size / TILE_WIDTH) / tilesOfPart(size));
    expect(parts).toBeLessThanOrEqual(720);
  }
  // The control: a fixed part would not do.
  expect(Math.ceil(100_000_000 / TILE_WIDTH / tilesOfPart(1))).toBeGreaterThan(1440);
});

describeOnBoth('the log is checked again', ({ open }) => {
  test('damage that comes while it runs is found a part at a time, stops the signing and shows', async () => {
    const database = await open<PlatformTables>({ migrations });
    const { reading } = database;
    const clock = { now: Date.parse('2026-11-22T09:00:00+08:00') };
    const data = makeData();
    onTestFinished(() => removeData(data));
    const log = pino({ level: 'silent' });
    const context = { database, keys: platformKeys(data), now: () => clock.now, log };
    const keeper = ledgerKeeper(context, data);
    const append = (count: number) =>
      inTransaction(database, async (writing) => {
        for (let number = 0; number < count; number += 1)
          await appendEvent(writing, 'incident/recheck', { kind: 'counted', body: '{}', at: clock.now });
      });
    // More than one part of tiles.
    const many = PART + 300;
    await append(many);
    await keeper.advance();
    expect((await readRecheck(reading)).whole_at).toBe(clock.now);
    const figure = async (name: string) =>
      (await gatherFigures(reading, clock.now)).find((one) => one.name === name)?.rows[0]?.value;
    // It rests after a pass, and then goes through in parts.
    await keeper.recheck();
    expect((await readRecheck(reading)).checked).toBe(0);
    clock.now += 2 * HOUR;
    expect(await figure('ledger_rechecked_seconds')).toBe(7200);
    await keeper.recheck();
    expect((await readRecheck(reading)).checked).toBe(PART);
    await keeper.recheck();
    expect(await readRecheck(reading)).toMatchObject({ checked: 0, whole_at: clock.now, against: null });
    expect(await figure('ledger_rechecked_seconds')).toBe(0);

    // An entry in the last tile is written anew, in the database alone.
    const changed = many - 10;
    const row = reading.selectFrom('ledger_entries').select('entry').where('position', '=', changed);
    const { entry } = await row.executeTakeFirstOrThrow();
    await inTransaction(database, (writing) =>
      writing
        .updateTable('ledger_entries')
        .set({ entry: entry.replace(/"at":"[^"]*"/, '"at":"2020-01-01T00:00:00.000Z"') })
        .where('position', '=', changed)
        .execute(),
    );
    clock.now += 2 * HOUR;
    const view = () => ledgerView(reading, keeper.ledger, clock.now);
    await keeper.recheck();
    expect(await view()).toMatchObject({ damage: null, rechecked: { entries: PART } });
    await keeper.recheck();
    expect((await view()).damage).toMatchObject({ code: 'log_inconsistent' });
    expect(await figure('ledger_damaged')).toBe(1);
    expect(await ledgerControls(reading, clock.now)).toMatchObject([{ id: EVIDENCE_LOG, state: 'failed' }]);
    // What happens goes on getting its place; nothing is signed.
    const { size } = await keeper.ledger.log.head();
    await append(1);
    await keeper.advance();
    expect((await view()).sequenced).toBeGreaterThan(size);
    expect((await view()).size).toBe(size);
  }, 60_000);
});
