import { LedgerView } from '@consentry/contract';
import { TILE_WIDTH } from '@consentry/ledger';
import { appendEvent, inTransaction } from '@consentry/server';
import { expect, test } from 'vitest';
import { callAt } from '../staff/testing/signed-in.ts';
import { RunningPlatforms } from '../testing/running-platform.ts';
import { gatherFigures } from '../health/figures.ts';
import { EVIDENCE_LOG, ledgerControls } from './ledger-facts.ts';
import { readRecheck, tilesOfPart } from './recheck.ts';

const HOUR = 3_600_000;

test('the whole log is checked within half a day, whatever its size', () => {
  for (const size of [1, 1000, 1_000_000, 100_000_000]) {
    const parts = Math.ceil(Math.ceil(size / TILE_WIDTH) / tilesOfPart(size));
    expect(parts).toBeLessThanOrEqual(720);
  }
  // The control: a fixed part would not do.
  expect(Math.ceil(100_000_000 / TILE_WIDTH / tilesOfPart(1))).toBeGreaterThan(1440);
});

test('damage that comes while the platform runs is found a part at a time, stops the signing and shows', async () => {
  await using platforms = new RunningPlatforms();
  const clock = { now: Date.parse('2026-11-22T09:00:00+08:00') };
  const platform = await platforms.start({ now: () => clock.now });
  const { database } = platform.context;
  const { reading } = database;
  // More than one part of tiles.
  const many = tilesOfPart(1) * TILE_WIDTH + 300;
  await inTransaction(database, async (writing) => {
    for (let number = 0; number < many; number += 1)
      await appendEvent(writing, 'incident/recheck', { kind: 'counted', body: '{}', at: clock.now });
  });
  await platform.keeper.advance();
  const began = await readRecheck(reading);
  expect(began.whole_at).toBe(clock.now);
  const figure = async (name: string) =>
    (await gatherFigures(reading, clock.now)).find((one) => one.name === name)?.rows[0]?.value;
  // It rests after a pass, and then goes through in parts.
  await platform.keeper.recheck();
  expect((await readRecheck(reading)).checked).toBe(0);
  clock.now += 2 * HOUR;
  expect(await figure('ledger_rechecked_seconds')).toBe(7200);
  await platform.keeper.recheck();
  expect((await readRecheck(reading)).checked).toBe(tilesOfPart(1) * TILE_WIDTH);
  await platform.keeper.recheck();
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
  await platform.keeper.recheck();
  const view = async () => LedgerView.parse((await callAt(platform.url, 'GET', '/v1/ledger')).body);
  expect((await view()).damage).toBeNull();
  expect((await view()).rechecked.entries).toBe(tilesOfPart(1) * TILE_WIDTH);
  await platform.keeper.recheck();
  expect((await view()).damage).toMatchObject({ code: 'log_inconsistent' });
  expect(await figure('ledger_damaged')).toBe(1);
  expect(await ledgerControls(reading, clock.now)).toMatchObject([{ id: EVIDENCE_LOG, state: 'failed' }]);
  // What happens goes on getting its place; nothing is signed.
  const { size } = await platform.keeper.ledger.log.head();
  await inTransaction(database, (writing) =>
    appendEvent(writing, 'incident/recheck', { kind: 'counted', body: '{}', at: clock.now }),
  );
  await platform.keeper.advance();
  expect((await view()).sequenced).toBeGreaterThan(size);
  expect((await view()).size).toBe(size);
}, 60_000);
