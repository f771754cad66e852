/* oxlint-disable typescript/no-misused-spread -- copying a permit is what a forger does */
import { expect, test } from 'vitest';
import { authorize } from './authorize.ts';
import { LAWFUL_NOW, lawful } from './lawful-facts.ts';
import { PERMIT_LIFE_MS, type Permit, PermitError, requirePermit } from './permit.ts';

function permitFor<A extends 'capture' | 'enrol' | 'verify'>(act: A): Permit<A> {
  const decision = authorize(act, lawful.base, LAWFUL_NOW);
  if (!decision.permitted) throw new Error(decision.broken[0].code);
  return decision.permit;
}

function codeOf(run: () => void): string {
  try {
    run();
  } catch (error) {
    if (error instanceof PermitError) return error.code;
    throw error;
  }
  return 'accepted';
}

function codeFor(value: unknown, now = LAWFUL_NOW): string {
  // What a forger does: the type checker is told that the value is a permit.
  return codeOf(() => requirePermit(value as Permit, ['verify'], now));
}

const genuine = permitFor('verify');

test('a genuine permit is accepted (control)', () => {
  expect(codeFor(genuine)).toBe('accepted');
  expect({ ...genuine }).toEqual({
    act: 'verify',
    consentId: lawful.base.consent?.id,
    purposeId: lawful.base.purpose.id,
    purposeVersion: lawful.base.purpose.version,
    deviceId: lawful.base.device.id,
    issuedAt: LAWFUL_NOW,
  });
});

test.each([
  ['a plain object with the same fields', { ...genuine }],
  ['a spread copy with another act', { ...genuine, act: 'verify' }],
  ['Object.assign', Object.assign({}, genuine)],
  ['a JSON round trip', JSON.parse(JSON.stringify(genuine))],
  ['structuredClone', structuredClone(genuine)],
  ['an object that inherits from it', Object.create(genuine)],
  ['an object with its prototype', Object.create(Object.getPrototypeOf(genuine))],
  ['a proxy around it', new Proxy(genuine, {})],
  ['an object its own constructor never made', Reflect.construct(Object, [], genuine.constructor)],
  ['an array', [genuine]],
  ['null', null],
  ['undefined', undefined],
  ['true', true],
  ['a string', 'verify'],
  ['a function', () => genuine],
])('%s is forged', (_name, value) => {
  expect(codeFor(value)).toBe('permit_forged');
});

test('the class of a permit makes none for whoever holds one', () => {
  const { act, consentId, purposeId, purposeVersion, deviceId, issuedAt } = genuine;
  const fields = { act, consentId, purposeId, purposeVersion, deviceId, issuedAt };
  for (const arguments_ of [[fields], [Symbol('mint'), fields], [undefined, fields], []]) {
    expect(codeOf(() => Reflect.construct(genuine.constructor, arguments_))).toBe('permit_forged');
  }
});

test('a permit cannot be changed after it was given', () => {
  expect(Object.isFrozen(genuine)).toBe(true);
  expect(Reflect.set(genuine, 'act', 'enrol')).toBe(false);
  expect(Reflect.defineProperty(genuine, 'issuedAt', { value: LAWFUL_NOW + 1 })).toBe(false);
  expect(Reflect.setPrototypeOf(genuine, {})).toBe(false);
});

test('a permit lives from its issue to the end of its life, both included', () => {
  expect(codeFor(genuine, LAWFUL_NOW + PERMIT_LIFE_MS)).toBe('accepted');
  expect(codeFor(genuine, LAWFUL_NOW + PERMIT_LIFE_MS + 1)).toBe('permit_expired');
  expect(codeFor(genuine, LAWFUL_NOW - 1)).toBe('permit_expired');
  expect(codeFor(genuine, Number.NaN)).toBe('permit_expired');
});

test('a permit for one act is none for another', () => {
  expect(codeFor(permitFor('capture'))).toBe('permit_other_act');
  expect(codeFor(permitFor('enrol'))).toBe('permit_other_act');
  expect(codeOf(() => requirePermit(genuine, ['enrol', 'identify', 'research'], LAWFUL_NOW))).toBe(
    'permit_other_act',
  );
  expect(codeOf(() => requirePermit(genuine, [], LAWFUL_NOW))).toBe('permit_other_act');
  expect(codeOf(() => requirePermit(genuine, ['enrol', 'verify'], LAWFUL_NOW))).toBe('accepted');
});
