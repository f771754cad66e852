import { randomUUID } from 'node:crypto';
import {
  AgeView,
  EndGuardianship,
  GuardianList,
  GuardianView,
  LinkGuardian,
  PersonId,
  TellAge,
  WardList,
} from '@consentry/contract';
import { ProblemError, type Reading, type Resource } from '@consentry/server';
import { z } from 'zod';
import { aboutActive } from '../consent/about-consent.ts';
import { type ConsentPorts, endOfGuardianship, reviewAge } from '../consent/end-consent.ts';
import { aboutPerson, nameOf } from '../people/people-routes.ts';
import { findPerson } from '../people/people-store.ts';
import type { PlatformServer } from '../platform.ts';
import type { PlatformTables } from '../store/tables.ts';
import {
  NO_BIRTHDAY,
  type StoredAge,
  type StoredGuardianship,
  ageColumns,
  ageFacts,
  ageOf,
  childUntil,
  mayTell,
} from './minors.ts';
import {
  addGuardianship,
  endGuardianship,
  findAge,
  findGuardianship,
  guardiansOf,
  setAge,
  wardsNow,
} from './minors-store.ts';

const OfPerson = z.strictObject({ person: PersonId });

/** Ages and guardians (§ 第七条第一款). No face is ever looked at for an age. */
export function minorsRoutes(server: PlatformServer, ports: ConsentPorts): void {
  ageRoutes(server, ports);
  guardianRoutes(server, ports);
}

function ageRoutes(server: PlatformServer, ports: ConsentPorts): void {
  server.query({
    url: '/v1/people/:person/age',
    action: 'age.read',
    summary: 'Shows what was told of an age.',
    params: OfPerson,
    answer: AgeView,
    about: (reading, { params: { person } }) => aboutPerson(reading, person),
    read: async (reading, { params: { person } }) => ({
      body: ageView(person, await findAge(reading, person)),
    }),
  });
  server.command({
    method: 'PUT',
    url: '/v1/people/:person/age',
    action: 'age.tell',
    summary: 'Tells an age, once; staff who saw a proof may correct it. Consents are judged anew.',
    problems: ['age_told'],
    params: OfPerson,
    body: TellAge,
    answer: AgeView,
    about: (reading, { params: { person } }) => aboutActive(reading, person),
    do: async (writing, { params: { person }, body: { age, proof } }, { now, principal }) => {
      const told_by = principal.kind === 'person' ? 'person' : 'staff';
      const held = await findAge(writing, person);
      if (!mayTell(held, { by: told_by, proof })) throw new ProblemError('age_told');
      if (age.kind === 'born' && startOf(age.on) > now) {
        throw new ProblemError('malformed_request', { fields: ['/body/age/on'] });
      }
      await setAge(writing, { person, ...ageColumns(age), proof, told_at: now, told_by });
      await reviewAge(writing, ports, person, now);
      return { body: ageView(person, await findAge(writing, person)) };
    },
  });
}

function guardianRoutes(server: PlatformServer, { holders }: ConsentPorts): void {
  server.command({
    method: 'POST',
    url: '/v1/people/:person/guardians',
    action: 'guardian.link',
    summary: 'Links a guardian, whose guardianship staff have checked, with a child.',
    problems: ['guardian_linked', 'not_a_child'],
    params: OfPerson,
    body: LinkGuardian,
    answer: GuardianView,
    status: 201,
    about: (reading, { params: { person } }) => aboutActive(reading, person),
    do: async (writing, { params: { person: child }, body }, { now, principal }) => {
      if (childUntil(ageFacts(await findAge(writing, child)), now) === null) {
        throw new ProblemError('not_a_child');
      }
      const guardian = await findPerson(writing, body.guardian);
      const grown = childUntil(ageFacts(await findAge(writing, body.guardian)), now) === null;
      if (guardian?.state !== 'active' || !grown || body.guardian === child) {
        throw new ProblemError('malformed_request', { fields: ['/body/guardian'] });
      }
      const row: StoredGuardianship = {
        guardianship: randomUUID(),
        child,
        guardian: body.guardian,
        proof: body.proof,
        manner: body.check,
        checked_at: now,
        checked_by: nameOf(principal),
        ended_at: null,
      };
      if (!(await addGuardianship(writing, row))) throw new ProblemError('guardian_linked');
      return { body: guardianView(row) };
    },
  });
  server.query({
    url: '/v1/people/:person/guardians',
    action: 'guardian.list',
    summary: 'Lists the guardians of a child, past and present.',
    params: OfPerson,
    answer: GuardianList,
    about: (reading, { params: { person } }) => aboutPerson(reading, person),
    read: async (reading, { params: { person } }) => ({
      body: { guardians: (await guardiansOf(reading, person)).map(guardianView) },
    }),
  });
  server.query({
    url: '/v1/people/:person/wards',
    action: 'ward.list',
    summary: 'Lists the children somebody is the shown guardian of now.',
    params: OfPerson,
    answer: WardList,
    about: (reading, { params: { person } }) => aboutPerson(reading, person),
    read: async (reading, { params: { person } }, { now }) => ({
      body: {
        wards: (await wardsNow(reading, person, now)).map(({ person: child, guardianship, until }) => ({
          child,
          guardianship,
          until: until >= NO_BIRTHDAY ? null : new Date(until).toISOString(),
        })),
      },
    }),
  });
  server.command({
    method: 'POST',
    url: '/v1/guardianships/:guardianship/end',
    action: 'guardian.end',
    summary: 'Ends a guardianship, and with it what the guardian consented to for the child.',
    params: z.strictObject({ guardianship: z.uuid() }),
    body: EndGuardianship,
    answer: GuardianView,
    about: (reading, { params: { guardianship } }) => aboutGuardianship(reading, guardianship),
    do: async (writing, { params: { guardianship } }, { now }) => {
      await endGuardianship(writing, guardianship, now);
      const row = await findGuardianship(writing, guardianship);
      if (row === null) throw new ProblemError('not_found');
      await endOfGuardianship(writing, holders, row, now);
      return { body: guardianView(row) };
    },
  });
}

/** A guardianship is the guardian’s own, and at the site of the child. */
async function aboutGuardianship(
  reading: Reading<PlatformTables>,
  guardianship: string,
): Promise<Resource | null> {
  const row = await findGuardianship(reading, guardianship);
  if (row === null) return null;
  return { ...(await aboutPerson(reading, row.child)), person: row.guardian };
}

/** Start of a day in Asia/Shanghai, epoch milliseconds. */
function startOf(day: string): number {
  return Date.parse(`${day}T00:00:00+08:00`);
}

function ageView(person: string, row: StoredAge | null): AgeView {
  return {
    person,
    age: ageOf(row),
    proof: row?.proof ?? null,
    told_at: row === null ? null : new Date(row.told_at).toISOString(),
    told_by: row?.told_by ?? null,
  };
}

function guardianView({
  manner,
  checked_at,
  ended_at,
  checked_by: _by,
  ...row
}: StoredGuardianship): GuardianView {
  return {
    ...row,
    check: manner,
    checked_at: new Date(checked_at).toISOString(),
    ended_at: ended_at === null ? null : new Date(ended_at).toISOString(),
  };
}
