import { randomUUID } from 'node:crypto';
import type { WitnessAlarmKind, WitnessAlarmView, WitnessedHead } from '@consentry/contract';
import { appendEvent, ProblemError, type Reading, sql, type Writing } from '@consentry/server';
import type { AuthorityTables } from '../store/tables.ts';
import { OVER_WHEN, type WitnessAlarm, type WitnessedLog, type Wrong } from './witness.ts';
import type { WitnessTables } from './witness-tables.ts';

type Read = Reading<AuthorityTables>;
type Write = Writing<AuthorityTables>;
type Head = WitnessTables['witnessed_heads'];

const WITNESS = 'witness';
const DAY_MS = 24 * 60 * 60_000;
/** Every head of so many days past is kept; of a day before that, the last one. */
const HEADS_KEPT_DAYS = 1;

/** Reads one log. */
export async function findLog(reading: Read, log: string): Promise<WitnessedLog | null> {
  const row = await reading
    .selectFrom('witnessed_logs')
    .selectAll()
    .where('log', '=', log)
    .executeTakeFirst();
  return row ?? null;
}

/** Reads one that the access table has let through. @throws {ProblemError} `not_found` */
export async function requireLog(reading: Read, log: string): Promise<WitnessedLog> {
  const found = await findLog(reading, log);
  if (found === null) throw new ProblemError('not_found');
  return found;
}

/** Reads those of a department, before one of them, newest first. */
export async function listLogs(
  reading: Read,
  department: string,
  key: string | null,
  before: { readonly at: number; readonly log: string } | null,
  limit: number,
): Promise<readonly WitnessedLog[]> {
  let rows = reading.selectFrom('witnessed_logs').selectAll().where('department', '=', department);
  if (key !== null) rows = rows.where('key', '=', key);
  if (before !== null) {
    rows = rows.where((where) =>
      where.or([
        where('registered_at', '<', before.at),
        where.and([where('registered_at', '=', before.at), where('log', '<', before.log)]),
      ]),
    );
  }
  return rows.orderBy('registered_at', 'desc').orderBy('log', 'desc').limit(limit).execute();
}

/** Those that are followed and have this name; a name is not a key, so there may be several. */
export async function followedNamed(reading: Read, origin: string): Promise<readonly WitnessedLog[]> {
  return reading
    .selectFrom('witnessed_logs')
    .selectAll()
    .where('origin', '=', origin)
    .where('ended_at', 'is', null)
    .execute();
}

/** Those that are to be asked now, the longest due first. */
export async function logsDue(reading: Read, now: number, limit: number): Promise<readonly WitnessedLog[]> {
  return reading
    .selectFrom('witnessed_logs')
    .selectAll()
    .where('ended_at', 'is', null)
    .where('url', 'is not', null)
    .where('ask_again_at', '<=', now)
    .orderBy('ask_again_at')
    .limit(limit)
    .execute();
}

/** All that are followed, a part at a time. */
export async function followedAfter(
  reading: Read,
  after: string,
  limit: number,
): Promise<readonly WitnessedLog[]> {
  return reading
    .selectFrom('witnessed_logs')
    .selectAll()
    .where('ended_at', 'is', null)
    .where('log', '>', after)
    .orderBy('log')
    .limit(limit)
    .execute();
}

/** Writes a new one, with its event. @throws {ProblemError} `log_registered` where its key is followed already */
export async function addLog(writing: Write, row: WitnessedLog): Promise<void> {
  const added = await writing
    .insertInto('witnessed_logs')
    .values(row)
    .onConflict((on) => on.column('key').doNothing())
    .returning('log')
    .executeTakeFirst();
  if (added === undefined) throw new ProblemError('log_registered', { fields: ['/body/key'] });
  const { log, department, registered_by: by, registered_at: at } = row;
  await noteEvent(writing, 'log_registered', { log, department, by }, at);
}

/** Changes what the department set, to the next version, with its event. */
export async function changeLog(
  writing: Write,
  row: WitnessedLog,
  change: Partial<WitnessedLog>,
  event: { readonly kind: 'log_changed' | 'log_ended'; readonly by: string; readonly at: number },
): Promise<WitnessedLog> {
  const next = { ...change, version: row.version + 1 };
  await writing.updateTable('witnessed_logs').set(next).where('log', '=', row.log).execute();
  await noteEvent(writing, event.kind, { log: row.log, by: event.by }, event.at);
  return { ...row, ...next };
}

/** Writes down how asking went. */
export async function noteAsked(
  writing: Write,
  log: string,
  asked: Pick<WitnessedLog, 'asked_at' | 'ask_again_at' | 'failure' | 'failing_since'> & {
    readonly counted?: boolean;
  },
): Promise<void> {
  await writing.updateTable('witnessed_logs').set(asked).where('log', '=', log).execute();
}

/** A head, its root in base64. */
interface Seen {
  readonly size: number;
  readonly root: string;
}

/**
 * Replaces the head that is held, keeps it in the history, and ends the alarms it ends.
 *
 * @returns `false`, with nothing changed, where what is held is no longer `from`
 */
export async function advanceHead(
  writing: Write,
  log: string,
  from: Seen | null,
  to: Seen & { readonly note: string },
  { way, at }: { readonly way: WitnessedHead['way']; readonly at: number },
): Promise<boolean> {
  const row = await findLog(writing, log);
  if (row === null || row.ended_at !== null) return false;
  const same = from === null ? row.note === null : row.size === from.size && row.root === from.root;
  if (!same) return false;
  const isNewer = row.note === null || to.size > row.size;
  await writing
    .updateTable('witnessed_logs')
    .set({ ...to, cosigned_at: at, ...(isNewer ? { head_at: at } : {}) })
    .where('log', '=', log)
    .execute();
  await writing
    .insertInto('witnessed_heads')
    .values({ log, ...to, at, way })
    .onConflict((on) => on.columns(['log', 'size']).doNothing())
    .execute();
  await endAlarms(writing, log, [...OVER_WHEN.cosigned, ...(isNewer ? OVER_WHEN.newer : [])], at);
  return true;
}

/** Reads heads of one log below a size, the largest first. */
export async function listHeads(
  reading: Read,
  log: string,
  below: number | null,
  limit: number,
): Promise<readonly Head[]> {
  let rows = reading.selectFrom('witnessed_heads').selectAll().where('log', '=', log);
  if (below !== null) rows = rows.where('size', '<', below);
  return rows.orderBy('size', 'desc').limit(limit).execute();
}

/** Reads the head of one size that was cosigned; `null` where there is none. */
export async function headOf(reading: Read, log: string, size: number): Promise<Head | null> {
  const row = await reading
    .selectFrom('witnessed_heads')
    .selectAll()
    .where('log', '=', log)
    .where('size', '=', size)
    .executeTakeFirst();
  return row ?? null;
}

/** Leaves of each day (UTC) that is long past the last head. */
export async function thinHeads(writing: Write, now: number): Promise<void> {
  const kept = now - (now % DAY_MS) - HEADS_KEPT_DAYS * DAY_MS;
  await writing
    .deleteFrom('witnessed_heads')
    .where('at', '<', kept)
    .where((where) =>
      where.exists(
        where
          .selectFrom('witnessed_heads as later')
          .select('later.size')
          .whereRef('later.log', '=', 'witnessed_heads.log')
          .whereRef('later.size', '>', 'witnessed_heads.size')
          .where(sql<boolean>`later.at / ${sql.lit(DAY_MS)} = witnessed_heads.at / ${sql.lit(DAY_MS)}`),
      ),
    )
    .execute();
}

/** Raises an alarm, with its event, unless one of this kind and subject goes on already. */
export async function raiseAlarm(
  writing: Write,
  { log, department }: Pick<WitnessedLog, 'log' | 'department'>,
  { kind, subject, heads, evidence }: Wrong,
  now: number,
): Promise<void> {
  const known = await writing
    .selectFrom('witness_alarms')
    .select('alarm')
    .where('log', '=', log)
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (known !== undefined) return;
  const alarm = randomUUID();
  const sizes = { held_size: heads?.held ?? null, shown_size: heads?.shown ?? null };
  const open = { ended_at: null, looked_by: null, looked_at: null, note: null, version: 1 };
  await writing
    .insertInto('witness_alarms')
    .values({ alarm, log, department, kind, subject, ...sizes, evidence, raised_at: now, ...open })
    .execute();
  await noteEvent(writing, 'alarm_raised', { alarm, log, kind }, now);
}

/** Notes that what raised alarms is over, each with its event. */
export async function endAlarms(
  writing: Write,
  log: string,
  kinds: readonly WitnessAlarmKind[],
  now: number,
): Promise<void> {
  const over = await writing
    .updateTable('witness_alarms')
    .set({ ended_at: now })
    .where('log', '=', log)
    .where('kind', 'in', kinds)
    .where('ended_at', 'is', null)
    .returning(['alarm', 'kind'])
    .execute();
  for (const { alarm, kind } of over) await noteEvent(writing, 'alarm_ended', { alarm, log, kind }, now);
}

/** Reads one alarm. */
export async function findAlarm(reading: Read, alarm: string): Promise<WitnessAlarm | null> {
  const row = await reading
    .selectFrom('witness_alarms')
    .selectAll()
    .where('alarm', '=', alarm)
    .executeTakeFirst();
  return row ?? null;
}

/** Reads those of a department, before one of them, newest first. */
export async function listAlarms(
  reading: Read,
  department: string,
  of: { readonly state?: WitnessAlarmView['state'] | undefined; readonly log?: string | undefined },
  before: { readonly at: number; readonly alarm: string } | null,
  limit: number,
): Promise<readonly WitnessAlarm[]> {
  let rows = reading.selectFrom('witness_alarms').selectAll().where('department', '=', department);
  if (of.log !== undefined) rows = rows.where('log', '=', of.log);
  if (of.state !== undefined) rows = rows.where('looked_at', of.state === 'open' ? 'is' : 'is not', null);
  if (before !== null) {
    rows = rows.where((where) =>
      where.or([
        where('raised_at', '<', before.at),
        where.and([where('raised_at', '=', before.at), where('alarm', '<', before.alarm)]),
      ]),
    );
  }
  return rows.orderBy('raised_at', 'desc').orderBy('alarm', 'desc').limit(limit).execute();
}

/** What of these logs goes on or waits to be looked into. */
export async function alarmsOf(
  reading: Read,
  logs: readonly string[],
): Promise<ReadonlyArray<Pick<WitnessAlarm, 'log' | 'kind' | 'ended_at' | 'looked_at'>>> {
  if (logs.length === 0) return [];
  return reading
    .selectFrom('witness_alarms')
    .select(['log', 'kind', 'ended_at', 'looked_at'])
    .where('log', 'in', logs)
    .where((where) => where.or([where('ended_at', 'is', null), where('looked_at', 'is', null)]))
    .execute();
}

/** Notes what was found, with its event. @throws {ProblemError} `alarm_state` where somebody did before */
export async function lookInto(
  writing: Write,
  row: WitnessAlarm,
  { by, note, now }: { readonly by: string; readonly note: string; readonly now: number },
): Promise<WitnessAlarm> {
  if (row.looked_at !== null) throw new ProblemError('alarm_state');
  const next = { looked_by: by, looked_at: now, note, version: row.version + 1 };
  await writing.updateTable('witness_alarms').set(next).where('alarm', '=', row.alarm).execute();
  await noteEvent(writing, 'alarm_looked_into', { alarm: row.alarm, log: row.log, by }, now);
  return { ...row, ...next };
}

/** Counts the logs that are followed. */
export async function countFollowed(reading: Read): Promise<number> {
  const { count } = await reading
    .selectFrom('witnessed_logs')
    .select((fields) => fields.fn.countAll<number>().as('count'))
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

/** Counts alarms that nobody looked into, by kind. */
export async function countOpenAlarms(
  reading: Read,
): Promise<ReadonlyArray<{ readonly kind: WitnessAlarmKind; readonly count: number }>> {
  return reading
    .selectFrom('witness_alarms')
    .select(['kind', (fields) => fields.fn.countAll<number>().as('count')])
    .where('looked_at', 'is', null)
    .groupBy('kind')
    .execute();
}

async function noteEvent(
  writing: Write,
  kind: string,
  body: Readonly<Record<string, string>>,
  at: number,
): Promise<void> {
  await appendEvent(writing, WITNESS, { kind: `witness.${kind}`, body: JSON.stringify(body), at });
}
