import { createHash } from 'node:crypto';
import {
  IncidentReceipt,
  IncidentStatus,
  ReportedIncident,
  incidentPartText,
  incidentReceiptText,
} from '@consentry/contract';
import { civilDateAt } from '@consentry/law';
import type { LedgerKeeper } from '@consentry/ledger-server';
import { type OutgoingMeans, type Working, type Writing, inTransaction, workRounds } from '@consentry/server';
import { openSecret, sealSecret } from '@consentry/staff';
import { z } from 'zod';
import type { PlatformContext } from '../platform.ts';
import type { PlatformTables } from '../store/tables.ts';
import { BROKEN, type Failed, askAt } from '../supervision/ask-authority.ts';
import { type StoredDepartment, allDepartments } from '../supervision/department-store.ts';
import { ARRIVED, RECEIPT_WRONG, checkNote, isNews, unread, unsent } from '../supervision/sending.ts';
import { FOLLOW_EVERY_MS } from '../supervision/supervision.ts';
import { supplemented } from './incident.ts';
import {
  type StoredReportCase,
  type StoredSending,
  isNoticed,
  itemNumbers,
  reportedAt,
  summaryDay,
} from './incident-report.ts';
import { addIncidentNotice, changeIncident, readIncidentNotices, requireIncident } from './incident-store.ts';
import {
  addReportCase,
  changeReportCase,
  changeSending,
  dueCases,
  dueSendings,
  findReportCase,
  findSending,
  tellOfReport,
} from './report-store.ts';

/** How often it is looked what is due. */
const EVERY_MS = 1000;
/** Of one round: one department that hangs does not hold up the others for long. */
const AT_ONCE = 5;

/** What reports are sent with. */
export interface ReportMeans {
  readonly context: PlatformContext;
  readonly means: OutgoingMeans;
  /** Whose log the organisation keeps. */
  readonly keeper: LedgerKeeper;
}

/** Whose sealed code it is. */
function ownerOfCode({ incident, department }: Pick<StoredReportCase, 'incident' | 'department'>): string {
  return `incident ${incident} at ${department}`;
}

/** Begins to send reports of incidents and to read what departments say, by one replica at a time. */
export function startSendingReports(reports: ReportMeans): Working {
  return workRounds(reports.context, {
    'incident.send': { everyMs: EVERY_MS, work: (signal) => sendReports(reports, signal) },
  });
}

/** Sends what waits and reads what is due to be read. Done twice, it does no harm: a part has a name of its own. */
export async function sendReports(reports: ReportMeans, signal: AbortSignal): Promise<void> {
  const { database, now } = reports.context;
  const departments = new Map(
    (await allDepartments(database.reading)).map((one) => [one.department, one] as const),
  );
  for (const sending of await dueSendings(database.reading, now(), AT_ONCE)) {
    const to = departments.get(sending.department);
    if (signal.aborted) return;
    if (to !== undefined) await sendOne(reports, sending, to, signal);
  }
  for (const row of await dueCases(database.reading, now(), AT_ONCE)) {
    const of = departments.get(row.department);
    if (signal.aborted) return;
    if (of !== undefined) await readOne(reports, row, of, signal);
  }
}

async function sendOne(
  reports: ReportMeans,
  sending: StoredSending,
  to: StoredDepartment,
  signal: AbortSignal,
): Promise<void> {
  const { context } = reports;
  const known = await findReportCase(context.database.reading, sending);
  const answered = await post(reports, sending, to, known, signal);
  if ('failure' in answered) {
    await noteUnsent(context, sending, answered);
    return;
  }
  const receipt = sending.stage === 'answer' ? null : checkedReceipt(answered.body, sending, to);
  if (receipt !== null && 'failure' in receipt) {
    await noteUnsent(context, sending, receipt);
    return;
  }
  await inTransaction(context.database, async (writing) => {
    const row = await findSending(writing, sending.sending);
    if (row?.state !== 'waiting') return;
    await takeReceipt(writing, reports.context, row, to, receipt);
  });
}

async function post(
  { context: { keys }, means, keeper }: ReportMeans,
  sending: StoredSending,
  { url, recipient, region }: StoredDepartment,
  known: StoredReportCase | null,
  signal: AbortSignal,
) {
  const { sending: once, stage, content, confirmed_at, processor, question } = sending;
  const sent_at = new Date(confirmed_at).toISOString();
  const headers = { 'content-type': 'application/json' };
  const asked = async (path: string, body: object) =>
    askAt({ url }, `/v1/incidents${path}`, headers, JSON.stringify(body), { means, signal });
  if (stage === 'first') {
    const log_key = keeper.ledger.signer.key.toString();
    const incident = ReportedIncident.parse(JSON.parse(content));
    return asked('', { once, sent_at, incident, to: recipient, region, processor, log_key });
  }
  // What follows the first report waits for it; one that was refused has none.
  if (known === null) return { failure: 'not_reported', final: true } satisfies Failed;
  const opening = openingOf(keys, known);
  if (stage === 'answer') return asked('/answers', { ...opening, question, text: content });
  return asked('/parts', {
    ...opening,
    once,
    sent_at,
    stage,
    incident: ReportedIncident.parse(JSON.parse(content)),
  });
}

function openingOf(keys: PlatformContext['keys'], row: StoredReportCase) {
  const code = openSecret(keys.secret, ownerOfCode(row), row.code_sealed);
  return { reference: row.reference, code: Buffer.from(code).toString('utf8') };
}

const Received = z.object(IncidentReceipt.shape);
type Receipt = z.infer<typeof Received> & { readonly checked: boolean };

/** Checks that a receipt is of what was sent, and by the key of the department where that is known. */
function checkedReceipt(
  body: unknown,
  { stage, content }: StoredSending,
  { key }: Pick<StoredDepartment, 'key'>,
): Receipt | Failed {
  const read = Received.safeParse(body);
  if (!read.success || stage === 'answer') return BROKEN;
  const receipt = read.data;
  const sent = incidentPartText(stage, ReportedIncident.parse(JSON.parse(content)));
  const digest = createHash('sha256').update(sent).digest('hex');
  if (receipt.digest !== digest || receipt.stage !== stage) return RECEIPT_WRONG;
  const checked = checkNote(receipt.signed, incidentReceiptText(receipt), key);
  return 'failure' in checked ? checked : { ...receipt, ...checked };
}

/** Writes a receipt down: what was received ends its clock here too, at the time the department says. */
async function takeReceipt(
  writing: Writing<PlatformTables>,
  { keys, now }: PlatformContext,
  row: StoredSending,
  to: StoredDepartment,
  receipt: Receipt | null,
): Promise<void> {
  const at = now();
  const { incident, department, sending, stage, question } = row;
  if (receipt === null) {
    await changeSending(writing, sending, { ...ARRIVED, received_at: at });
    await changeReportCase(writing, row, { next_read_at: at });
    await tellOfReport(
      writing,
      incident,
      'incident.answered',
      { department, question, by: row.confirmed_by },
      at,
    );
    return;
  }
  const received_at = Date.parse(receipt.received_at);
  const { digest, signed } = receipt;
  await changeSending(writing, sending, { ...ARRIVED, received_at, digest, receipt: signed });
  if (stage === 'first') {
    const of = { incident, department };
    await addReportCase(writing, {
      ...of,
      reference: receipt.reference,
      code_sealed: sealSecret(keys.secret, ownerOfCode(of), Buffer.from(receipt.code)),
      received_at,
      checked: receipt.checked,
      status: null,
      read_at: null,
      next_read_at: at,
      tries: 0,
      trouble: null,
      trouble_since: null,
    });
  } else {
    await changeReportCase(writing, row, { next_read_at: at });
  }
  await endClocks(writing, row, to, receipt, at);
}

async function endClocks(
  writing: Writing<PlatformTables>,
  { incident, department, stage, content, confirmed_by: by }: StoredSending,
  { name, recipient }: StoredDepartment,
  { reference, digest, received_at }: Receipt,
  at: number,
): Promise<void> {
  const one = await requireIncident(writing, incident);
  const told = ReportedIncident.parse(JSON.parse(content));
  const sent_at = new Date(reportedAt(Date.parse(received_at), one.known_at, at)).toISOString();
  const report = supplemented(one.report, { sent_at, to: [recipient], items: itemNumbers(told) });
  const summary_sent_on =
    stage === 'final' ? summaryDay(one, civilDateAt(Date.parse(sent_at))) : one.summary_sent_on;
  const noticed = (await readIncidentNotices(writing, incident)).some(
    (notice) => notice.told === 'authority',
  );
  if (told.notice !== null && isNoticed(recipient) && !noticed) {
    const channel = `${name} ${reference}`.slice(0, 200);
    const given = { to: 'authority', channel, sent_at, reached: 0 } as const;
    await addIncidentNotice(writing, { ...one, notice: told.notice }, given, by, at);
  }
  const body = { by, department, stage, reference, digest, received_at };
  const change = { report: JSON.stringify(report), summary_sent_on };
  await changeIncident(writing, one, change, { kind: 'incident.received_by_authority', body }, at);
}

async function noteUnsent({ database, now }: PlatformContext, sending: StoredSending, failed: Failed) {
  if (failed.failure === 'stopped') return;
  await inTransaction(database, async (writing) => {
    const row = await findSending(writing, sending.sending);
    if (row?.state !== 'waiting') return;
    const at = now();
    await changeSending(writing, row.sending, unsent(row, failed, at));
    // Webhooks carry it on.
    if (!isNews(row, failed)) return;
    const { incident, department, stage } = row;
    const kind = failed.final ? 'incident.refused_by_authority' : 'incident.not_received_yet';
    await tellOfReport(writing, incident, kind, { department, stage, code: failed.failure, by: null }, at);
  });
}

const Status = z.object(IncidentStatus.shape);

/** Reads what a department says of an incident; only what is another thing than before is told. */
async function readOne(
  { context, means }: ReportMeans,
  row: StoredReportCase,
  { url }: StoredDepartment,
  signal: AbortSignal,
): Promise<void> {
  const { database, keys, now } = context;
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify(openingOf(keys, row));
  const answered = await askAt({ url }, '/v1/incidents/follow-up', headers, body, { means, signal });
  const read = 'failure' in answered ? answered : Status.safeParse(answered.body);
  const failed: Failed | null = 'failure' in read ? read : read.success ? null : BROKEN;
  if (failed?.failure === 'stopped') return;
  await inTransaction(database, async (writing) => {
    const at = now();
    if (failed !== null || !('data' in read) || read.data === undefined) {
      await changeReportCase(writing, row, unread(row, failed ?? BROKEN, at));
      return;
    }
    // Of what it says, times that only run are no news.
    const said = read.data;
    const status = JSON.stringify(said);
    const next_read_at = said.state === 'closed' ? null : at + FOLLOW_EVERY_MS;
    const well = { read_at: at, next_read_at, tries: 0, trouble: null, trouble_since: null };
    await changeReportCase(writing, row, { ...well, status });
    const { incident, department } = row;
    for (const kind of news(row.status, said))
      await tellOfReport(writing, incident, kind, { department, state: said.state, by: null }, at);
  });
}

/** What a department said that it had not said before. */
function news(before: string | null, said: z.infer<typeof Status>): readonly string[] {
  const was = before === null ? null : Status.parse(JSON.parse(before));
  return [
    ...(said.acknowledged_at !== null && (was?.acknowledged_at ?? null) === null
      ? ['incident.acknowledged_by_authority']
      : []),
    ...(said.questions.length > (was?.questions.length ?? 0) ? ['incident.asked_by_authority'] : []),
    ...(said.state === 'closed' && was?.state !== 'closed' ? ['incident.closed_by_authority'] : []),
  ];
}
