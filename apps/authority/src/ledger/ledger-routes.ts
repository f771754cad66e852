import {
  EvidenceFile,
  FollowReport,
  LedgerEntryList,
  ListEntries,
  ReportReceipts,
} from '@consentry/contract';
import {
  entryView,
  evidenceFile,
  findEntry,
  lastCheckpoint,
  type LedgerKeeper,
  ledgerRoutes as routesOfLog,
  listEntries,
  witnessRoutes,
} from '@consentry/ledger-server';
import { asSpelled, openCursor, ProblemError, sealCursor } from '@consentry/server';
import { countTries } from '@consentry/staff';
import { z } from 'zod';
import type { AuthorityContext, AuthorityServer } from '../authority.ts';
import { opens } from '../complaint/complaint.ts';
import { findComplaint } from '../complaint/complaint-store.ts';
import { FOLLOWED_MAX } from '../complaint/public-routes.ts';
import { aboutCase, caseBundle, receiptsOf } from './case-evidence.ts';

const OfCase = z.strictObject({ case: z.uuid() });
const OfEntry = z.strictObject({ case: z.uuid(), position: z.coerce.number().int().min(0) });
const LIST = 'case entries';

/** The evidence log: what every log has, and the evidence of each case. */
export function ledgerRoutes(server: AuthorityServer, context: AuthorityContext, keeper: LedgerKeeper): void {
  // Nothing of an authority cosigns its own log.
  routesOfLog(server, context, keeper, async () => null);
  witnessRoutes(server, context.outgoing.settings, {
    list: 'ledger_witness.list',
    propose: 'ledger_witness.propose',
    confirm: 'ledger_witness.confirm',
  });
  caseRoutes(server, context, keeper);
  receiptRoute(server, context, keeper);
}

/** What stands in the log of a case, for the department it is with. */
function caseRoutes(
  server: AuthorityServer,
  { database, keys }: AuthorityContext,
  { ledger }: LedgerKeeper,
): void {
  server.query({
    url: '/v1/cases/:case/entries',
    action: 'case_evidence.list',
    summary: 'Lists the entries of a case in the evidence log, the latest first: its steps, and who read it.',
    problems: ['cursor_unknown'],
    params: OfCase,
    query: ListEntries,
    answer: LedgerEntryList,
    about: (reading, { params }) => aboutCase(reading, params.case),
    read: async (reading, { params, query: { cursor, limit } }) => {
      const list = `${LIST} ${params.case}`;
      const [place] = cursor === undefined ? [] : openCursor(keys.secret, list, cursor);
      const before = place === undefined ? null : Number(place);
      const rows = await listEntries(reading, { subjects: [params.case], before, limit: limit + 1 });
      const page = rows.slice(0, limit);
      const last = rows.length > limit ? page.at(-1) : undefined;
      const size = (await lastCheckpoint(reading))?.size ?? 0;
      return {
        body: {
          entries: page.map((one) => entryView(one, size)),
          cursor: last === undefined ? null : sealCursor(keys.secret, list, [last.position]),
        },
      };
    },
  });
  server.query({
    url: '/v1/cases/:case/entries/:position',
    action: 'case_evidence.read',
    summary: 'Gives one entry of a case in a file that anybody can check offline.',
    problems: ['not_published'],
    params: OfEntry,
    answer: EvidenceFile,
    about: (reading, { params }) => aboutCase(reading, params.case),
    read: async (reading, { params }) => {
      const found = await findEntry(reading, params.position);
      if (found?.person !== params.case) throw new ProblemError('not_found');
      const body = await evidenceFile(reading, ledger, found);
      if (body === null) throw new ProblemError('not_published', { retryAfterSeconds: 5 });
      return { body };
    },
  });
  server.files({
    url: '/v1/cases/:case/evidence-bundle',
    action: 'case_evidence.read',
    params: OfCase,
    about: (_query, params) => aboutCase(database.reading, params.case),
    read: async (_path, _query, { now }, params) => ({
      type: 'application/zip',
      bytes: await caseBundle(database.reading, ledger, params.case, now),
      headers: {
        'content-disposition': `attachment; filename="consentry-${params.case}.evidence.zip"`,
        'cache-control': 'no-store',
      },
    }),
  });
}

/** The receipts of a complaint, for whoever has its reference and code. */
function receiptRoute(
  server: AuthorityServer,
  { database, keys }: AuthorityContext,
  { ledger }: LedgerKeeper,
): void {
  server.command({
    method: 'POST',
    url: '/v1/complaints/receipts',
    action: 'complaint.follow',
    operation: 'complaint.receipts',
    summary: 'Gives whoever has its reference and code the proofs that their complaint stands in the log.',
    problems: ['code_wrong', 'rate_limited'],
    secret: true,
    body: FollowReport,
    answer: ReportReceipts,
    about: async () => ({}),
    before: async (_, { address, now }) =>
      countTries(
        database,
        keys.secret,
        [{ kind: 'complaint follow-up', name: address, limit: FOLLOWED_MAX }],
        now,
      ),
    do: async (writing, { body }) => {
      const row = await findComplaint(writing, 'reference', asSpelled(body.reference));
      if (!opens(row, body.code) || row === null) throw new ProblemError('code_wrong');
      return { body: { entries: [...(await receiptsOf(writing, ledger, row))] } };
    },
  });
}
