import { type LedgerKeeper, RECHECK_EVERY_MS } from '@consentry/ledger-server';
import { inTransaction, sweepAnswers, type Working, workRounds } from '@consentry/server';
import { sweepSignIns } from '@consentry/staff';
import type { AuthorityContext } from '../authority.ts';
import { remindOfComplaints } from '../complaint/remind.ts';
import { eraseOver, sweepFiles } from '../complaint/retention.ts';
import { remindOfIncidents } from '../incident/remind.ts';
import { eraseIncidents } from '../incident/retention.ts';
import { countCases } from '../publication/count-cases.ts';
import { followLogs } from '../witness/follow-logs.ts';
import { thinHeads } from '../witness/witness-store.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

/** Begins what comes again and again, each round by one replica. What is over counts for nothing before it is swept. */
export function startRounds(context: AuthorityContext, keeper: LedgerKeeper): Working {
  const { database, now } = context;
  return workRounds(context, {
    'sign_ins.sweep': {
      everyMs: MINUTE_MS,
      work: () => inTransaction(database, (writing) => sweepSignIns(writing, now()), 'read committed'),
    },
    'cases.count': { everyMs: MINUTE_MS, work: async () => countCases(context) },
    'witness.follow': {
      everyMs: MINUTE_MS,
      work: (signal) => followLogs(context, context.outgoing, signal),
    },
    'witness.thin': {
      everyMs: 60 * MINUTE_MS,
      work: () => inTransaction(database, (writing) => thinHeads(writing, now())),
    },
    'ledger.publish': { everyMs: SECOND_MS, work: (signal) => keeper.advance(signal) },
    'ledger.recheck': { everyMs: RECHECK_EVERY_MS, work: () => keeper.recheck() },
    'ledger_witnesses.push': {
      everyMs: 2 * SECOND_MS,
      work: async (signal) => keeper.witnesses?.push(signal),
    },
    ...(context.mail === null
      ? {}
      : {
          'complaints.remind': { everyMs: 10 * MINUTE_MS, work: () => remindOfComplaints(context) },
          'incidents.remind': { everyMs: 10 * MINUTE_MS, work: () => remindOfIncidents(context) },
        }),
    'complaints.erase': { everyMs: 60 * MINUTE_MS, work: () => eraseOver(context) },
    'incidents.erase': { everyMs: 60 * MINUTE_MS, work: () => eraseIncidents(context) },
    'files.sweep': { everyMs: 60 * MINUTE_MS, work: () => sweepFiles(context) },
    'answers.sweep': {
      everyMs: 60 * MINUTE_MS,
      work: async () => void (await inTransaction(database, (writing) => sweepAnswers(writing, now()))),
    },
  });
}
