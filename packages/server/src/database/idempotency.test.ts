import { createSecretKey } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Writing } from './database.ts';
import { appendEvent, readEvents } from './events.ts';
import { type Answer, ANSWER_LIFE_MS, answerOnce, digestRequest, sweepAnswers } from './idempotency.ts';
import type { ServerTables } from './tables.ts';
import { describeOnBoth } from './testing/on-both.ts';
import { inTransaction } from './transaction.ts';

const NOW = Date.UTC(2026, 10, 22);
const secret = createSecretKey('a secret of a test', 'utf8');
const request = (body: string, principal = 'p1') => ({
  principal,
  key: 'k1',
  digest: digestRequest(secret, ['POST', '/v1/consents', body]),
});

function working(pause = 0): (writing: Writing<ServerTables>) => Promise<Answer> {
  return async (writing) => {
    const sequence = await appendEvent(writing, 'effects', { kind: 'effect', body: '', at: NOW });
    await sleep(pause);
    return {
      status: 201,
      type: 'application/json',
      payload: `{"sequence":${sequence}}`,
      headers: { etag: '"3"' },
    };
  };
}

describeOnBoth('a request with an Idempotency-Key', ({ open }) => {
  test('is done once and answered again the same', async () => {
    const database = await open();
    const first = await answerOnce(database, request('{}'), NOW, working());
    expect(first).toMatchObject({ kind: 'first', answer: { status: 201, payload: '{"sequence":1}' } });
    const again = await answerOnce(database, request('{}'), NOW + 1, working());
    expect(again).toEqual({ ...first, kind: 'again' });
    expect(await readEvents(database.reading, 'effects', 0)).toHaveLength(1);
  });

  test('with another body is refused, and nothing is done', async () => {
    const database = await open();
    await answerOnce(database, request('{}'), NOW, working());
    expect(await answerOnce(database, request('{"a":1}'), NOW, working())).toEqual({ kind: 'other_request' });
    expect(await readEvents(database.reading, 'effects', 0)).toHaveLength(1);
  });

  test('of somebody else is another request', async () => {
    const database = await open();
    await answerOnce(database, request('{}'), NOW, working());
    expect(await answerOnce(database, request('{}', 'p2'), NOW, working())).toMatchObject({ kind: 'first' });
  });

  test('that comes ten times at once is done once, and all get the one answer', async () => {
    const database = await open();
    const all = await Promise.all(
      Array.from({ length: 10 }, () => answerOnce(database, request('{}'), NOW, working(20))),
    );
    expect(all.filter(({ kind }) => kind === 'first')).toHaveLength(1);
    expect(all.filter(({ kind }) => kind === 'again')).toHaveLength(9);
    expect(await readEvents(database.reading, 'effects', 0)).toHaveLength(1);
  });

  test('without the key each is done (control)', async () => {
    const database = await open();
    await Promise.all(Array.from({ length: 10 }, () => inTransaction(database, working(1))));
    expect(await readEvents(database.reading, 'effects', 0)).toHaveLength(10);
  });

  test('that failed is free to come again', async () => {
    const database = await open();
    const failing = answerOnce(database, request('{}'), NOW, async (writing) => {
      await working()(writing);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await answerOnce(database, request('{}'), NOW, working())).toMatchObject({ kind: 'first' });
    expect(await readEvents(database.reading, 'effects', 0)).toHaveLength(1);
  });

  test('is forgotten after its time, by itself and by sweeping', async () => {
    const database = await open();
    await answerOnce(database, request('{}'), NOW, working());
    const late = NOW + ANSWER_LIFE_MS;
    expect(await answerOnce(database, request('{}'), late - 1, working())).toMatchObject({ kind: 'again' });
    expect(await answerOnce(database, request('{"a":1}'), late, working())).toMatchObject({ kind: 'first' });
    expect(await inTransaction(database, (writing) => sweepAnswers(writing, late))).toBe(0);
    expect(await inTransaction(database, (writing) => sweepAnswers(writing, late + ANSWER_LIFE_MS))).toBe(1);
  });
});

test('a digest does not tell what was asked, and no two requests share one', () => {
  const other = createSecretKey('another secret', 'utf8');
  expect(digestRequest(secret, ['a', 'b'])).toBe(digestRequest(secret, ['a', 'b']));
  expect(digestRequest(secret, ['a', 'b'])).not.toBe(digestRequest(secret, ['ab', '']));
  expect(digestRequest(secret, ['a', 'b'])).not.toBe(digestRequest(other, ['a', 'b']));
});
