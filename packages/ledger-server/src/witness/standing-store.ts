import { NoteKey } from '@consentry/ledger';
import { type Database, appendEvent, inTransaction } from '@consentry/server';
import type { LedgerMeans } from '../ledger-means.ts';
import type { LedgerTables, Read, Write } from '../ledger-tables.ts';
import { lastCheckpoint } from '../read-checkpoints.ts';
import { type Lag, type Standing, standingOf } from './witness-standing.ts';
import { listSeen, type StoredPolicy, type StoredSeen } from './witness-store.ts';

/** Stream of how witnesses stand: `witness.following`, `witness.stalled`, `witness.disagrees`. */
const WITNESSES = 'ledger_witnesses';

/** How one witness stands, as it was written down. */
export type StoredStanding = LedgerTables['witness_standings'];

/** What is known of a witness; of one that was never asked, the beginning. */
export async function standingFor(reading: Read, key: string, now: number): Promise<StoredStanding> {
  const row = await reading
    .selectFrom('witness_standings')
    .selectAll()
    .where('key', '=', key)
    .executeTakeFirst();
  return row ?? begun(key, now);
}

function begun(key: string, now: number): StoredStanding {
  const none = { asked_at: null, failure: null, holds: null };
  return { key, state: 'following', since: now, ask_again_at: now, failures: 0, ...none };
}

/** Writes down what came of asking; how the witness stands is {@link noteStanding}'s. */
export async function saveAsked(writing: Write, row: StoredStanding): Promise<void> {
  const { key: _key, state: _state, since: _since, ...asked } = row;
  await writing
    .insertInto('witness_standings')
    .values(row)
    .onConflict((on) => on.column('key').doUpdateSet(asked))
    .execute();
}

/** Notes how a witness stands; a change is an event. */
export async function noteStanding(
  writing: Write,
  key: string,
  state: StoredStanding['state'],
  about: { readonly witness: string; readonly size: number; readonly holds?: number | null },
  now: number,
): Promise<void> {
  const standing = await standingFor(writing, key, now);
  if (standing.state === state) return;
  await writing
    .insertInto('witness_standings')
    .values({ ...standing, state, since: now })
    .onConflict((on) => on.column('key').doUpdateSet({ state, since: now }))
    .execute();
  const event = { kind: `witness.${state}`, body: JSON.stringify(about), at: now };
  await appendEvent(writing, WITNESSES, event);
}

/** Forgets how those stand that are no witnesses any more. */
export async function forgetOthers(database: Database<LedgerTables>, keys: readonly string[]): Promise<void> {
  const rows = await database.reading.selectFrom('witness_standings').select('key').execute();
  const gone = rows.map(({ key }) => key).filter((key) => !keys.includes(key));
  if (gone.length === 0) return;
  await inTransaction(database, (writing) =>
    writing.deleteFrom('witness_standings').where('key', 'in', gone).execute(),
  );
}

/** A witness of the policy, and how it stands now. */
export interface WitnessStanding {
  readonly key: string;
  readonly name: string;
  readonly standing: Standing;
  readonly lag: Lag | null;
  readonly seen: StoredSeen | null;
  readonly failure: string | null;
  /** Entries that it said it has seen. */
  readonly holds: number | null;
}

/** How each witness of a policy stands. */
export async function witnessStandings(
  reading: Read,
  { witnesses, confirmed_at }: Pick<StoredPolicy, 'witnesses' | 'confirmed_at'>,
  now: number,
): Promise<readonly WitnessStanding[]> {
  const last = await lastCheckpoint(reading);
  const seen = new Map((await listSeen(reading)).map((one) => [one.key, one]));
  const standings: WitnessStanding[] = [];
  for (const { key, url } of witnesses) {
    const row = await standingFor(reading, key, now);
    const one = seen.get(key) ?? null;
    const lag = last === null ? null : await lagOf(reading, one?.size ?? 0, last.size, confirmed_at ?? 0);
    const disagrees = row.state === 'disagrees';
    const standing = standingOf({ disagrees, lag, isAsked: url !== undefined }, now);
    const { failure, holds } = row;
    standings.push({ key, name: NoteKey.parse(key).name, standing, lag, seen: one, failure, holds });
  }
  return standings;
}

/** Nobody is late before they were a witness. */
async function lagOf(reading: Read, seen: number, size: number, from: number): Promise<Lag | null> {
  const first = await reading
    .selectFrom('ledger_checkpoints')
    .select('at')
    .where('size', '>', seen)
    .orderBy('size')
    .limit(1)
    .executeTakeFirst();
  return first === undefined ? null : { entries: size - seen, since: Math.max(first.at, from) };
}

/** Writes down who has stalled, and who follows again. */
export async function judgeWitnesses(
  { database, now }: Pick<LedgerMeans, 'database' | 'now'>,
  policy: Pick<StoredPolicy, 'witnesses' | 'confirmed_at'>,
): Promise<void> {
  const at = now();
  for (const { key, name, standing, seen } of await witnessStandings(database.reading, policy, at)) {
    if (standing === 'disagrees') continue;
    const state = standing === 'stalled' ? 'stalled' : 'following';
    if ((await standingFor(database.reading, key, at)).state === state) continue;
    const about = { witness: name, size: seen?.size ?? 0 };
    await inTransaction(database, (writing) => noteStanding(writing, key, state, about, at));
  }
}

/** Witnesses in force that have seen another log than this database has. */
export async function whoDisagrees(
  reading: Read,
  policy: Pick<StoredPolicy, 'witnesses'> | null,
): Promise<readonly StoredStanding[]> {
  const keys = policy?.witnesses.map(({ key }) => key) ?? [];
  if (keys.length === 0) return [];
  return reading
    .selectFrom('witness_standings')
    .selectAll()
    .where('state', '=', 'disagrees')
    .where('key', 'in', keys)
    .orderBy('key')
    .execute();
}
