import { type DestinationStream, type Logger, pino } from 'pino';
import { expect, test } from 'vitest';
import { serverLog as platformLog } from '@consentry/server';
import { runPlatform } from '../staff/testing/running-platform.ts';
import { callAt, signedIn } from '../staff/testing/signed-in.ts';

const MARKS = {
  name: 'MARKname',
  login: 'marklogin',
  password: 'MARKpassword-long-enough',
  email: 'MARKcontact@example.com',
  to: 'MARKcontact@example.com',
  phone: '+861380MARK',
  code: 'MARKcode',
  token: 'MARKtoken',
  text: 'MARKtext of a complaint',
  secret: 'MARKsecret',
  identity: { name: 'MARKname', email: 'MARKcontact@example.com', phone: null },
  proof: 'MARKproof',
};
const MARK = /mark/i;

function collected(): { readonly to: DestinationStream; readonly lines: string[] } {
  const lines: string[] = [];
  return { lines, to: { write: (line: string) => void lines.push(line) } };
}

/** Types marks into every field of every route, as several people, while all is well and while nothing is. */
async function typeEverywhere(log: Logger): Promise<number> {
  let breaks = false;
  const now = (): number => {
    // Only where a request is answered: nothing else of the program may end for it.
    if (breaks && /server\/src\/http\/app/.test(new Error().stack ?? ''))
      throw new RangeError(`MARKmessage of an error\n    at ${MARKS.email}:1:1`, {
        cause: new Error('MARKcause'),
      });
    return Date.now();
  };
  await using platform = await runPlatform({ log, now });
  const admin = await signedIn(platform, ['admin', 'dpo', 'operator', 'installer']);
  let internal = 0;
  for (const broken of [false, true]) {
    breaks = broken;
    for (const { method, url } of platform.routes) {
      if (url.endsWith('/events') || url === '/metrics') continue;
      const path = `${url.replaceAll(/:[a-z_]+/g, 'MARKparam')}?cursor=MARKquery`;
      const body = method === 'GET' ? {} : { body: MARKS };
      const bare = url.replaceAll(/:[a-z_]+/g, 'MARKparam');
      const headers = {
        'x-forwarded-for': 'MARKaddress',
        cookie: 'a=MARKcookie',
        'idempotency-key': 'MARKidempotency',
      };
      for (const target of [path, bare]) {
        const sent = { ...body, headers };
        const { status } = await admin.call(method, target, sent);
        if (status >= 500) internal += 1;
      }
      const bearer = { authorization: 'Bearer MARKbearer' };
      await callAt(platform.url, method, bare, { ...body, headers: bearer });
    }
    if (broken) continue;
    // What is well formed, and goes through to the end.
    const { login, password, to, text } = MARKS;
    await callAt(platform.url, 'POST', '/v1/sessions', {
      body: { way: 'password', login, password, code: '123456' },
    });
    await callAt(platform.url, 'POST', '/v1/sign-in/codes', { body: { to } });
    const identity = { name: MARKS.name, email: to, phone: null, employee_number: null, language: 'en' };
    const made = await admin.call('POST', '/v1/people', { body: { site: 'north', identity } });
    expect(made.status).toBe(201);
    await callAt(platform.url, 'POST', '/v1/complaints', { body: { text, contact: to, about: null } });
  }
  return internal;
}

test('a log names nobody, whatever was typed and whatever breaks', async () => {
  const { to, lines } = collected();
  const log = platformLog('trace', to);
  expect(await typeEverywhere(log)).toBeGreaterThan(20);
  log.error(
    { err: new Error(MARKS.text), ...MARKS, body: MARKS, request: { headers: { cookie: 'MARKcookie' } } },
    'x',
  );
  expect(lines.filter((line) => MARK.test(line))).toEqual([]);
  // It still says what happened and where.
  const failed = lines.map(
    (line) => JSON.parse(line) as { msg: string; err?: { type: string; at: string[] } },
  );
  expect(failed.find(({ msg }) => msg === 'failed')?.err).toMatchObject({ type: 'RangeError', code: null });
  expect(failed.find(({ msg }) => msg === 'failed')?.err?.at[0]).toContain('platform-log.test.ts');
  expect(failed.some(({ msg }) => msg === 'answered')).toBe(true);
}, 60_000);

test('a log without redaction does (control)', async () => {
  const { to, lines } = collected();
  await typeEverywhere(pino({ level: 'trace' }, to));
  expect(lines.some((line) => line.includes('MARKmessage'))).toBe(true);
  expect(lines.some((line) => line.includes('MARKcause'))).toBe(true);
}, 60_000);
