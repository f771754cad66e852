import type { ListInspections } from '@consentry/contract';
import { addCalendarDays, civilDate, startOfDay } from '@consentry/law';
import { appendEvent, ProblemError, type Reading, type Writing } from '@consentry/server';
import { digestOf } from '../ledger/digest-of.ts';
import { divisionOf } from '../search/terms.ts';
import type { AuthorityTables } from '../store/tables.ts';
import { type InspectionAct, type StoredInspection, afterInspection, isLate } from './inspection.ts';
import type { InspectionTables } from './inspection-tables.ts';
import { findingsOf, rectificationsOf } from './inspection-view.ts';

type Read = Reading<AuthorityTables>;
type Write = Writing<AuthorityTables>;

const INSPECTIONS = 'inspections';

/** Reads one by one of its names. */
export async function findInspection(
  reading: Read,
  by: 'inspection' | 'reference',
  name: string,
): Promise<StoredInspection | null> {
  const row = await reading.selectFrom('inspections').selectAll().where(by, '=', name).executeTakeFirst();
  return row ?? null;
}

/** Reads one that the access table has let through. @throws {ProblemError} `not_found` */
export async function requireInspection(reading: Read, inspection: string): Promise<StoredInspection> {
  const found = await findInspection(reading, 'inspection', inspection);
  if (found === null) throw new ProblemError('not_found');
  return found;
}

/** Which of a department are asked for. */
interface Asked extends Omit<ListInspections, 'cursor' | 'limit' | 'reporter_of'> {
  /** One organisation, by either of these. */
  readonly of?: { readonly log_key: string | null; readonly processor: string | null };
}

/** What of a rectification stands in its JSON; a quote in a text would have a `\\` before it. */
const MENDED = { open: 'null', fulfilled: 'true', not_fulfilled: 'false' } as const;

/** Reads those of a department, before one of them, newest first. */
export async function listInspections(
  reading: Read,
  department: string,
  { state, late, complaint, log_key, of, result, rectification, region, from, to }: Asked,
  before: { readonly at: number; readonly inspection: string } | null,
  limit: number,
  now: number,
): Promise<readonly StoredInspection[]> {
  let rows = reading.selectFrom('inspections').selectAll().where('department', '=', department);
  if (state !== undefined) rows = rows.where('state', '=', state);
  if (complaint !== undefined) rows = rows.where('complaint', '=', complaint);
  if (log_key !== undefined) rows = rows.where('log_key', '=', log_key);
  if (of !== undefined) {
    rows = rows.where((where) =>
      where.or([where('log_key', '=', of.log_key), where('processor', '=', of.processor ?? '')]),
    );
  }
  if (result !== undefined) rows = rows.where('state', result === 'open' ? '<>' : '=', 'closed');
  if (result === 'nothing_found') rows = rows.where('findings', '=', '[]');
  if (result === 'mended') rows = rows.where('findings', '<>', '[]');
  if (rectification !== undefined) {
    rows = rows.where('rectifications', 'like', `%"fulfilled":${MENDED[rectification]}%`);
  }
  if (region !== undefined) rows = rows.where('region', 'like', `${divisionOf(region)}%`);
  if (from !== undefined) rows = rows.where('ordered_at', '>=', startOfDay(civilDate(from)));
  if (to !== undefined) {
    rows = rows.where('ordered_at', '<', startOfDay(addCalendarDays(civilDate(to), 1)));
  }
  if (before !== null) {
    rows = rows.where((where) =>
      where.or([
        where('ordered_at', '<', before.at),
        where.and([where('ordered_at', '=', before.at), where('inspection', '<', before.inspection)]),
      ]),
    );
  }
  const newest = rows.orderBy('ordered_at', 'desc').orderBy('inspection', 'desc');
  if (late === undefined) return newest.limit(limit).execute();
  // The day to mend by stands inside the row; of a department few wait for a processor.
  const waiting = await newest.where('state', 'in', ['ordered', 'rectifying']).execute();
  return waiting.filter((row) => isLate(row, rectificationsOf(row), now)).slice(0, limit);
}

/** Reads all of a department whose day passed without an answer, or that are to be looked at again. */
export async function waitingInspections(
  reading: Read,
  department: string,
  what: 'late' | 'reported',
  now: number,
): Promise<readonly StoredInspection[]> {
  const states = what === 'late' ? (['ordered', 'rectifying'] as const) : (['reported'] as const);
  const rows = await reading
    .selectFrom('inspections')
    .selectAll()
    .where('department', '=', department)
    .where('state', 'in', states)
    .execute();
  return what === 'late' ? rows.filter((row) => isLate(row, rectificationsOf(row), now)) : rows;
}

/** Writes an order, with its event. @throws {ProblemError} `case_number_taken` */
export async function addInspection(writing: Write, row: StoredInspection): Promise<void> {
  const added = await writing
    .insertInto('inspections')
    .values(row)
    .onConflict((on) => on.columns(['department', 'case_number']).doNothing())
    .returning('inspection')
    .executeTakeFirst();
  if (added === undefined) throw new ProblemError('case_number_taken', { fields: ['/body/case_number'] });
  const { inspection, department, ordered_by: by } = row;
  await note(writing, 'ordered', { inspection, department, by }, row.ordered_at);
}

/**
 * Takes one a step on, to its next version, with its event.
 *
 * @param by who did it; the processor has no account here
 * @throws {ProblemError} `inspection_state` where the act cannot be done now
 */
export async function stepInspection(
  writing: Write,
  row: StoredInspection,
  act: InspectionAct,
  change: Partial<StoredInspection>,
  by: string,
  now: number,
): Promise<StoredInspection> {
  const state = afterInspection(row.state, act, findingsOf({ ...row, ...change }).length);
  if (state === null) throw new ProblemError('inspection_state');
  const closed = state === 'closed' ? { closed_at: now } : {};
  const next = { ...change, ...closed, state, version: row.version + 1 };
  await writing.updateTable('inspections').set(next).where('inspection', '=', row.inspection).execute();
  const said = saidBy(row, change);
  await note(
    writing,
    act,
    { inspection: row.inspection, by, state, ...(said === null ? {} : { digest: digestOf(said) }) },
    now,
  );
  return { ...row, ...next };
}

/** What a step says in words: what was found, or what is to be mended; `null` for nothing. */
function saidBy(row: StoredInspection, change: Partial<StoredInspection>): unknown {
  if (change.findings !== undefined) return findingsOf({ ...row, ...change });
  return change.rectifications === undefined ? null : rectificationsOf({ ...row, ...change });
}

/** Writes down a file that was handed in. */
export async function addFile(writing: Write, row: InspectionTables['inspection_files']): Promise<void> {
  await writing.insertInto('inspection_files').values(row).execute();
}

/** Lists what was handed in, oldest first. */
export async function filesOf(
  reading: Read,
  inspections: readonly string[],
): Promise<ReadonlyArray<InspectionTables['inspection_files']>> {
  if (inspections.length === 0) return [];
  return reading
    .selectFrom('inspection_files')
    .selectAll()
    .where('inspection', 'in', inspections)
    .orderBy('received_at')
    .orderBy('file')
    .execute();
}

async function note(
  writing: Write,
  kind: string,
  body: Readonly<Record<string, string>>,
  now: number,
): Promise<void> {
  await appendEvent(writing, INSPECTIONS, {
    kind: `inspection.${kind}`,
    body: JSON.stringify(body),
    at: now,
  });
}
