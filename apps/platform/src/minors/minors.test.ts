import { both, findings } from '@consentry/law';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { endOverdue } from '../consent/end-consent.ts';
import { OPERATOR, type ConsentSetting, startConsentSetting } from '../testing/consent-setting.ts';
import { staff } from '../testing/test-server.ts';

let setting: ConsentSetting;
beforeEach(async () => {
  setting = await startConsentSetting();
});
afterEach(() => setting[Symbol.asyncDispose]());

/** Start of a day in Asia/Shanghai. */
const dayOf = (day: string): number => Date.parse(`${day}T00:00:00+08:00`);

async function link(child: string, guardian: string, as = OPERATOR) {
  const body = { guardian, proof: 'household-register-1', check: 'paper' };
  return setting.server.send('POST', `/v1/people/${child}/guardians`, body, { as });
}

/** A child with a guardian who is signed in. */
async function family(age: object) {
  const child = await setting.person(null, age);
  const guardian = await setting.person('mother@example.com');
  const { body } = await link(child, guardian);
  const token = await setting.server.signIn('mother@example.com');
  return { child, guardian, token, guardianship: String(body['guardianship']) };
}
const stateOf = async (consent: string) =>
  (await setting.server.send('GET', `/v1/consents/${consent}`, undefined, { as: staff('dpo') })).body;
const signedIn = () => setting.server.signIn('mother@example.com');

test('a guardian consents and withdraws for the child', async () => {
  const { child, token } = await family({ kind: 'born', on: '2016-03-01' });
  const got = await setting.decide(child, token);
  expect([got.status, got.body]).toMatchObject([
    201,
    { person: child, given_by: 'guardian', state: 'given' },
  ]);
  const end = await setting.withdraw(String(got.body['consent']), token);
  expect(end.body).toMatchObject({ accepted: { by: 'guardian', reason: 'withdrawn' } });
});

test('without dedicated rules for children no child is taken in, by whomever', async () => {
  const { child, token } = await family({ kind: 'born', on: '2016-03-01' });
  const requirement = 'R07.2';
  const lapse = {
    code: 'child_rules_missing',
    requirement,
    strength: 'law',
    article: both('§ 7', '§ 7'),
  } as const;
  setting.ports.childRules = [{ ...findings.child_rules_missing, ...lapse }];
  const refused = await setting.decide(child, token);
  expect([refused.status, refused.body['broken']]).toMatchObject([403, [{ requirement }]]);
  // Their mother is none, and says a no for the child as before.
  const mother = await setting.person('other@example.com');
  const own = await setting.server.signIn('other@example.com');
  expect((await setting.decide(mother, own)).status).toBe(201);
  expect((await setting.decide(child, token, 'refused')).status).toBe(201);
});

test('the wrong child is not found, nor is the child of somebody else', async () => {
  const { child, token } = await family({ kind: 'born', on: '2016-03-01' });
  const consent = String((await setting.decide(child, token)).body['consent']);
  const other = await setting.person(null, { kind: 'born', on: '2017-03-01' });
  expect((await setting.show(other, token)).status).toBe(404);
  await setting.person('stranger@example.com');
  const stranger = await setting.server.signIn('stranger@example.com');
  expect((await setting.withdraw(consent, stranger)).status).toBe(404);
  expect((await setting.show(child, stranger)).status).toBe(404);
  expect((await stateOf(consent))['state']).toBe('given');
});

for (const [born, birthday] of [
  ['2012-11-30', '2026-11-30'],
  ['2012-12-31', '2026-12-31'],
  // No year fourteen after a leap year has the day.
  ['2016-02-29', '2030-02-28'],
  ['2016-03-01', '2030-03-01'],
]) {
  test(`born on ${born}: nothing of the child’s lasts into ${birthday}, and the guardian has no say`, async () => {
    const at = dayOf(birthday ?? '');
    const { child, token: early } = await family({ kind: 'born', on: born });
    const yearBefore = Math.max(setting.server.clock.now, at - 300 * 86_400_000);
    setting.server.clock.now = yearBefore;
    const token = yearBefore === at ? early : await signedIn();
    const consent = await setting.decide(child, token);
    expect(consent.body['not_after']).toBe(new Date(at).toISOString());
    const id = String(consent.body['consent']);
    setting.server.clock.now = at - 1;
    const last = await signedIn();
    expect(
      (await setting.server.send('GET', `/v1/consents/${id}`, undefined, { token: last })).body['state'],
    ).toBe('given');
    setting.server.clock.now = at;
    expect((await stateOf(id))['state']).toBe('expired');
    for (const path of [`/v1/consents/${id}`, `/v1/people/${child}`, `/v1/people/${child}/consents`]) {
      expect((await setting.server.send('GET', path, undefined, { token: last })).status, path).toBe(404);
    }
    expect((await setting.show(child, last)).status).toBe(404);
    expect((await setting.withdraw(id, last)).status).toBe(404);
    await endOverdue(setting.server.context.database, setting.ports.holders, at);
    expect(await stateOf(id)).toMatchObject({ state: 'expired', ended: { reason: 'fourteenth_birthday' } });
  });
}

test('with the guardianship ends what the guardian agreed to, and their say', async () => {
  const { child, token, guardianship } = await family({ kind: 'born', on: '2016-03-01' });
  const id = String((await setting.decide(child, token)).body['consent']);
  const path = `/v1/guardianships/${guardianship}/end`;
  await setting.person('stranger@example.com');
  const stranger = await setting.server.signIn('stranger@example.com');
  expect((await setting.server.send('POST', path, {}, { token: stranger })).status).toBe(404);
  setting.server.clock.now += 1000;
  expect((await setting.server.send('POST', path, {}, { as: OPERATOR })).status).toBe(200);
  expect(await stateOf(id)).toMatchObject({ state: 'expired', ended: { reason: 'guardianship_ended' } });
  expect((await setting.withdraw(id, token)).status).toBe(404);
  // Another parent may decide anew; the one whose guardianship ended may not.
  const father = await setting.person('father@example.com');
  await link(child, father);
  const fathers = await setting.server.signIn('father@example.com');
  expect((await setting.decide(child, fathers)).body['state']).toBe('given');
  expect((await setting.show(child, token)).status).toBe(404);
});

test('a guardianship is checked, of a child, by somebody grown, at the site', async () => {
  const child = await setting.person(null, { kind: 'declared', band: 'under_14' });
  const guardian = await setting.person('mother@example.com');
  const adult = await setting.person('adult@example.com');
  expect((await link(child, guardian, staff('operator', ['south']))).status).toBe(404);
  expect((await link(child, guardian, staff('admin'))).status).toBe(403);
  expect((await link(adult, guardian)).body['code']).toBe('not_a_child');
  expect((await link(guardian, child)).body['code']).toBe('not_a_child');
  const other = await setting.person(null, { kind: 'declared', band: 'under_14' });
  expect((await link(child, other)).body['code']).toBe('malformed_request');
  expect((await link(child, child)).body['code']).toBe('malformed_request');
  expect((await link(child, guardian)).status).toBe(201);
  expect((await link(child, guardian)).body['code']).toBe('guardian_linked');
  const token = await signedIn();
  const wards = await setting.server.send('GET', `/v1/people/${guardian}/wards`, undefined, { token });
  expect(wards.body['wards']).toMatchObject([{ child, until: null }]);
});

test('a child does not grow older by saying so', async () => {
  const person = await setting.person('kid@example.com', { kind: 'declared', band: 'under_14' });
  const token = await setting.server.signIn('kid@example.com');
  const path = `/v1/people/${person}/age`;
  const older = { age: { kind: 'declared', band: '14_or_over' }, proof: null };
  expect((await setting.server.send('PUT', path, older, { token })).body['code']).toBe('age_told');
  expect((await setting.server.send('PUT', path, { ...older, proof: 'x' }, { token })).body['code']).toBe(
    'age_told',
  );
  expect((await setting.server.send('PUT', path, older, { as: OPERATOR })).body['code']).toBe('age_told');
  const proven = { age: { kind: 'born', on: '2010-01-01' }, proof: 'passport-1' };
  expect((await setting.server.send('PUT', path, proven, { as: OPERATOR })).status).toBe(200);
  expect((await setting.decide(person, token)).body['state']).toBe('given');
  const ahead = { age: { kind: 'born', on: '2026-11-23' }, proof: 'passport-1' };
  expect((await setting.server.send('PUT', path, ahead, { as: OPERATOR })).status).toBe(400);
});

test('who turns out to be a child has consented to nothing', async () => {
  const person = await setting.person('kid@example.com', { kind: 'declared', band: '14_or_over' });
  const token = await setting.server.signIn('kid@example.com');
  const id = String((await setting.decide(person, token)).body['consent']);
  const shown = { age: { kind: 'born', on: '2014-01-01' }, proof: 'passport-1' };
  await setting.server.send('PUT', `/v1/people/${person}/age`, shown, { as: OPERATOR });
  expect(await stateOf(id)).toMatchObject({ state: 'expired', ended: { reason: 'age_shown' } });
});

test('a day of birth that comes to be known brings the end of a guardian’s consent forward', async () => {
  const { child, token } = await family({ kind: 'declared', band: 'under_14' });
  const id = String((await setting.decide(child, token)).body['consent']);
  expect((await stateOf(id))['not_after']).toBe('2027-11-22T01:00:00.000Z');
  const shown = { age: { kind: 'born', on: '2013-01-01' }, proof: 'passport-1' };
  await setting.server.send('PUT', `/v1/people/${child}/age`, shown, { as: OPERATOR });
  expect(await stateOf(id)).toMatchObject({ state: 'given', not_after: '2026-12-31T16:00:00.000Z' });
});

test('staff ask the guardian, not the child', async () => {
  const { child } = await family({ kind: 'born', on: '2016-03-01' });
  const path = `/v1/people/${child}/consent-requests`;
  const started = await setting.server.send(
    'POST',
    path,
    { purpose_id: 'door', kind: 'recognition' },
    { as: OPERATOR },
  );
  expect(started.status).toBe(201);
  await setting.server.lastCode();
  expect(setting.server.letters.at(-1)?.to).toBe('mother@example.com');
  const alone = await setting.person('kid@example.com', { kind: 'born', on: '2016-03-01' });
  const none = await setting.server.send(
    'POST',
    `/v1/people/${alone}/consent-requests`,
    { purpose_id: 'door', kind: 'recognition' },
    { as: OPERATOR },
  );
  expect(none.body['code']).toBe('no_contact');
});
