import { type Reading, type Writing, appendEvent } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';
import type { StoredReportCase, StoredSending } from './incident-report.ts';
import { timelineOf } from './incident-store.ts';

type Read = Reading<PlatformTables>;
type Write = Writing<PlatformTables>;

/** Lists what was or is to be sent of an incident, in order. */
export async function sendingsOf(reading: Read, incident: string): Promise<readonly StoredSending[]> {
  return reading
    .selectFrom('incident_sendings')
    .selectAll()
    .where('incident', '=', incident)
    .orderBy('confirmed_at')
    .orderBy('department')
    .orderBy('number')
    .execute();
}

/** Reads one sending. */
export async function findSending(reading: Read, sending: string): Promise<StoredSending | null> {
  const row = await reading
    .selectFrom('incident_sendings')
    .selectAll()
    .where('sending', '=', sending)
    .executeTakeFirst();
  return row ?? null;
}

/** What is to be sent by now; of each incident and department only the first that waits. */
export async function dueSendings(
  reading: Read,
  now: number,
  limit: number,
): Promise<readonly StoredSending[]> {
  return reading
    .selectFrom('incident_sendings as s')
    .selectAll()
    .where('s.state', '=', 'waiting')
    .where('s.next_try_at', '<=', now)
    .where((of) =>
      of.not(
        of.exists(
          of
            .selectFrom('incident_sendings as earlier')
            .select('earlier.sending')
            .where('earlier.state', '=', 'waiting')
            .whereRef('earlier.incident', '=', 's.incident')
            .whereRef('earlier.department', '=', 's.department')
            .whereRef('earlier.number', '<', 's.number'),
        ),
      ),
    )
    .orderBy('s.next_try_at')
    .limit(limit)
    .execute();
}

/** Writes a sending down. */
export async function addSending(writing: Write, row: StoredSending): Promise<void> {
  await writing.insertInto('incident_sendings').values(row).execute();
}

/** Changes a sending. */
export async function changeSending(
  writing: Write,
  sending: string,
  change: Partial<StoredSending>,
): Promise<void> {
  await writing.updateTable('incident_sendings').set(change).where('sending', '=', sending).execute();
}

/** Lists the cases of an incident. */
export async function casesOf(reading: Read, incident: string): Promise<readonly StoredReportCase[]> {
  return reading
    .selectFrom('incident_cases')
    .selectAll()
    .where('incident', '=', incident)
    .orderBy('received_at')
    .orderBy('department')
    .execute();
}

/** Reads the case of an incident at a department. */
export async function findReportCase(
  reading: Read,
  { incident, department }: Pick<StoredReportCase, 'incident' | 'department'>,
): Promise<StoredReportCase | null> {
  const row = await reading
    .selectFrom('incident_cases')
    .selectAll()
    .where('incident', '=', incident)
    .where('department', '=', department)
    .executeTakeFirst();
  return row ?? null;
}

/** Cases whose time to be read has come. */
export async function dueCases(
  reading: Read,
  now: number,
  limit: number,
): Promise<readonly StoredReportCase[]> {
  return reading
    .selectFrom('incident_cases')
    .selectAll()
    .where('next_read_at', '<=', now)
    .orderBy('next_read_at')
    .limit(limit)
    .execute();
}

/** Writes a case down. */
export async function addReportCase(writing: Write, row: StoredReportCase): Promise<void> {
  await writing
    .insertInto('incident_cases')
    .values(row)
    .onConflict((on) => on.columns(['incident', 'department']).doNothing())
    .execute();
}

/** Changes a case. */
export async function changeReportCase(
  writing: Write,
  { incident, department }: Pick<StoredReportCase, 'incident' | 'department'>,
  change: Partial<StoredReportCase>,
): Promise<void> {
  await writing
    .updateTable('incident_cases')
    .set(change)
    .where('incident', '=', incident)
    .where('department', '=', department)
    .execute();
}

/** Tells of something in the timeline of an incident that changes nothing of it. */
export async function tellOfReport(
  writing: Write,
  incident: string,
  kind: string,
  body: Readonly<Record<string, string | null>>,
  at: number,
): Promise<void> {
  await appendEvent(writing, timelineOf(incident), { kind, body: JSON.stringify({ incident, ...body }), at });
}
