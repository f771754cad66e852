import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, type Migrations, openDatabase } from '@consentry/server';
import { pino } from 'pino';
import { type Closed, closeLog } from './close-log.ts';
import { damageOf } from './ledger-damage.ts';
import { LedgerKeeper } from './ledger-keeper.ts';
import type { LedgerMeans } from './ledger-means.ts';
import type { LedgerSource } from './ledger-source.ts';
import type { LedgerTables, Read } from './ledger-tables.ts';
import { lastCheckpoint, watchedCheckpoint } from './read-checkpoints.ts';
import { countEntries } from './sequence-events.ts';
import { asked, policyInForce } from './witness/witness-store.ts';

/** A server that stands still. */
export interface StoppedServer {
  /** Folder of its keys, and of its database where that is a file. */
  readonly data: string;
  /** Left out: the file in `data`. */
  readonly databaseUrl?: string | undefined;
}

/** Why a log was not looked at, or not closed. */
export type StoppedErrorCode = 'ledger_missing' | 'platform_running';

/** The log of a stopped server cannot be worked on. */
export class StoppedError extends Error {
  readonly code: StoppedErrorCode;

  constructor(code: StoppedErrorCode) {
    super(code);
    this.name = 'StoppedError';
    this.code = code;
  }
}

/** What a check of a log found. */
export interface LedgerReport {
  readonly origin: string;
  readonly key: string;
  /** Entries in the published tree, and those that have a place. */
  readonly size: number;
  readonly sequenced: number;
  /** Openings that are still there: the others were erased. */
  readonly openings: number;
  /** Entries in the latest head that enough witnesses cosigned; `null` for none: the log is only a promise. */
  readonly cosigned: number | null;
  /** What was found first; `null` where the log is whole. */
  readonly damage: { readonly code: string; readonly detail: string } | null;
  /** What the platform itself had found before; `null` for nothing. */
  readonly known: { readonly code: string; readonly since: string } | null;
}

/** Who publishes does so each second: a platform that did within this may still run. */
const RUNNING_MS = 15_000;

/** Where a kind of server has its log. */
export interface LogHome {
  /** Name of the database, where that is a file. */
  readonly file: string;
  readonly migrations: Migrations;
  /** Reads the keys in a folder. */
  readonly keys: (folder: string) => LedgerMeans['keys'];
}

/**
 * Checks the log of a server that stands still: every tile, every row, the tree, the heads. Nothing is written.
 *
 * @throws {StoppedError} `ledger_missing`
 */
export async function checkStopped(home: LogHome, of: StoppedServer): Promise<LedgerReport> {
  await using means = await openStopped(home, of);
  const { reading } = means.database;
  const still = { ...means, now: Date.now, log: pino({ level: 'silent' }) };
  const keeper = new LedgerKeeper(still, NOTHING_NEW, of.data, null);
  const { key } = keeper.ledger.signer;
  const known = await damageOf(reading);
  const found = await keeper.find();
  const last = await lastCheckpoint(reading);
  const cosigned = await watchedCheckpoint(reading, key, asked(await policyInForce(reading)), -1);
  return {
    origin: key.name,
    key: key.toString(),
    size: last?.size ?? 0,
    sequenced: await countEntries(reading),
    openings: await countOpenings(reading),
    cosigned: cosigned?.size ?? null,
    damage: found === null ? null : { code: found.code, detail: found.message },
    known: known === null ? null : { code: known.code, since: new Date(known.since).toISOString() },
  };
}

/**
 * Closes the log of a server that stands still, so that its next start begins another.
 *
 * @throws {StoppedError} `ledger_missing`; `platform_running` where somebody published a moment ago
 * @throws {LedgerError} where this log did not sign the given head
 */
export async function closeStopped(
  home: LogHome,
  of: StoppedServer,
  how: { readonly reason: string; readonly head: string | null },
): Promise<Closed> {
  await using means = await openStopped(home, of);
  if (await isRunning(means.database)) throw new StoppedError('platform_running');
  return await closeLog({ ...means, now: Date.now }, of.data, how);
}

async function openStopped({ file: name, migrations, keys }: LogHome, { data, databaseUrl }: StoppedServer) {
  const file = join(data, name);
  // Keys and databases are made where there are none: not by who only looks.
  if (!existsSync(join(data, 'ledger.key')) || (databaseUrl === undefined && !existsSync(file)))
    throw new StoppedError('ledger_missing');
  const database = await openDatabase<LedgerTables>(databaseUrl ?? `sqlite:${file}`, { migrations });
  return { database, keys: keys(data), [Symbol.asyncDispose]: () => database[Symbol.asyncDispose]() };
}

/** Who only looks gives no places. */
const NOTHING_NEW: LedgerSource = { evidenceOf: async () => null };

async function countOpenings(reading: Read): Promise<number> {
  const { openings } = await reading
    .selectFrom('ledger_openings')
    .select((row) => row.fn.countAll<number>().as('openings'))
    .executeTakeFirstOrThrow();
  return openings;
}

async function isRunning({ reading }: Database<LedgerTables>): Promise<boolean> {
  const job = await reading
    .selectFrom('jobs')
    .select(['due_at', 'lease_until'])
    .where('kind', '=', 'ledger.publish')
    .where('state', '=', 'open')
    .executeTakeFirst();
  if (job === undefined) return false;
  const now = Date.now();
  return now - job.due_at < RUNNING_MS || (job.lease_until !== null && job.lease_until > now);
}
