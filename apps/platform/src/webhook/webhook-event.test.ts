import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deliveryPause, isWanted, outcomeOf } from './webhook.ts';
import { type Happened, SOURCES, eventOf, pingOf } from './webhook-event.ts';

const ORIGIN = 'https://platform.example.com';
const AT = Date.UTC(2026, 10, 22, 1, 2, 3);

const happened = (stream: string, kind: string, body: object, sequence = 7): Happened => ({
  stream,
  sequence,
  kind,
  body: JSON.stringify(body),
  at: AT,
});

test('what happened is told as CloudEvents 1.0, with ids and a link', () => {
  const body = {
    consent: 'c-1',
    person: 'p-1',
    purpose_id: 'door',
    kind: 'recognition',
    reason: 'withdrawn',
  };
  const event = eventOf(happened('consents', 'consent.ended', body), ORIGIN);
  expect(event).toMatchObject({ id: 'consents-7', type: 'consent.withdrawn', integrator: null });
  expect(JSON.parse(event?.content ?? '')).toEqual({
    specversion: '1.0',
    id: 'consents-7',
    source: ORIGIN,
    type: 'consent.withdrawn',
    subject: 'c-1',
    time: '2026-11-22T01:02:03.000Z',
    datacontenttype: 'application/json',
    data: { ...body, link: `${ORIGIN}/v1/consents/c-1` },
  });
  expect(
    eventOf(happened('consents', 'consent.ended', { ...body, reason: 'superseded' }), ORIGIN)?.type,
  ).toBe('consent.ended');
});

test('every stream has its types', () => {
  const told = [
    ['consents', 'consent.given'],
    ['withdrawals', 'withdrawal.effective'],
    ['devices', 'device_approved', 'device.approved'],
    ['device_alarms', 'device_alarm', 'device.alarm'],
    ['device_alarms', 'store_rolled_back', 'device.store_rolled_back'],
    ['sites', 'site_surveyed', 'site.surveyed'],
    ['purposes', 'purpose.suspended'],
    ['notices', 'notice.published'],
    ['assessments', 'assessment.reopened'],
    ['alternatives', 'alternatives.face_only'],
    ['webhooks', 'webhook.disabled'],
    ['incident/i-1', 'incident.opened'],
    ['posture', 'posture.changed'],
  ];
  for (const [stream = '', kind = '', type = kind] of told) {
    expect(eventOf(happened(stream, kind, {}), ORIGIN)?.type, kind).toBe(type);
  }
  // What staff do with their accounts, and what a device reports of uses, is told to nobody.
  for (const stream of ['staff', 'device/d-1', 'unknown']) {
    expect(eventOf(happened(stream, 'consent.given', {}), ORIGIN)).toBeNull();
  }
});

test('a result is of the integrator who asked', () => {
  const body = { integrator: 'i-1', verification_id: 'v-1', state: 'verified', amr: ['face'] };
  const event = eventOf(happened('verifications', 'verification.completed', body), ORIGIN);
  expect([event?.integrator, event?.type]).toEqual(['i-1', 'verification.completed']);
  const { integrator: _, ...without } = body;
  expect(eventOf(happened('verifications', 'verification.completed', without), ORIGIN)).toBeNull();
});

test('no identity data, no words of a person, no score and no face is ever told', () => {
  const hidden = {
    name: 'Fang',
    email: 'fang@example.com',
    phone: '+8613800000000',
    score: 0.93,
    similarity: 0.93,
    image: 'aGVsbG8=',
    template: 'aGVsbG8=',
    text: 'what somebody wrote',
    by: 'staff-1',
    reason: 'she said: 因为不想',
    amr: ['face', 'with a space'],
    state: { nested: 'Fang' },
    person: '方 芳',
  };
  for (const { stream, each } of SOURCES) {
    const name = each === true ? `${stream}/i-1` : stream;
    const event = eventOf(happened(name, 'consent.given', { ...hidden, integrator: 'i-1' }), ORIGIN);
    const content = JSON.parse(event?.content ?? '{}') as { readonly data?: object };
    expect(Object.keys(content.data ?? {}), stream).toEqual(['link']);
  }
  // Control: of the same names, an id and a code are told.
  const told = eventOf(happened('consents', 'consent.given', { person: 'p-1', reason: 'withdrawn' }), ORIGIN);
  expect(told?.content).toContain('"person":"p-1"');
});

test('what is told is made of short words whatever a stream holds', () => {
  const value = fc.oneof(fc.string({ unit: 'grapheme' }), fc.double(), fc.jsonValue());
  const bodies = fc.dictionary(
    fc.constantFrom('person', 'reason', 'state', 'amr', 'device', 'score', 'x'),
    value,
  );
  fc.assert(
    fc.property(bodies, (body) => {
      const event = eventOf(happened('consents', 'consent.given', body), ORIGIN);
      const { data } = JSON.parse(event?.content ?? '') as {
        readonly data: Readonly<Record<string, unknown>>;
      };
      return Object.entries(data).every(
        ([name, told]) =>
          name === 'link' ||
          (name !== 'score' && name !== 'x' && /^[\w\s".,:+[\]-]*$/.test(JSON.stringify(told))),
      );
    }),
  );
});

test('a ping has an id of its own and the form of every event', () => {
  const ping = pingOf('e-1', 'ping-1', ORIGIN, AT);
  expect(JSON.parse(ping.content)).toMatchObject({ id: 'ping-1', type: 'webhook.ping', specversion: '1.0' });
});

test('patterns, outcomes and pauses', () => {
  expect(isWanted(['consent.*'], 'consent.given')).toBe(true);
  expect(isWanted(['consent.given'], 'consent.refused')).toBe(false);
  expect(isWanted(['device.*'], 'consent.given')).toBe(false);
  expect([200, 204, 299, 302, 400, 404, 500, null].map(outcomeOf)).toEqual([
    'delivered',
    'delivered',
    'delivered',
    'failed',
    'failed',
    'failed',
    'failed',
    'failed',
  ]);
  expect(outcomeOf(410)).toBe('gone');
  const pauses = [1, 2, 3, 16].map((tries) => [deliveryPause(tries, 0), deliveryPause(tries, 1)]);
  expect(pauses).toEqual([
    [5000, 15_000],
    [10_000, 30_000],
    [20_000, 60_000],
    [4 * 3_600_000, 12 * 3_600_000],
  ]);
});
