import { inTransaction, sweepAnswers, type Working, workRounds } from '@consentry/server';
import { sweepSignIns } from '@consentry/staff';
import type { AuthorityContext } from '../authority.ts';
import { countCases } from '../publication/count-cases.ts';
import { sweepInvitations } from '../staff/invitation-store.ts';

const MINUTE_MS = 60_000;

/** Begins what comes again and again, each round by one replica. What is over counts for nothing before it is swept. */
export function startRounds(context: AuthorityContext): Working {
  const { database, now } = context;
  return workRounds(context, {
    'sign_ins.sweep': {
      everyMs: MINUTE_MS,
      work: () =>
        inTransaction(
          database,
          async (writing) => {
            await sweepSignIns(writing, now());
            await sweepInvitations(writing, now());
          },
          'read committed',
        ),
    },
    'cases.count': { everyMs: MINUTE_MS, work: async () => countCases(context) },
    'answers.sweep': {
      everyMs: 60 * MINUTE_MS,
      work: async () => void (await inTransaction(database, (writing) => sweepAnswers(writing, now()))),
    },
  });
}
