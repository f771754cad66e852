import { setTimeout as sleep } from 'node:timers/promises';
import type { PersonLanguage } from '@consentry/contract';
import {
  type ClaimedJob,
  type Message,
  type MessageSender,
  type Reading,
  claimJobs,
  completeJob,
  failJob,
  inTransaction,
  isDatabaseError,
} from '@consentry/server';
import type { PlatformContext } from '../platform.ts';
import type { PlatformTables } from '../store/tables.ts';
import { codeOf } from './one-time-code.ts';
import { findIdentity } from './people-store.ts';
import { codeMessage } from './code-message.ts';
import { SEND_CODE } from './sign-in-store.ts';

/** Codes sent one after the other before it looks again; how long one round may take. */
const AT_ONCE = 16;
const LEASE_MS = 120_000;
/** How soon a code is on its way. */
const PAUSE_MS = 300;

/**
 * Sends the codes that were asked for. Outside of any transaction: a slow mail server holds up nobody. A
 * program that dies between sending and noting it sends the same code again.
 *
 * @returns how many were sent
 */
export async function sendCodes(context: PlatformContext, sender: MessageSender): Promise<number> {
  const claim = { kinds: [SEND_CODE], limit: AT_ONCE, leaseMs: LEASE_MS, now: context.now() };
  let sent = 0;
  for (const job of await claimJobs(context.database, claim)) {
    if (await sendOne(context, sender, job)) sent += 1;
  }
  return sent;
}

/** Sends codes until told to stop. @returns what ends it; the round under way is finished */
export function startSendingCodes(context: PlatformContext, sender: MessageSender): AsyncDisposable {
  const stop = new AbortController();
  const running = (async () => {
    while (!stop.signal.aborted) {
      await sendCodes(context, sender).catch((error: unknown) =>
        context.log.error({ err: error }, 'codes cannot be sent'),
      );
      await sleep(PAUSE_MS, undefined, { signal: stop.signal, ref: false }).catch(() => {});
    }
  })();
  return {
    async [Symbol.asyncDispose]() {
      stop.abort();
      await running;
    },
  };
}

async function sendOne(context: PlatformContext, sender: MessageSender, job: ClaimedJob): Promise<boolean> {
  const { database, keys, now } = context;
  try {
    const letter = await letterOf(database.reading, job.body, now());
    if (letter !== null) {
      const code = codeOf(keys.secret, job.body);
      await sender.send(codeMessage(letter, code, Math.max(1, Math.round(letter.left / 60_000))));
    }
    await inTransaction(database, (writing) => completeJob(writing, job, now()));
    return letter !== null;
  } catch (error) {
    if (isDatabaseError(error)) throw error;
    // The error's name alone: its message may hold an address.
    const failure = error instanceof Error ? error.name : 'unknown';
    context.log.warn({ failure, try: job.try }, 'a code was not sent');
    await inTransaction(database, (writing) => failJob(writing, job, failure, now()));
    return false;
  }
}

type Letter = Pick<Message, 'channel' | 'to'> & {
  readonly language: PersonLanguage;
  /** How long the code is good, milliseconds. */
  readonly left: number;
};

/** Whom to send it to; `null` where nobody has the contact, or the code is over. */
async function letterOf(
  reading: Reading<PlatformTables>,
  challenge: string,
  now: number,
): Promise<Letter | null> {
  const row = await reading
    .selectFrom('code_challenges')
    .select(['person', 'channel', 'ends_at', 'used_at'])
    .where('challenge', '=', challenge)
    .executeTakeFirst();
  if (row === undefined || row.person === null || row.used_at !== null || row.ends_at <= now) return null;
  const identity = await findIdentity(reading, row.person);
  const to = identity?.[row.channel] ?? null;
  if (identity === null || to === null) return null;
  return { channel: row.channel, to, language: identity.language, left: row.ends_at - now };
}
