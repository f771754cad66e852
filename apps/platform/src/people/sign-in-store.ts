import type { KeyObject } from 'node:crypto';
import { createHmac, randomUUID } from 'node:crypto';
import type { Identifier } from '@consentry/contract';
import { ProblemError, type Reading, type Writing, addJob } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';
import {
  CODES_MAX,
  CODE_LIFE_MS,
  SESSION_IDLE_MS,
  SESSION_LIFE_MS,
  TRIES_MAX,
  TRIES_WINDOW_MS,
  hashToken,
  isCode,
  newToken,
  sessionEnd,
  waitSeconds,
} from './one-time-code.ts';
import { personKey } from './people.ts';

/** The kind of job that sends a code; its body is the challenge's id. */
export const SEND_CODE = 'people.send_code';
/** `purpose` of a challenge that signs in. */
export const SIGN_IN = 'sign_in';
/** A code nobody has received by then is not sent any more. */
const SEND_TRIES = 3;

export type StoredChallenge = PlatformTables['code_challenges'];
type Contact = Extract<Identifier, { kind: 'email' | 'phone' }>;

/**
 * Asks for a code to be sent to a contact. The same is written for one that nobody has: what differs is
 * only that nothing is sent.
 *
 * @param asked its `person` is whose contact it is, or `null` for nobody's
 * @throws {ProblemError} `rate_limited`
 */
export async function askCode(
  writing: Writing<PlatformTables>,
  secret: KeyObject,
  asked: {
    readonly to: Contact;
    readonly person: string | null;
    readonly purpose: string;
    /** Who asks, where that is not anybody: their codes and tries are counted apart from a stranger's. */
    readonly by?: string | null;
  },
  now: number,
): Promise<{ readonly challenge: string; readonly endsAt: number }> {
  const contact = countedAs(secret, personKey(secret, asked.to), asked.by ?? null);
  const times = await writing
    .selectFrom('code_challenges')
    .select('asked_at')
    .where('contact', '=', contact)
    .where('asked_at', '>', now - TRIES_WINDOW_MS)
    .execute();
  requireNoWait(
    times.map(({ asked_at }) => asked_at),
    CODES_MAX,
    now,
  );
  const challenge = randomUUID();
  const endsAt = now + CODE_LIFE_MS;
  await writing
    .insertInto('code_challenges')
    .values({
      challenge,
      contact,
      person: asked.person,
      channel: asked.to.kind,
      purpose: asked.purpose,
      asked_at: now,
      ends_at: endsAt,
      used_at: null,
    })
    .execute();
  const job = { kind: SEND_CODE, body: challenge, dueAt: now, once: challenge, triesMax: SEND_TRIES };
  await addJob(writing, job, now);
  return { challenge, endsAt };
}

/** Names a contact for limits: what strangers ask and try in its name locks out nobody who is known. */
function countedAs(secret: KeyObject, contact: string, by: string | null): string {
  if (by === null) return contact;
  return createHmac('sha256', secret)
    .update(JSON.stringify(['code asked by', contact, by]))
    .digest('hex');
}

/** What came of showing a code. A wrong one is counted: commit it. */
export type Shown =
  | { readonly kind: 'right'; readonly challenge: StoredChallenge; readonly person: string }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'wait'; readonly seconds: number };

/**
 * Takes a code, once. Five tries a contact in a quarter of an hour, over all its challenges; the try is
 * counted before the code is looked at, in one serial order with all others, so that a race wins nothing.
 */
export async function showCode(
  writing: Writing<PlatformTables>,
  secret: KeyObject,
  shown: { readonly challenge: string; readonly code: string; readonly purpose: string },
  now: number,
): Promise<Shown> {
  const challenge = await writing
    .selectFrom('code_challenges')
    .selectAll()
    .where('challenge', '=', shown.challenge)
    .executeTakeFirst();
  // Random ids: who tries ones that do not exist learns nothing and guesses nothing.
  if (challenge === undefined || challenge.purpose !== shown.purpose) return { kind: 'wrong' };
  const { contact, person } = challenge;
  const tries = await writing
    .selectFrom('code_tries')
    .select('at')
    .where('contact', '=', contact)
    .where('at', '>', now - TRIES_WINDOW_MS)
    .execute();
  const seconds = waitSeconds(
    tries.map(({ at }) => at),
    TRIES_MAX,
    now,
  );
  if (seconds > 0) return { kind: 'wait', seconds };
  await writing.insertInto('code_tries').values({ try: randomUUID(), contact, at: now }).execute();
  const right = isCode(secret, challenge.challenge, shown.code);
  const open = challenge.used_at === null && now < challenge.ends_at;
  if (!right || !open || person === null) return { kind: 'wrong' };
  await writing
    .updateTable('code_challenges')
    .set({ used_at: now })
    .where('challenge', '=', challenge.challenge)
    .execute();
  await writing.deleteFrom('code_tries').where('contact', '=', contact).execute();
  return { kind: 'right', challenge, person };
}

/** When a code was asked for; `null` for one that never was. */
export async function codeAskedAt(
  reading: Reading<PlatformTables>,
  challenge: string,
): Promise<number | null> {
  const row = await reading
    .selectFrom('code_challenges')
    .select('asked_at')
    .where('challenge', '=', challenge)
    .executeTakeFirst();
  return row?.asked_at ?? null;
}

/** Begins a session and gives its token, which is kept nowhere. */
export async function beginSession(
  writing: Writing<PlatformTables>,
  person: string,
  now: number,
): Promise<{ readonly token: string; readonly endsAt: number }> {
  const token = newToken();
  await writing
    .insertInto('person_sessions')
    .values({
      session: randomUUID(),
      token_hash: hashToken(token) ?? '',
      person,
      began_at: now,
      seen_at: now,
    })
    .execute();
  return { token, endsAt: sessionEnd(now, now) };
}

/** Finds the live session of a token, of a person who is still active. */
export async function findSession(
  reading: Reading<PlatformTables>,
  token: string,
  now: number,
): Promise<PlatformTables['person_sessions'] | null> {
  const hash = hashToken(token);
  if (hash === null) return null;
  const row = await reading
    .selectFrom('person_sessions')
    .innerJoin('people', 'people.person', 'person_sessions.person')
    .selectAll('person_sessions')
    .where('token_hash', '=', hash)
    .where('people.state', '=', 'active')
    .executeTakeFirst();
  // One that lies ahead tells that the clock was set back; nobody knows how long ago it was.
  if (row === undefined || now >= sessionEnd(row.began_at, row.seen_at)) return null;
  return row.seen_at - now > SESSION_IDLE_MS ? null : row;
}

/** Notes a sign of life. */
export async function touchSession(
  writing: Writing<PlatformTables>,
  session: string,
  now: number,
): Promise<void> {
  await writing
    .updateTable('person_sessions')
    .set({ seen_at: now })
    .where('session', '=', session)
    .where('seen_at', '<', now)
    .execute();
}

/** Ends every session of a person, at once. */
export async function endSessions(writing: Writing<PlatformTables>, person: string): Promise<void> {
  await writing.deleteFrom('person_sessions').where('person', '=', person).execute();
}

/** Deletes what no longer counts: sessions, challenges and tries. */
export async function sweepSignIn(writing: Writing<PlatformTables>, now: number): Promise<void> {
  await writing
    .deleteFrom('person_sessions')
    .where('began_at', '<=', now - SESSION_LIFE_MS)
    .execute();
  await writing
    .deleteFrom('code_tries')
    .where('at', '<=', now - TRIES_WINDOW_MS)
    .execute();
  await writing
    .deleteFrom('code_challenges')
    .where('ends_at', '<=', now - TRIES_WINDOW_MS)
    .execute();
}

function requireNoWait(times: readonly number[], most: number, now: number): void {
  const retryAfterSeconds = waitSeconds(times, most, now);
  if (retryAfterSeconds > 0) throw new ProblemError('rate_limited', { retryAfterSeconds });
}
