import { paperHash } from '@consentry/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { OPERATOR, type ConsentSetting, startConsentSetting } from '../testing/consent-setting.ts';

let setting: ConsentSetting;
beforeEach(async () => {
  setting = await startConsentSetting();
});
afterEach(() => setting[Symbol.asyncDispose]());

async function given(): Promise<{ person: string; token: string; consent: string }> {
  const person = await setting.person('fang@example.com');
  const token = await setting.server.signIn('fang@example.com');
  return { person, token, consent: String((await setting.decide(person, token)).body['consent']) };
}

test('staff withdraw for a person who stands before them, and the end says so', async () => {
  const { consent } = await given();
  const path = `/v1/consents/${consent}/withdrawal`;
  const end = await setting.server.send('POST', path, {}, { as: OPERATOR });
  expect(end.body).toMatchObject({ accepted: { by: 'staff', reason: 'withdrawn' } });
  expect((await setting.server.send('GET', path, undefined, { as: OPERATOR })).body).toEqual(end.body);
});

test('a reason is not asked for, and none is taken', async () => {
  const { consent, token } = await given();
  const path = `/v1/consents/${consent}/withdrawal`;
  const got = await setting.server.send('POST', path, { reason: 'because' }, { token });
  expect(got.status).toBe(400);
  expect((await setting.withdraw(consent, token)).status).toBe(200);
});

test('the paper alone withdraws, however it is typed, and nothing else', async () => {
  const { consent, token } = await given();
  const { body } = await setting.server.send('GET', `/v1/consents/${consent}/receipt`, undefined, { token });
  const code = String(body['paper_code']);
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$/);
  const kept = JSON.stringify(
    await setting.server.context.database.reading.selectFrom('consents').selectAll().execute(),
  );
  expect([
    kept.includes(code),
    kept.includes(code.replaceAll('-', '')),
    kept.includes(paperHash(code)),
  ]).toEqual([false, false, true]);
  const by = (paper_code: string) => setting.server.send('POST', '/v1/withdrawals/by-paper', { paper_code });
  expect((await by('0000-0000-0000-0000-0000')).body['code']).toBe('paper_code_wrong');
  const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
  const end = await by(typed);
  expect([end.status, end.body]).toMatchObject([200, { consent, accepted: { by: 'paper' } }]);
  expect((await by(code)).body).toEqual(end.body);
  const state = await setting.server.send('GET', `/v1/consents/${consent}`, undefined, { token });
  expect(state.body['state']).toBe('withdrawn');
});

test('who lost the session withdraws by a code: two steps, no face', async () => {
  const { consent } = await given();
  const token = await setting.server.signIn('fang@example.com');
  expect((await setting.withdraw(consent, token)).status).toBe(200);
});

test('a no has nothing to withdraw, and its receipt no code', async () => {
  const person = await setting.person('fang@example.com');
  const token = await setting.server.signIn('fang@example.com');
  const consent = String((await setting.decide(person, token, 'refused')).body['consent']);
  expect((await setting.withdraw(consent, token)).body['code']).toBe('nothing_given');
  const receipt = await setting.server.send('GET', `/v1/consents/${consent}/receipt`, undefined, { token });
  expect(receipt.body).toMatchObject({ content: { decision: 'refused' }, paper_code: null });
});

test('a receipt can be checked by anybody; one that was changed is not genuine', async () => {
  const { consent, token } = await given();
  const { body } = await setting.server.send('GET', `/v1/consents/${consent}/receipt`, undefined, { token });
  const { content, digest } = body as { content: Record<string, unknown>; digest: string };
  const check = async (given: object, mark: string) =>
    (await setting.server.send('POST', '/v1/receipts/check', { content: given, digest: mark })).body[
      'genuine'
    ];
  expect(await check(content, digest)).toBe(true);
  expect(await check({ ...content, not_after: '2036-01-01T00:00:00.000Z' }, digest)).toBe(false);
  expect(await check(content, 'a'.repeat(64))).toBe(false);
});

test('a consent is a record of ISO/IEC TS 27560, before and after its end', async () => {
  const { person, consent, token } = await given();
  const record = async () =>
    (await setting.server.send('GET', `/v1/consents/${consent}/record`, undefined, { token })).body;
  const before = await record();
  expect(before).toMatchObject({
    '@type': ['dpv:ConsentRecord'],
    'dpv:hasIdentifier': consent,
    'dpv:hasDataSubject': { 'dpv:hasIdentifier': person },
    'dpv:hasNotice': [{ 'dpv:hasIdentifier': '1'.repeat(64), 'dct:date': '2026-11-22T01:00:00.000Z' }],
  });
  const statuses = (body: typeof before) =>
    (body['dpv:hasProcess'] as Array<{ 'dpv:hasConsentStatus': Array<{ '@type': string[] }> }>).flatMap(
      (process) => process['dpv:hasConsentStatus'].flatMap((status) => status['@type']),
    );
  expect(statuses(before)).toEqual(['dpv:ConsentGiven']);
  await setting.withdraw(consent, token);
  expect(statuses(await record())).toEqual(['dpv:ConsentGiven', 'dpv:ConsentWithdrawn']);
});
