import { randomUUID } from 'node:crypto';
import { type FilingChange, FilingMember, type FilingSort, type HandInFiling } from '@consentry/contract';
import { type CivilDate, FiledFacts, type Filed, type FiledChange } from '@consentry/law';
import { ProblemError, type Reading, type Writing, appendEvent, readEvents } from '@consentry/server';
import { contentDigest } from '../facts/content-digest.ts';
import { latestHandedIn } from '../facts/latest-handed-in.ts';
import type { PlatformTables } from '../store/tables.ts';
import {
  type FilingStep,
  type StoredFiling,
  type StoredSubmission,
  after,
  earlier,
  isOpen,
} from './filing.ts';

type Read = Reading<PlatformTables>;
type Write = Writing<PlatformTables>;
type Row = PlatformTables['filings'];
export type StoredPackage = PlatformTables['filing_packages'];

/** Stream of what happens to filings. */
const FILINGS = 'filings';
/** Filings shown at once. */
const SHOWN_MAX = 200;
/** Events of the stream that are read for a history. */
const HISTORY_MAX = 1000;

function stored({ members, dropped, ...row }: Row): StoredFiling {
  return {
    ...row,
    members: FilingMember.array().parse(JSON.parse(members)),
    dropped: dropped === null ? null : (JSON.parse(dropped) as StoredFiling['dropped']),
  };
}

/** Reads the filings, the earliest first. */
export async function readFilings(reading: Read): Promise<readonly StoredFiling[]> {
  const rows = await reading
    .selectFrom('filings')
    .selectAll()
    .orderBy('opened_at')
    .orderBy('filing')
    .limit(SHOWN_MAX)
    .execute();
  return rows.map(stored);
}

export async function findFiling(reading: Read, filing: string): Promise<StoredFiling | null> {
  const row = await reading.selectFrom('filings').selectAll().where('filing', '=', filing).executeTakeFirst();
  return row === undefined ? null : stored(row);
}

/** @throws {ProblemError} `not_found` */
export async function requireFiling(reading: Read, filing: string): Promise<StoredFiling> {
  const found = await findFiling(reading, filing);
  if (found === null) throw new ProblemError('not_found');
  return found;
}

/** Opens a filing; one that is open of its sort is given instead, with its trigger where it had none. */
export async function openFiling(
  writing: Write,
  {
    sort,
    trigger_on,
    by,
  }: { readonly sort: FilingSort; readonly trigger_on: string | null; readonly by: string },
  now: number,
): Promise<string> {
  const open = (await readFilings(writing)).find((one) => one.sort === sort && isOpen(one));
  if (open !== undefined) {
    if (open.trigger_on === null && trigger_on !== null)
      await changeFiling(writing, open, { trigger_on }, { kind: 'filing.due', by }, now);
    return open.filing;
  }
  const filing = randomUUID();
  await writing
    .insertInto('filings')
    .values({
      filing,
      sort,
      state: 'due',
      trigger_on,
      opened_by: by,
      opened_at: now,
      members: '[]',
      despite: null,
      dropped: null,
      number: null,
      revision: 1,
    })
    .execute();
  await tell(writing, { filing, kind: 'filing.opened', by }, now);
  return filing;
}

/** Changes a filing, counts its revision up, and tells of it. */
export async function changeFiling(
  writing: Write,
  { filing, revision }: Pick<StoredFiling, 'filing' | 'revision'>,
  change: Partial<Pick<Row, 'state' | 'trigger_on' | 'members' | 'despite' | 'dropped' | 'number'>>,
  told: { readonly kind: string; readonly by: string } & Readonly<Record<string, string | number | null>>,
  now: number,
): Promise<void> {
  await writing
    .updateTable('filings')
    .set({ ...change, revision: revision + 1 })
    .where('filing', '=', filing)
    .execute();
  await tell(writing, { filing, ...told }, now);
}

/** Takes a step. @throws {ProblemError} `filing_state` where it is not to be done now */
export async function stepFiling(
  writing: Write,
  one: StoredFiling,
  {
    step,
    by,
    ...change
  }: { readonly step: FilingStep; readonly by: string } & Partial<
    Pick<Row, 'despite' | 'dropped' | 'number'>
  >,
  now: number,
): Promise<void> {
  const state = after(one.state, step);
  if (state === null) throw new ProblemError('filing_state');
  await changeFiling(writing, one, { ...change, state }, { kind: `filing.${state}`, by }, now);
}

/** Tells of something that happened to a filing. */
export async function tell(
  writing: Write,
  { kind, ...body }: Readonly<Record<string, string | number | null>> & { readonly kind: string },
  now: number,
): Promise<void> {
  await appendEvent(writing, FILINGS, { kind, body: JSON.stringify(body), at: now });
}

/** Reads what was done with a filing, in order. */
export async function historyOf(reading: Read, filing: string) {
  const found: { kind: string; at: number; by: string | null }[] = [];
  for (let from = 0; ; ) {
    const events = await readEvents(reading, FILINGS, from, HISTORY_MAX);
    for (const { kind, body, at } of events) {
      const { filing: of, by } = JSON.parse(body) as { filing?: unknown; by?: unknown };
      if (of === filing) found.push({ kind, at, by: typeof by === 'string' ? by : null });
    }
    const last = events.at(-1);
    if (last === undefined || events.length < HISTORY_MAX) return found.slice(-HISTORY_MAX);
    from = last.sequence;
  }
}

/** Reads packages of one filing, or of all, the latest first. */
export async function readPackages(reading: Read, filing?: string): Promise<readonly StoredPackage[]> {
  let query = reading.selectFrom('filing_packages').selectAll();
  if (filing !== undefined) query = query.where('filing', '=', filing);
  return query.orderBy('made_at', 'desc').orderBy('package').limit(SHOWN_MAX).execute();
}

/** Reads what one package said. */
export async function findPackage(reading: Read, made: string): Promise<StoredPackage | null> {
  const row = await reading
    .selectFrom('filing_packages')
    .selectAll()
    .where('package', '=', made)
    .executeTakeFirst();
  return row ?? null;
}

/** Keeps what a package said; its bytes are in a file of its name. */
export async function addPackage(writing: Write, row: StoredPackage, now: number): Promise<void> {
  await writing.insertInto('filing_packages').values(row).execute();
  const { filing, package: made, digest, made_by: by } = row;
  await tell(writing, { kind: 'filing.package_made', filing, package: made, digest, by }, now);
}

/** Reads handings-in of one filing, or of all, in order. */
export async function readSubmissions(reading: Read, filing?: string): Promise<readonly StoredSubmission[]> {
  let query = reading.selectFrom('filing_submissions').selectAll();
  if (filing !== undefined) query = query.where('filing', '=', filing);
  return query.orderBy('said_at').orderBy('package').execute();
}

/** Keeps that a package was handed in. */
export async function addSubmission(
  writing: Write,
  filing: string,
  { package: handed, on, channel, authority, outside, commitment }: HandInFiling,
  by: string,
  now: number,
): Promise<void> {
  await writing
    .insertInto('filing_submissions')
    .values({
      package: handed,
      filing,
      handed_in_on: on,
      channel,
      authority: JSON.stringify(authority),
      outside: JSON.stringify(outside),
      commitment: commitment === null ? null : JSON.stringify(commitment),
      said_by: by,
      said_at: now,
      returned_on: null,
      asked: null,
      accepted_on: null,
      number: null,
      receipt: null,
    })
    .execute();
}

/** Writes what the authority answered to the last handing-in. */
export async function answerSubmission(
  writing: Write,
  { package: handed }: Pick<StoredSubmission, 'package'>,
  answer: Partial<Pick<StoredSubmission, 'returned_on' | 'asked' | 'accepted_on' | 'number' | 'receipt'>>,
): Promise<void> {
  await writing.updateTable('filing_submissions').set(answer).where('package', '=', handed).execute();
}

/** What an officer handed in of filings that were made before this platform, as steps of its own. */
export async function filedElsewhere(reading: Read): Promise<{
  readonly filings: readonly Pick<StoredFiling, 'sort' | 'state' | 'number'>[];
  /** Earliest day on which the processor or its group had reached 100,000 (reading G4). */
  readonly reachedOn: CivilDate | null;
}> {
  const named = (await latestHandedIn(reading))?.facts.filing;
  if (named === undefined) return { filings: [], reachedOn: null };
  const { processor, group } = named.reached;
  return {
    filings: named.filings
      .filter(({ submitted_on, returned_on }) => submitted_on !== null && returned_on === null)
      .map(({ kind, accepted_on, number }) => ({
        sort: kind,
        state: accepted_on === null ? ('handed_in' as const) : ('accepted' as const),
        number,
      })),
    reachedOn: earlier(processor.possible_on, group?.possible_on ?? null),
  };
}

/** The last package that was handed in for a first filing or a change, and not sent back: what is filed. */
export async function filedNow(
  reading: Read,
): Promise<{ readonly facts: FiledFacts; readonly configuration: string; readonly on: string } | null> {
  const row = await reading
    .selectFrom('filing_submissions as s')
    .innerJoin('filing_packages as p', 'p.package', 's.package')
    .innerJoin('filings as f', 'f.filing', 's.filing')
    .select(['p.facts', 'p.configuration', 's.handed_in_on'])
    .where('f.sort', '!=', 'deregistration')
    .where('s.returned_on', 'is', null)
    .orderBy('s.said_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  const facts = FiledFacts.parse(JSON.parse(row.facts));
  return { facts, configuration: row.configuration, on: row.handed_in_on };
}

/** Documents of a package as they were. */
export function documentsOf({ documents }: Pick<StoredPackage, 'documents'>): Filed['documents'] {
  return JSON.parse(documents) as Filed['documents'];
}

type StoredChange = PlatformTables['filing_changes'];

/** Shows a change. */
export function changeView({
  change,
  body,
  substantive,
  found_on,
  minor,
  filing,
}: StoredChange): FilingChange {
  const { field, scenario, path, before, after: now, why } = JSON.parse(body) as FiledChange;
  return {
    change,
    field,
    scenario,
    path,
    before,
    after: now,
    why,
    substantive,
    found_on,
    minor: minor === null ? null : (JSON.parse(minor) as FilingChange['minor']),
    filing,
  };
}

/** Reads changes: those of one filing, those in none (`null`), or all. */
export async function readChanges(
  reading: Read,
  filing?: string | null,
): Promise<ReadonlyArray<StoredChange>> {
  let query = reading.selectFrom('filing_changes').selectAll();
  if (filing === null) query = query.where('filing', 'is', null);
  else if (filing !== undefined) query = query.where('filing', '=', filing);
  return query.orderBy('found_on').orderBy('change').limit(1000).execute();
}

/** Tells whether a change still asks for a filing. */
export function isPending({ substantive, minor, filing }: StoredChange): boolean {
  return substantive && minor === null && filing === null;
}

/**
 * Writes down changes that were found, each once while it is in no filing.
 *
 * @param foundOn - the day their time runs from: the earliest they can have been made
 * @returns how many are new
 */
export async function noteChanges(
  writing: Write,
  found: readonly FiledChange[],
  foundOn: string,
  now: number,
): Promise<number> {
  const open = new Map((await readChanges(writing, null)).map((one) => [one.what, one]));
  let added = 0;
  for (const one of found) {
    const what = contentDigest([one.field, one.scenario, one.path]);
    const before = open.get(what);
    const body = JSON.stringify(one);
    if (before?.body === body) continue;
    if (before !== undefined && before.minor === null) {
      await writing.updateTable('filing_changes').set({ body }).where('change', '=', before.change).execute();
      continue;
    }
    // What counsel judged was another value: it is looked at anew.
    if (before !== undefined && (JSON.parse(before.body) as FiledChange).after === one.after) continue;
    const { substantive, field } = one;
    const change = randomUUID();
    await writing
      .insertInto('filing_changes')
      .values({ change, what, body, substantive, found_on: foundOn, minor: null, filing: null })
      .execute();
    await tell(writing, { kind: 'filing.change_found', change, field, by: 'platform' }, now);
    added += 1;
  }
  return added;
}

/** Reads the end of the use as a whole; the last that was said. */
export async function readEnd(reading: Read): Promise<PlatformTables['filing_ends'] | null> {
  const row = await reading
    .selectFrom('filing_ends')
    .selectAll()
    .orderBy('ceased_on', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** Reads what is scanned for a filing, the latest first. */
export async function readScans(reading: Read, filing: string) {
  return reading
    .selectFrom('filing_scans')
    .selectAll()
    .where('filing', '=', filing)
    .orderBy('uploaded_at', 'desc')
    .orderBy('scan')
    .limit(SHOWN_MAX)
    .execute();
}

/** Notes what was uploaded, and its name where it is further material. */
export async function addScan(
  writing: Write,
  scan: Omit<PlatformTables['filing_scans'], 'name' | 'uploaded_at' | 'purged_at'> & {
    readonly name?: string;
  },
  now: number,
): Promise<void> {
  await writing
    .insertInto('filing_scans')
    .values({ ...scan, name: scan.name ?? null, uploaded_at: now, purged_at: null })
    .execute();
}

/** What became of face information: persons still stored, erased, and certificates of devices. */
export async function readDisposal(reading: Read) {
  const [erased] = await reading
    .selectFrom('consent_ends as e')
    .innerJoin('consents as c', 'c.consent', 'e.consent')
    .select((e) => e.fn.count<number>('c.person').distinct().as('persons'))
    .where('e.erased_at', 'is not', null)
    .execute();
  const certificates = await reading
    .selectFrom('erasure_certificates')
    .select(['consent', 'device'])
    .orderBy('received_at')
    .limit(1000)
    .execute();
  const [all] = await reading
    .selectFrom('erasure_certificates')
    .select((e) => e.fn.countAll<number>().as('certificates'))
    .execute();
  return {
    erased: erased?.persons ?? 0,
    certificates: all?.certificates ?? 0,
    // Of whom each is nobody reads from it.
    ids: certificates.map(({ consent, device }) => contentDigest([consent, device])),
  };
}
