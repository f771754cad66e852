import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exampleDoor } from '../../example-door.ts';
import { openDatabase } from '../store/database.ts';
import { type Kiosk, OPERATOR_KEY, openKiosk, openTiredKiosk } from '../testing/kiosk-in-memory.ts';
import { CARD_LIMIT } from './attempts.ts';
import { cardHash, normaliseCardNumber } from './card-number.ts';

const CARD = '0A93-77C1-4E';
const OTHER = '0A93-77C1-4F';
const alternatives = (['pin', 'card', 'staff'] as const).map((kind) => ({ kind, live: true }));
const door = { ...exampleDoor(), alternatives };

const link = (kiosk: Kiosk, token: string, number = CARD) =>
  kiosk.call('POST', '/v1/me/card', { body: { number }, token });
const enter = (kiosk: Kiosk, number = CARD) =>
  kiosk.call('POST', '/v1/entries/card', { body: { number, took_ms: 900 } });
const byStaff = (kiosk: Kiosk, body: object, key = OPERATOR_KEY) =>
  kiosk.call('POST', '/v1/cards/by-staff', { body, headers: { authorization: `Operator ${key}` } });

test('a card that its holder linked lets them in, however a reader writes it', async () => {
  await using kiosk = await openKiosk({ door });
  expect((await kiosk.door()).ways.map(({ way }) => way)).toEqual(['pin', 'card', 'staff', 'face']);
  const { token, number } = await kiosk.register();
  expect((await kiosk.me(token)).card).toEqual({ linked_at: null });
  expect((await link(kiosk, token)).status).toBe(201);
  expect((await kiosk.me(token)).card.linked_at).not.toBeNull();
  kiosk.vault.become('unavailable');
  for (const read of [CARD, '0a9377c14e', ' ;０Ａ９３77C14E? ']) {
    const reply = await enter(kiosk, read);
    expect(reply.json, read).toMatchObject({ outcome: 'admitted', way: 'card', session: { number } });
  }
  const [latest] = (await kiosk.me(token)).records;
  expect(latest).toMatchObject({ event: 'entry', way: 'card', outcome: 'admitted', mode: null });
});

test('who comes in by card may read and withdraw, but neither decides nor changes the card', async () => {
  await using kiosk = await openKiosk({ door });
  const me = await kiosk.enrolled('wang');
  await link(kiosk, me.token);
  const { token } = ((await enter(kiosk)).json as { session: { token: string } }).session;
  for (const refused of [link(kiosk, token, OTHER), kiosk.call('DELETE', '/v1/me/card', { token })])
    expect(await kiosk.problem(refused)).toMatchObject({ code: 'session_missing' });
  expect((await kiosk.withdraw(token)).withdrawal).toBeTruthy();
  // A card is no face information: it stays.
  expect((await enter(kiosk)).status).toBe(200);
});

test('a new card takes the place of the old one; one that is taken away is as one nobody ever had', async () => {
  await using kiosk = await openKiosk({ door });
  const { token } = await kiosk.register();
  await link(kiosk, token);
  await link(kiosk, token, OTHER);
  expect((await enter(kiosk, OTHER)).status).toBe(200);
  const replaced = await kiosk.problem(enter(kiosk));
  expect((await kiosk.call('DELETE', '/v1/me/card', { token })).status).toBe(204);
  const removed = await kiosk.problem(enter(kiosk, OTHER));
  const unknown = await kiosk.problem(enter(kiosk, '9999999'));
  expect(unknown).toMatchObject({ code: 'card_unknown', status: 401, other_ways: ['pin', 'card', 'staff'] });
  for (const alike of [replaced, removed])
    expect({ ...alike, request_id: '' }).toEqual({ ...unknown, request_id: '' });
  expect((await kiosk.me(token)).card).toEqual({ linked_at: null });
});

test('one card, one person: nobody takes the card of another but staff, who give it anew', async () => {
  await using kiosk = await openKiosk({ door });
  const [first, second] = [await kiosk.register(), await kiosk.register()];
  await link(kiosk, first.token);
  expect(await kiosk.problem(link(kiosk, second.token))).toMatchObject({ code: 'card_taken', status: 409 });
  expect((await enter(kiosk)).json).toMatchObject({ session: { number: first.number } });
  const body = { of: second.number, number: CARD };
  expect(await kiosk.problem(byStaff(kiosk, body, 'x'.repeat(43)))).toMatchObject({
    code: 'session_missing',
  });
  expect((await byStaff(kiosk, body)).status).toBe(200);
  expect((await enter(kiosk)).json).toMatchObject({ session: { number: second.number } });
  expect((await kiosk.me(first.token)).card.linked_at).toBeNull();
  expect((await byStaff(kiosk, { ...body, number: null })).json).toEqual({ linked_at: null });
  expect(await kiosk.problem(enter(kiosk))).toMatchObject({ code: 'card_unknown' });
  const nobody = first.number === '123457' || second.number === '123457' ? '123458' : '123457';
  expect(await kiosk.problem(byStaff(kiosk, { of: nobody, number: CARD }))).toMatchObject({
    code: 'not_found',
  });
});

test('of a hundred cards at once a few are looked at, entries and links together; then the way rests', async () => {
  await using kiosk = await openKiosk({ door });
  const [me, holder] = [await kiosk.register(), await kiosk.register()];
  await link(kiosk, holder.token);
  // What is no guess is not counted.
  for (let i = 0; i <= CARD_LIMIT.most; i += 1) expect((await enter(kiosk)).status).toBe(200);
  expect(await kiosk.problem(link(kiosk, me.token))).toMatchObject({ code: 'card_taken' });
  const tries = Array.from({ length: 100 }, (_, i) => enter(kiosk, `77${1000 + i}`));
  const statuses = (await Promise.all(tries)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 401)).toHaveLength(CARD_LIMIT.most - 1);
  expect(statuses.filter((status) => status === 429)).toHaveLength(101 - CARD_LIMIT.most);
  for (const next of [enter(kiosk), link(kiosk, me.token, OTHER)])
    expect(await kiosk.problem(next)).toMatchObject({ code: 'rate_limited', other_ways: ['pin', 'staff'] });
  expect((await kiosk.door()).ways).toContainEqual({ way: 'card', live: false });
  kiosk.clock.now += 900_000;
  expect((await enter(kiosk)).status).toBe(200);
});

test('a card that rests is no way beside the face (R10.1)', async () => {
  const cardOnly = [{ kind: 'card' as const, live: true }];
  await using kiosk = await openTiredKiosk(CARD_LIMIT, { ...door, alternatives: cardOnly });
  const { token } = await kiosk.register();
  const problem = await kiosk.problem(kiosk.decide(token));
  expect(problem.broken?.map((row) => row.requirement)).toContain('R10.1');
});

test('where nobody set it, there is no card; a number with nothing in it is none', async () => {
  await using without = await openKiosk();
  const { token } = await without.register();
  for (const asked of [
    enter(without),
    link(without, token),
    byStaff(without, { of: '123456', number: CARD }),
  ])
    expect(await without.problem(asked)).toMatchObject({ code: 'not_found' });
  await using kiosk = await openKiosk({ door });
  for (const bad of ['----', '12 3', '', 'x'.repeat(65)])
    expect(await kiosk.problem(enter(kiosk, bad)), bad).toMatchObject({ code: 'malformed_request' });
});

test('nothing of the number is in the store or the log', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'consentry-'));
  try {
    await using kiosk = await openKiosk({ door, store: join(folder, 'courier.db') });
    const { token } = await kiosk.register();
    await link(kiosk, token);
    await enter(kiosk);
    await enter(kiosk, OTHER);
    await kiosk.problem(link(kiosk, token, '----'));
    const traces = [CARD, OTHER].flatMap((card) => [card, normaliseCardNumber(card) ?? '']);
    const found = () => {
      const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'));
      const all = [...files, ...kiosk.logged].join('\n').toUpperCase();
      return traces.filter((trace) => all.includes(trace));
    };
    expect(found()).toEqual([]);
    // The look would see it: planted in the log, and in the store.
    kiosk.courier.app.log.info({ other: CARD }, 'planted');
    expect(found()).toEqual([CARD]);
    await kiosk[Symbol.asyncDispose]();
    using database = openDatabase(join(folder, 'courier.db'), () => undefined);
    database.transact((writing) => {
      writing.run('UPDATE records SET outcome = ?', normaliseCardNumber(OTHER));
    });
    expect(found()).toEqual([CARD, normaliseCardNumber(OTHER)]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a hash needs the key, and one number has one', () => {
  const [key, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
  expect(cardHash(key, '1234')).not.toBe(cardHash(other, '1234'));
  expect(cardHash(key, '1234')).not.toBe(cardHash(key, '1235'));
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), (read) => {
      const plain = normaliseCardNumber(read);
      if (plain !== null) {
        expect(plain).toMatch(/^[0-9A-Z]{4,64}$/);
        expect(normaliseCardNumber(` ${plain.toLowerCase()}\r`)).toBe(plain);
      }
    }),
  );
});
