import { createSecretKey, randomBytes } from 'node:crypto';
import { KNOWN_MS, knownClient, knownCookie, TRIES_OF_ACCOUNT, TRIES_OF_ADDRESS } from '@consentry/staff';
import { expect, test } from 'vitest';
import { knownStaff } from '../staff/testing/known-staff.ts';
import { runPlatform } from '../staff/testing/running-platform.ts';
import { callAt } from '../staff/testing/signed-in.ts';

const secret = createSecretKey(randomBytes(32));
const NOW = 1_800_000_000_000;
const sent = (setCookie: string) => ({ cookie: setCookie.split(';')[0] ?? '' });

test('a browser is known to one account, for a while, and by this platform only', () => {
  const cookie = knownCookie(secret, 'staff wang', NOW);
  expect(cookie).toMatch(
    /^__Host-known=[\w-]+; Max-Age=7776000; Secure; HttpOnly; SameSite=Strict; Path=\/$/,
  );
  const known = knownClient(secret, sent(cookie), 'staff wang', NOW + KNOWN_MS - 1);
  expect(known).toMatch(/^[\w-]{30}$/);
  expect(knownClient(secret, sent(knownCookie(secret, 'staff wang', NOW)), 'staff wang', NOW)).not.toBe(
    known,
  );
  const other = createSecretKey(randomBytes(32));
  const { cookie: text } = sent(cookie);
  expect([
    knownClient(secret, sent(cookie), 'staff wang', NOW + KNOWN_MS),
    knownClient(secret, sent(cookie), 'staff li', NOW),
    knownClient(secret, sent(cookie), 'person wang', NOW),
    knownClient(other, sent(cookie), 'staff wang', NOW),
    knownClient(secret, { cookie: `${text}A` }, 'staff wang', NOW),
    knownClient(secret, { cookie: `${text}; ${text}` }, 'staff wang', NOW),
    knownClient(secret, { cookie: '__Host-known=' }, 'staff wang', NOW),
    knownClient(secret, {}, 'staff wang', NOW),
  ]).toEqual(Array(8).fill(null));
});

test('who tries a name from elsewhere locks nobody out of a browser that is known', async () => {
  await using platform = await runPlatform();
  const wang = await knownStaff(platform);
  const signIn = async (headers: Readonly<Record<string, string>>, password = wang.password) => {
    const code = wang.code(platform.clock.now);
    const body = { way: 'password', login: wang.login, password, code, carrier: 'cookie' };
    return callAt(platform.url, 'POST', '/v1/sessions', {
      body,
      headers: { 'sec-fetch-site': 'same-origin', ...headers },
    });
  };
  const first = await signIn({});
  const cookies = first.headers.getSetCookie();
  expect([first.status, cookies.length]).toEqual([201, 2]);
  const known = { cookie: cookies.find((one) => one.startsWith('__Host-known='))?.split(';')[0] ?? '' };
  platform.clock.now += 60_000;
  const wrong: number[] = [];
  for (let i = 0; i < TRIES_OF_ADDRESS + 5; i += 1) wrong.push((await signIn({}, `wrong ${i} wrong`)).status);
  // The one that was right counts as well.
  expect(wrong.filter((status) => status === 401)).toHaveLength(TRIES_OF_ACCOUNT - 1);
  expect((await signIn({})).status).toBe(429);
  expect((await signIn(known)).status).toBe(201);
  // What is known may try no more often than a stranger.
  platform.clock.now += 60_000;
  const more: number[] = [];
  for (let i = 0; i < 10; i += 1) more.push((await signIn(known, `wrong ${i} wrong`)).status);
  expect(more.filter((status) => status === 401)).toHaveLength(TRIES_OF_ACCOUNT - 1);
});
