import { type KeyObject, randomUUID } from 'node:crypto';
import type { MergeObstacle, MergeView } from '@consentry/contract';
import { type Reading, type Writing, appendEvent } from '@consentry/server';
import { consentsOf } from '../consent/consent-store.ts';
import { type ConsentPorts, endConsent, reviewAge } from '../consent/end-consent.ts';
import { findAge } from '../minors/minors-store.ts';
import type { PlatformTables } from '../store/tables.ts';
import { ticketHash } from '../verification/verification.ts';
import { PEOPLE } from './factors.ts';
import { planMerge } from './merge.ts';
import { endSessions } from './sign-in-store.ts';

type Read = Reading<PlatformTables>;
type Write = Writing<PlatformTables>;
export type StoredMerge = PlatformTables['person_merges'];

/** A ticket is shown at a door within this, milliseconds. */
export const DOOR_TICKET_MS = 5 * 60_000;
const LISTED_MAX = 50;

/** Writes that two records are to be one: by a ticket the person takes, or as one of staff proposes. */
export async function addMerge(
  writing: Write,
  merge: Pick<StoredMerge, 'person' | 'absorbed' | 'ticket_hash' | 'asked_by_kind' | 'asked_by' | 'proof'> & {
    readonly ends_at: number | null;
  },
  now: number,
): Promise<StoredMerge> {
  return writing
    .insertInto('person_merges')
    .values({
      ...merge,
      merge: randomUUID(),
      state: 'open',
      device: null,
      way: null,
      obstacles: null,
      decided_by: null,
      asked_at: now,
      done_at: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Ends the tickets a person took before. */
export async function endDoorTickets(writing: Write, person: string): Promise<void> {
  await writing
    .updateTable('person_merges')
    .set({ state: 'expired', ticket_hash: null })
    .where('person', '=', person)
    .where('asked_by_kind', '=', 'person')
    .where('state', 'in', ['open', 'claimed'])
    .execute();
}

/** Lets a device have a ticket; the same one gets it again, since an answer may be lost. */
export async function claimDoorTicket(
  writing: Write,
  secret: KeyObject,
  by: { readonly ticket: string; readonly device: string },
  now: number,
): Promise<StoredMerge | null> {
  const row = await writing
    .updateTable('person_merges')
    .set({ state: 'claimed', device: by.device })
    .where('ticket_hash', '=', ticketHash(secret, by.ticket))
    .where('ends_at', '>', now)
    .where((is) =>
      is.or([is('state', '=', 'open'), is.and([is('state', '=', 'claimed'), is('device', '=', by.device)])]),
    )
    .returningAll()
    .executeTakeFirst();
  return row ?? null;
}

/** Reads one merge. */
export async function findMerge(reading: Read, merge: string): Promise<StoredMerge | null> {
  const row = await reading
    .selectFrom('person_merges')
    .selectAll()
    .where('merge', '=', merge)
    .executeTakeFirst();
  return row ?? null;
}

/** Reads the merges of a person, the latest first. */
export async function mergesOf(reading: Read, person: string): Promise<readonly StoredMerge[]> {
  return reading
    .selectFrom('person_merges')
    .selectAll()
    .where('person', '=', person)
    .orderBy('asked_at', 'desc')
    .orderBy('merge')
    .limit(LISTED_MAX)
    .execute();
}

/** Tells whether a record is of somebody whom a door registered, still there, with nothing of who they are. */
export async function isDoorRecord(reading: Read, person: string): Promise<boolean> {
  const row = await reading
    .selectFrom('people')
    .innerJoin('door_people', 'door_people.person', 'people.person')
    .select('people.person')
    .where('people.person', '=', person)
    .where('people.state', '=', 'active')
    .whereRef('people.registered_by', '=', 'door_people.device')
    .executeTakeFirst();
  return row !== undefined && !(await isNamed(reading, person));
}

/**
 * Makes two records one, or writes down why not. Everything of the absorbed record is of the kept one from
 * then on; what was seen of either stays on record under the id it had.
 *
 * @param by what showed that they are one person
 */
export async function mergePeople(
  writing: Write,
  ports: ConsentPorts,
  { merge, person }: Pick<StoredMerge, 'merge' | 'person'>,
  absorbed: string,
  by: { readonly decidedBy: string | null; readonly way: string | null },
  now: number,
): Promise<readonly MergeObstacle[]> {
  const plan = planMerge(await sideOf(writing, person), await sideOf(writing, absorbed));
  const { obstacles } = plan;
  await finishMerge(writing, { merge, person }, { absorbed, obstacles, ...by }, now);
  if (obstacles.length > 0) return obstacles;
  for (const { consent, reason } of plan.ends) {
    const row = [...(await consentsOf(writing, person)), ...(await consentsOf(writing, absorbed))].find(
      (one) => one.consent === consent,
    );
    const end = { reason, byKind: 'person', byId: person } as const;
    if (row !== undefined) await endConsent(writing, ports.holders, row, end, now);
  }
  await moveRows(writing, absorbed, person);
  await writing.deleteFrom('ages').where('person', 'in', [absorbed, person]).execute();
  if (plan.age !== null)
    await writing
      .insertInto('ages')
      .values({ ...plan.age, person })
      .execute();
  await writing
    .updateTable('people')
    .set((row) => ({ state: 'ended' as const, version: row('version', '+', 1) }))
    .where('person', '=', absorbed)
    .execute();
  await endSessions(writing, absorbed);
  await reviewAge(writing, ports, person, now);
  return [];
}

/** Writes down what came of it: merged, or what stood against it. */
export async function finishMerge(
  writing: Write,
  { merge, person }: Pick<StoredMerge, 'merge' | 'person'>,
  done: {
    readonly absorbed: string | null;
    readonly obstacles: readonly MergeObstacle[];
    readonly decidedBy: string | null;
    readonly way: string | null;
  },
  now: number,
): Promise<void> {
  const { absorbed, obstacles, decidedBy, way } = done;
  const stopped = obstacles.length > 0;
  await writing
    .updateTable('person_merges')
    .set({
      state: stopped ? 'stopped' : 'merged',
      ticket_hash: null,
      absorbed,
      obstacles: stopped ? JSON.stringify(obstacles) : null,
      decided_by: decidedBy,
      way,
      done_at: now,
    })
    .where('merge', '=', merge)
    .execute();
  const body = JSON.stringify({ merge, person, absorbed, obstacles, way, by: decidedBy });
  const kind = stopped ? 'person.merge_stopped' : 'person.merged';
  await appendEvent(writing, PEOPLE, { kind, body, at: now });
}

/** Shows a merge to the person, or to staff. */
export function mergeView(row: StoredMerge, now: number): MergeView {
  const over = row.ends_at !== null && now >= row.ends_at;
  return {
    merge: row.merge,
    state: over && (row.state === 'open' || row.state === 'claimed') ? 'expired' : row.state,
    asked_by: row.asked_by_kind,
    asked_at: new Date(row.asked_at).toISOString(),
    expires_at: row.ends_at === null ? null : new Date(row.ends_at).toISOString(),
    done_at: row.done_at === null ? null : new Date(row.done_at).toISOString(),
    device_id: row.device,
    absorbed: row.absorbed,
    obstacles: row.obstacles === null ? [] : (JSON.parse(row.obstacles) as MergeObstacle[]),
  };
}

async function sideOf(reading: Read, person: string) {
  const open = reading.selectFrom('guardianships').select(['child', 'guardian', 'ended_at']);
  const [guardians, wards] = [
    await open.where('child', '=', person).where('ended_at', 'is', null).execute(),
    await open.where('guardian', '=', person).execute(),
  ];
  return {
    person,
    named: await isNamed(reading, person),
    age: await findAge(reading, person),
    guardians: guardians.map(({ guardian }) => guardian),
    wards: wards.map(({ child }) => child),
    consents: await consentsOf(reading, person),
  };
}

async function isNamed(reading: Read, person: string): Promise<boolean> {
  const row = await reading
    .selectFrom('identities')
    .select(['name', 'email', 'phone', 'employee_number'])
    .where('person', '=', person)
    .executeTakeFirst();
  return row !== undefined && Object.values(row).some((value) => value !== null);
}

async function moveRows(writing: Write, from: string, to: string): Promise<void> {
  // Two open guardianships of the same two would be one too many.
  await writing
    .deleteFrom('guardianships')
    .where('child', '=', from)
    .where('ended_at', 'is', null)
    .where(
      'guardian',
      'in',
      writing
        .selectFrom('guardianships')
        .select('guardian')
        .where('child', '=', to)
        .where('ended_at', 'is', null),
    )
    .execute();
  for (const table of MOVED) {
    await writing.updateTable(table).set({ person: to }).where('person', '=', from).execute();
  }
  for (const column of ['child', 'guardian'] as const) {
    await writing
      .updateTable('guardianships')
      .set({ [column]: to })
      .where(column, '=', from)
      .execute();
  }
  await writing.updateTable('consents').set({ decided_by: to }).where('decided_by', '=', from).execute();
  await writing.updateTable('presentations').set({ shown_to: to }).where('shown_to', '=', from).execute();
  await writing.updateTable('consent_requests').set({ decider: to }).where('decider', '=', from).execute();
  await writing
    .updateTable('passkeys')
    .set({ owner: to })
    .where('owner', '=', from)
    .where('owner_kind', '=', 'person')
    .execute();
}

/** Tables whose rows are of a person, but for who they are and what is kept as it was. */
const MOVED = [
  'consents',
  'open_consents',
  'presentations',
  'consent_requests',
  'rights_requests',
  'verifications',
  'verification_uses',
  'door_people',
  'entry_codes',
] as const;
