import { randomUUID } from 'node:crypto';
import type { OpenRightsRequest } from '@consentry/contract';
import { addCalendarDays, civilDate, civilDateAt } from '@consentry/law';
import { type Principal, ProblemError, type Writing } from '@consentry/server';
import { openConsentsOf } from '../consent/consent-store.ts';
import { endConsent } from '../consent/end-consent.ts';
import type { Holders } from '../consent/holders.ts';
import { eraseOpeningsOfPerson } from '../ledger/erase-openings.ts';
import { ageFacts } from '../minors/minors.ts';
import { findAge, wardsNow } from '../minors/minors-store.ts';
import { requirePurpose } from '../purpose/purpose-store.ts';
import type { PlatformTables } from '../store/tables.ts';
import { answerRights } from './answer-rights.ts';
import { remind } from './remind.ts';
import {
  type Counter,
  RECEIVED_MAX_DAYS,
  type StoredRights,
  askerOf,
  deadlineOf,
  isAnsweredAtOnce,
  isKnown,
} from './rights.ts';
import { RIGHTS, addEnds, addRights, endsOfRequest, openedSince, requireRights } from './rights-store.ts';

const DAY_MS = 86_400_000;
/** Requests that one person can make in a day: more are made by nobody who waits for an answer. */
export const REQUESTS_OF_DAY = 30;

type Write = Writing<PlatformTables>;
type By = Pick<PlatformTables['rights_requests'], 'opened_by_kind' | 'opened_by'>;

/**
 * Opens a request, and does at once what needs nobody: what is held is handed out, a wish to be deleted ends
 * every consent. Everything else waits for a human, with a last day.
 *
 * @throws {ProblemError} `malformed_request` naming the field, `guardian_not_shown`, `rate_limited`, `not_found`
 */
export async function openRights(
  writing: Write,
  holders: Holders,
  { person, asked, principal }: { person: string; asked: OpenRightsRequest; principal: Principal },
  now: number,
): Promise<StoredRights> {
  const by = openedBy(principal, person);
  requireCounter(asked.counter, by);
  await requireNotTooMany(writing, person, now);
  if (asked.purpose_id !== null) await requirePurpose(writing, asked.purpose_id);
  const request = randomUUID();
  await addRights(writing, {
    request,
    person,
    kind: asked.kind,
    asker: await whoAsks(writing, person, by, asked.counter, now),
    ...by,
    opened_at: now,
    identity_check: asked.counter?.identity_check ?? 'session',
    identity_proof: asked.counter?.identity_proof ?? null,
    reply: asked.counter?.reply ?? 'portal',
    received_on: receivedOn(asked.counter?.received_on ?? null, now),
    purpose: asked.purpose_id,
    wish: asked.wish,
    correction: jsonOf(asked.correction),
    deceased: jsonOf(asked.counter?.deceased ?? null),
    transfer: null,
    state: 'received',
    taken_by: null,
    taken_at: null,
    answered_by: null,
    answered_at: null,
    answer: null,
    refusal: null,
    reached_at: null,
    flag: null,
    purged_at: null,
    version: 1,
  });
  const opened = await requireRights(writing, request);
  await remind(writing, RIGHTS, request, () => deadlineOf(opened), now);
  return doAtOnce(writing, holders, opened, now);
}

/** Does what needs nobody's judgement. */
async function doAtOnce(
  write: Write,
  holders: Holders,
  opened: StoredRights,
  now: number,
): Promise<StoredRights> {
  const { request } = opened;
  if (isAnsweredAtOnce(opened)) await answerRights(write, opened, { by: 'platform', text: null }, now);
  if (opened.kind === 'delete' && isKnown(opened)) await endAll(write, holders, opened, now);
  return requireRights(write, request);
}

/**
 * Ends every consent of the person of a request to delete, by the way of every withdrawal, and answers it if
 * nothing is left at any device. One already ended whose face may still be held is shown with the others.
 */
export async function endAll(
  write: Write,
  holders: Holders,
  asked: StoredRights,
  now: number,
): Promise<void> {
  const { person, request, opened_by_kind: byKind, opened_by: byId } = asked;
  for (const consent of await openConsentsOf(write, person)) {
    await endConsent(write, holders, consent, { reason: 'withdrawn', byKind, byId }, now);
  }
  const ended = await write
    .selectFrom('consents')
    .innerJoin('withdrawals', 'withdrawals.consent', 'consents.consent')
    .select('consents.consent')
    .where('person', '=', person)
    .execute();
  await addEnds(
    write,
    request,
    ended.map(({ consent }) => consent),
  );
  await answerErased(write, holders, asked, now);
}

/**
 * Answers a request to delete as soon as every device has said that keys and templates are gone. With it goes what
 * ties entries of the evidence log to the person.
 */
export async function answerErased(
  write: Write,
  holders: Holders,
  { request }: Pick<StoredRights, 'request'>,
  now: number,
): Promise<boolean> {
  const ends = await endsOfRequest(write, holders, request);
  if (ends.some(({ state }) => state !== 'erased')) return false;
  const held = await requireRights(write, request);
  await answerRights(write, held, { by: 'platform', text: null }, now);
  await eraseOpeningsOfPerson(write, held.person, now);
  return true;
}

function openedBy(principal: Principal, person: string): By {
  if (principal.kind === 'person') {
    return { opened_by_kind: principal.id === person ? 'person' : 'guardian', opened_by: principal.id };
  }
  if (principal.kind !== 'staff') throw new ProblemError('not_your_role');
  return { opened_by_kind: 'staff', opened_by: principal.id };
}

function jsonOf(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value);
}

/** A session says who asks; staff have to say it, and nobody else can. */
function requireCounter(counter: Counter | null, { opened_by_kind }: By): void {
  if ((counter === null) !== (opened_by_kind === 'staff')) return;
  throw new ProblemError('malformed_request', { fields: ['/body/counter'] });
}

async function requireNotTooMany(writing: Write, person: string, now: number): Promise<void> {
  if ((await openedSince(writing, person, now - DAY_MS)) < REQUESTS_OF_DAY) return;
  throw new ProblemError('rate_limited', { retryAfterSeconds: DAY_MS / 1000 });
}

async function whoAsks(
  writing: Write,
  person: string,
  { opened_by_kind }: By,
  counter: Counter | null,
  now: number,
): Promise<StoredRights['asker']> {
  if (counter !== null && counter.guardian !== null) {
    const wards = await wardsNow(writing, counter.guardian, now);
    if (!wards.some((ward) => ward.person === person)) throw new ProblemError('guardian_not_shown');
  }
  const onBehalf = counter?.on_behalf ?? (opened_by_kind === 'guardian' ? 'guardian' : 'self');
  return askerOf(onBehalf, ageFacts(await findAge(writing, person)), now);
}

function receivedOn(told: string | null, now: number): string {
  const today = civilDateAt(now);
  if (told === null) return today;
  if (told > today || told < addCalendarDays(today, -RECEIVED_MAX_DAYS)) {
    throw new ProblemError('malformed_request', { fields: ['/body/counter/received_on'] });
  }
  return civilDate(told);
}
