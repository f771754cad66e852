import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { LedgerError } from '@consentry/ledger';
import { type Database, openDatabase } from '@consentry/server';
import { pino } from 'pino';
import { platformKeys } from '../settings/keys.ts';
import { platformMigrations } from '../store/migrations/index.ts';
import type { PlatformTables } from '../store/tables.ts';
import { type Closed, closeLog } from './close-log.ts';
import { damageOf } from './ledger-damage.ts';
import { LedgerKeeper } from './ledger-keeper.ts';
import { lastCheckpoint, watchedCheckpoint } from './read-checkpoints.ts';
import { countEntries } from './sequence-events.ts';
import { asked, policyInForce } from './witness-store.ts';

/** A platform that stands still. */
export interface StoppedPlatform {
  /** Folder of its keys, and of its database where that is a file. */
  readonly data: string;
  /** Left out: `platform.db` in `data`. */
  readonly databaseUrl?: string | undefined;
}

/** Why a log was not looked at, or not closed. */
export type StoppedErrorCode = 'ledger_missing' | 'platform_running';

/** The log of a stopped platform cannot be worked on. */
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

/** Checks the log of a platform: every tile, every row, the tree, the heads. Nothing is written. */
export async function checkStopped(of: StoppedPlatform): Promise<LedgerReport> {
  await using opened = await openStopped(of);
  const { database, keeper } = opened;
  const { reading } = database;
  const { key } = keeper.ledger.signer;
  const known = await damageOf(reading);
  const found: LedgerError | null = await keeper.find();
  const last = await lastCheckpoint(reading);
  const cosigned = await watchedCheckpoint(reading, key, asked(await policyInForce(reading)), -1);
  const { openings } = await reading
    .selectFrom('ledger_openings')
    .select((row) => row.fn.countAll<number>().as('openings'))
    .executeTakeFirstOrThrow();
  return {
    origin: key.name,
    key: key.toString(),
    size: last?.size ?? 0,
    sequenced: await countEntries(reading),
    openings,
    cosigned: cosigned?.size ?? null,
    damage: found === null ? null : { code: found.code, detail: found.message },
    known: known === null ? null : { code: known.code, since: new Date(known.since).toISOString() },
  };
}

/**
 * Closes the log of a stopped platform, so that its next start begins another.
 *
 * @throws {StoppedError} `platform_running` where somebody published a moment ago
 * @throws {LedgerError} where this log did not sign the given head
 */
export async function closeStopped(
  of: StoppedPlatform,
  how: { readonly reason: string; readonly head: string | null },
): Promise<Closed> {
  await using opened = await openStopped(of);
  const { database, keys } = opened;
  if (await isRunning(database)) throw new StoppedError('platform_running');
  return await closeLog({ database, keys, now: Date.now }, of.data, how);
}

async function openStopped({ data, databaseUrl }: StoppedPlatform) {
  const file = join(data, 'platform.db');
  // Keys and databases are made where there are none: not by who only looks.
  if (!existsSync(join(data, 'ledger.key')) || (databaseUrl === undefined && !existsSync(file)))
    throw new StoppedError('ledger_missing');
  const keys = platformKeys(data);
  const database = await openDatabase<PlatformTables>(databaseUrl ?? `sqlite:${file}`, {
    migrations: platformMigrations,
  });
  const context = { database, keys, now: Date.now, log: pino({ level: 'silent' }) };
  return {
    database,
    keys,
    keeper: new LedgerKeeper(context, data),
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}

async function isRunning({ reading }: Database<PlatformTables>): Promise<boolean> {
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
