import { expect, test } from 'vitest';
import { exampleDoor } from '../../example-door.ts';
import { FACE_DEVICE_LIMIT } from '../alternatives/attempts.ts';
import { ONCE_LIFE_MS } from '../consent/consent.ts';
import { openKiosk, settle } from '../testing/kiosk-in-memory.ts';
import { CAPTURE_EXTENSIONS_MAX, CAPTURE_LIFE_MS } from './captures.ts';

test('a person agrees, enrols, is let in by face; a stranger with the number is not', async () => {
  await using kiosk = await openKiosk();
  const me = await kiosk.enrolled('wang');
  expect(me.face).toBe('enrolled');
  const outcome = await kiosk.verify(me.number, 'wang');
  expect(outcome).toMatchObject({ outcome: 'admitted', way: 'face' });
  expect(await kiosk.verify(me.number, 'li')).toEqual({
    outcome: 'not_recognised',
    tries_left: 4,
    other_ways: ['pin', 'staff'],
  });
});

test('no camera opens without a consent: every row, article, remedy and the other ways', async () => {
  await using kiosk = await openKiosk();
  const { token } = await kiosk.register();
  const problem = await kiosk.problem(kiosk.call('POST', '/v1/captures', { body: { act: 'enrol' }, token }));
  expect(problem).toMatchObject({ code: 'not_lawful', status: 403, other_ways: ['pin', 'staff'] });
  expect(problem.broken?.map((row) => row.code)).toContain('consent_missing');
  expect(problem.requirement).toBe(problem.broken?.[0]?.requirement);
  expect(kiosk.vault.asked.filter((question) => question.op === 'observe')).toEqual([]);
  const { records } = await kiosk.me(token);
  expect(records[0]).toMatchObject({ event: 'capture', outcome: 'refused' });
  expect(records[0]?.requirements).toContain('R06.1');
});

test('a capture gets more time at a press, as often as it may, and none beyond the consent it rests on', async () => {
  await using kiosk = await openKiosk();
  const { number, token } = await kiosk.enrolled('wang');
  const { capture, ...begun } = await kiosk.capture({ act: 'verify', number });
  expect(begun).toMatchObject({
    seconds_left: CAPTURE_LIFE_MS / 1000,
    extensions_left: CAPTURE_EXTENSIONS_MAX,
  });
  const more = (of = capture) => kiosk.call('POST', `/v1/captures/${of}/extension`, { body: {} });
  for (let left = CAPTURE_EXTENSIONS_MAX; left > 0; left -= 1) {
    kiosk.clock.now += CAPTURE_LIFE_MS - 1;
    const got = await more();
    expect(got.json).toMatchObject({
      capture,
      seconds_left: CAPTURE_LIFE_MS / 1000,
      extensions_left: left - 1,
    });
  }
  kiosk.clock.now += CAPTURE_LIFE_MS - 1;
  const over = await kiosk.problem(more());
  expect(over).toMatchObject({ code: 'no_more_time', other_ways: ['pin', 'staff'] });
  // What was shown so far counts, and the last moment does.
  expect((await kiosk.show(capture, 'wang')).outcome).toBe('admitted');
  expect(await kiosk.problem(more())).toMatchObject({ code: 'capture_ended' });
  // An enrolment is extended by who opened it, alone.
  const other = await kiosk.register();
  await kiosk.consent(other.token);
  const own = await kiosk.capture({ act: 'enrol' }, other.token);
  expect(await kiosk.problem(more(own.capture))).toMatchObject({ code: 'session_missing' });
  const by = (bearer: string) =>
    kiosk.call('POST', `/v1/captures/${own.capture}/extension`, { body: {}, token: bearer });
  expect((await kiosk.problem(by(token))).code).toMatch(/capture_ended|session_ended/);
  kiosk.clock.now += 1000;
  expect((await by(other.token)).status).toBe(200);
});

test('a look gets no more time than the consent for it has', async () => {
  await using kiosk = await openKiosk({ door: exampleDoor({ mode: 'identify' }) });
  const { consent } = await kiosk.consent(undefined, { scope: 'once' });
  const { capture } = await kiosk.capture({ act: 'identify', consent });
  const more = () => kiosk.call('POST', `/v1/captures/${capture}/extension`, { body: {} });
  for (let at = 0; at < ONCE_LIFE_MS - CAPTURE_LIFE_MS; at += CAPTURE_LIFE_MS / 2) {
    kiosk.clock.now += CAPTURE_LIFE_MS / 2;
    expect((await more()).json).toMatchObject({ seconds_left: CAPTURE_LIFE_MS / 1000 });
  }
  kiosk.clock.now += CAPTURE_LIFE_MS / 2;
  expect((await kiosk.problem(more())).code).toBe('no_more_time');
});

test('a number nobody has, one without consent and one withdrawn are answered alike', async () => {
  await using kiosk = await openKiosk();
  const { number } = await kiosk.register();
  const gone = await kiosk.enrolled('wang');
  await kiosk.withdraw(gone.token);
  const other = number === '123457' ? '123458' : '123457';
  const answers = [];
  for (const asked of [number, gone.number, other]) {
    const problem = await kiosk.problem(
      kiosk.call('POST', '/v1/captures', { body: { act: 'verify', number: asked } }),
    );
    answers.push({ ...problem, request_id: '' });
  }
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
});

test('five failed captures lock face for that number; PIN still lets in; the lock ends', async () => {
  await using kiosk = await openKiosk();
  const me = await kiosk.enrolled('wang');
  for (const left of [4, 3, 2, 1, 0]) {
    expect(await kiosk.verify(me.number, 'li')).toMatchObject({ tries_left: left });
  }
  const verify = { body: { act: 'verify', number: me.number } };
  const problem = await kiosk.problem(kiosk.call('POST', '/v1/captures', verify));
  expect(problem).toMatchObject({ code: 'locked', other_ways: ['pin', 'staff'] });
  expect(problem.retry_after_seconds).toBeGreaterThan(0);
  const pin = { body: { number: me.number, pin: '836154' } };
  expect((await kiosk.call('POST', '/v1/entries/pin', pin)).status).toBe(200);
  kiosk.clock.now += (problem.retry_after_seconds ?? 0) * 1000;
  expect(await kiosk.verify(me.number, 'wang')).toMatchObject({ outcome: 'admitted' });
});

test('asking for many numbers is limited for the whole device', async () => {
  await using kiosk = await openKiosk();
  const codes = new Set<string>();
  for (let i = 0; i < 31; i += 1) {
    const body = { act: 'verify', number: String(200_001 + i) };
    codes.add((await kiosk.problem(kiosk.call('POST', '/v1/captures', { body }))).code);
  }
  expect([...codes]).toEqual(['not_lawful', 'rate_limited']);
});

test('a capture ends by time, by the person, and with its result', async () => {
  await using kiosk = await openKiosk();
  const me = await kiosk.enrolled('wang');
  const late = await kiosk.capture({ act: 'verify', number: me.number });
  kiosk.clock.now += CAPTURE_LIFE_MS;
  expect(await kiosk.problem(kiosk.frame(late.capture, 'wang'))).toMatchObject({ code: 'capture_ended' });
  const broken = await kiosk.capture({ act: 'verify', number: me.number });
  expect((await kiosk.call('DELETE', `/v1/captures/${broken.capture}`)).status).toBe(204);
  expect(await kiosk.problem(kiosk.frame(broken.capture, 'wang'))).toMatchObject({ code: 'capture_ended' });
  const done = await kiosk.capture({ act: 'verify', number: me.number });
  await kiosk.show(done.capture, 'wang');
  expect(await kiosk.problem(kiosk.frame(done.capture, 'wang'))).toMatchObject({ code: 'capture_ended' });
  const abandoned = kiosk.vault.asked.filter((question) => question.op === 'abandon');
  expect(abandoned.map((question) => question.capture)).toContain(broken.capture);
});

test('frames are wiped after the answer, whatever it was', async () => {
  await using kiosk = await openKiosk();
  const me = await kiosk.enrolled('wang');
  const { capture } = await kiosk.capture({ act: 'verify', number: me.number });
  expect((await kiosk.frame(capture, 'nobody')).json).toMatchObject({ outcome: 'guidance' });
  expect(await kiosk.problem(kiosk.frame(capture, 'broken'))).toMatchObject({ code: 'image_corrupt' });
  expect(kiosk.vault.images.length).toBe(5);
  expect(kiosk.vault.images.map((image) => image.every((byte) => byte === 0))).not.toContain(false);
  // Control: the vault did see content in them.
  expect(await kiosk.show(capture, 'wang')).toMatchObject({ outcome: 'admitted' });
});

test('only photos, only from who opened the enrolment', async () => {
  await using kiosk = await openKiosk();
  const { token } = await kiosk.register();
  await kiosk.consent(token);
  const { capture } = await kiosk.capture({ act: 'enrol' }, token);
  const url = `/v1/captures/${capture}/frames`;
  expect(await kiosk.problem(kiosk.frame(capture, 'wang'))).toMatchObject({ code: 'session_missing' });
  const other = await kiosk.register();
  expect(await kiosk.problem(kiosk.frame(capture, 'wang', other.token))).toMatchObject({
    code: 'capture_ended',
  });
  const json = kiosk.call('POST', url, { body: { a: 1 }, token });
  expect(await kiosk.problem(json)).toMatchObject({ code: 'unsupported_media_type' });
  const empty = kiosk.call('POST', url, { frame: '', token });
  expect((await kiosk.problem(empty)).code).toMatch(/^(image_empty|unsupported_media_type)$/);
  const large = kiosk.call('POST', url, { frame: Buffer.alloc(4 * 1024 * 1024 + 1, 1), token });
  expect(await kiosk.problem(large)).toMatchObject({ code: 'image_too_large', status: 413 });
});

test('with the vault gone, face is unavailable and the other ways are offered and work', async () => {
  await using kiosk = await openKiosk();
  const me = await kiosk.enrolled('wang');
  const { capture } = await kiosk.capture({ act: 'verify', number: me.number });
  kiosk.vault.become('unavailable');
  expect((await kiosk.door()).face.state).toBe('unavailable');
  expect((await kiosk.door()).ways).toContainEqual({ way: 'face', live: false });
  const unavailable = { code: 'face_unavailable', status: 503, other_ways: ['pin', 'staff'] };
  expect(await kiosk.problem(kiosk.frame(capture, 'wang'))).toMatchObject(unavailable);
  const verify = { body: { act: 'verify', number: me.number } };
  expect(await kiosk.problem(kiosk.call('POST', '/v1/captures', verify))).toMatchObject(unavailable);
  const pin = { body: { number: me.number, pin: '836154' } };
  expect((await kiosk.call('POST', '/v1/entries/pin', pin)).status).toBe(200);
  expect((await kiosk.call('POST', '/v1/entries/staff', { body: {} })).status).toBe(200);
  kiosk.vault.become('starting');
  expect((await kiosk.door()).face.state).toBe('starting');
  kiosk.vault.become('ready');
  await settle();
  expect(await kiosk.verify(me.number, 'wang')).toMatchObject({ outcome: 'admitted' });
});

test('a vault that is not confined gets no frame', async () => {
  await using kiosk = await openKiosk();
  const me = await kiosk.enrolled('wang');
  kiosk.vault.confined = false;
  kiosk.vault.become('ready');
  await settle();
  expect((await kiosk.door()).face.state).toBe('unavailable');
  const verify = { body: { act: 'verify', number: me.number } };
  expect(await kiosk.problem(kiosk.call('POST', '/v1/captures', verify))).toMatchObject({
    code: 'face_unavailable',
  });
});

test.each([
  ['frames_differ', 'frames_differ'],
  ['not_enrolled', 'face_not_enrolled'],
  ['other_model', 'face_not_enrolled'],
  ['already_enrolled', 'face_already_enrolled'],
  ['erased', 'capture_ended'],
  ['not_confined', 'face_unavailable'],
  ['store_failed', 'face_unavailable'],
  ['internal', 'face_unavailable'],
] as const)('the vault error %s is the problem %s, and ends the capture', async (code, problem) => {
  await using kiosk = await openKiosk();
  const me = await kiosk.enrolled('wang');
  const { capture } = await kiosk.capture({ act: 'verify', number: me.number });
  kiosk.vault.answerNext = { outcome: 'error', serial: 1, code };
  expect(await kiosk.problem(kiosk.frame(capture, 'wang'))).toMatchObject({
    code: problem,
    other_ways: ['pin', 'staff'],
  });
  expect(await kiosk.problem(kiosk.frame(capture, 'wang'))).toMatchObject({ code: 'capture_ended' });
});

test("the law's no inside the vault is a no here", async () => {
  await using kiosk = await openKiosk();
  const me = await kiosk.enrolled('wang');
  const { capture } = await kiosk.capture({ act: 'verify', number: me.number });
  kiosk.vault.answerNext = { outcome: 'refused', serial: 1, act: 'verify', requirements: ['R08.4'] };
  expect(await kiosk.problem(kiosk.frame(capture, 'wang'))).toMatchObject({ code: 'not_lawful' });
  expect((await kiosk.me(me.token)).records[0]?.requirements).toEqual(['R08.4']);
});

test('a match that rests on another consent admits nobody', async () => {
  await using kiosk = await openKiosk();
  const me = await kiosk.enrolled('wang');
  const other = await kiosk.enrolled('li');
  const { capture } = await kiosk.capture({ act: 'verify', number: me.number });
  kiosk.vault.answerNext = { outcome: 'match', serial: 1, consent: other.consent ?? '' };
  expect((await kiosk.frame(capture, 'wang')).json).toMatchObject({ outcome: 'not_recognised' });
});

test('one-to-many: one look, on its own consent, finds who is enrolled and in force', async () => {
  await using kiosk = await openKiosk({ door: exampleDoor({ mode: 'identify' }) });
  const me = await kiosk.enrolled('wang');
  const look = async (face: string): Promise<unknown> => {
    const { consent } = await kiosk.consent(undefined, { scope: 'once' });
    const { capture } = await kiosk.capture({ act: 'identify', consent });
    const outcome = await kiosk.show(capture, face);
    const again = { body: { act: 'identify', consent } };
    expect(await kiosk.problem(kiosk.call('POST', '/v1/captures', again))).toMatchObject({
      code: 'not_lawful',
    });
    return outcome;
  };
  expect(await look('wang')).toMatchObject({ outcome: 'admitted', session: { number: me.number } });
  expect(await look('li')).toMatchObject({ outcome: 'not_recognised', tries_left: 4 });
  await kiosk.withdraw(me.token);
  await settle();
  // Even a vault that said "match" with a consent that is withdrawn would let nobody in.
  const { consent } = await kiosk.consent(undefined, { scope: 'once' });
  const { capture } = await kiosk.capture({ act: 'identify', consent });
  kiosk.vault.answerNext = { outcome: 'match', serial: 1, consent: me.consent ?? '' };
  expect((await kiosk.frame(capture, 'wang')).json).toMatchObject({ outcome: 'not_recognised' });
  const { records } = await kiosk.me(me.token);
  expect(records[0]).toMatchObject({
    event: 'comparison',
    outcome: 'not_recognised',
    requirements: ['R06.4'],
  });
});

test('a door of one mode refuses the act of the other (R10, § 第十九条)', async () => {
  await using kiosk = await openKiosk();
  const once = await kiosk.problem(kiosk.decide(undefined, { scope: 'once' }));
  expect(once).toMatchObject({ code: 'not_lawful' });
  const identify = { body: { act: 'identify', consent: crypto.randomUUID() } };
  expect(await kiosk.problem(kiosk.call('POST', '/v1/captures', identify))).toMatchObject({
    code: 'not_lawful',
  });
});

test('an enrolment broken off too late is told as what it is: enrolled', async () => {
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
  await kiosk.call('DELETE', `/v1/captures/${capture}`);
  slow.resolve();
  expect((await last).json).toMatchObject({ outcome: 'enrolled' });
  expect((await kiosk.me(token)).session.face).toBe('enrolled');
});

test('one frame at a time', async () => {
  await using kiosk = await openKiosk();
  const me = await kiosk.enrolled('wang');
  const { capture } = await kiosk.capture({ act: 'verify', number: me.number });
  const slow = Promise.withResolvers<void>();
  kiosk.vault.pause = slow.promise;
  const first = kiosk.frame(capture, 'wang');
  await expect.poll(() => kiosk.vault.images.length).toBe(4);
  expect(await kiosk.problem(kiosk.frame(capture, 'wang'))).toMatchObject({ code: 'rate_limited' });
  slow.resolve();
  expect((await first).json).toMatchObject({ outcome: 'more' });
});

test('what stops being lawful in the middle of a capture: the next frame does not reach the vault', async () => {
  await using kiosk = await openKiosk();
  const me = await kiosk.enrolled('wang');
  kiosk.clock.now += exampleDoor().purpose.retention_days * 24 * 60 * 60_000 - 30_000;
  const { capture } = await kiosk.capture({ act: 'verify', number: me.number });
  await kiosk.frame(capture, 'wang');
  const seen = kiosk.vault.images.length;
  kiosk.clock.now += 30_000;
  const problem = await kiosk.problem(kiosk.frame(capture, 'wang'));
  expect(problem).toMatchObject({ code: 'not_lawful', requirement: 'R08.4' });
  expect(kiosk.vault.images).toHaveLength(seen);
});

test('a device that is tired of strangers takes no frame of a capture that was open already', async () => {
  await using kiosk = await openKiosk();
  const me = await kiosk.enrolled('wang');
  const { capture } = await kiosk.capture({ act: 'verify', number: me.number });
  const stranger = (i: number) => ({ body: { act: 'verify', number: String(200_001 + i) } });
  for (let i = 0; i < FACE_DEVICE_LIMIT.most; i += 1) await kiosk.call('POST', '/v1/captures', stranger(i));
  const seen = kiosk.vault.images.length;
  expect(await kiosk.problem(kiosk.frame(capture, 'wang'))).toMatchObject({ code: 'rate_limited' });
  expect(kiosk.vault.images).toHaveLength(seen);
});
