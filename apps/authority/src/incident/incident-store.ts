import type { ListIncidentCases } from '@consentry/contract';
import { addCalendarDays, civilDate, startOfDay } from '@consentry/law';
import { appendEvent, ProblemError, type Reading, type Writing } from '@consentry/server';
import { divisionOf } from '../search/terms.ts';
import type { AuthorityTables } from '../store/tables.ts';
import {
  type IncidentAct,
  type StoredAsked,
  type StoredCase,
  type StoredPart,
  afterIncident,
  nextDue,
  reportedInTime,
} from './incident.ts';
import type { IncidentTables } from './incident-tables.ts';

type Read = Reading<AuthorityTables>;
type Write = Writing<AuthorityTables>;

/** The stream of incidents: ids, codes and digests alone. */
const INCIDENTS = 'incidents';

/** Reads one by one of its names. */
export async function findCase(
  reading: Read,
  by: 'incident' | 'reference',
  name: string,
): Promise<StoredCase | null> {
  const row = await reading.selectFrom('incidents').selectAll().where(by, '=', name).executeTakeFirst();
  return row ?? null;
}

/** Reads one that the access table has let through. @throws {ProblemError} `not_found` */
export async function requireCase(reading: Read, incident: string): Promise<StoredCase> {
  const found = await findCase(reading, 'incident', incident);
  if (found === null) throw new ProblemError('not_found');
  return found;
}

/** Reads one of a department; one of somebody else is none. @throws {ProblemError} `not_found` */
export async function requireReported(
  reading: Read,
  department: string,
  incident: string,
): Promise<StoredCase> {
  const found = await requireCase(reading, incident);
  if (found.department !== department) throw new ProblemError('not_found');
  return found;
}

/** Reads those of a department before one of them, the latest received first. */
export async function listCases(
  reading: Read,
  department: string,
  { state, late, kind, grade, time, region, from, to }: Omit<ListIncidentCases, 'cursor' | 'limit'>,
  before: { readonly at: number; readonly incident: string } | null,
  limit: number,
  now: number,
): Promise<readonly StoredCase[]> {
  let rows = reading.selectFrom('incidents').selectAll().where('department', '=', department);
  if (state !== undefined) rows = rows.where('state', '=', state);
  if (late !== undefined) rows = rows.where('state', '<>', 'closed').where('next_due_at', '<', now);
  if (kind !== undefined) rows = rows.where('kind', '=', kind);
  if (grade === 'none') rows = rows.where('grade', 'is', null);
  else if (grade !== undefined) rows = rows.where('grade', '=', grade);
  if (region !== undefined) rows = rows.where('region', 'like', `${divisionOf(region)}%`);
  if (from !== undefined) rows = rows.where('received_at', '>=', startOfDay(civilDate(from)));
  if (to !== undefined) {
    rows = rows.where('received_at', '<', startOfDay(addCalendarDays(civilDate(to), 1)));
  }
  if (before !== null) {
    rows = rows.where((where) =>
      where.or([
        where('received_at', '<', before.at),
        where.and([where('received_at', '=', before.at), where('incident', '<', before.incident)]),
      ]),
    );
  }
  const newest = rows.orderBy('received_at', 'desc').orderBy('incident', 'desc');
  if (time === undefined) return newest.limit(limit).execute();
  // What binds and by when is the law’s to say; of incidents there are few.
  return (await newest.execute()).filter((row) => reportedInTime(row) === time).slice(0, limit);
}

/** Reads all of a department that nobody confirmed, or that have a time that is over. */
export async function waitingCases(
  reading: Read,
  department: string,
  what: 'new' | 'late',
  now: number,
): Promise<readonly StoredCase[]> {
  const rows = reading.selectFrom('incidents').selectAll().where('department', '=', department);
  if (what === 'new') return rows.where('state', '=', 'received').execute();
  return rows.where('state', '<>', 'closed').where('next_due_at', '<', now).execute();
}

/** Writes a case down with its first part. */
export async function addCase(writing: Write, row: StoredCase, part: StoredPart): Promise<void> {
  const next_due_at = nextDue(row, []);
  await writing
    .insertInto('incidents')
    .values({ ...row, next_due_at })
    .execute();
  await writing.insertInto('incident_parts').values(part).execute();
  const { incident, department, recipient } = row;
  const { stage, digest } = part;
  await noteIncident(
    writing,
    'received',
    { incident, department, recipient, stage, digest },
    row.received_at,
  );
}

/**
 * Takes a case a step on, to its next version, with its event.
 *
 * @param told ids, codes and digests of what was done; `by` is the organisation, which has no account here, or an official
 * @throws {ProblemError} `incident_case_state` where the act cannot be done now
 */
export async function stepCase(
  writing: Write,
  row: StoredCase,
  act: IncidentAct,
  change: Partial<StoredCase>,
  told: Readonly<Record<string, string>> & { readonly by: string },
  now: number,
): Promise<StoredCase> {
  const state = afterIncident(row.state, act);
  if (state === null) throw new ProblemError('incident_case_state');
  const changed = { ...row, ...change, state, version: row.version + 1 };
  const next_due_at = nextDue(changed, await askedOf(writing, [row.incident]));
  await writing
    .updateTable('incidents')
    .set({ ...change, state, version: changed.version, next_due_at })
    .where('incident', '=', row.incident)
    .execute();
  await noteIncident(writing, act, { incident: row.incident, state, ...told }, now);
  return { ...changed, next_due_at };
}

/** Finds a part by what its sender made for it. */
export async function findPart(reading: Read, once_hash: string): Promise<StoredPart | null> {
  const row = await reading
    .selectFrom('incident_parts')
    .selectAll()
    .where('once_hash', '=', once_hash)
    .executeTakeFirst();
  return row ?? null;
}

/** Writes one more part down. */
export async function addPart(writing: Write, part: StoredPart): Promise<void> {
  await writing.insertInto('incident_parts').values(part).execute();
}

/** Lists the parts of a case, the oldest first. */
export async function partsOf(reading: Read, incident: string): Promise<readonly StoredPart[]> {
  return reading
    .selectFrom('incident_parts')
    .selectAll()
    .where('incident', '=', incident)
    .orderBy('number')
    .execute();
}

/** Lists what was asked of these cases, the oldest first. */
export async function askedOf(reading: Read, incidents: readonly string[]): Promise<readonly StoredAsked[]> {
  if (incidents.length === 0) return [];
  return reading
    .selectFrom('incident_questions')
    .selectAll()
    .where('incident', 'in', incidents)
    .orderBy('asked_at')
    .orderBy('question')
    .execute();
}

/** Writes a question down. */
export async function addAsked(writing: Write, row: StoredAsked): Promise<void> {
  await writing.insertInto('incident_questions').values(row).execute();
}

/** Writes an answer down. */
export async function noteAnswered(
  writing: Write,
  question: string,
  answer: string,
  now: number,
): Promise<void> {
  await writing
    .updateTable('incident_questions')
    .set({ answer, answered_at: now })
    .where('question', '=', question)
    .execute();
}

/** Lists what a case hangs together with, the oldest first. */
export async function linksOf(
  reading: Read,
  incident: string,
): Promise<ReadonlyArray<IncidentTables['incident_links']>> {
  return reading
    .selectFrom('incident_links')
    .selectAll()
    .where('incident', '=', incident)
    .orderBy('linked_at')
    .orderBy('id')
    .execute();
}

/** Writes down that a case hangs together with something; once is enough. */
export async function addLink(writing: Write, row: IncidentTables['incident_links']): Promise<void> {
  await writing
    .insertInto('incident_links')
    .values(row)
    .onConflict((on) => on.columns(['incident', 'kind', 'id']).doNothing())
    .execute();
}

/** Finds the followed log of a key in a department. */
export async function logOf(reading: Read, { department, log_key }: StoredCase) {
  if (log_key === null) return null;
  const row = await reading
    .selectFrom('witnessed_logs')
    .select(['log', 'size'])
    .where('department', '=', department)
    .where('key', '=', log_key)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

/** Writes what happened to a case. */
export async function noteIncident(
  writing: Write,
  kind: string,
  body: Readonly<Record<string, string>>,
  at: number,
): Promise<void> {
  await appendEvent(writing, INCIDENTS, { kind: `incident.${kind}`, body: JSON.stringify(body), at });
}
