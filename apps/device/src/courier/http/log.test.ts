import { expect, test } from 'vitest';
import { openKiosk } from '../testing/kiosk-in-memory.ts';

const PIN = '836154';
const PHOTO = 'the-bytes-of-a-photo';

test('nothing a person typed or showed is in the log', async () => {
  await using kiosk = await openKiosk();
  const secrets = [PIN, PHOTO, '947265', 'secret-of-a-broken-body'];
  const me = await kiosk.enrolled(PHOTO, PIN);
  secrets.push(me.token, me.number);
  const outcome = await kiosk.verify(me.number, PHOTO);
  if (outcome.outcome !== 'admitted') throw new Error('not admitted');
  secrets.push(outcome.session.token);
  await kiosk.verify(me.number, 'li');
  await kiosk.call('POST', '/v1/entries/pin', { body: { number: me.number, pin: PIN } });
  await kiosk.call('POST', '/v1/entries/pin', { body: { number: me.number, pin: '947265' } });
  await kiosk.call('POST', '/v1/entries/staff', { body: {} });
  await kiosk.me(me.token);
  await kiosk.withdraw(me.token);
  const broken = {
    frame: '{"pin": secret-of-a-broken-body',
    headers: { 'content-type': 'application/json' },
  };
  await kiosk.call('POST', '/v1/entries/pin', broken);
  await kiosk.call('GET', `/v1/me?number=${me.number}&pin=${PIN}`, { token: me.token });
  await kiosk.call('GET', `/v1/unknown/${me.number}`);
  await kiosk.call('POST', `/v1/captures/${me.number}/frames`, { frame: PHOTO });
  const log = kiosk.logged.join('');
  const found = secrets.filter((secret) => new RegExp(`(?<![0-9a-zA-Z])${secret}(?![0-9a-zA-Z])`).test(log));
  expect(found).toEqual([]);
  // Controls: the log is at work, it cuts what is named a secret, and the scan finds what is there.
  expect(log).toContain('/v1/entries/pin');
  kiosk.courier.app.log.info({ pin: PIN, person: { number: me.number } }, 'cut');
  kiosk.courier.app.log.info({ other: PIN }, 'kept');
  const [cut = '', kept = ''] = kiosk.logged.slice(-2);
  expect(cut).not.toContain(PIN);
  expect(cut).not.toContain(me.number);
  expect(kept).toContain(PIN);
});
