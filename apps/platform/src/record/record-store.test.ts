import { randomUUID } from 'node:crypto';
import { sequenceEvents } from '@consentry/ledger-server';
import { type Database, appendEvent, inTransaction } from '@consentry/server';
// oxlint-disable-next-line no-restricted-imports -- only tests may have it, so no index names it
import { describeOnBoth } from '@consentry/server/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keptUntil } from '../assessment/assessment.ts';
import { lawfulContent } from '../facts/testing/lawful-facts.ts';
import { platformSource } from '../ledger/ledger-source.ts';
import { endPurpose } from '../purpose/purpose-end.ts';
import { addPurpose, changePurpose, putInForce, requirePurpose } from '../purpose/purpose-store.ts';
import { platformMigrations } from '../store/migrations/index.ts';
import type { PlatformTables } from '../store/tables.ts';
import { recordSection } from './record-facts.ts';
import { keptSince } from './record-keeping.ts';
import { readAccesses, readEntries } from './record-store.ts';
import { sweepRecord } from './sweep-record.ts';

const BEGAN = Date.parse('2026-03-01T12:00:00+08:00');
const ENDED = Date.parse('2026-11-22T09:00:00+08:00');
const FIRST_DAY = Date.parse('2026-01-01T00:00:00+08:00');
const ALL = { from: 0, until: Number.MAX_SAFE_INTEGER };
const DAY = 24 * 60 * 60_000;

describeOnBoth('record', ({ open }) => {
  const openPlatform = () => open<PlatformTables>({ migrations: platformMigrations });

  const looked = (database: Database<PlatformTables>, at: number) =>
    inTransaction(database, (writing) =>
      writing
        .insertInto('accesses')
        .values({
          access: randomUUID(),
          at,
          by_kind: 'staff',
          by_id: 'dpo-1',
          role: 'dpo',
          action: 'person.read',
          route: '/v1/people/:person',
          person: randomUUID(),
          site: null,
          reason: null,
          reference: null,
          request: randomUUID(),
        })
        .execute(),
    );

  async function purpose(database: Database<PlatformTables>, ended: number | null): Promise<string> {
    return inTransaction(database, async (writing) => {
      const id = await addPurpose(writing, lawfulContent(), 'dpo-1', BEGAN);
      await putInForce(writing, id, 1, BEGAN);
      await changePurpose(
        writing,
        await requirePurpose(writing, id),
        { state: 'active' },
        { kind: 'purpose.activated' },
        BEGAN,
      );
      if (ended !== null) await endPurpose(writing, await requirePurpose(writing, id), 'over', ended);
      return id;
    });
  }

  test('nothing younger than three years can be deleted, and nothing at all be changed', async () => {
    const database = await openPlatform();
    await looked(database, ENDED);
    await purpose(database, ENDED);
    const refused = async (
      act: (
        writing: Parameters<Parameters<typeof inTransaction<PlatformTables, void>>[1]>[0],
      ) => Promise<unknown>,
    ) => expect(inTransaction(database, async (writing) => void (await act(writing)))).rejects.toThrow();
    await refused((writing) => writing.deleteFrom('accesses').execute());
    await refused((writing) => writing.deleteFrom('events').execute());
    await refused((writing) => writing.updateTable('accesses').set({ by_id: 'other' }).execute());
    await refused((writing) => writing.updateTable('events').set({ body: '{}' }).execute());
    expect(await readAccesses(database.reading, ALL, null, 10)).toHaveLength(1);
    expect((await readEntries(database.reading, ALL, { after: null, limit: 10 })).entries).toHaveLength(2);
    // The control: with the floor above them the same is done.
    await inTransaction(database, async (writing) => {
      await writing
        .updateTable('record_floor')
        .set({ at: ENDED + 1 })
        .execute();
      await writing.deleteFrom('accesses').execute();
      await writing.deleteFrom('events').execute();
    });
    expect(await readAccesses(database.reading, ALL, null, 10)).toEqual([]);
  });

  test('what is older is swept the day after its last day; a purpose in use keeps everything', async () => {
    const database = await openPlatform();
    await looked(database, ENDED);
    const [over, running] = [await purpose(database, ENDED), await purpose(database, null)];
    const consent = randomUUID();
    await inTransaction(database, (writing) =>
      appendEvent(writing, 'consents', {
        kind: 'consent.ended',
        body: JSON.stringify({ consent, person: randomUUID(), purpose_id: over }),
        at: BEGAN,
      }),
    );
    const last = Date.parse('2029-11-22T23:59:59.999+08:00');
    const left = async () => ({
      accesses: (await readAccesses(database.reading, ALL, null, 10)).length,
      kinds: (await readEntries(database.reading, ALL, { after: null, limit: 10 })).entries
        .filter(({ kind }) => kind !== 'openings.outlived')
        .map(({ kind, purposes }) => [kind, purposes[0] === over ? 'over' : 'running']),
    });
    await sequenceEvents({ database }, platformSource);
    const ledger = async () => {
      const { reading } = database;
      const entries = await reading
        .selectFrom('ledger_entries')
        .select('stream')
        .orderBy('position')
        .execute();
      const opened = await reading
        .selectFrom('ledger_openings')
        .innerJoin('ledger_entries', 'ledger_entries.position', 'ledger_openings.position')
        .select('stream')
        .execute();
      return { entries: entries.length, opened: opened.length };
    };
    const placed = await ledger();
    expect(placed.opened).toBe(placed.entries);
    await sweepRecord(database, last);
    expect(await ledger()).toEqual(placed);
    expect(await left()).toEqual({
      accesses: 1,
      kinds: [
        ['consent.ended', 'over'],
        ['purpose.activated', 'over'],
        ['purpose.activated', 'running'],
        ['purpose.ended', 'over'],
      ],
    });
    await sweepRecord(database, last + 1);
    await sweepRecord(database, last + 1);
    expect(await left()).toEqual({ accesses: 0, kinds: [['purpose.activated', 'running']] });
    // What opened the entries of what was deleted went with it; the entries stay.
    expect(await ledger()).toEqual({ entries: placed.entries, opened: 1 });
    // A clock that was set back locks nothing that is there, and frees nothing.
    await sweepRecord(database, ENDED);
    await looked(database, last);
    await expect(
      inTransaction(database, (writing) => writing.deleteFrom('accesses').execute()),
    ).rejects.toThrow();
    const { kept } = await recordSection(database.reading, last + 1);
    expect(kept.find(({ id }) => id === `record-${over}`)).toMatchObject({
      made_on: '2026-03-01',
      ended_on: '2026-11-22',
      locked_until: '2029-11-22',
      deleted_on: '2029-11-23',
    });
    const inUse = { ended_on: null, locked_until: null, deleted_on: null };
    expect(kept.find(({ id }) => id === `record-${running}`)).toMatchObject(inUse);
  });

  test('pages of the record follow each other without a gap and without a double', async () => {
    const database = await openPlatform();
    await inTransaction(database, async (writing) => {
      for (let index = 0; index < 60; index += 1) {
        const body = JSON.stringify({ index, purpose: index % 3 === 0 ? 'a' : 'b' });
        const at = FIRST_DAY + (index % 4) * 1000;
        await appendEvent(writing, `s${index % 5}`, { kind: 'told', body, at });
      }
      await appendEvent(writing, 'staff', { kind: 'signed_in', body: '{}', at: FIRST_DAY });
    });
    for (const [wanted, count] of [
      [undefined, 60],
      ['a', 20],
    ] as const) {
      const seen: string[] = [];
      let after: Parameters<typeof readEntries>[2]['after'] = null;
      do {
        const page: Awaited<ReturnType<typeof readEntries>> = await readEntries(
          database.reading,
          { from: FIRST_DAY, until: FIRST_DAY + DAY },
          { purpose: wanted, after, limit: 7 },
        );
        seen.push(...page.entries.map(({ stream, sequence }) => `${stream} ${sequence}`));
        after = page.next;
      } while (after !== null);
      expect([seen.length, new Set(seen).size]).toEqual([count, count]);
    }
  });
});

test('a record is kept since the day whose three years are not over yet, on every day', () => {
  fc.assert(
    fc.property(fc.integer({ min: FIRST_DAY, max: FIRST_DAY + 20 * 366 * DAY }), (now) => {
      const since = keptSince(now);
      const today = new Date(now + 8 * 3_600_000).toISOString().slice(0, 10);
      expect(keptUntil(since) >= today).toBe(true);
      expect(keptUntil(since - 1) < today).toBe(true);
    }),
    { numRuns: 300 },
  );
});
