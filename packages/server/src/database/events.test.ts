import { expect, test } from 'vitest';
import { appendEvent, EVENTS_MAX, readEvents } from './events.ts';
import { noteMigrations as migrations, type NoteTables } from './testing/notes.ts';
import { describeOnBoth } from './testing/on-both.ts';
import { inTransaction } from './transaction.ts';

const event = (kind: string) => ({ kind, body: '{}', at: 0 });

describeOnBoth('events', ({ open }) => {
  test('are numbered 1, 2, 3 … in each stream, and read after a cursor', async () => {
    const database = await open();
    for (const stream of ['a', 'b', 'a', 'a']) {
      await inTransaction(database, (writing) => appendEvent(writing, stream, event(stream)));
    }
    const all = await readEvents(database.reading, 'a', 0);
    expect(all).toEqual([1, 2, 3].map((sequence) => ({ sequence, kind: 'a', body: '{}', at: 0 })));
    expect((await readEvents(database.reading, 'a', 1, 1)).map(({ sequence }) => sequence)).toEqual([2]);
    expect(await readEvents(database.reading, 'a', 3)).toEqual([]);
    expect(await readEvents(database.reading, 'b', 0)).toHaveLength(1);
  });

  test('one page is never too long', async () => {
    const database = await open();
    await inTransaction(database, async (writing) => {
      for (let i = 0; i < EVENTS_MAX + 1; i += 1) await appendEvent(writing, 'a', event('many'));
    });
    expect(await readEvents(database.reading, 'a', 0, 10 * EVENTS_MAX)).toHaveLength(EVENTS_MAX);
  });

  test('what was undone leaves neither event nor gap', async () => {
    const database = await open<NoteTables>({ migrations });
    const undone = inTransaction(database, async (writing) => {
      await writing.insertInto('notes').values({ note: 'a', number: 1, kept: null }).execute();
      await appendEvent(writing, 'a', event('undone'));
      throw new Error('no');
    });
    await expect(undone).rejects.toThrow('no');
    await inTransaction(database, (writing) => appendEvent(writing, 'a', event('done')));
    expect(await readEvents(database.reading, 'a', 0)).toMatchObject([{ sequence: 1, kind: 'done' }]);
  });

  test('of many writers at once none is lost, and a reader never sees a gap', async () => {
    const database = await open();
    const writers = Array.from({ length: 40 }, (_, i) =>
      inTransaction(database, (writing) => appendEvent(writing, 'hot', event(`e${i}`))),
    );
    const reading = (async () => {
      const seen: number[] = [];
      while (seen.length < writers.length) {
        const more = await readEvents(database.reading, 'hot', seen.at(-1) ?? 0, 7);
        seen.push(...more.map(({ sequence }) => sequence));
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
      return seen;
    })();
    const given = await Promise.all(writers);
    const counted = writers.map((_, i) => i + 1);
    expect(given.toSorted((a, b) => a - b)).toEqual(counted);
    expect(await reading).toEqual(counted);
  });
});
