import { type LedgerKeeper, RECHECK_EVERY_MS } from '@consentry/ledger-server';
import {
  type Round,
  type Working,
  inTransaction,
  sweepAnswers,
  sweepJobs,
  workRounds,
} from '@consentry/server';
import { sweepSignIns } from '@consentry/staff';
import type { Holders } from '../consent/holders.ts';
import { endOverdue } from '../consent/end-consent.ts';
import { sweepNonces } from '../device/nonce-store.ts';
import { sweepSignIn } from '../people/sign-in-store.ts';
import type { PlatformContext } from '../platform.ts';
import { watchDeadlines } from '../rights/watch-deadlines.ts';
import { followStreams } from '../webhook/follow-streams.ts';
import { sweepWebhooks } from '../webhook/webhook-store.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
/** Jobs that ended are shown in the figures for so long. */
const JOB_LIFE_MS = 7 * 24 * HOUR_MS;

/** What comes again and again, each round by one replica. What is over counts for nothing before it is swept. */
export function roundsOf(
  context: PlatformContext,
  holders: Holders,
  keeper: LedgerKeeper,
): Readonly<Record<string, Round>> {
  const { database, now } = context;
  return {
    'consents.end_overdue': {
      everyMs: MINUTE_MS,
      work: async () => void (await endOverdue(database, holders, now())),
    },
    'sign_ins.sweep': {
      everyMs: MINUTE_MS,
      work: async () => {
        await inTransaction(database, (writing) => sweepSignIn(writing, now()));
        await inTransaction(database, (writing) => sweepSignIns(writing, now()), 'read committed');
      },
    },
    'deadlines.watch': { everyMs: 5 * SECOND_MS, work: () => watchDeadlines(context, holders) },
    'nonces.sweep': { everyMs: 10 * MINUTE_MS, work: () => sweepNonces(database, now()) },
    'answers.sweep': {
      everyMs: HOUR_MS,
      work: async () => void (await inTransaction(database, (writing) => sweepAnswers(writing, now()))),
    },
    'jobs.sweep': {
      everyMs: HOUR_MS,
      work: async () =>
        void (await inTransaction(database, (writing) => sweepJobs(writing, now() - JOB_LIFE_MS))),
    },
    'ledger.publish': { everyMs: SECOND_MS, work: (signal) => keeper.advance(signal) },
    'ledger.recheck': { everyMs: RECHECK_EVERY_MS, work: () => keeper.recheck() },
    'witnesses.push': {
      everyMs: 2 * SECOND_MS,
      work: async (signal) => keeper.witnesses?.push(signal),
    },
    'webhooks.follow': { everyMs: SECOND_MS, work: async () => void (await followStreams(context)) },
    'webhooks.sweep': {
      everyMs: HOUR_MS,
      work: () => inTransaction(database, (writing) => sweepWebhooks(writing, now())),
    },
  };
}

/** Begins to do them. */
export function startRounds(context: PlatformContext, holders: Holders, keeper: LedgerKeeper): Working {
  return workRounds(context, roundsOf(context, holders, keeper));
}
