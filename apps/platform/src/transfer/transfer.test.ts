import { ConsentRecord } from '@consentry/contract';
import { both } from '@consentry/law';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nothingHandedIn } from '../facts/nothing-handed-in.ts';
import { noticeSection } from '../notice/notice-facts.ts';
import { purposesOfStore } from '../consent/purposes-of-store.ts';
import { signedIn } from '../staff/testing/signed-in.ts';
import { beginPurpose } from '../testing/begun-purpose.ts';
import { ADULT, type ConsentSetting, RECIPIENT, startConsentSetting } from '../testing/consent-setting.ts';
import { RunningPlatforms } from '../testing/running-platform.ts';
import { staff } from '../testing/test-server.ts';

let setting: ConsentSetting;
beforeEach(async () => {
  setting = await startConsentSetting();
});
afterEach(() => setting[Symbol.asyncDispose]());

async function agreed() {
  const person = await setting.person('fang@example.com', ADULT);
  const token = await setting.server.signIn('fang@example.com');
  const recognition = String((await setting.decide(person, token)).body['consent']);
  const transfer = String((await setting.decide(person, token, 'given', 'transfer')).body['consent']);
  const state = async (consent: string) =>
    (await setting.server.send('GET', `/v1/consents/${consent}`, undefined, { token })).body['state'];
  return { person, token, recognition, transfer, state };
}

test('a transfer is refused and withdrawn apart, and nothing else changes by it', async () => {
  const { person, token, recognition, transfer, state } = await agreed();
  expect(transfer).not.toBe(recognition);
  await setting.withdraw(transfer, token);
  expect([await state(recognition), await state(transfer)]).toEqual(['given', 'withdrawn']);
  const refused = await setting.decide(person, token, 'refused', 'transfer');
  expect(refused.body).toMatchObject({ state: 'refused', recipient_id: RECIPIENT.organisation_id });
  expect(await state(recognition)).toBe('given');
});

test('with the recognition it ends, since it rests on it', async () => {
  const { token, recognition, transfer, state } = await agreed();
  await setting.withdraw(recognition, token);
  expect([await state(recognition), await state(transfer)]).toEqual(['withdrawn', 'withdrawn']);
});

test('receipt and record name the recipient and what for; those of recognition name none', async () => {
  const { token, recognition, transfer } = await agreed();
  const read = async (path: string) => (await setting.server.send('GET', path, undefined, { token })).body;
  const receipt = await read(`/v1/consents/${transfer}/receipt`);
  expect(receipt['content']).toMatchObject({ kind: 'transfer', recipient: RECIPIENT });
  expect((await read(`/v1/consents/${recognition}/receipt`))['content']).not.toHaveProperty('recipient');
  const record = ConsentRecord.parse(await read(`/v1/consents/${transfer}/record`));
  expect([record['dpv:hasEntity'].recipient, record['dpv:hasProcess'][0]]).toMatchObject([
    { 'dpv:hasIdentifier': RECIPIENT.organisation_id },
    { 'dpv:hasRecipient': ['recipient'], 'dpv:hasProcessing': ['dpv:Transfer'] },
  ]);
});

test('a transfer without its recipient is no question, nor recognition with one', async () => {
  const person = await setting.person('fang@example.com', ADULT);
  const token = await setting.server.signIn('fang@example.com');
  const shown = {
    purpose_id: 'door',
    digest: 'e'.repeat(64),
    language: 'en',
    place: { kind: 'portal', id: null },
  };
  for (const [kind, recipient_id] of [
    ['transfer', null],
    ['recognition', 'insurer-1'],
  ]) {
    const body = { ...shown, kind, recipient_id };
    const got = await setting.server.send('POST', `/v1/people/${person}/presentations`, body, { token });
    expect([got.status, got.body['code']]).toEqual([400, 'malformed_request']);
  }
  const ask = { purpose_id: 'door', kind: 'transfer', recipient_id: 'somebody-else' };
  const path = `/v1/people/${person}/consent-requests`;
  const asked = await setting.server.send('POST', path, ask, { as: staff('operator', ['north']) });
  expect(asked.status).toBe(404);
});

test('its notice is published for one recipient, told to anyone, counted, and ended', async () => {
  await using platforms = new RunningPlatforms();
  const platform = await platforms.start();
  const { purpose_id: purpose } = await beginPurpose(platform);
  const dpo = await signedIn(platform, 'dpo');
  const { purpose: what, ...recipient } = RECIPIENT;
  const document = {
    purpose,
    purpose_version: 1,
    processor: { name: both('某公司', 'A company'), contact: 'privacy@example.com' },
    recipient,
    texts: {
      purpose: what,
      method: both('专线传输', 'By a line.'),
      kinds: both('模板', 'Templates.'),
      place: both('北京', 'Beijing.'),
    },
  };
  const path = `/v1/purposes/${purpose}/transfer-notices`;
  const { reading } = platform.context.database;
  const asked = (to: string) => purposesOfStore(reading, purpose, 'transfer', to);
  expect(await asked('insurer-1')).toBeNull();
  // The recognition notice is compared with whoever receives it, handed in or told here.
  const base = nothingHandedIn(Date.now());
  const flow = {
    purpose_id: purpose,
    storage_place: 'in_device' as const,
    recipient_organisation_ids: ['cloud-1'],
  };
  const notice = { ...base.notice, flows: [flow] };
  const receiving = async () =>
    (await noticeSection(reading, { ...base, notice }, {})).flows[0]?.recipient_organisation_ids;
  expect(await receiving()).toEqual(['cloud-1']);
  const made = await dpo.call('POST', path, { body: document });
  expect([made.status, made.body]).toMatchObject([201, { state: 'in_force', consented: 0 }]);
  expect((await dpo.call('POST', path, { body: document })).body['code']).toBe('notice_unchanged');
  const other = { ...document, purpose_version: 2 };
  expect((await dpo.call('POST', path, { body: other })).body['code']).toBe('notice_of_other_version');
  expect(await asked('insurer-1')).toMatchObject({
    notice: { digest: made.body['digest'] },
    recipient: RECIPIENT,
  });
  expect(await asked('insurer-2')).toBeNull();
  expect(await receiving()).toEqual(['cloud-1', 'insurer-1']);
  const told = await fetch(`${platform.url}/v1/purposes/${purpose}/transfers`);
  expect(await told.json()).toMatchObject({ transfers: [{ document }] });
  const ended = await dpo.call('POST', `/v1/transfer-notices/${String(made.body['notice'])}/end`, {
    body: {},
  });
  expect(ended.body).toMatchObject({ state: 'ended' });
  expect(await receiving()).toEqual(['cloud-1']);
  expect(await asked('insurer-1')).toBeNull();
});
