import { ProblemError, type Reading, type Writing } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';

export type StoredStop = PlatformTables['incident_stops'];
type Thing = StoredStop['thing'];

/** Reads what incidents hold stopped, or of one incident everything it ever stopped. */
export async function readStops(
  reading: Reading<PlatformTables>,
  of: { readonly incident: string } | { readonly thing: Thing; readonly id: string },
): Promise<readonly StoredStop[]> {
  const all = reading.selectFrom('incident_stops').selectAll();
  const wanted =
    'incident' in of
      ? all.where('incident', '=', of.incident)
      : all.where('thing', '=', of.thing).where('id', '=', of.id).where('lifted_at', 'is', null);
  return wanted.orderBy('thing').orderBy('id').orderBy('incident').execute();
}

/**
 * Holds something stopped for an incident until that is closed.
 *
 * @param ran whether it ran until now; what another incident stopped, it holds as well
 */
export async function addStop(
  writing: Writing<PlatformTables>,
  { incident, thing, id }: Pick<StoredStop, 'incident' | 'thing' | 'id'>,
  ran: boolean,
  now: number,
): Promise<void> {
  const others = await readStops(writing, { thing, id });
  const was_running = ran || others.some((one) => one.was_running);
  await writing
    .insertInto('incident_stops')
    .values({ incident, thing, id, was_running, stopped_at: now, lifted_at: null })
    .onConflict((on) => on.columns(['incident', 'thing', 'id']).doNothing())
    .execute();
}

/**
 * Lets go of everything an incident holds stopped.
 *
 * @returns what ran before and that no other incident holds
 */
export async function liftStops(
  writing: Writing<PlatformTables>,
  incident: string,
  now: number,
): Promise<readonly StoredStop[]> {
  const held = (await readStops(writing, { incident })).filter(({ lifted_at }) => lifted_at === null);
  await writing
    .updateTable('incident_stops')
    .set({ lifted_at: now })
    .where('incident', '=', incident)
    .where('lifted_at', 'is', null)
    .execute();
  const free: StoredStop[] = [];
  for (const stop of held) {
    if (stop.was_running && (await readStops(writing, { thing: stop.thing, id: stop.id })).length === 0)
      free.push(stop);
  }
  return free;
}

/**
 * Refuses that something goes on which an incident holds: that is for the act `resume`, when the incident is
 * closed (RP.5, R09.6).
 *
 * @throws {ProblemError} `stopped_by_incident`
 */
export async function requireNotStopped(
  reading: Reading<PlatformTables>,
  thing: Thing,
  id: string,
): Promise<void> {
  if ((await readStops(reading, { thing, id })).length > 0) throw new ProblemError('stopped_by_incident');
}
