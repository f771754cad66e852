import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type AccessTable,
  type Grant,
  type Principal,
  type Reach,
  type Resource,
  STEP_UP_MS,
  decide,
} from './decide.ts';

const NOW = 1_000_000_000;
const CHILD = { person: 'child', until: NOW + 1 };
const staff: Principal = {
  kind: 'staff',
  id: 's1',
  roles: ['dpo'],
  sites: ['hall'],
  steppedUpAt: NOW - STEP_UP_MS + 1,
};
const officer: Principal = { ...staff, roles: ['officer'], department: 'cac' };
const person: Principal = { kind: 'person', id: 'p1', wards: [CHILD] };

/** Typed in by hand: who, what they may, what it is about, and the answer. */
const CASES: ReadonlyArray<readonly [string, Principal, string, Grant, Resource, string]> = [
  ['a role everywhere', staff, 'dpo', { reach: 'all' }, {}, 'dpo'],
  ['another role', staff, 'operator', { reach: 'all' }, {}, 'not_your_role'],
  ['nobody', { kind: 'nobody' }, 'dpo', { reach: 'all' }, {}, 'not_signed_in'],
  ['nobody what anyone may', { kind: 'nobody' }, 'anyone', { reach: 'all' }, {}, 'anyone'],
  ['staff what anyone may', staff, 'anyone', { reach: 'all' }, {}, 'anyone'],
  ['staff at their site', staff, 'dpo', { reach: 'site' }, { site: 'hall' }, 'dpo'],
  ['staff at another site', staff, 'dpo', { reach: 'site' }, { site: 'yard' }, 'not_yours'],
  ['staff where no site is known', staff, 'dpo', { reach: 'site' }, {}, 'not_yours'],
  ['staff and a person’s own', staff, 'dpo', { reach: 'own' }, { person: 's1' }, 'not_yours'],
  ['a factor shown just in time', staff, 'dpo', { reach: 'all', stepUp: true }, {}, 'dpo'],
  [
    'a factor shown too long ago',
    { ...staff, steppedUpAt: NOW - STEP_UP_MS },
    'dpo',
    { reach: 'all', stepUp: true },
    {},
    'step_up',
  ],
  ['no factor', { ...staff, steppedUpAt: null }, 'dpo', { reach: 'all', stepUp: true }, {}, 'step_up'],
  ['what they proposed', staff, 'dpo', { reach: 'all', fourEyes: true }, { proposedBy: 's1' }, 'four_eyes'],
  ['what another proposed', staff, 'dpo', { reach: 'all', fourEyes: true }, { proposedBy: 's2' }, 'dpo'],
  [
    'with their department',
    officer,
    'officer',
    { reach: 'department' },
    { departments: ['mps', 'cac'] },
    'officer',
  ],
  [
    'with another department',
    officer,
    'officer',
    { reach: 'department' },
    { departments: ['mps'] },
    'not_yours',
  ],
  ['with no department', officer, 'officer', { reach: 'department' }, {}, 'not_yours'],
  ['staff of no department', staff, 'dpo', { reach: 'department' }, { departments: ['cac'] }, 'not_yours'],
  ['a person’s own', person, 'person', { reach: 'own' }, { person: 'p1' }, 'person'],
  ['another person’s', person, 'person', { reach: 'own' }, { person: 'p2' }, 'not_yours'],
  ['a child in care', person, 'person', { reach: 'care' }, { person: 'child' }, 'person'],
  [
    'a child in care, where only the own counts',
    person,
    'person',
    { reach: 'own' },
    { person: 'child' },
    'not_yours',
  ],
  [
    'a guardianship that ended',
    { ...person, wards: [{ ...CHILD, until: NOW }] },
    'person',
    { reach: 'care' },
    { person: 'child' },
    'not_yours',
  ],
  ['a person without a resource', person, 'person', { reach: 'own' }, {}, 'not_yours'],
  [
    'a device’s own',
    { kind: 'device', id: 'd1', site: 'hall' },
    'device',
    { reach: 'own' },
    { device: 'd1' },
    'device',
  ],
  [
    'another device’s',
    { kind: 'device', id: 'd1', site: 'hall' },
    'device',
    { reach: 'own' },
    { device: 'd2' },
    'not_yours',
  ],
  [
    'an integrator with the scope',
    { kind: 'integrator', id: 'i', scopes: ['act'], sites: ['hall'] },
    'integrator',
    { reach: 'site' },
    { site: 'hall' },
    'integrator',
  ],
  [
    'an integrator without it',
    { kind: 'integrator', id: 'i', scopes: [], sites: ['hall'] },
    'integrator',
    { reach: 'site' },
    { site: 'hall' },
    'not_your_role',
  ],
];

test.each(CASES)('%s', (_, principal, role, grant, resource, expected) => {
  const decision = decide({ act: { [role]: grant } }, principal, 'act', resource, NOW);
  expect(decision.allow ? decision.by : decision.reason).toBe(expected);
});

test('of several roles the one that may decides', () => {
  const table: AccessTable<'act'> = { act: { dpo: { reach: 'site' }, admin: { reach: 'all' } } };
  const both: Principal = { ...staff, roles: ['dpo', 'admin'] };
  expect(decide(table, both, 'act', { site: 'yard' }, NOW)).toEqual({ allow: true, by: 'admin' });
});

test('what is not in the table nobody may', () => {
  const principal = fc.constantFrom<Principal>(
    staff,
    person,
    { kind: 'nobody' },
    { kind: 'device', id: 'd1', site: 'hall' },
  );
  const resource = fc.record(
    { person: fc.constant('p1'), site: fc.constant('hall'), device: fc.constant('d1') },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(principal, resource, (who, what) => !decide({ act: {} }, who, 'act', what, NOW).allow),
  );
});

test('whoever may something near may not more by a name (property)', () => {
  const reach = fc.constantFrom<Reach>('site', 'own', 'care');
  fc.assert(
    fc.property(reach, fc.string(), (near, other) => {
      fc.pre(!['p1', 'child', 'hall', 'd1'].includes(other));
      const table = { act: { person: { reach: near }, dpo: { reach: near } } };
      return [person, staff].every(
        (who) => !decide(table, who, 'act', { person: other, site: other }, NOW).allow,
      );
    }),
  );
});
