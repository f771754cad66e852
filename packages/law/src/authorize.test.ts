import { expect, test } from 'vitest';
import type { FaceAct } from './act.ts';
import { authorize } from './authorize.ts';
import { FactsError } from './facts-error.ts';
import type { GateFacts } from './facts.ts';
import { LAWFUL_NOW, lawful } from './lawful-facts.ts';

function errorOf(act: unknown, facts: unknown, now: unknown): FactsError {
  try {
    // What untyped code could do.
    authorize(act as FaceAct, facts as GateFacts, now as number);
  } catch (error) {
    if (error instanceof FactsError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

test.each(['track', '', 'VERIFY', 'research', undefined, null, ['verify'], { act: 'verify' }])(
  '%j is no act',
  (act) => {
    expect(errorOf(act, lawful.base, LAWFUL_NOW)).toMatchObject({ code: 'act_unknown', paths: ['/act'] });
  },
);

test.each([
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  undefined,
  null,
  '0',
  new Date(),
  0n,
])('%s is no time', (now) => {
  expect(errorOf('verify', lawful.base, now)).toMatchObject({ code: 'clock_unusable', paths: ['/now'] });
});

test('malformed facts say what, why and what to do, name the fields and repeat no value', () => {
  const secret = 'sk-value-that-is-nobodys-business';
  const error = errorOf(
    'enrol',
    {
      ...lawful.base,
      started_by_person: secret,
      'x/y~z': secret,
      consent: { ...lawful.base.consent, id: secret },
    },
    LAWFUL_NOW,
  );
  expect(error.code).toBe('facts_malformed');
  expect(error.paths).toEqual(['/consent/id', '/started_by_person', '/x~1y~0z']);
  const told = [
    error.message,
    ...[error.what, error.why, error.remedy].flatMap((text) => Object.values(text)),
  ];
  for (const text of told) expect(text).not.toContain(secret);
  expect(error.why['zh-CN']).toContain('/consent/id');
  expect(error.message).toContain('/consent/id');
  expect(error.cause).toBeDefined();
});

test('an error stays short however much is wrong', () => {
  const fields = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`${i}-${'x'.repeat(500)}`, i]));
  const error = errorOf('verify', { ...lawful.base, ...fields }, LAWFUL_NOW);
  expect(error.paths).toHaveLength(20);
  expect(error.message.length).toBeLessThan(2000);
});

test('facts that change while they are judged are judged once', () => {
  const { consent } = lawful.base;
  let reads = 0;
  const shifting = {
    ...lawful.base,
    get consent() {
      reads += 1;
      return reads === 1 && consent !== null ? { ...consent, state: 'withdrawn' as const } : consent;
    },
  };
  const decision = authorize('verify', shifting, LAWFUL_NOW);
  expect(reads).toBe(1);
  expect(decision).toMatchObject({ permitted: false, broken: [{ code: 'consent_withdrawn' }] });
});

test('facts are left as they were', () => {
  const before = structuredClone(lawful.base);
  authorize('verify', lawful.base, LAWFUL_NOW);
  authorize('identify', lawful.base, LAWFUL_NOW);
  expect(lawful.base).toEqual(before);
});

test('the longest refusal names 21 rows: a reply of the vault must hold as many ids', () => {
  const { base, 'base-child': child } = lawful;
  if (child.consent === null) throw new Error('the base has a consent');
  const worst: GateFacts = {
    ...child,
    processor: { ...child.processor, contact: '' },
    purpose: {
      ...base.purpose,
      state: 'ended',
      mode: 'identify',
      mode_justification: null,
      assessment: null,
    },
    notice: { ...child.notice, retention_days: 1 },
    consent: {
      ...child.consent,
      state: 'refused',
      mode: 'verify',
      decided_at: '2026-10-01T00:00:00Z',
      withdrawn_at: '2026-11-02T00:00:00Z',
      not_after: '2026-11-03T00:00:00Z',
    },
    person: {
      age: { kind: 'declared', band: 'under_14' },
      guardian: { proof: 'p', verified_at: '2026-11-01T00:00:00Z', ended_at: '2026-11-02T00:00:00Z' },
    },
    alternatives: [],
    device: {
      ...child.device,
      state: 'retired',
      place: 'public',
      space: 'toilet',
      capture_area: null,
      sign_approved_at: null,
    },
    started_by_person: false,
  };
  const decision = authorize('verify', worst, LAWFUL_NOW);
  const rows = decision.permitted ? [] : decision.broken.map(({ requirement }) => requirement);
  expect([...new Set(rows)]).toEqual(
    (
      'R04.1 R04.3 R05.1 R05.2 R06.1 R06.2 R06.4 R06.7 R07.1 R07.3 R08.4 R09.1 R10.1 R10.2 ' +
      'R13.1 R13.2 R13.3 R13.4 R13.10 R19.4 R19.1'
    ).split(' '),
  );
});
