import type { KeyObject } from 'node:crypto';
import { randomUUID } from 'node:crypto';
import type { VerificationWay } from '@consentry/contract';
import { type Database, type Reading, type Writing, appendEvent, inTransaction } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';
import {
  RESULT_KEPT_MS,
  type StoredUse,
  type StoredVerification,
  TICKET_TRIES_WINDOW_MS,
  USE_KEPT_MS,
  drawTicket,
  ticketHash,
  verificationView,
} from './verification.ts';

type Read = Reading<PlatformTables>;
type Write = Writing<PlatformTables>;

/** Stream of results, for whoever tells the programs that asked. */
export const VERIFICATIONS = 'verifications';
/** Draws before giving up; two tickets of one number are seldom. */
const DRAWS_MAX = 64;
/** Verifications that expire in one transaction. */
const AT_ONCE = 200;

type Asked = Pick<
  StoredVerification,
  | 'integrator'
  | 'purpose'
  | 'purpose_version'
  | 'checkpoint'
  | 'site'
  | 'only_device'
  | 'person'
  | 'visitor'
  | 'nonce'
  | 'expires_at'
>;

/** Opens a verification, and gives its ticket, which is kept nowhere. */
export async function openVerification(
  writing: Write,
  secret: KeyObject,
  asked: Asked,
  now: number,
): Promise<{ readonly row: StoredVerification; readonly ticket: string }> {
  const ticket = await drawFreeTicket(writing, secret);
  const row = await writing
    .insertInto('verifications')
    .values({
      ...asked,
      verification: randomUUID(),
      ticket_hash: ticketHash(secret, ticket),
      taken_at: null,
      state: 'open',
      claimed_by: null,
      claimed_at: null,
      opened_at: now,
      completed_at: null,
      way: null,
      key_synced: null,
      checked_by: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return { row, ticket };
}

/** Reads one verification. */
export async function findVerification(
  reading: Read,
  verification: string,
): Promise<StoredVerification | null> {
  const row = await reading
    .selectFrom('verifications')
    .selectAll()
    .where('verification', '=', verification)
    .executeTakeFirst();
  return row ?? null;
}

/** Finds the verification of a ticket while there can be a result. */
export async function findByTicket(
  reading: Read,
  secret: KeyObject,
  ticket: string,
  now: number,
): Promise<StoredVerification | null> {
  const row = await reading
    .selectFrom('verifications')
    .selectAll()
    .where('ticket_hash', '=', ticketHash(secret, ticket))
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row ?? null;
}

/**
 * Lets a device have the verification of a ticket. Of any number of devices one gets it; the same one gets
 * it again, since an answer may be lost.
 *
 * @returns `null` for a ticket that is over, of another place, used, or never was
 */
export async function claimTicket(
  writing: Write,
  secret: KeyObject,
  by: { readonly ticket: string; readonly device: string; readonly site: string },
  now: number,
): Promise<StoredVerification | null> {
  const row = await writing
    .updateTable('verifications')
    .set((of) => ({
      state: 'claimed' as const,
      claimed_by: by.device,
      claimed_at: of.fn.coalesce('claimed_at', of.val(now)),
    }))
    .where('ticket_hash', '=', ticketHash(secret, by.ticket))
    .where('site', '=', by.site)
    .where('expires_at', '>', now)
    .where((is) => is.or([is('only_device', 'is', null), is('only_device', '=', by.device)]))
    .where((is) =>
      is.or([
        is('state', '=', 'open'),
        is.and([is('state', '=', 'claimed'), is('claimed_by', '=', by.device)]),
      ]),
    )
    .returningAll()
    .executeTakeFirst();
  return row ?? null;
}

/** Draws a ticket that opens nothing yet, neither a verification nor the merge of two records. */
export async function drawFreeTicket(writing: Write, secret: KeyObject): Promise<string> {
  for (let draw = 0; draw < DRAWS_MAX; draw += 1) {
    const ticket = drawTicket();
    if (!(await isTicketTaken(writing, ticketHash(secret, ticket)))) return ticket;
  }
  throw new Error('No ticket is left.');
}

async function isTicketTaken(reading: Read, hash: string): Promise<boolean> {
  for (const table of ['verifications', 'person_merges'] as const) {
    const row = await reading
      .selectFrom(table)
      .select('ticket_hash')
      .where('ticket_hash', '=', hash)
      .executeTakeFirst();
    if (row !== undefined) return true;
  }
  return false;
}

/** Counts a ticket that was not taken. */
export async function countTicketTry(writing: Write, by: string, now: number): Promise<void> {
  await writing.insertInto('ticket_tries').values({ try: randomUUID(), by, at: now }).execute();
}

/** When tickets were not taken, within the window. */
export async function ticketTries(reading: Read, by: string, now: number): Promise<readonly number[]> {
  const rows = await reading
    .selectFrom('ticket_tries')
    .select('at')
    .where('by', '=', by)
    .where('at', '>', now - TICKET_TRIES_WINDOW_MS)
    .orderBy('at')
    .execute();
  return rows.map(({ at }) => at);
}

/** Gives the person a ticket in place of the integrator's; `null` where it is no longer open. */
export async function takeTicket(
  writing: Write,
  secret: KeyObject,
  verification: string,
  now: number,
): Promise<{ readonly ticket: string; readonly expiresAt: number } | null> {
  const ticket = await drawFreeTicket(writing, secret);
  const row = await writing
    .updateTable('verifications')
    .set({ ticket_hash: ticketHash(secret, ticket), taken_at: now })
    .where('verification', '=', verification)
    .where('state', '=', 'open')
    .where('expires_at', '>', now)
    .returning('expires_at')
    .executeTakeFirst();
  return row === undefined ? null : { ticket, expiresAt: row.expires_at };
}

/**
 * Writes the result, once: of any number that come, the first stands. Whoever follows the stream is told.
 *
 * @returns `null` where there is a result already, or the time is over
 */
export async function completeVerification(
  writing: Write,
  verification: string,
  result: {
    readonly state: 'verified' | 'not_verified' | 'declined' | 'cancelled';
    readonly way?: VerificationWay;
    readonly checkedBy?: string;
    readonly keySynced?: boolean | null;
  },
  now: number,
): Promise<StoredVerification | null> {
  const row = await writing
    .updateTable('verifications')
    .set({
      state: result.state,
      way: result.way ?? null,
      key_synced: result.keySynced ?? null,
      checked_by: result.checkedBy ?? null,
      completed_at: now,
      ticket_hash: null,
    })
    .where('verification', '=', verification)
    .where('state', 'in', ['open', 'claimed'])
    .where('expires_at', '>', now)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) return null;
  await tell(writing, row, now);
  return row;
}

/**
 * Writes down which verifications are over, and tells of them.
 *
 * @returns how many
 */
export async function expireDue(database: Database<PlatformTables>, now: number): Promise<number> {
  return inTransaction(database, async (writing) => {
    const due = await writing
      .selectFrom('verifications')
      .select('verification')
      .where('state', 'in', ['open', 'claimed'])
      .where('expires_at', '<=', now)
      .orderBy('expires_at')
      .limit(AT_ONCE)
      .execute();
    if (due.length === 0) return 0;
    const rows = await writing
      .updateTable('verifications')
      .set((of) => ({ state: 'expired' as const, completed_at: of.ref('expires_at'), ticket_hash: null }))
      .where('state', 'in', ['open', 'claimed'])
      .where(
        'verification',
        'in',
        due.map(({ verification }) => verification),
      )
      .returningAll()
      .execute();
    for (const row of rows) await tell(writing, row, now);
    return rows.length;
  });
}

async function tell(writing: Write, row: StoredVerification, now: number): Promise<void> {
  const { verification_id, nonce, state, amr } = verificationView(row, now);
  const body = JSON.stringify({ integrator: row.integrator, verification_id, nonce, state, amr });
  await appendEvent(writing, VERIFICATIONS, { kind: 'verification.completed', body, at: now });
}

/** Forgets results, uses and tries that are over. */
export async function sweepVerifications(writing: Write, now: number): Promise<void> {
  await writing
    .deleteFrom('verifications')
    .where('opened_at', '<=', now - RESULT_KEPT_MS)
    .where('state', 'not in', ['open', 'claimed'])
    .execute();
  await writing
    .deleteFrom('ticket_tries')
    .where('at', '<=', now - TICKET_TRIES_WINDOW_MS)
    .execute();
  await writing
    .deleteFrom('entry_codes')
    .where('made_at', '<=', now - RESULT_KEPT_MS)
    .execute();
  await writing
    .deleteFrom('verification_uses')
    .where('reported_at', '<=', now - USE_KEPT_MS)
    .execute();
}

/** Writes a use of a way down. */
export async function addUse(writing: Write, use: Omit<StoredUse, 'use'>): Promise<void> {
  await writing
    .insertInto('verification_uses')
    .values({ ...use, use: randomUUID() })
    .execute();
}

/** Tells whether a way was tried for a verification. */
export async function isTried(reading: Read, verification: string, way: VerificationWay): Promise<boolean> {
  const row = await reading
    .selectFrom('verification_uses')
    .select('use')
    .where('verification', '=', verification)
    .where('way', '=', way)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Reads the uses about a person, the latest first. */
export async function usesOf(
  reading: Read,
  person: string,
  before: { readonly at: number; readonly use: string } | null,
  limit: number,
): Promise<readonly StoredUse[]> {
  let query = reading.selectFrom('verification_uses').selectAll().where('person', '=', person);
  if (before !== null)
    query = query.where((is) =>
      is.or([
        is('reported_at', '<', before.at),
        is.and([is('reported_at', '=', before.at), is('use', '<', before.use)]),
      ]),
    );
  return query.orderBy('reported_at', 'desc').orderBy('use', 'desc').limit(limit).execute();
}

/** Reads the verifications that await a person. */
export async function openFor(
  reading: Read,
  person: string,
  now: number,
  limit: number,
): Promise<ReadonlyArray<StoredVerification & { readonly asked_by: string }>> {
  return reading
    .selectFrom('verifications')
    .innerJoin('integrators', 'integrators.integrator', 'verifications.integrator')
    .selectAll('verifications')
    .select('integrators.name as asked_by')
    .where('person', '=', person)
    .where('verifications.state', 'in', ['open', 'claimed'])
    .where('expires_at', '>', now)
    .orderBy('opened_at')
    .limit(limit)
    .execute();
}

/** Finds which person of the platform somebody at a door is known to be: by their consent, or by a link. */
export async function personAtDoor(
  reading: Read,
  device: string,
  { consent_id, person_id }: { readonly consent_id: string | null; readonly person_id: string | null },
): Promise<string | null> {
  if (consent_id !== null) {
    const consent = await reading
      .selectFrom('consents')
      .select('person')
      .where('consent', '=', consent_id)
      .executeTakeFirst();
    if (consent !== undefined) return consent.person;
  }
  if (person_id === null) return null;
  const link = await reading
    .selectFrom('door_people')
    .select('person')
    .where('device', '=', device)
    .where('door_person', '=', person_id)
    .executeTakeFirst();
  return link?.person ?? null;
}

/** Keeps which person somebody at a door is; the first link stands. */
export async function linkDoorPerson(
  writing: Write,
  link: Omit<PlatformTables['door_people'], 'linked_at'>,
  now: number,
): Promise<void> {
  await writing
    .insertInto('door_people')
    .values({ ...link, linked_at: now })
    .onConflict((on) => on.columns(['device', 'door_person']).doNothing())
    .execute();
}
