import type { EndView, ListRightsRequests, RightsState } from '@consentry/contract';
import { ProblemError, type Reading, type Writing, appendEvent } from '@consentry/server';
import { findWithdrawal } from '../consent/consent-store.ts';
import { endView } from '../consent/end-consent.ts';
import type { Holders } from '../consent/holders.ts';
import type { PlatformTables } from '../store/tables.ts';
import { type StoredRights, storedOf } from './rights.ts';

type Read = Reading<PlatformTables>;
type Write = Writing<PlatformTables>;
type Row = PlatformTables['rights_requests'];

/** The stream of requests: ids and codes alone, never a word of a person. */
export const RIGHTS = 'rights';

/** Reads one request. */
export async function findRights(reading: Read, request: string): Promise<StoredRights | null> {
  const row = await reading
    .selectFrom('rights_requests')
    .selectAll()
    .where('request', '=', request)
    .executeTakeFirst();
  return row === undefined ? null : storedOf(row);
}

/** Reads one that the access table has let through. @throws {ProblemError} `not_found` */
export async function requireRights(reading: Read, request: string): Promise<StoredRights> {
  const found = await findRights(reading, request);
  if (found === null) throw new ProblemError('not_found');
  return found;
}

/** A place in a list of requests, newest first. */
export interface Before {
  readonly at: number;
  readonly request: string;
}

/** Reads requests before one of them, newest first. */
export async function listRights(
  reading: Read,
  wanted: Pick<ListRightsRequests, 'site' | 'state' | 'kind' | 'flag'> & { readonly person?: string },
  before: Before | null,
  limit: number,
): Promise<readonly StoredRights[]> {
  let rows = reading
    .selectFrom('rights_requests')
    .innerJoin('people', 'people.person', 'rights_requests.person')
    .selectAll('rights_requests');
  const { site, person, state, kind, flag } = wanted;
  if (site !== undefined) rows = rows.where('people.site', '=', site);
  if (person !== undefined) rows = rows.where('rights_requests.person', '=', person);
  if (state !== undefined) rows = rows.where('rights_requests.state', '=', state);
  if (kind !== undefined) rows = rows.where('rights_requests.kind', '=', kind);
  if (flag !== undefined) {
    rows = rows.where('rights_requests.flag', '=', flag).where('rights_requests.answered_at', 'is', null);
  }
  if (before !== null) {
    rows = rows.where((where) =>
      where.or([
        where('opened_at', '<', before.at),
        where.and([where('opened_at', '=', before.at), where('request', '<', before.request)]),
      ]),
    );
  }
  const page = await rows.orderBy('opened_at', 'desc').orderBy('request', 'desc').limit(limit).execute();
  return page.map(storedOf);
}

/** Counts what was opened for a person since a time. */
export async function openedSince(reading: Read, person: string, since: number): Promise<number> {
  const { count } = await reading
    .selectFrom('rights_requests')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('person', '=', person)
    .where('opened_at', '>', since)
    .executeTakeFirstOrThrow();
  return count;
}

/** Writes a request, with its event. */
export async function addRights(writing: Write, row: Row): Promise<void> {
  await writing.insertInto('rights_requests').values(row).execute();
  const { request, person, kind, asker, opened_by_kind, identity_check } = row;
  await note(
    writing,
    'opened',
    { request, person, kind, asker, by: opened_by_kind, identity_check },
    row.opened_at,
  );
}

/** Changes a request to its next version. */
export async function changeRights(
  writing: Write,
  { request, version }: Pick<StoredRights, 'request' | 'version'>,
  change: Partial<Row>,
): Promise<void> {
  await writing
    .updateTable('rights_requests')
    .set({ ...change, version: version + 1 })
    .where('request', '=', request)
    .execute();
}

/** Writes what happened to a request. */
export async function note(
  writing: Write,
  kind: string,
  body: Readonly<Record<string, string | readonly string[] | null>>,
  now: number,
): Promise<void> {
  await appendEvent(writing, RIGHTS, { kind: `rights.${kind}`, body: JSON.stringify(body), at: now });
}

/** Writes which consents a request ended, or found ended. */
export async function addEnds(writing: Write, request: string, consents: readonly string[]): Promise<void> {
  if (consents.length === 0) return;
  await writing
    .insertInto('rights_ends')
    .values(consents.map((consent) => ({ request, consent })))
    .onConflict((on) => on.columns(['request', 'consent']).doNothing())
    .execute();
}

/** Reads how far the ends of a request are, in a fixed order. */
export async function endsOfRequest(reading: Read, holders: Holders, request: string): Promise<EndView[]> {
  const rows = await reading
    .selectFrom('rights_ends')
    .select('consent')
    .where('request', '=', request)
    .orderBy('consent')
    .execute();
  const views: EndView[] = [];
  for (const { consent } of rows) {
    const end = await findWithdrawal(reading, consent);
    if (end !== null) views.push(await endView(reading, holders, end));
  }
  return views;
}

/** Reads requests in one of these states. */
export async function inState(
  reading: Read,
  kind: Row['kind'],
  states: readonly RightsState[],
  limit: number,
): Promise<readonly StoredRights[]> {
  const rows = await reading
    .selectFrom('rights_requests')
    .selectAll()
    .where('kind', '=', kind)
    .where('state', 'in', [...states])
    .orderBy('opened_at')
    .limit(limit)
    .execute();
  return rows.map(storedOf);
}
