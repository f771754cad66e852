import { expect, test } from 'vitest';
import { openKiosk, settle } from '../testing/kiosk-in-memory.ts';

test('the record tells what happened, when, why and with what outcome, and nothing else', async () => {
  await using kiosk = await openKiosk();
  const me = await kiosk.enrolled('wang');
  await kiosk.verify(me.number, 'wang');
  await kiosk.verify(me.number, 'li');
  await kiosk.call('POST', '/v1/entries/pin', { body: { number: me.number, pin: '947265' } });
  await kiosk.call('POST', '/v1/entries/pin', { body: { number: me.number, pin: '836154' } });
  await kiosk.withdraw(me.token);
  await settle();
  const { records, session, consents, withdrawals } = await kiosk.me(me.token);
  expect(records.map(({ event, way, mode, outcome }) => [event, way, mode, outcome]).toReversed()).toEqual([
    ['notice', 'face', 'verify', 'presented'],
    ['consent', 'face', 'verify', 'given_enrolment'],
    ['enrolment', 'face', 'verify', 'enrolled'],
    ['comparison', 'face', 'verify', 'admitted'],
    ['entry', 'face', 'verify', 'admitted'],
    ['comparison', 'face', 'verify', 'not_recognised'],
    ['entry', 'pin', null, 'wrong'],
    ['entry', 'pin', null, 'admitted'],
    ['withdrawal', null, null, 'accepted_person'],
    ['erasure', null, null, 'erased'],
  ]);
  expect(new Set(records.map(({ purpose_id }) => purpose_id))).toEqual(new Set(['example-entry']));
  expect(session).not.toHaveProperty('token');
  expect(consents).toMatchObject([{ state: 'withdrawn' }]);
  expect(withdrawals).toMatchObject([{ state: 'erased' }]);
});

test('nobody sees the record of another', async () => {
  await using kiosk = await openKiosk();
  await kiosk.enrolled('wang');
  const { token } = await kiosk.register();
  const me = await kiosk.me(token);
  expect(me).toMatchObject({ consents: [], withdrawals: [], records: [] });
});
