import { expect, test } from 'vitest';
import { exampleDoor } from '../../example-door.ts';
import { PRESENTATION_LIFE_MS } from '../notice/notice.ts';
import type { DoorConfig } from '../purpose/door-config.ts';
import { openKiosk, settle } from '../testing/kiosk-in-memory.ts';

test('a child under fourteen is refused with R07.1 and shown the other ways; no consent is stored', async () => {
  await using kiosk = await openKiosk();
  const { token } = await kiosk.register();
  const problem = await kiosk.problem(kiosk.decide(token, { age: 'under_14' }));
  expect(problem).toMatchObject({ code: 'not_lawful', other_ways: ['pin', 'staff'] });
  expect(problem.broken?.map((row) => row.requirement)).toContain('R07.1');
  const me = await kiosk.me(token);
  expect(me.consents).toEqual([]);
  expect(me.records[0]?.requirements).toContain('R07.1');
});

test('a no is kept as a no, and nobody asks again for thirty days unless the person does', async () => {
  await using kiosk = await openKiosk();
  const { token, number } = await kiosk.register();
  expect(await kiosk.consent(token, { decision: 'refused' })).toMatchObject({ state: 'refused' });
  const { session } = await kiosk.me(token);
  expect(session).toMatchObject({ face: 'refused', consent: null });
  expect(Date.parse(session.ask_again_after ?? '') - kiosk.clock.now).toBe(30 * 24 * 60 * 60_000);
  const enrol = kiosk.call('POST', '/v1/captures', { body: { act: 'enrol' }, token });
  expect((await kiosk.problem(enrol)).broken?.map((row) => row.code)).toContain('consent_refused');
  // The person asks.
  expect(await kiosk.consent(token)).toMatchObject({ state: 'given' });
  expect((await kiosk.me(token)).session).toMatchObject({ face: 'consented', ask_again_after: null, number });
});

test('a no after a yes withdraws the yes', async () => {
  await using kiosk = await openKiosk();
  const me = await kiosk.enrolled('wang');
  await kiosk.consent(me.token, { decision: 'refused' });
  await settle();
  expect(kiosk.vault.templates.size).toBe(0);
  const { session, withdrawals } = await kiosk.me(me.token);
  expect(session.face).toBe('refused');
  expect(withdrawals).toMatchObject([{ consent: me.consent, state: 'erased' }]);
});

test('agreeing twice to the same words is one consent', async () => {
  await using kiosk = await openKiosk();
  const { token } = await kiosk.register();
  const first = await kiosk.consent(token);
  expect((await kiosk.consent(token)).consent).toBe(first.consent);
});

test('a decision needs a PIN session, and a showing of the notice of now to this very person', async () => {
  await using kiosk = await openKiosk();
  const { token } = await kiosk.register();
  const decision = { decision: 'given', scope: 'enrolment', age: '14_or_over' };
  const { presentation } = await kiosk.present(token);
  const body = { ...decision, presentation };
  expect(await kiosk.problem(kiosk.call('POST', '/v1/consents', { body }))).toMatchObject({
    code: 'session_missing',
  });
  const other = await kiosk.register();
  const stolen = kiosk.call('POST', '/v1/consents', { body, token: other.token });
  expect(await kiosk.problem(stolen)).toMatchObject({ code: 'notice_changed' });
  const unknown = { ...decision, presentation: crypto.randomUUID() };
  const made = kiosk.call('POST', '/v1/consents', { body: unknown, token });
  expect(await kiosk.problem(made)).toMatchObject({ code: 'notice_changed' });
  const anonymous = { ...decision, presentation: (await kiosk.present()).presentation };
  const unseen = kiosk.call('POST', '/v1/consents', { body: anonymous, token });
  expect(await kiosk.problem(unseen)).toMatchObject({ code: 'notice_changed' });
  expect((await kiosk.call('POST', '/v1/consents', { body, token })).status).toBe(201);
  // One showing, one decision.
  const { age: _, ...rest } = body;
  const again = { ...rest, decision: 'refused' };
  const twice = kiosk.call('POST', '/v1/consents', { body: again, token });
  expect(await kiosk.problem(twice)).toMatchObject({ code: 'notice_changed' });
});

test('a showing grows old', async () => {
  await using kiosk = await openKiosk({ door: exampleDoor({ mode: 'identify' }) });
  const { presentation } = await kiosk.present();
  kiosk.clock.now += PRESENTATION_LIFE_MS;
  const body = { presentation, decision: 'given', scope: 'once', age: '14_or_over' };
  const late = kiosk.call('POST', '/v1/consents', { body });
  expect(await kiosk.problem(late)).toMatchObject({ code: 'notice_changed' });
});

test('a face does not decide: a session made by a face cannot agree or enrol, but can withdraw', async () => {
  await using kiosk = await openKiosk();
  const me = await kiosk.enrolled('wang');
  const outcome = await kiosk.verify(me.number, 'wang');
  const token = outcome.outcome === 'admitted' ? outcome.session.token : '';
  expect(await kiosk.problem(kiosk.decide(token))).toMatchObject({ code: 'session_missing' });
  const enrol = kiosk.call('POST', '/v1/captures', { body: { act: 'enrol' }, token });
  expect(await kiosk.problem(enrol)).toMatchObject({ code: 'session_missing' });
  expect(await kiosk.withdraw(token)).toMatchObject({ state: 'effective' });
});

test('the notice changes: the old consent is not for the new words; a new one replaces it and erases', async () => {
  const { mkdtempSync, rmSync } = await import('node:fs');
  const { tmpdir } = await import('node:os');
  const { join } = await import('node:path');
  const folder = mkdtempSync(join(tmpdir(), 'consentry-'));
  const store = join(folder, 'courier.db');
  try {
    const before = await openKiosk({ store });
    const { vault, clock } = before;
    const me = await before.enrolled('wang');
    const old = await before.door();
    await before[Symbol.asyncDispose]();

    const words = exampleDoor();
    const full = [...words.notice.full, { 'zh-CN': '新的一段。', en: 'One more paragraph.' }];
    const changed: DoorConfig = { ...words, notice: { ...words.notice, full } };
    await using kiosk = await openKiosk({ store, vault, clock, door: changed });
    const now = await kiosk.door();
    expect(now.notice.digest).not.toBe(old.notice.digest);
    expect(now.purpose.version).toBe(old.purpose.version);
    const verify = { body: { act: 'verify', number: me.number } };
    expect((await kiosk.call('POST', '/v1/captures', verify)).status).toBe(403);
    const stale = kiosk.call('POST', '/v1/notices/presented', { body: { digest: old.notice.digest } });
    expect(await kiosk.problem(stale)).toMatchObject({ code: 'notice_changed' });
    const pin = { body: { number: me.number, pin: '836154' } };
    const entered = (await kiosk.call('POST', '/v1/entries/pin', pin)).json as { session: { token: string } };
    expect(entered).toMatchObject({ session: { face: 'expired', consent: null } });
    const again = await kiosk.consent(entered.session.token);
    expect(again.consent).not.toBe(me.consent);
    await settle();
    expect(vault.templates.size).toBe(0);
    // The old one was replaced, not withdrawn by the person.
    expect((await kiosk.me(entered.session.token)).withdrawals).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a clock that was ahead once does not stand above what a person decides later', async () => {
  await using kiosk = await openKiosk();
  const year = 365 * 24 * 60 * 60_000;
  kiosk.clock.now += year;
  const { token, number } = await kiosk.register();
  await kiosk.consent(token);
  kiosk.clock.now -= year;
  const pin = { body: { number, pin: '836154' } };
  const entered = await kiosk.call('POST', '/v1/entries/pin', pin);
  const { session } = entered.json as { session: { token: string } };
  const withdrawn = await kiosk.withdraw(session.token);
  const again = await kiosk.consent(session.token);
  expect((await kiosk.me(session.token)).session).toMatchObject({
    face: 'consented',
    consent: again.consent,
  });
  const capture = await kiosk.capture({ act: 'enrol' }, session.token);
  expect(await kiosk.show(capture.capture, 'wang', session.token)).toMatchObject({ outcome: 'enrolled' });
  // Withdrawing shows the withdrawal just made, not the one the clock calls later.
  const last = await kiosk.withdraw(session.token);
  expect(last).toMatchObject({ consent: again.consent });
  expect(last.withdrawal).not.toBe(withdrawn.withdrawal);
});

test('whoever says that they are a child ends what they agreed to as of age (§ 第七条第一款)', async () => {
  await using kiosk = await openKiosk();
  const me = await kiosk.enrolled('wang');
  const refused = await kiosk.problem(kiosk.decide(me.token, { age: 'under_14' }));
  expect(refused.broken?.map((row) => row.requirement)).toContain('R07.1');
  expect((await kiosk.me(me.token)).session.face).toBe('withdrawn');
  const verify = kiosk.call('POST', '/v1/captures', { body: { act: 'verify', number: me.number } });
  expect(await kiosk.problem(verify)).toMatchObject({ code: 'not_lawful' });
});
