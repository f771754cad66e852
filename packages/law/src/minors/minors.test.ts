import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { GateFacts } from '../facts.ts';
import { lawful } from '../lawful-facts.ts';
import {
  ageIsKnown,
  fourteenthBirthday,
  guardianConsentEnds,
  guardianDecidesForChild,
  guardianIsShown,
  guardianWasCheckedFirst,
  guardianshipLasts,
  ownConsentFromFourteen,
  ownConsentIsNotFromChildhood,
} from './index.ts';

const child = lawful['base-child'];
const adult = lawful.base;
const act = 'verify';
const shanghai = (text: string): number => Date.parse(`${text}+08:00`);

test.each([
  ['2012-11-22', '2026-11-22'],
  ['2011-01-01', '2025-01-01'],
  ['2011-12-31', '2025-12-31'],
  ['2012-02-28', '2026-02-28'],
  ['2012-02-29', '2026-02-28'],
  ['2012-03-01', '2026-03-01'],
  ['2016-02-29', '2030-02-28'],
  ['2000-02-29', '2014-02-28'],
  ['0050-02-28', '0064-02-28'],
])('born on %s, fourteen at 00:00 of %s in Asia/Shanghai', (born, day) => {
  expect(fourteenthBirthday(born)).toBe(shanghai(`${day}T00:00:00`));
});

test('the calendar of the machine’s own time zone data agrees on every day of birth', () => {
  const local = new Intl.DateTimeFormat('en-CA', {
    timeZone: 'Asia/Shanghai',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  const days = fc.date({
    min: new Date('1995-01-01T00:00:00Z'),
    max: new Date('2060-12-31T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(days, (date) => {
      const born = date.toISOString().slice(0, 10);
      const expected = `${Number(born.slice(0, 4)) + 14}${born.slice(4)}`.replace('-02-29', '-02-28');
      return local.format(fourteenthBirthday(born)) === `${expected}, 00:00:00`;
    }),
    { numRuns: 500 },
  );
});

function facts(
  base: GateFacts,
  born: string,
  consent: Partial<NonNullable<GateFacts['consent']>> = {},
): GateFacts {
  if (base.consent === null) throw new Error('the base has a consent');
  return {
    ...base,
    person: { ...base.person, age: { kind: 'born', on: born } },
    consent: { ...base.consent, ...consent },
  };
}

test('§ 第七条第一款: until the birthday begins, a guardian decides (R07.1)', () => {
  const birthday = shanghai('2026-11-22T00:00:00');
  const alone = facts(adult, '2012-11-22', { given_by: 'person' });
  expect(guardianDecidesForChild(alone, { act, now: birthday - 1 })).toMatchObject({
    code: 'guardian_consent_missing',
    requirement: 'R07.1',
    strength: 'law',
  });
  expect(guardianDecidesForChild(alone, { act, now: birthday })).toBeNull();
  expect(guardianDecidesForChild(child, { act, now: birthday })).toBeNull();
  expect(guardianDecidesForChild({ ...child, consent: null }, { act, now: birthday })?.requirement).toBe(
    'R07.1',
  );
});

test('§ 第七条第一款: a child’s own consent does not become good by a birthday (R07.1)', () => {
  const now = shanghai('2026-11-23T00:00:00');
  const decided = (decided_at: string) => facts(adult, '2012-11-22', { given_by: 'person', decided_at });
  expect(ownConsentIsNotFromChildhood(decided('2026-11-21T23:59:59.999+08:00'), { act, now })?.code).toBe(
    'own_consent_from_childhood',
  );
  expect(ownConsentIsNotFromChildhood(decided('2026-11-22T00:00:00+08:00'), { act, now })).toBeNull();
});

test('§ 第七条第一款: a guardian who is shown to be one, and still is (R07.1)', () => {
  const now = shanghai('2026-11-22T09:00:00');
  const guardian = (change: Partial<NonNullable<GateFacts['person']['guardian']>>): GateFacts => ({
    ...child,
    person: {
      ...child.person,
      guardian: { proof: 'p', verified_at: '2026-10-01T00:00:00Z', ended_at: null, ...change },
    },
  });
  expect(guardianIsShown(child, { act, now })).toBeNull();
  expect(guardianIsShown({ ...child, person: { ...child.person, guardian: null } }, { act, now })?.code).toBe(
    'guardian_not_shown',
  );
  expect(guardianshipLasts(guardian({}), { act, now })).toBeNull();
  expect(guardianshipLasts(guardian({ ended_at: '2026-11-22T09:00:00.001+08:00' }), { act, now })).toBeNull();
  expect(guardianshipLasts(guardian({ ended_at: '2026-11-22T09:00:00+08:00' }), { act, now })?.code).toBe(
    'guardianship_ended',
  );
});

test('GB/T 45574 6.7 b, labelled as a standard: age known, guardian checked first (R07.3)', () => {
  const now = shanghai('2026-11-22T09:00:00');
  const unknown = ageIsKnown({ person: { ...child.person, age: { kind: 'unknown' } } }, { act, now });
  expect(unknown).toMatchObject({ requirement: 'R07.3', strength: 'standard' });
  expect(ageIsKnown(child, { act, now })).toBeNull();
  const born = (on: string) =>
    ageIsKnown({ person: { age: { kind: 'born', on }, guardian: null } }, { act, now });
  expect(born('2026-11-22')).toBeNull();
  expect(born('2026-11-23')?.code).toBe('age_unknown');
  const firstInstant = shanghai('2026-11-22T00:00:00');
  const newborn = { person: { age: { kind: 'born' as const, on: '2026-11-22' }, guardian: null } };
  expect(ageIsKnown(newborn, { act, now: firstInstant })).toBeNull();
  expect(ageIsKnown(newborn, { act, now: firstInstant - 1 })?.code).toBe('age_unknown');
  expect(guardianWasCheckedFirst(child, { act, now })).toBeNull();
  const late = {
    ...child.person,
    guardian: { proof: 'p', verified_at: '2026-11-01T09:02:00.001+08:00', ended_at: null },
  };
  expect(guardianWasCheckedFirst({ ...child, person: late }, { act, now })).toMatchObject({
    code: 'guardian_checked_late',
    strength: 'standard',
  });
});

test('the rules on guardians speak only of a guardian’s consent for a child', () => {
  const now = shanghai('2026-11-22T09:00:00');
  const ended = { proof: 'p', verified_at: '2026-11-20T00:00:00Z', ended_at: '2026-11-21T00:00:00Z' };
  const grown = facts(child, '1990-01-01', { given_by: 'guardian' });
  const alone = facts(child, '2014-03-08', { given_by: 'person' });
  for (const base of [grown, alone, { ...child, consent: null }]) {
    const guarded = { ...base, person: { ...base.person, guardian: ended } };
    expect(guardianIsShown({ ...base, person: { ...base.person, guardian: null } }, { act, now })).toBeNull();
    expect(guardianshipLasts(guarded, { act, now })).toBeNull();
    expect(guardianWasCheckedFirst(guarded, { act, now })).toBeNull();
  }
  const guarded = { ...child, person: { ...child.person, guardian: ended } };
  expect(guardianshipLasts(guarded, { act, now })?.code).toBe('guardianship_ended');
  expect(guardianWasCheckedFirst(guarded, { act, now })?.code).toBe('guardian_checked_late');
});

test('inference from § 第七条: from the birthday on the person decides (R07.7)', () => {
  const birthday = shanghai('2026-11-22T00:00:00');
  const guarded = facts(child, '2012-11-22');
  expect(ownConsentFromFourteen(guarded, { act, now: birthday - 1 })).toBeNull();
  expect(ownConsentFromFourteen(guarded, { act, now: birthday })).toMatchObject({
    code: 'guardian_consent_outgrown',
    requirement: 'R07.7',
    strength: 'inference',
  });
});

test.each([
  ['the birthday comes first', '2013-05-04', '2027-09-01T00:00:00', '2027-05-04T00:00:00'],
  ['the retention ends first', '2013-05-04', '2027-05-03T23:59:59', '2027-05-03T23:59:59'],
  ['both at once', '2013-05-04', '2027-05-04T00:00:00', '2027-05-04T00:00:00'],
  ['born on 29 February', '2016-02-29', '2030-03-01T00:00:00', '2030-02-28T00:00:00'],
])('a guardian’s consent ends with the retention or the fourteenth birthday: %s', (_, on, keep, end) => {
  expect(guardianConsentEnds({ kind: 'born', on }, shanghai(keep))).toBe(shanghai(end));
});

test('without a day of birth a guardian’s consent ends with the retention', () => {
  const keep = shanghai('2027-09-01T00:00:00');
  expect(guardianConsentEnds({ kind: 'declared', band: 'under_14' }, keep)).toBe(keep);
  expect(guardianConsentEnds({ kind: 'unknown' }, keep)).toBe(keep);
});

test('until the end of a guardian’s consent the child has not outgrown it (R07.7)', () => {
  const keep = shanghai('2030-01-01T00:00:00');
  for (const on of ['2012-11-23', '2012-02-29', '2015-12-31', '2016-02-29', '2017-01-01']) {
    const end = guardianConsentEnds({ kind: 'born', on }, keep);
    expect(ownConsentFromFourteen(facts(child, on), { act, now: end - 1 })).toBeNull();
    const outgrown = ownConsentFromFourteen(facts(child, on), { act, now: end });
    expect(outgrown === null).toBe(end === keep && end < fourteenthBirthday(on));
  }
});

test('at every instant a child or a grown person has exactly one who can consent', () => {
  const now = fc.integer({ min: shanghai('2025-06-01T00:00:00'), max: shanghai('2040-01-01T00:00:00') });
  const born = fc
    .date({
      min: new Date('2008-01-01T00:00:00Z'),
      max: new Date('2025-05-01T00:00:00Z'),
      noInvalidDate: true,
    })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(now, born, (at, on) => {
      const decided_at = new Date(at).toISOString();
      const good = (given_by: 'person' | 'guardian'): boolean => {
        const asked = facts(child, on, { given_by, decided_at });
        return [guardianDecidesForChild, ownConsentIsNotFromChildhood, ownConsentFromFourteen].every(
          (rule) => rule(asked, { act, now: at }) === null,
        );
      };
      return good('person') !== good('guardian');
    }),
    { numRuns: 500 },
  );
});
