import { randomUUID } from 'node:crypto';
import {
  AnswerIncident,
  FollowIncident,
  IncidentReceipt,
  IncidentStatus,
  type ReportedIncident,
  SendIncident,
  SendIncidentPart,
  canonicalJson,
} from '@consentry/contract';
import type { LedgerKeeper } from '@consentry/ledger-server';
import { asSpelled, paperHash, ProblemError, type Reading, type Writing } from '@consentry/server';
import { countTries } from '@consentry/staff';
import type { AuthorityContext, AuthorityServer } from '../authority.ts';
import { opens } from '../complaint/complaint.ts';
import { listDepartments } from '../department/department-store.ts';
import { isLogKey } from '../inspection/processor-routes.ts';
import type { AuthorityTables } from '../store/tables.ts';
import {
  type StoredCase,
  type StoredPart,
  afterPart,
  incidentCode,
  incidentReference,
  partDigest,
  partHash,
  recipientIn,
  untold,
} from './incident.ts';
import {
  addCase,
  addPart,
  askedOf,
  findCase,
  findPart,
  noteAnswered,
  partsOf,
  requireCase,
  stepCase,
} from './incident-store.ts';
import { caseStatus, receiptOf } from './incident-view.ts';

/** Parts, and looks and answers, from one address within fifteen minutes. */
const SENT_MAX = 30;
const FOLLOWED_MAX = 60;
/** Parts of one case: what comes every hour for three weeks. */
const PARTS_MAX = 500;
/** How far the clock of a sender may be ahead, milliseconds. */
const AHEAD_MS = 10 * 60_000;
/** Who acts with the code of a case: the organisation has no account here. */
const PROCESSOR = 'processor';

/** `/v1/incidents` for organisations: report, supplement, follow and answer by reference and code (第四条、第七条、第八条). */
export function incidentReportRoutes(
  server: AuthorityServer,
  { database, keys }: AuthorityContext,
  keeper: LedgerKeeper,
): void {
  const limit = (kind: string, most: number) => async (_: unknown, asked: { address: string; now: number }) =>
    countTries(database, keys.secret, [{ kind, name: asked.address, limit: most }], asked.now);
  const { secret } = keys;
  server.command({
    method: 'POST',
    url: '/v1/incidents',
    action: 'incident.send',
    summary: 'Takes the first report of an incident, and gives a signed receipt; sent twice, it is one.',
    problems: [
      'idempotency_conflict',
      'incident_no_department',
      'incident_known_ahead',
      'log_key_malformed',
      'rate_limited',
    ],
    secret: true,
    status: 201,
    body: SendIncident,
    answer: IncidentReceipt,
    about: async () => ({}),
    before: limit('incident', SENT_MAX),
    do: async (writing, { body }, { now }) => {
      const { once, sent_at, incident: told, to, region, processor, log_key } = body;
      const digest = partDigest('first', told);
      const known = await findPart(writing, partHash(secret, once));
      if (known !== null) {
        if (known.digest !== digest || known.stage !== 'first')
          throw new ProblemError('idempotency_conflict');
        const row = await requireCase(writing, known.incident);
        const code = incidentCode(secret, row.incident, once);
        return { body: await receiptOf(writing, row, known, code, keeper.ledger.signer) };
      }
      requireKnown(told, now);
      if (log_key !== null && !(await isLogKey(log_key)))
        throw new ProblemError('log_key_malformed', { fields: ['/body/log_key'] });
      const department = recipientIn(await listDepartments(writing), to, region);
      if (department === null) throw new ProblemError('incident_no_department', { fields: ['/body/to'] });
      const incident = randomUUID();
      const code = incidentCode(secret, incident, once);
      const row: StoredCase = {
        incident,
        reference: incidentReference(secret, incident),
        code_hash: paperHash(code),
        department: department.department,
        region,
        recipient: to,
        processor,
        log_key,
        ...afterPart(untold(told), 'first', told, now),
        received_at: now,
        state: 'received',
        next_due_at: null,
        acknowledged_by: null,
        acknowledged_at: null,
        onward_by: null,
        onward_at: null,
        onward_to: null,
        closed_by: null,
        closed_at: null,
        outcome: null,
        despite: null,
        erased_at: null,
        version: 1,
      };
      const of = { incident, number: 1, stage: 'first', once_hash: partHash(secret, once) } as const;
      const part = partOf(of, sent_at, told, now);
      await addCase(writing, row, part);
      return { body: await receiptOf(writing, row, part, code, keeper.ledger.signer) };
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/incidents/parts',
    action: 'incident.supply',
    summary: 'Takes a supplement, a change, what persons were told, or the final report.',
    problems: ['code_wrong', 'idempotency_conflict', 'incident_full', 'incident_part_unfit', 'rate_limited'],
    secret: true,
    status: 201,
    body: SendIncidentPart,
    answer: IncidentReceipt,
    about: async () => ({}),
    before: limit('incident', SENT_MAX),
    do: async (writing, { body }, { now }) => {
      const { once, stage, sent_at, incident: told, code } = body;
      const row = await opened(writing, body);
      const { signer } = keeper.ledger;
      const known = await findPart(writing, partHash(secret, once));
      if (known !== null) {
        if (known.incident !== row.incident || known.digest !== partDigest(stage, told))
          throw new ProblemError('idempotency_conflict');
        return { body: await receiptOf(writing, row, known, code, signer) };
      }
      requireKnown(told, now);
      requireFit(stage, told);
      const number = (await partsOf(writing, row.incident)).length + 1;
      if (number > PARTS_MAX) throw new ProblemError('incident_full');
      const of = { incident: row.incident, number, stage, once_hash: partHash(secret, once) };
      const part = partOf(of, sent_at, told, now);
      await addPart(writing, part);
      const change = afterPart(row, stage, told, now);
      await stepCase(writing, row, 'supply', change, { by: PROCESSOR, stage, digest: part.digest }, now);
      return { body: await receiptOf(writing, row, part, code, signer) };
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/incidents/follow-up',
    action: 'incident.follow',
    summary: 'Shows whoever reported how far it is, what is missing, and what the department asks.',
    problems: ['code_wrong', 'rate_limited'],
    secret: true,
    body: FollowIncident,
    answer: IncidentStatus,
    about: async () => ({}),
    before: limit('incident follow-up', FOLLOWED_MAX),
    do: async (writing, { body }, { now }) => ({
      body: await caseStatus(writing, await opened(writing, body), now),
    }),
  });
  server.command({
    method: 'POST',
    url: '/v1/incidents/answers',
    action: 'incident.answer',
    summary: 'Takes the answer to a question of the department, once.',
    problems: ['code_wrong', 'not_found', 'question_state', 'rate_limited'],
    secret: true,
    body: AnswerIncident,
    answer: IncidentStatus,
    about: async () => ({}),
    before: limit('incident follow-up', FOLLOWED_MAX),
    do: async (writing, { body: { question, text, ...opening } }, { now }) => {
      const row = await opened(writing, opening);
      const asked = await askedOf(writing, [row.incident]);
      const found = asked.find((one) => one.question === question);
      if (found === undefined) throw new ProblemError('not_found');
      // The same words again are the answer whose receipt was lost.
      if (found.answer === text) return { body: await caseStatus(writing, row, now) };
      if (found.answered_at !== null || row.state !== 'asked') throw new ProblemError('question_state');
      await noteAnswered(writing, question, text, now);
      const open = asked.some((one) => one.question !== question && one.answered_at === null);
      const next = await stepCase(
        writing,
        row,
        open ? 'answer' : 'settle',
        {},
        { by: PROCESSOR, question },
        now,
      );
      return { body: await caseStatus(writing, next, now) };
    },
  });
}

/** @throws {ProblemError} `incident_known_ahead`: hours that begin in the future count nothing */
function requireKnown({ known_at }: ReportedIncident, now: number): void {
  if (Date.parse(known_at) > now + AHEAD_MS)
    throw new ProblemError('incident_known_ahead', { fields: ['/body/incident/known_at'] });
}

/** @throws {ProblemError} `incident_part_unfit` for a part that lacks what it is called */
function requireFit(stage: SendIncidentPart['stage'], told: ReportedIncident): void {
  const fields = [
    ...(stage === 'final' && told.summary === null ? ['/body/incident/summary'] : []),
    ...(stage === 'final' && told.handling_ended_on === null ? ['/body/incident/handling_ended_on'] : []),
    ...(stage === 'told' && told.told === null ? ['/body/incident/told'] : []),
  ];
  if (fields.length > 0) throw new ProblemError('incident_part_unfit', { fields });
}

function partOf(
  of: Pick<StoredPart, 'incident' | 'number' | 'stage' | 'once_hash'>,
  sent_at: string,
  told: ReportedIncident,
  now: number,
): StoredPart {
  return {
    part: randomUUID(),
    ...of,
    digest: partDigest(of.stage, told),
    content: canonicalJson(told),
    sent_at: Date.parse(sent_at),
    received_at: now,
  };
}

/** Finds the case that a code opens. @throws {ProblemError} `code_wrong`, whichever of both is wrong */
async function opened(
  reading: Reading<AuthorityTables> | Writing<AuthorityTables>,
  { reference, code }: FollowIncident,
): Promise<StoredCase> {
  const row = await findCase(reading, 'reference', asSpelled(reference));
  if (!opens(row, code) || row === null) throw new ProblemError('code_wrong');
  return row;
}
