import { randomUUID } from 'node:crypto';
import {
  FindPerson,
  FoundPeople,
  Identity,
  IdentityView,
  ListPeople,
  NewPerson,
  PeopleList,
  PersonEntry,
  PersonId,
} from '@consentry/contract';
import {
  type Principal,
  ProblemError,
  type Reading,
  type Resource,
  openCursor,
  requireVersion,
  sealCursor,
} from '@consentry/server';
import { z } from 'zod';
import type { PlatformContext, PlatformServer } from '../platform.ts';
import type { PlatformTables } from '../store/tables.ts';
import { changeWho } from './change-who.ts';
import {
  type StoredIdentity,
  type StoredPerson,
  addPerson,
  findIdentity,
  findPerson,
  listPeople,
  personOf,
} from './people-store.ts';

const Params = z.strictObject({ person: PersonId });
const LIST = 'people';

/** People and who they are, the latter by actions of its own. */
export function peopleRoutes(server: PlatformServer, { keys }: PlatformContext): void {
  server.command({
    method: 'POST',
    url: '/v1/people',
    action: 'person.register',
    summary: 'Registers a person. No face is asked for.',
    problems: ['identifier_taken'],
    body: NewPerson,
    answer: PersonEntry,
    status: 201,
    about: async (_reading, { body: { site } }) => siteOnly(site),
    do: async (writing, { body: { site, identity } }, { now, principal }) => {
      const person = randomUUID();
      const row = { person, site, identity, by: nameOf(principal) };
      if (!(await addPerson(writing, keys.secret, row, now))) throw new ProblemError('identifier_taken');
      return { body: entryOf(await requirePerson(writing, person)) };
    },
  });
  server.query({
    url: '/v1/people',
    action: 'person.list',
    summary: 'Lists people by pseudonymous id; not who they are.',
    query: ListPeople,
    answer: PeopleList,
    about: async (_reading, { query: { site } }) => siteOnly(site ?? null),
    read: async (reading, { query: { site, cursor, limit } }) => {
      const [after] = cursor === undefined ? [''] : openCursor(keys.secret, LIST, cursor);
      const rows = await listPeople(reading, { site: site ?? null, after: String(after), limit: limit + 1 });
      const page = rows.slice(0, limit);
      const last = rows.length > limit ? page.at(-1) : undefined;
      return {
        body: {
          people: page.map(entryOf),
          cursor: last === undefined ? null : sealCursor(keys.secret, LIST, [last.person]),
        },
      };
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/people/find',
    action: 'person.find',
    summary: 'Finds the person of a whole identifier; answers with the pseudonymous id.',
    body: FindPerson,
    answer: FoundPeople,
    about: async (_reading, { body: { site } }) => siteOnly(site),
    do: async (writing, { body: { site, identifier } }) => {
      const found = await personOf(writing, keys.secret, identifier);
      const near = found !== null && (site === null || found.site === site);
      return { body: { people: near ? [entryOf(found)] : [] } };
    },
  });
  server.query({
    url: '/v1/people/:person',
    action: 'person.read',
    summary: 'Shows a person by pseudonymous id.',
    versioned: true,
    params: Params,
    answer: PersonEntry,
    about: (reading, { params: { person } }) => aboutPerson(reading, person),
    read: async (reading, { params: { person } }) => {
      const row = await requirePerson(reading, person);
      return { body: entryOf(row), version: row.version };
    },
  });
  identityRoutes(server, keys.secret);
}

function identityRoutes(server: PlatformServer, secret: PlatformContext['keys']['secret']): void {
  server.query({
    url: '/v1/people/:person/identity',
    action: 'identity.read',
    summary: 'Shows who a person is.',
    problems: ['reason_missing'],
    versioned: true,
    params: Params,
    answer: IdentityView,
    about: (reading, { params: { person } }) => aboutPerson(reading, person),
    read: async (reading, { params: { person } }) => {
      const row = await requireIdentity(reading, person);
      return { body: identityView(row), version: row.version };
    },
  });
  server.command({
    method: 'PUT',
    url: '/v1/people/:person/identity',
    action: 'identity.change',
    summary: 'Changes who a person is. Whoever was signed in as them is signed out.',
    problems: ['version_missing', 'version_other'],
    versioned: true,
    params: Params,
    body: Identity,
    answer: IdentityView,
    about: (reading, { params: { person } }) => aboutPerson(reading, person),
    do: async (writing, { params: { person }, body: identity }, { now, version }) => {
      const held = await requireIdentity(writing, person);
      requireVersion(version, held.version);
      const change = { person, identity, version: held.version + 1 };
      await changeWho(writing, secret, change, now);
      const row = await requireIdentity(writing, person);
      return { body: identityView(row), version: row.version };
    },
  });
}

/** What a person is, for the access table; `null` when there is no such person. */
export async function aboutPerson(
  reading: Reading<PlatformTables>,
  person: string,
): Promise<Resource | null> {
  const row = await findPerson(reading, person);
  if (row === null) return null;
  return { person, ...siteOnly(row.site) };
}

function siteOnly(site: string | null): Resource {
  return site === null ? {} : { site };
}

/** Name of whoever did something, for the record: a role and an opaque id. */
export function nameOf(principal: Principal): string {
  return principal.kind === 'nobody' ? 'nobody' : `${principal.kind} ${principal.id}`;
}

/** Reads a person that the access table has let through. @throws {ProblemError} `not_found` */
export async function requirePerson(reading: Reading<PlatformTables>, person: string): Promise<StoredPerson> {
  const row = await findPerson(reading, person);
  if (row === null) throw new ProblemError('not_found');
  return row;
}

/** Reads who a person is. @throws {ProblemError} `not_found` */
export async function requireIdentity(
  reading: Reading<PlatformTables>,
  person: string,
): Promise<StoredIdentity> {
  const row = await findIdentity(reading, person);
  if (row === null) throw new ProblemError('not_found');
  return row;
}

/** Shows a person by pseudonymous id. */
export function entryOf({ person, site, state, registered_at, version }: StoredPerson): PersonEntry {
  return { person, site, state, registered_at: new Date(registered_at).toISOString(), version };
}

/** Shows who a person is. */
export function identityView({ changed_at, version: _version, ...identity }: StoredIdentity): IdentityView {
  return { ...identity, changed_at: new Date(changed_at).toISOString() };
}
