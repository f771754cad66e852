import type { ListOpen, ListPublications } from '@consentry/contract';
import { appendEvent, ProblemError, type Reading, type Writing } from '@consentry/server';
import type { z } from 'zod';
import type { AuthorityTables } from '../store/tables.ts';
import {
  type PublicationAct,
  type StoredPublication,
  type StoredVersion,
  afterPublication,
} from './publication.ts';

type Read = Reading<AuthorityTables>;
type Write = Writing<AuthorityTables>;

/** The stream of publications: ids, numbers and codes alone. */
const PUBLICATIONS = 'publications';

/** Reads one. */
export async function findPublication(reading: Read, publication: string): Promise<StoredPublication | null> {
  const row = await reading
    .selectFrom('publications')
    .selectAll()
    .where('publication', '=', publication)
    .executeTakeFirst();
  return row ?? null;
}

/** Reads one that the access table has let through. @throws {ProblemError} `not_found` */
export async function requirePublication(reading: Read, publication: string): Promise<StoredPublication> {
  const found = await findPublication(reading, publication);
  if (found === null) throw new ProblemError('not_found');
  return found;
}

/** Lists the versions of one, the latest first. */
export async function versionsOf(reading: Read, publication: string): Promise<readonly StoredVersion[]> {
  return reading
    .selectFrom('publication_versions')
    .selectAll()
    .where('publication', '=', publication)
    .orderBy('number', 'desc')
    .execute();
}

/** Tells whether the figures of a month of this department are published, or wait for it. */
export async function hasMonth(reading: Read, department: string, month: string): Promise<boolean> {
  const row = await reading
    .selectFrom('publications')
    .select('publication')
    .where('department', '=', department)
    .where('month', '=', month)
    .where('state', 'in', ['prepared', 'published'])
    .executeTakeFirst();
  return row !== undefined;
}

/** Reads those of a department, before one of them, the latest first. */
export async function listPublications(
  reading: Read,
  department: string,
  { state }: Pick<z.output<typeof ListPublications>, 'state'>,
  before: { readonly at: number; readonly publication: string } | null,
  limit: number,
): Promise<readonly StoredPublication[]> {
  let rows = reading.selectFrom('publications').selectAll().where('department', '=', department);
  if (state !== undefined) rows = rows.where('state', '=', state);
  if (before !== null) {
    rows = rows.where((where) =>
      where.or([
        where('prepared_at', '<', before.at),
        where.and([where('prepared_at', '=', before.at), where('publication', '<', before.publication)]),
      ]),
    );
  }
  return rows.orderBy('prepared_at', 'desc').orderBy('publication', 'desc').limit(limit).execute();
}

/** Reads all of a department of which a version waits for a second official, with when that one was prepared. */
export async function waitingPublications(
  reading: Read,
  department: string,
): Promise<ReadonlyArray<StoredPublication & { readonly waits_since: number }>> {
  return reading
    .selectFrom('publications as p')
    .innerJoin('publication_versions as v', (on) =>
      on.onRef('v.publication', '=', 'p.publication').onRef('v.number', '=', 'p.waiting'),
    )
    .selectAll('p')
    .select('v.prepared_at as waits_since')
    .where('p.department', '=', department)
    .where('p.state', 'in', ['prepared', 'published'])
    .execute();
}

/** A publication as anyone sees it: with the department that published it, and the number of its version. */
export type OpenRow = StoredPublication & {
  readonly department_kind: AuthorityTables['departments']['kind'];
  readonly region: string;
  readonly name: string;
};

function openRows(reading: Read) {
  return reading
    .selectFrom('publications')
    .innerJoin('departments', 'departments.department', 'publications.department')
    .selectAll('publications')
    .select(['departments.kind as department_kind', 'departments.region', 'departments.name'])
    .where('publications.state', 'in', ['published', 'withdrawn']);
}

/** Reads what was published, the latest first; what was withdrawn stays in the list. */
export async function listOpen(
  reading: Read,
  { kind }: Pick<z.output<typeof ListOpen>, 'kind'>,
  before: { readonly at: number; readonly publication: string } | null,
  limit: number,
): Promise<readonly OpenRow[]> {
  let rows = openRows(reading);
  if (kind !== undefined) rows = rows.where('publications.kind', '=', kind);
  if (before !== null) {
    rows = rows.where((where) =>
      where.or([
        where('published_at', '<', before.at),
        where.and([where('published_at', '=', before.at), where('publication', '<', before.publication)]),
      ]),
    );
  }
  return rows.orderBy('published_at', 'desc').orderBy('publication', 'desc').limit(limit).execute();
}

/** Reads one that was published; `null` where it never was. */
export async function findOpen(reading: Read, publication: string): Promise<OpenRow | null> {
  const row = await openRows(reading).where('publication', '=', publication).executeTakeFirst();
  return row ?? null;
}

/** Writes a publication with its first version, with its event. */
export async function addPublication(
  writing: Write,
  row: StoredPublication,
  version: StoredVersion,
): Promise<void> {
  await writing.insertInto('publications').values(row).execute();
  await writing.insertInto('publication_versions').values(version).execute();
  const { publication, department, kind } = row;
  const body = { publication, department, kind, by: version.prepared_by };
  await note(writing, 'prepared', body, row.prepared_at);
}

/** What a step writes: of the publication, of a version that is there, and a version that is new. */
export interface PublicationChange {
  readonly row: Partial<StoredPublication>;
  readonly versions?: ReadonlyArray<Partial<StoredVersion> & Pick<StoredVersion, 'number'>>;
  readonly added?: StoredVersion;
  /** What its event tells besides. */
  readonly told?: Readonly<Record<string, string>>;
}

/**
 * Takes a publication one step on, to its next version, with its event.
 *
 * @throws {ProblemError} `publication_state` where the act cannot be done now
 */
export async function stepPublication(
  writing: Write,
  row: StoredPublication,
  act: PublicationAct,
  change: PublicationChange,
  by: string,
  now: number,
): Promise<StoredPublication> {
  const state = afterPublication(row.state, act, row.waiting !== null);
  if (state === null) throw new ProblemError('publication_state');
  const next = { ...row, ...change.row, state, version: row.version + 1 };
  const { publication, ...rest } = next;
  await writing.updateTable('publications').set(rest).where('publication', '=', publication).execute();
  for (const { number, ...set } of change.versions ?? []) {
    await writing
      .updateTable('publication_versions')
      .set(set)
      .where('publication', '=', publication)
      .where('number', '=', number)
      .execute();
  }
  if (change.added !== undefined) {
    await writing.insertInto('publication_versions').values(change.added).execute();
  }
  await note(writing, act, { publication, by, state, ...change.told }, now);
  return next;
}

async function note(
  writing: Write,
  kind: string,
  body: Readonly<Record<string, string>>,
  now: number,
): Promise<void> {
  await appendEvent(writing, PUBLICATIONS, {
    kind: `publication.${kind}`,
    body: JSON.stringify(body),
    at: now,
  });
}
