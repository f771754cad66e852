import { type AccessTable, type Principal, type Resource, STEP_UP_MS, decide } from '@consentry/server';
import { expect, test } from 'vitest';
import { ACCESS } from './access-table.ts';
import { ROLES, type Role, SITUATIONS, type Situation, expectedAnswer } from './testing/expected-answer.ts';
import { reviewedTable } from './testing/reviewed-table.ts';

const NOW = 1_800_000_000_000;
const REVIEWED = reviewedTable();
const ACTIONS = [...new Set(REVIEWED.map(({ action }) => action))];

const steppedUpAt: Partial<Record<Situation, number | null>> = {
  'not stepped up': null,
  'stepped up too long ago': NOW - STEP_UP_MS,
};

function principalAs(role: Role, situation: Situation, action: string): Principal {
  switch (role) {
    case 'nobody':
      return { kind: 'nobody' };
    case 'person':
      return {
        kind: 'person',
        id: 'me',
        wards: [
          { person: 'child', until: NOW + 1 },
          { person: 'former', until: NOW },
        ],
      };
    case 'integrator': {
      const scopes = situation === 'without the scope' ? ['another.scope'] : [action];
      return { kind: 'integrator', id: 'me', scopes, sites: ['here'] };
    }
    case 'device':
      return { kind: 'device', id: 'me', site: 'here' };
    default: {
      const at = steppedUpAt[situation];
      return {
        kind: 'staff',
        id: 'me',
        roles: [role],
        sites: ['here'],
        steppedUpAt: at === undefined ? NOW - 1 : at,
      };
    }
  }
}

const NEAR: Resource = { person: 'me', device: 'me', site: 'here', proposedBy: 'another' };
const RESOURCES: Readonly<Record<Situation, Resource>> = {
  own: { person: 'me', device: 'me' },
  care: { person: 'child', device: 'another' },
  other: { person: 'another', device: 'another' },
  'same site': { person: 'another', device: 'another', site: 'here', proposedBy: 'another' },
  'other site': { person: 'another', device: 'another', site: 'there' },
  'expired guardianship': { person: 'former', device: 'another' },
  'not stepped up': NEAR,
  'stepped up too long ago': NEAR,
  'own proposal': { ...NEAR, proposedBy: 'me' },
  'without the scope': NEAR,
};

/** Every cell in which a table and docs/access.md differ, and how many there are. */
function differences(
  table: AccessTable,
  actions: readonly string[] = ACTIONS,
): { readonly cells: number; readonly different: readonly string[] } {
  const different: string[] = [];
  let cells = 0;
  for (const action of actions) {
    for (const role of ROLES) {
      for (const situation of SITUATIONS) {
        cells += 1;
        const principal = principalAs(role, situation, action);
        const decision = decide({ [action]: {}, ...table }, principal, action, RESOURCES[situation], NOW);
        const got = decision.allow ? 'yes' : decision.reason;
        const wanted = expectedAnswer(REVIEWED, action, role, situation);
        if (got !== wanted) different.push(`${action} by ${role}, ${situation}: ${got}, not ${wanted}`);
      }
    }
  }
  return { cells, different };
}

test('T-A1: every role, action and situation is answered as docs/access.md says', () => {
  const { cells, different } = differences(ACCESS);
  expect(different).toEqual([]);
  expect(cells).toBe(ACTIONS.length * ROLES.length * SITUATIONS.length);
  expect(ACTIONS.toSorted()).toEqual(Object.keys(ACCESS).toSorted());
});

test('every single change of the code’s table is noticed (control)', () => {
  const table: AccessTable = ACCESS;
  let mutants = 0;
  for (const [action, grants] of Object.entries(table)) {
    for (const [role, grant] of Object.entries(grants)) {
      const { stepUp: _, ...withoutStepUp } = grant;
      const { fourEyes: __, ...withoutFourEyes } = grant;
      const { [role]: ___, ...without } = grants;
      const changed = [
        without,
        ...(grant.stepUp === true ? [{ ...grants, [role]: withoutStepUp }] : []),
        ...(grant.fourEyes === true ? [{ ...grants, [role]: withoutFourEyes }] : []),
        ...(grant.reach === 'all' ? [] : [{ ...grants, [role]: { ...grant, reach: 'all' as const } }]),
        ...('anyone' in grants ? [] : [{ ...grants, anyone: { reach: 'all' as const } }]),
      ];
      for (const mutant of changed) {
        // A role's own row beside one for anyone, with nothing more asked, says the same.
        if ('anyone' in grants && role !== 'anyone') continue;
        mutants += 1;
        const { different } = differences({ ...table, [action]: mutant }, [action]);
        expect(different.length, `${action}: ${role}`).toBeGreaterThan(0);
      }
    }
  }
  expect(mutants).toBeGreaterThan(ACTIONS.length);
});

test('no role has an action that shows, sends or exports a face', () => {
  expect(ACTIONS.filter((action) => /face|template|image|photo|export|vector|score/.test(action))).toEqual(
    [],
  );
});
