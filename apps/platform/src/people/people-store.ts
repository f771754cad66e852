import type { KeyObject } from 'node:crypto';
import type { Identifier, Identity } from '@consentry/contract';
import { type Reading, type Writing, isDatabaseError } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';
import { type IdentifierKind, identifiersOf, personKey } from './people.ts';

/** A person without their identity. */
export type StoredPerson = PlatformTables['people'];
export type StoredIdentity = PlatformTables['identities'];

/** Reads a person, whatever their state. */
export async function findPerson(
  reading: Reading<PlatformTables>,
  person: string,
): Promise<StoredPerson | null> {
  const row = await reading.selectFrom('people').selectAll().where('person', '=', person).executeTakeFirst();
  return row ?? null;
}

/** Finds the active person of a whole identifier, without reading any identity. */
export async function personOf(
  reading: Reading<PlatformTables>,
  secret: KeyObject,
  identifier: Identifier,
): Promise<StoredPerson | null> {
  const row = await reading
    .selectFrom('person_keys')
    .innerJoin('people', 'people.person', 'person_keys.person')
    .selectAll('people')
    .where('person_keys.kind', '=', identifier.kind)
    .where('person_keys.key', '=', personKey(secret, identifier))
    .where('people.state', '=', 'active')
    .executeTakeFirst();
  return row ?? null;
}

/** Reads people after one of them, by pseudonymous id. */
export async function listPeople(
  reading: Reading<PlatformTables>,
  { site, after, limit }: { readonly site: string | null; readonly after: string; readonly limit: number },
): Promise<readonly StoredPerson[]> {
  const all = reading.selectFrom('people').selectAll().where('person', '>', after);
  return (site === null ? all : all.where('site', '=', site)).orderBy('person').limit(limit).execute();
}

/** Reads who a person is. For `identity.read` and for what sends them a code. */
export async function findIdentity(
  reading: Reading<PlatformTables>,
  person: string,
): Promise<StoredIdentity | null> {
  const row = await reading
    .selectFrom('identities')
    .selectAll()
    .where('person', '=', person)
    .executeTakeFirst();
  return row ?? null;
}

/** A person about to be registered. */
export interface NewPersonRow {
  readonly person: string;
  readonly site: string | null;
  readonly identity: Identity;
  readonly by: string;
}

/**
 * Registers a person.
 *
 * @returns `false` when somebody has one of the identifiers; let it end the transaction
 */
export async function addPerson(
  writing: Writing<PlatformTables>,
  secret: KeyObject,
  { person, site, identity, by }: NewPersonRow,
  now: number,
): Promise<boolean> {
  await writing
    .insertInto('people')
    .values({ person, site, state: 'active', registered_at: now, registered_by: by, version: 1 })
    .execute();
  await writing
    .insertInto('identities')
    .values({ person, ...identity, changed_at: now, version: 1 })
    .execute();
  return addKeys(writing, secret, person, identity);
}

/**
 * Writes who a person is, in a new version.
 *
 * @returns `false` when somebody else has one of the identifiers; let it end the transaction
 */
export async function changeIdentity(
  writing: Writing<PlatformTables>,
  secret: KeyObject,
  {
    person,
    identity,
    version,
  }: { readonly person: string; readonly identity: Identity; readonly version: number },
  now: number,
): Promise<boolean> {
  await writing
    .updateTable('identities')
    .set({ ...identity, changed_at: now, version })
    .where('person', '=', person)
    .execute();
  await writing.deleteFrom('person_keys').where('person', '=', person).execute();
  return addKeys(writing, secret, person, identity);
}

async function addKeys(
  writing: Writing<PlatformTables>,
  secret: KeyObject,
  person: string,
  identity: Identity,
): Promise<boolean> {
  const keys = identifiersOf(identity).map((one) => ({
    kind: one.kind,
    key: personKey(secret, one),
    person,
  }));
  if (keys.length === 0) return true;
  try {
    await writing.insertInto('person_keys').values(keys).execute();
    return true;
  } catch (error) {
    if (isDatabaseError(error, 'constraint_broken') && error.constraint === 'unique') return false;
    throw error;
  }
}

/**
 * Gives the key under which each of these persons is counted: of one kind of identifier for all. Who has
 * none of that kind is counted as somebody who may be anybody (`null`; R15.2 takes the higher bound).
 */
export async function countingKeys(
  reading: Reading<PlatformTables>,
  kind: IdentifierKind,
  people: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const rows =
    people.length === 0
      ? []
      : await reading
          .selectFrom('person_keys')
          .select(['person', 'key'])
          .where('kind', '=', kind)
          .where('person', 'in', [...people])
          .execute();
  const known = new Map(rows.map(({ person, key }) => [person, key]));
  return new Map(people.map((person) => [person, known.get(person) ?? null]));
}
