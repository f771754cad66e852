import { commitTo, entryBytes, type Happening } from '@consentry/ledger';
import { inTransaction, readEvents, type Reading, type Writing } from '@consentry/server';
import type { PlatformContext } from '../platform.ts';
import type { PlatformTables } from '../store/tables.ts';
import { erasedUntil, OPENINGS_ERASED } from './erase-openings.ts';
import { evidenceOf, type Told } from './evidence-of.ts';
import { holdPlaces, setPlace } from './place-order.ts';

type Read = Reading<PlatformTables>;
type Write = Writing<PlatformTables>;

/** Events that get their place in one transaction. */
const AT_ONCE = 500;

/**
 * Gives every event and every access to personal data that has none yet its durable place in the ledger. Both are
 * written in the transaction of what they tell of, so nothing that was acknowledged can be missing here; done by
 * several at once, one waits for the other and nothing is doubled.
 *
 * @returns how many entries got a place
 */
export async function sequenceEvents({ database }: Pick<PlatformContext, 'database'>): Promise<number> {
  let placed = 0;
  for (;;) {
    const behind = await streamsBehind(database.reading);
    if (behind.length === 0 && !(await isWaiting(database.reading))) return placed;
    placed += await inTransaction(database, (writing) => placeSome(writing, behind), 'read committed');
  }
}

async function streamsBehind(reading: Read): Promise<readonly string[]> {
  const rows = await reading
    .selectFrom('streams')
    .leftJoin('ledger_places', 'ledger_places.stream', 'streams.stream')
    .select('streams.stream')
    .where((row) =>
      row.or([
        row('ledger_places.sequence', 'is', null),
        row('last', '>', row.ref('ledger_places.sequence')),
      ]),
    )
    .orderBy('streams.stream')
    .execute();
  return rows.map(({ stream }) => stream);
}

async function isWaiting(reading: Read): Promise<boolean> {
  return (await reading.selectFrom('ledger_waiting').select('access').limit(1).execute()).length > 0;
}

async function placeSome(writing: Write, streams: readonly string[]): Promise<number> {
  await holdPlaces(writing);
  const happened = await accessesWaiting(writing);
  for (const stream of streams) {
    if (happened.length >= AT_ONCE) break;
    const from = await placeOf(writing, stream);
    // Before the events: what comes in between is not passed over.
    const end = await lastOf(writing, stream);
    const events = await readEvents(writing, stream, from, AT_ONCE - happened.length);
    const last = events.at(-1);
    // None left: their time of keeping is over.
    await setPlace(writing, stream, last?.sequence ?? end);
    happened.push(...events.map((event) => ({ ...event, stream })));
  }
  return addEntries(writing, happened);
}

/** What hands out whole records: given for an authority, it is what the authority reads. */
const HANDED_OUT: ReadonlySet<string> = new Set(['evidence.bundle', 'record.extract']);

async function accessesWaiting(writing: Write): Promise<Told[]> {
  const rows = await writing
    .selectFrom('ledger_waiting')
    .innerJoin('accesses', 'accesses.access', 'ledger_waiting.access')
    .selectAll('accesses')
    .orderBy('accesses.at')
    .orderBy('accesses.access')
    .limit(AT_ONCE)
    .execute();
  if (rows.length === 0) return [];
  const ids = rows.map(({ access }) => access);
  await writing.deleteFrom('ledger_waiting').where('access', 'in', ids).execute();
  return rows.map(({ access, at, by_id, person, ...rest }) => ({
    stream: accessStream(access),
    sequence: 1,
    kind:
      HANDED_OUT.has(rest.action) && rest.reason === 'authority'
        ? 'authority.read'
        : 'personal_data.accessed',
    at,
    body: JSON.stringify({
      ...rest,
      ...(person === null ? {} : { person }),
      ...(by_id === '' ? {} : { by: by_id }),
    }),
  }));
}

/** Each access is a stream of one event. */
export function accessStream(access: string): string {
  return `accesses/${access}`;
}

async function placeOf(writing: Write, stream: string): Promise<number> {
  const row = await writing
    .selectFrom('ledger_places')
    .select('sequence')
    .where('stream', '=', stream)
    .executeTakeFirst();
  return row?.sequence ?? 0;
}

async function lastOf(writing: Write, stream: string): Promise<number> {
  const row = await writing
    .selectFrom('streams')
    .select('last')
    .where('stream', '=', stream)
    .executeTakeFirst();
  return row?.last ?? 0;
}

async function addEntries(writing: Write, happened: readonly Told[]): Promise<number> {
  let position = await countEntries(writing);
  const entries: PlatformTables['ledger_entries'][] = [];
  const openings: PlatformTables['ledger_openings'][] = [];
  for (const told of happened) {
    const happening = await withSubject(writing, evidenceOf(told));
    if (happening === null) continue;
    const { entry, opening } = commitTo(happening);
    const { stream, sequence } = told;
    entries.push({ position, stream, sequence, entry: entryBytes(entry).toString() });
    const person = happening.subject ?? null;
    if (!(await isErased(writing, person, told)))
      openings.push({ position, person, opening: JSON.stringify(opening) });
    position += 1;
  }
  if (entries.length === 0) return 0;
  await writing.insertInto('ledger_entries').values(entries).execute();
  if (openings.length > 0) await writing.insertInto('ledger_openings').values(openings).execute();
  return entries.length;
}

/** What happened before a person was erased has no opening, also where it gets its place only after. */
async function isErased(reading: Read, person: string | null, { at, kind }: Told): Promise<boolean> {
  if (person === null || kind === OPENINGS_ERASED) return false;
  const until = await erasedUntil(reading, person);
  return until !== null && at <= until;
}

/** What names a consent or a verification is about its person, so that they find it. */
async function withSubject(reading: Read, happening: Happening | null): Promise<Happening | null> {
  if (happening === null || happening.subject !== undefined) return happening;
  const { consent, consent_id, verification_id } = happening.body;
  const named = consent ?? consent_id;
  if (typeof named === 'string') {
    const row = await reading
      .selectFrom('consents')
      .select(['person', 'purpose'])
      .where('consent', '=', named)
      .executeTakeFirst();
    return row === undefined ? happening : about(happening, row);
  }
  if (typeof verification_id !== 'string') return happening;
  const row = await reading
    .selectFrom('verifications')
    .select(['person', 'purpose', 'claimed_by', 'way'])
    .where('verification', '=', verification_id)
    .executeTakeFirst();
  if (row === undefined) return happening;
  const device = happening.device ?? row.claimed_by ?? undefined;
  const body = { ...happening.body, way: happening.body['way'] ?? row.way };
  return about({ ...happening, body, ...(device === undefined ? {} : { device }) }, row);
}

function about(
  happening: Happening,
  { person, purpose }: { readonly person: string | null; readonly purpose: string },
): Happening {
  const subject = person === null ? {} : { subject: person };
  return { ...happening, ...subject, purpose: happening.purpose ?? purpose };
}

/** Entries that have a place. */
export async function countEntries(reading: Pick<Read, 'selectFrom'>): Promise<number> {
  const { last } = await reading
    .selectFrom('ledger_entries')
    .select((row) => row.fn.max('position').as('last'))
    .executeTakeFirstOrThrow();
  return last === null ? 0 : last + 1;
}
