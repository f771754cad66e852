import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FaceAct } from './act.ts';
import { authorize } from './authorize.ts';
import { FactsError } from './facts-error.ts';
import type { GateFacts } from './facts.ts';
import { type FindingCode, findings } from './findings.ts';
import { LAWFUL_NOW, lawful } from './lawful-facts.ts';
import { register } from './register/index.ts';

type Base = keyof typeof lawful;
const BASES = Object.keys(lawful) as Base[];
const ACTS: Readonly<Record<Base, readonly FaceAct[]>> = {
  base: ['capture', 'enrol', 'verify'],
  'base-child': ['capture', 'enrol', 'verify'],
  'base-public': ['capture', 'enrol', 'verify'],
  'base-identify': ['capture', 'enrol', 'identify'],
};

interface Breach {
  readonly name: string;
  readonly code: FindingCode;
  /** `null` where the facts have nothing to break. */
  readonly apply: (facts: GateFacts) => GateFacts | null;
}

function consentWith(change: Partial<NonNullable<GateFacts['consent']>>): Breach['apply'] {
  return (facts) => (facts.consent === null ? null : { ...facts, consent: { ...facts.consent, ...change } });
}

const BREACHES: readonly Breach[] = [
  {
    name: 'suspend',
    code: 'purpose_not_active',
    apply: (f) => ({ ...f, purpose: { ...f.purpose, state: 'suspended' } }),
  },
  {
    name: 'blur the purpose',
    code: 'purpose_not_specific',
    apply: (f) => ({ ...f, purpose: { ...f.purpose, statement: { 'zh-CN': '办理业务', en: 'other' } } }),
  },
  {
    name: 'justify nothing',
    code: 'identify_not_justified',
    apply: (f) =>
      f.purpose.mode === 'verify' ? null : { ...f, purpose: { ...f.purpose, mode_justification: null } },
  },
  {
    name: 'no contact',
    code: 'processor_contact_missing',
    apply: (f) => ({ ...f, processor: { ...f.processor, contact: '' } }),
  },
  {
    name: 'other notice',
    code: 'notice_for_other_purpose',
    apply: (f) => ({ ...f, notice: { ...f.notice, purpose_version: 99 } }),
  },
  {
    name: 'not shown',
    code: 'notice_not_presented',
    apply: (f) => ({ ...f, notice: { ...f.notice, presented: null } }),
  },
  {
    name: 'untrue notice',
    code: 'notice_retention_untrue',
    apply: (f) => ({ ...f, notice: { ...f.notice, retention_days: f.purpose.retention_days + 1 } }),
  },
  { name: 'no consent', code: 'consent_missing', apply: (f) => ({ ...f, consent: null }) },
  { name: 'refused', code: 'consent_refused', apply: consentWith({ state: 'refused' }) },
  {
    name: 'withdrawn',
    code: 'consent_withdrawn',
    apply: consentWith({ withdrawn_at: '2026-11-20T00:00:00Z' }),
  },
  {
    name: 'other purpose',
    code: 'consent_for_other_purpose',
    apply: consentWith({ purpose_id: 'elsewhere' }),
  },
  {
    name: 'other text',
    code: 'consent_under_other_notice',
    apply: consentWith({ notice_digest: 'f'.repeat(64) }),
  },
  {
    name: 'later consent',
    code: 'consent_not_yet_given',
    apply: consentWith({ decided_at: '2027-10-01T00:00:00Z' }),
  },
  {
    name: 'age unknown',
    code: 'age_unknown',
    apply: (f) => ({ ...f, person: { ...f.person, age: { kind: 'unknown' } } }),
  },
  {
    name: 'child alone',
    code: 'guardian_consent_missing',
    apply: (f) =>
      f.consent === null
        ? null
        : {
            ...f,
            person: { ...f.person, age: { kind: 'declared', band: 'under_14' } },
            consent: { ...f.consent, given_by: 'person' },
          },
  },
  {
    name: 'no guardian',
    code: 'guardian_not_shown',
    apply: (f) =>
      f.consent === null
        ? null
        : {
            ...f,
            person: { age: { kind: 'declared', band: 'under_14' }, guardian: null },
            consent: { ...f.consent, given_by: 'guardian' },
          },
  },
  { name: 'over', code: 'retention_over', apply: consentWith({ not_after: '2026-11-22T01:00:00Z' }) },
  {
    name: 'for ever',
    code: 'retention_longer_than_purpose',
    apply: consentWith({ not_after: '2099-01-01T00:00:00Z' }),
  },
  {
    name: 'unassessed',
    code: 'assessment_missing',
    apply: (f) => ({ ...f, purpose: { ...f.purpose, assessment: null } }),
  },
  { name: 'face only', code: 'face_is_only_way', apply: (f) => ({ ...f, alternatives: [] }) },
  {
    name: 'all down',
    code: 'no_way_for_who_refuses',
    apply: (f) => ({ ...f, alternatives: f.alternatives.map((way) => ({ ...way, live: false })) }),
  },
  {
    name: 'voice only',
    code: 'only_biometric_ways',
    apply: (f) => ({ ...f, alternatives: [{ kind: 'voice', live: true }] }),
  },
  {
    name: 'public, no need',
    code: 'public_place_without_need',
    apply: (f) => ({
      ...f,
      device: { ...f.device, place: 'public', public_security_basis: null, user_initiated_memo: null },
    }),
  },
  {
    name: 'public, no area',
    code: 'capture_area_missing',
    apply: (f) => ({ ...f, device: { ...f.device, place: 'public', capture_area: null } }),
  },
  {
    name: 'public, no sign',
    code: 'sign_missing',
    apply: (f) => ({ ...f, device: { ...f.device, place: 'public', sign_approved_at: null } }),
  },
  {
    name: 'toilet',
    code: 'forbidden_space',
    apply: (f) => ({ ...f, device: { ...f.device, space: 'toilet' } }),
  },
  { name: 'not started', code: 'not_started_by_person', apply: (f) => ({ ...f, started_by_person: false }) },
  {
    name: 'retired',
    code: 'device_not_approved',
    apply: (f) => ({ ...f, device: { ...f.device, state: 'retired' } }),
  },
];

function codesOf(act: FaceAct, facts: GateFacts, now = LAWFUL_NOW): string[] {
  const decision = authorize(act, facts, now);
  return decision.permitted ? [] : decision.broken.map(({ code }) => code);
}

const lawfulCall = fc
  .constantFrom(...BASES)
  .chain((base) => fc.record({ facts: fc.constant(lawful[base]), act: fc.constantFrom(...ACTS[base]) }));
const someBreaches = fc.subarray([...BREACHES], { minLength: 1 });

function breached(facts: GateFacts, breaches: readonly Breach[]): GateFacts {
  return breaches.reduce((sofar, { apply }) => apply(sofar) ?? sofar, facts);
}

test('the lawful bases are lawful (control)', () => {
  for (const base of BASES) for (const act of ACTS[base]) expect(codesOf(act, lawful[base])).toEqual([]);
});

test('each single breach of each lawful base is named', () => {
  for (const base of BASES) {
    for (const { code, apply } of BREACHES) {
      const facts = apply(lawful[base]);
      if (facts === null) continue;
      for (const act of ACTS[base]) expect(codesOf(act, facts)).toContain(code);
    }
  }
});

test('however many things are broken, the answer is a refusal that is not empty', () => {
  fc.assert(
    fc.property(lawfulCall, someBreaches, ({ facts, act }, breaches) => {
      const wrong = breached(facts, breaches);
      fc.pre(wrong !== facts);
      const decision = authorize(act, wrong, LAWFUL_NOW);
      return !decision.permitted && decision.broken.length > 0 && decision.act === act;
    }),
    { numRuns: 1000 },
  );
});

test('a withdrawn consent never permits, whatever else is true and whenever it is asked', () => {
  const { consent } = lawful.base;
  const anything = fc.record({
    act: fc.constantFrom(...FaceAct.options),
    base: fc.constantFrom(...BASES),
    given_by: fc.constantFrom('person' as const, 'guardian' as const),
    trace: fc.constantFrom('state' as const, 'instant' as const, 'both' as const),
    at: fc.date({
      min: new Date('2025-06-01T00:00:00Z'),
      max: new Date('2035-01-01T00:00:00Z'),
      noInvalidDate: true,
    }),
    now: fc.integer({ min: Date.UTC(2025, 4, 31, 16), max: Date.UTC(2035, 0, 1) }),
  });
  fc.assert(
    fc.property(anything, ({ act, base, given_by, trace, at, now }) => {
      const facts = lawful[base];
      const given = facts.consent ?? consent;
      if (given === null) return false;
      const state = trace === 'instant' ? 'given' : 'withdrawn';
      const withdrawn_at = trace === 'state' ? null : at.toISOString();
      const codes = codesOf(act, { ...facts, consent: { ...given, given_by, state, withdrawn_at } }, now);
      return codes.includes('consent_withdrawn');
    }),
    { numRuns: 1000 },
  );
});

test('breaking one thing more never turns a refusal into a permit, nor cures another row’s breach', () => {
  fc.assert(
    fc.property(lawfulCall, someBreaches, fc.constantFrom(...BREACHES), ({ facts, act }, first, more) => {
      const wrong = breached(facts, first);
      fc.pre(wrong !== facts);
      const worse = breached(wrong, [more]);
      return codesOf(act, wrong).length > 0 && codesOf(act, worse).length > 0;
    }),
    { numRuns: 1000 },
  );
});

test('the order of findings is that of the text and does not depend on how they came about', () => {
  // § 第十九条 comes last, its item (4) on devices before its items (5), (6) on modes.
  const number = (id: string): number => Number(/^R(\d\d)\./.exec(id)?.[1]);
  const last = ['R19.4', 'R19.1'];
  const order = Object.keys(register)
    .filter((id) => number(id) <= 13)
    .concat(last);
  const place = (code: string): number => order.indexOf(findings[code as FindingCode].requirement);
  fc.assert(
    fc.property(lawfulCall, someBreaches, ({ facts, act }, breaches) => {
      const codes = codesOf(act, breached(facts, breaches));
      const places = codes.map(place);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      expect(new Set(codes).size).toBe(codes.length);
      expect(codesOf(act, breached(facts, breaches))).toEqual(codes);
    }),
    { numRuns: 500 },
  );
});

test('taking any fact away gives an error that names it or a refusal, never a permit', () => {
  const paths = (value: unknown, path: readonly string[] = []): string[][] =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value).flatMap(([key, inner]) => [[...path, key], ...paths(inner, [...path, key])])
      : [];
  const without = (value: unknown, [key = '', ...rest]: readonly string[]): unknown =>
    Object.fromEntries(
      Object.entries(value as Record<string, unknown>).flatMap(([name, inner]) =>
        name !== key ? [[name, inner]] : rest.length === 0 ? [] : [[name, without(inner, rest)]],
      ),
    );
  for (const base of BASES) {
    const all = paths(lawful[base]);
    expect(all.length).toBeGreaterThan(40);
    for (const path of all) {
      const pointer = `/${path.join('/')}`;
      // What a careless caller could pass; the schema is what stops it.
      const facts = without(lawful[base], path) as GateFacts;
      const thrown = (() => {
        try {
          authorize('capture', facts, LAWFUL_NOW);
        } catch (error) {
          return error;
        }
        return null;
      })();
      expect(thrown).toBeInstanceOf(FactsError);
      if (thrown instanceof FactsError) expect(thrown.paths).toEqual([pointer]);
    }
  }
});
