import { randomUUID } from 'node:crypto';
import { FilingReceipt, RefusedBecause, SendFiling, filingReceiptText } from '@consentry/contract';
import { Province } from '@consentry/law';
import {
  type OutgoingMeans,
  type Reading,
  type Working,
  type Writing,
  inTransaction,
  workRounds,
} from '@consentry/server';
import { openSecret, sealSecret } from '@consentry/staff';
import { z } from 'zod';
import type { PlatformContext } from '../platform.ts';
import type { PlatformTables } from '../store/tables.ts';
import { BROKEN, FILE_MS, type Failed, askAt, ownerOfCode } from '../supervision/ask-authority.ts';
import { type StoredDepartment, allDepartments } from '../supervision/department-store.ts';
import { ARRIVED, RECEIPT_WRONG, checkNote, isNews, unsent } from '../supervision/sending.ts';
import { type StoredOrder, dayOf } from '../supervision/supervision.ts';
import { addOrder, changeOrder, findOrderAt, ordersOfFiling } from '../supervision/supervision-store.ts';
import { findPackage, readPackages, readSubmissions, requireFiling, tell } from './filing-store.ts';
import { noteHandedIn } from './hand-in.ts';
import type { SealedFiles } from './sealed-files.ts';
import {
  type StoredFilingSending,
  changeFilingSending,
  dueFilingSendings,
  filingSendings,
  findFilingSending,
} from './sending-store.ts';
import { between } from './take-said.ts';

/** How often it is looked what is due. */
const EVERY_MS = 1000;
/** Of one round: a department that hangs does not hold up the others for long. */
const AT_ONCE = 3;

/** What packages are sent with. */
export interface FilingSendingMeans {
  readonly context: PlatformContext;
  readonly means: OutgoingMeans;
  /** The packages. */
  readonly files: SealedFiles;
}

/** Begins to send packages, by one replica at a time; what departments say of them is followed as orders are. */
export function startSendingFilings(sending: FilingSendingMeans): Working {
  return workRounds(sending.context, {
    'filing.send': { everyMs: EVERY_MS, work: (signal) => sendFilings(sending, signal) },
  });
}

/** Sends what waits. Done twice, it does no harm: the same package is the same receipt. */
export async function sendFilings(sending: FilingSendingMeans, signal: AbortSignal): Promise<void> {
  const { database, now } = sending.context;
  const due = await dueFilingSendings(database.reading, now(), AT_ONCE);
  if (due.length === 0) return;
  const departments = new Map((await allDepartments(database.reading)).map((one) => [one.department, one]));
  for (const row of due) {
    const to = departments.get(row.department);
    if (signal.aborted) return;
    if (to !== undefined) await sendOne(sending, row, to, signal);
  }
}

async function sendOne(
  sending: FilingSendingMeans,
  row: StoredFilingSending,
  to: StoredDepartment,
  signal: AbortSignal,
): Promise<void> {
  const { context, files } = sending;
  const bytes = await files.intact(row.package);
  const made = await findPackage(context.database.reading, row.package);
  const answered =
    bytes === null || made === null
      ? ({ failure: 'package_gone', final: true } satisfies Failed)
      : await post(sending, row, to, bytes, signal);
  const taken = 'failure' in answered ? answered : takenOf(answered.body, row, made?.digest, to);
  if ('failure' in taken) {
    await noteUnsent(context, row, taken);
    return;
  }
  await inTransaction(context.database, (writing) => takeReceipt(writing, context, row, to, taken));
}

/** A supplement names the filing that it is of; anything else begins one, or goes by the number in it. */
async function post(
  { context: { database, keys }, means }: FilingSendingMeans,
  row: StoredFilingSending,
  to: StoredDepartment,
  bytes: Uint8Array,
  signal: AbortSignal,
) {
  const open = await openAt(database.reading, row, to);
  const headers = { 'content-type': 'application/octet-stream', ...supplements(keys, open) };
  return askAt(to, '/v1/filings', headers, bytes, { means: { ...means, answerMs: FILE_MS }, signal });
}

function supplements(
  { secret }: PlatformContext['keys'],
  open: StoredOrder | null,
): Readonly<Record<string, string>> {
  if (open === null || open.reference === null || open.code_sealed === null) return {};
  const code = openSecret(secret, ownerOfCode(open.order_id), open.code_sealed);
  return { 'filing-reference': open.reference, 'filing-code': Buffer.from(code).toString('utf8') };
}

/** What is open of this filing at this department; `null` for nothing. */
async function openAt(
  reading: Reading<PlatformTables>,
  { filing, department }: StoredFilingSending,
  { url }: StoredDepartment,
): Promise<StoredOrder | null> {
  const sent = (await filingSendings(reading, filing)).filter((one) => one.department === department);
  const followed = new Set(sent.map(({ order_id }) => order_id));
  // The server of a department may have moved meanwhile.
  return (
    (await ordersOfFiling(reading, filing)).findLast(
      (order) => order.state !== 'closed' && (order.url === url || followed.has(order.order_id)),
    ) ?? null
  );
}

const Receipt = z.object(FilingReceipt.shape);
// A later authority may say more than this platform knows.
const Taken = z.discriminatedUnion('taken', [
  z.object({ taken: z.literal(true), receipt: Receipt }),
  z.object({ taken: z.literal(false), reasons: z.array(z.object(RefusedBecause.shape)).min(1).max(5000) }),
]);
type Received = z.infer<typeof Receipt> & { readonly checked: boolean };
interface Refused extends Failed {
  readonly reasons?: readonly RefusedBecause[];
}

/** Checks that a receipt is of this package, and by the key of the department where that is known. */
function takenOf(
  body: unknown,
  row: StoredFilingSending,
  digest: string | undefined,
  { key }: StoredDepartment,
): Received | Refused {
  const read = Taken.safeParse(body);
  if (!read.success) return BROKEN;
  if (!read.data.taken) return { failure: 'package_refused', final: true, reasons: read.data.reasons };
  const { receipt } = read.data;
  if (receipt.package !== row.package || receipt.digest !== digest) return RECEIPT_WRONG;
  const checked = checkNote(receipt.signed, filingReceiptText(receipt), key);
  return 'failure' in checked ? checked : { ...receipt, ...checked };
}

const Handed = SendFiling.omit({ department: true, package: true });

/** Writes a receipt down: the filing is handed in on the day on which the department received it. */
async function takeReceipt(
  writing: Writing<PlatformTables>,
  { keys, now }: PlatformContext,
  { sending }: StoredFilingSending,
  to: StoredDepartment,
  receipt: Received,
): Promise<void> {
  const at = now();
  const row = await findFilingSending(writing, sending);
  if (row?.state !== 'waiting') return;
  const { filing, department, confirmed_by: by } = row;
  const { reference, digest, signed, checked } = receipt;
  const order_id = await followAt(writing, keys, row, to, receipt, at);
  const received_at = Date.parse(receipt.received_at);
  const change = { received_at, receipt: signed, checked, reference, order_id };
  await changeFilingSending(writing, sending, { ...ARRIVED, ...change });
  const body = { filing, department, package: row.package, reference, digest, by };
  await tell(writing, { kind: 'filing.received_by_authority', ...body }, at);
  const one = await requireFiling(writing, filing);
  const [last] = await readPackages(writing, filing);
  const isNoted = (await readSubmissions(writing, filing)).some((of) => of.package === row.package);
  // Somebody may have handed the same package in by file meanwhile, and noted it.
  if (one.state !== 'ready' || last?.package !== row.package || isNoted) return;
  const { outside, commitment } = Handed.parse(JSON.parse(row.handed));
  const handed = {
    package: row.package,
    on: between(dayOf(received_at), dayOf(last.made_at), at),
    // The announcement means the system of the State, and this is none.
    channel: 'other',
    authority: { level: 'provincial', province: Province.parse(to.region.slice(0, 2)) },
    outside,
    commitment,
  } as const;
  await noteHandedIn(writing, one, handed, by, at);
}

/** Follows the filing by its reference and code as an order is followed; the code is sealed, and shown to nobody. */
async function followAt(
  writing: Writing<PlatformTables>,
  keys: PlatformContext['keys'],
  { filing, confirmed_by: by }: StoredFilingSending,
  { url }: StoredDepartment,
  { reference, code }: Received,
  at: number,
): Promise<string> {
  const known = await findOrderAt(writing, url, reference);
  const order_id = known?.order_id ?? randomUUID();
  const code_sealed = sealSecret(keys.secret, ownerOfCode(order_id), Buffer.from(code));
  if (known !== null) {
    const handed = { state: 'answered', answered_on: dayOf(at), closed_at: null, closed_for: null } as const;
    const change = { ...handed, filing, code_sealed, next_read_at: at };
    await changeOrder(writing, known, change, { kind: 'supervision.filing_sent', by }, at);
    return order_id;
  }
  await addOrder(writing, {
    order_id,
    kind: 'filing',
    way: 'online',
    state: 'unread',
    authority: 'cyberspace',
    received_on: dayOf(at),
    url,
    reference,
    code_sealed,
    told: null,
    read_at: null,
    next_read_at: at,
    tries: 0,
    trouble: null,
    trouble_since: null,
    answered_on: null,
    filing,
    contact: by,
    entered_by: by,
    entered_at: at,
    closed_at: null,
    closed_for: null,
    revision: 1,
  });
  return order_id;
}

async function noteUnsent({ database, now }: PlatformContext, sent: StoredFilingSending, failed: Refused) {
  if (failed.failure === 'stopped') return;
  await inTransaction(database, async (writing) => {
    const row = await findFilingSending(writing, sent.sending);
    if (row?.state !== 'waiting') return;
    const at = now();
    const reasons = JSON.stringify(failed.reasons ?? []);
    await changeFilingSending(writing, row.sending, { ...unsent(row, failed, at), reasons });
    // Webhooks carry it on.
    if (!isNews(row, failed)) return;
    const { filing, department } = row;
    const kind = failed.final ? 'filing.refused_by_authority' : 'filing.not_received_yet';
    await tell(writing, { kind, filing, department, code: failed.failure, by: null }, at);
  });
}
