import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { WithdrawalView } from '@consentry/contract';
import { expect, test } from 'vitest';
import { exampleDoor } from '../../example-door.ts';
import { OPERATOR_KEY, openKiosk, settle, START } from '../testing/kiosk-in-memory.ts';
import { VaultInMemory } from '../testing/vault-in-memory.ts';

test('one click: accepted and effective at once, erased when the vault says so; the PIN still works', async () => {
  await using kiosk = await openKiosk();
  const me = await kiosk.enrolled('wang');
  const withdrawal = await kiosk.withdraw(me.token);
  expect(withdrawal).toMatchObject({ state: 'effective', consent: me.consent });
  await settle();
  const reply = await kiosk.call('GET', `/v1/withdrawals/${withdrawal.withdrawal}`, { token: me.token });
  const erased = WithdrawalView.parse(reply.json);
  expect(erased).toMatchObject({
    state: 'erased',
    certificate: {
      content: { consent_id: me.consent, sequence: 1, templates: 1, epoch_to: 2, share: 'none' },
    },
  });
  expect(withdrawal.certificate).toBeNull();
  expect(kiosk.vault.templates.size).toBe(0);
  const body = { act: 'verify', number: me.number };
  expect(await kiosk.problem(kiosk.call('POST', '/v1/captures', { body }))).toMatchObject({
    code: 'not_lawful',
    other_ways: ['pin', 'staff'],
  });
  const pin = { body: { number: me.number, pin: '836154' } };
  expect((await kiosk.call('POST', '/v1/entries/pin', pin)).json).toMatchObject({
    outcome: 'admitted',
    session: { face: 'withdrawn', consent: null },
  });
});

test('a withdrawal wins over a comparison that is under way', async () => {
  await using kiosk = await openKiosk();
  const me = await kiosk.enrolled('wang');
  const { capture } = await kiosk.capture({ act: 'verify', number: me.number });
  await kiosk.frame(capture, 'wang');
  const slow = Promise.withResolvers<void>();
  kiosk.vault.pause = slow.promise;
  const last = kiosk.frame(capture, 'wang');
  await expect.poll(() => kiosk.vault.images.length).toBe(5);
  await kiosk.withdraw(me.token);
  slow.resolve();
  const problem = await kiosk.problem(last);
  expect(problem).toMatchObject({ code: 'not_lawful' });
  expect(problem.broken?.map((row) => row.code)).toContain('consent_withdrawn');
});

test('control: the same comparison without a withdrawal lets in', async () => {
  await using kiosk = await openKiosk();
  const me = await kiosk.enrolled('wang');
  const { capture } = await kiosk.capture({ act: 'verify', number: me.number });
  await kiosk.frame(capture, 'wang');
  const slow = Promise.withResolvers<void>();
  kiosk.vault.pause = slow.promise;
  const last = kiosk.frame(capture, 'wang');
  await expect.poll(() => kiosk.vault.images.length).toBe(5);
  slow.resolve();
  expect((await last).json).toMatchObject({ outcome: 'admitted' });
});

test('a withdrawal wins over an enrolment that is under way', async () => {
  await using kiosk = await openKiosk();
  const { token } = await kiosk.register();
  await kiosk.consent(token);
  const { capture } = await kiosk.capture({ act: 'enrol' }, token);
  await kiosk.frame(capture, 'wang', token);
  await kiosk.frame(capture, 'wang', token);
  const slow = Promise.withResolvers<void>();
  kiosk.vault.pause = slow.promise;
  const last = kiosk.frame(capture, 'wang', token);
  await expect.poll(() => kiosk.vault.images.length).toBe(3);
  await kiosk.withdraw(token);
  slow.resolve();
  expect(await kiosk.problem(last)).toMatchObject({ code: 'not_lawful' });
  await settle();
  expect(kiosk.vault.templates.size).toBe(0);
  expect((await kiosk.me(token)).session.face).toBe('withdrawn');
});

test('withdrawing works while the vault is dead, and comes before any camera when it is back', async () => {
  await using kiosk = await openKiosk();
  const me = await kiosk.enrolled('wang');
  const other = await kiosk.enrolled('li');
  kiosk.vault.become('unavailable');
  expect(await kiosk.withdraw(me.token)).toMatchObject({ state: 'effective', erased_at: null });
  kiosk.vault.failErase = true;
  kiosk.vault.become('ready');
  await settle();
  // The vault is back but has not erased: no camera opens for anybody.
  const verify = { body: { act: 'verify', number: other.number } };
  expect(await kiosk.problem(kiosk.call('POST', '/v1/captures', verify))).toMatchObject({
    code: 'face_unavailable',
  });
  expect((await kiosk.me(me.token)).withdrawals[0]?.state).toBe('effective');
  kiosk.vault.failErase = false;
  await kiosk.courier.bringUp();
  expect((await kiosk.me(me.token)).withdrawals[0]?.state).toBe('erased');
  expect(await kiosk.verify(other.number, 'li')).toMatchObject({ outcome: 'admitted' });
});

test('a withdrawal survives a restart and is sent before the first camera', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'consentry-'));
  const store = join(folder, 'courier.db');
  const clock = { now: START };
  const vault = new VaultInMemory(() => clock.now);
  try {
    let consent = '';
    {
      await using kiosk = await openKiosk({ store, vault, clock });
      const me = await kiosk.enrolled('wang');
      consent = me.consent ?? '';
      kiosk.vault.become('unavailable');
      await kiosk.withdraw(me.token);
    }
    vault.become('ready');
    vault.asked.length = 0;
    await using kiosk = await openKiosk({ store, vault, clock });
    expect(vault.asked.map((question) => question.op)).toEqual([
      'hello',
      'erase',
      'settle',
      'erasure',
      'expire',
    ]);
    expect(vault.templates.has(consent)).toBe(false);
    expect(kiosk.courier.faceReady).toBe(true);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a crash before "effective" was written loses nothing: the acceptance alone refuses', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'consentry-'));
  const store = join(folder, 'courier.db');
  const clock = { now: START };
  const vault = new VaultInMemory(() => clock.now);
  try {
    let number = '';
    {
      await using kiosk = await openKiosk({ store, vault, clock });
      const me = await kiosk.enrolled('wang');
      number = me.number;
      vault.become('unavailable');
      await kiosk.withdraw(me.token);
    }
    using sqlite = new DatabaseSync(store);
    sqlite.exec('UPDATE withdrawals SET effective_at = NULL');
    sqlite.close();
    await using kiosk = await openKiosk({ store, vault, clock });
    const body = { act: 'verify', number };
    expect(await kiosk.problem(kiosk.call('POST', '/v1/captures', { body }))).toMatchObject({
      code: 'not_lawful',
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('withdrawing twice shows the same withdrawal; with nothing to withdraw it says so', async () => {
  await using kiosk = await openKiosk();
  const me = await kiosk.enrolled('wang');
  const first = await kiosk.withdraw(me.token);
  expect((await kiosk.withdraw(me.token)).withdrawal).toBe(first.withdrawal);
  const { token } = await kiosk.register();
  const none = kiosk.call('POST', '/v1/withdrawals', { body: {}, token });
  expect(await kiosk.problem(none)).toMatchObject({ code: 'face_not_enrolled' });
  expect(await kiosk.problem(kiosk.call('POST', '/v1/withdrawals', { body: {} }))).toMatchObject({
    code: 'session_missing',
  });
  const others = kiosk.call('GET', `/v1/withdrawals/${first.withdrawal}`, { token });
  expect(await kiosk.problem(others)).toMatchObject({ code: 'not_found' });
});

test('agreeing again after a withdrawal is a new consent, and needs a new enrolment', async () => {
  await using kiosk = await openKiosk();
  const me = await kiosk.enrolled('wang');
  await kiosk.withdraw(me.token);
  await settle();
  const again = await kiosk.consent(me.token);
  expect(again.consent).not.toBe(me.consent);
  const body = { act: 'verify', number: me.number };
  expect((await kiosk.call('POST', '/v1/captures', { body })).status).toBe(403);
  const { capture } = await kiosk.capture({ act: 'enrol' }, me.token);
  expect(await kiosk.show(capture, 'wang', me.token)).toMatchObject({ outcome: 'enrolled' });
});

test('retention over: the law refuses at that instant, the sweep erases', async () => {
  await using kiosk = await openKiosk();
  const me = await kiosk.enrolled('wang');
  kiosk.clock.now += exampleDoor().purpose.retention_days * 24 * 60 * 60_000;
  const body = { act: 'verify', number: me.number };
  expect((await kiosk.call('POST', '/v1/captures', { body })).status).toBe(403);
  expect(kiosk.vault.templates.size).toBe(1);
  kiosk.courier.sweep();
  await settle();
  expect(kiosk.vault.templates.size).toBe(0);
  expect(kiosk.vault.asked.map((question) => question.op)).toContain('expire');
  const pin = { body: { number: me.number, pin: '836154' } };
  expect((await kiosk.call('POST', '/v1/entries/pin', pin)).json).toMatchObject({
    session: { face: 'expired' },
  });
});

test('a purpose that has ended keeps nobody; one that is only suspended keeps them, unused', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'consentry-'));
  const store = join(folder, 'courier.db');
  const clock = { now: START };
  const vault = new VaultInMemory(() => clock.now);
  const door = exampleDoor();
  const inState = (state: 'active' | 'suspended' | 'ended') =>
    openKiosk({ store, vault, clock, door: { ...door, purpose: { ...door.purpose, state } } });
  try {
    let number = '';
    {
      await using kiosk = await inState('active');
      number = (await kiosk.enrolled('wang')).number;
    }
    {
      await using kiosk = await inState('suspended');
      kiosk.courier.sweep();
      await settle();
      expect(vault.templates.size).toBe(1);
    }
    await using kiosk = await inState('ended');
    expect(vault.templates.size).toBe(0);
    const entered = await kiosk.call('POST', '/v1/sessions', { body: { number, pin: '836154' } });
    expect(entered.json).toMatchObject({ face: 'expired', consent: null });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a withdrawal in the middle of a capture makes the vault forget its frames', async () => {
  await using kiosk = await openKiosk();
  const me = await kiosk.enrolled('wang');
  const { capture } = await kiosk.capture({ act: 'verify', number: me.number });
  await kiosk.frame(capture, 'wang');
  const before = kiosk.vault.asked.length;
  await kiosk.withdraw(me.token);
  expect(kiosk.vault.asked.slice(before)).toMatchObject([
    { op: 'abandon', capture },
    { op: 'erase', consent: me.consent },
    { op: 'settle' },
    { op: 'erasure', consent: me.consent, share_destroyed: false },
  ]);
});

test('staff withdraw for a person whose PIN is locked; nobody else may', async () => {
  await using kiosk = await openKiosk();
  const me = await kiosk.enrolled('wang');
  const body = { number: me.number };
  const url = '/v1/withdrawals/by-staff';
  for (const authorization of [undefined, `Bearer ${me.token}`, `Operator ${'x'.repeat(43)}`, 'Operator o']) {
    const headers = authorization === undefined ? {} : { authorization };
    const refused = await kiosk.problem(kiosk.call('POST', url, { body, headers }));
    expect(refused).toMatchObject({ code: 'session_missing' });
  }
  const headers = { authorization: `Operator ${OPERATOR_KEY}` };
  for (let i = 0; i < 5; i += 1) {
    await kiosk.call('POST', '/v1/entries/pin', { body: { number: me.number, pin: '918273' } });
  }
  expect((await kiosk.call('POST', url, { body, headers })).status).toBe(201);
  expect((await kiosk.me(me.token)).session.face).toBe('withdrawn');
  const nobody = kiosk.call('POST', url, { body: { number: '999999' }, headers });
  expect(await kiosk.problem(nobody)).toMatchObject({ code: 'not_found' });
});
