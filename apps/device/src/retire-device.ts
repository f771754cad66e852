import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type RetirementCertificate, retirementWords } from '@consentry/contract';
import type { Logger } from 'pino';
import { Certifier, ownKey } from './courier/consent/certificate.ts';
import { Erasures } from './courier/consent/erasures.ts';
import { type RetirementParts, recordRetirement, tellRetirement } from './courier/consent/retirement.ts';
import { beginRetirement, endRetirement, findRetirement } from './courier/consent/retirement-store.ts';
import { iso } from './courier/clock.ts';
import { openLog } from './courier/http/log.ts';
import { systemBootClock } from './courier/lease/boot-clock.ts';
import { addHead, LeaseKeeper } from './courier/lease/lease-keeper.ts';
import { findLink, type Link } from './courier/lease/link.ts';
import { DeviceLog } from './courier/ledger/device-log.ts';
import { findDoor } from './courier/purpose/purpose-store.ts';
import { type Database, openDatabase } from './courier/store/database.ts';
import { Captures } from './courier/verification/captures.ts';
import { DeviceError } from './device-error.ts';
import { readStorage } from './vault/storage.ts';
import { retireConfined } from './vault/task.ts';
import type { TaskFailure } from './vault/task-failure.ts';

/** The certificate as a file that the verifier reads, and in words, in the data folder. */
const CERTIFICATE_FILE = 'retirement.json';
const WORDS_FILE = 'retirement.txt';

/** What a retirement came to. */
export interface Retired {
  readonly ok: true;
  readonly certificate: RetirementCertificate;
  /** `alone` where it joined no platform; `unreported` where that could not be told: its key stays until it is. */
  readonly platform: 'alone' | 'reported' | 'unreported';
  /** Files of the certificate. */
  readonly files: readonly string[];
}

/** What is done by others; given in tests. */
export interface RetireWays {
  readonly emptyStore: typeof retireConfined;
  /** Told after each step, once it is durable. */
  readonly after: (step: 'begun' | 'emptied' | 'signed' | 'told' | 'reported') => void;
}

/**
 * Empties a device for good: its store by a confined process, then certificates of it, signed and in its log; the
 * platform has them before the device's own key goes. Broken off anywhere, the next call finishes it.
 *
 * @param data folder of a device that does not run
 * @throws {DeviceError} `data_unusable`
 */
export async function retireDevice(
  data: string,
  ways: RetireWays = { emptyStore: retireConfined, after: () => undefined },
): Promise<Retired | TaskFailure> {
  const vault = join(data, 'vault');
  using database = openAt(data);
  if ((findRetirement(database.reading)?.endedAt ?? null) !== null) return await retired(data, database);
  database.transact((writing) => beginRetirement(writing, iso(Date.now())));
  ways.after('begun');
  const emptied = await ways.emptyStore(vault);
  if (!emptied.ok) return emptied;
  ways.after('emptied');
  const link = findLink(database.reading);
  const log = openLog({ level: 'silent', destination: process.stderr });
  await using parts = openParts(data, database, link, log);
  recordRetirement(parts, emptied);
  ways.after('signed');
  await parts.deviceLog.publish();
  await tellRetirement(parts, emptied.begun_at);
  ways.after('told');
  if (link !== null && !(await reported(parts, link, log))) return await retired(data, database);
  ways.after('reported');
  database.transact((writing) => endRetirement(writing, iso(Date.now())));
  return await retired(data, database);
}

function openAt(data: string): Database {
  const store = join(data, 'courier.db');
  try {
    // A folder without one was never a device, and none is made in it.
    if (!existsSync(store)) throw new Error(`${store} is not there.`);
    return openDatabase(store, (error) => {
      throw error;
    });
  } catch (cause) {
    throw new DeviceError('data_unusable', cause instanceof Error ? cause.message : '', { cause });
  }
}

function openParts(data: string, database: Database, link: Link | null, log: Logger) {
  const now = Date.now;
  const door = findDoor(database.reading);
  const device = link?.device ?? door?.config.device.id ?? 'undeclared';
  const key = link?.privateKey ?? database.transact(ownKey);
  const folder = join(data, 'ledger');
  const deviceLog = new DeviceLog({ database, device, key, folder, now, log });
  const storage = readStorage(join(data, 'vault'));
  const bootId = () => systemBootClock()?.bootId ?? null;
  const certifier = new Certifier({ device, key, log: deviceLog, storage, bootId });
  const ask = () => Promise.reject(new Error('Nothing is asked of a retired vault.'));
  const captures = new Captures(now, () => undefined);
  const erasures = new Erasures({
    database,
    captures,
    door: () => door,
    now,
    ask,
    certifier,
    log: deviceLog,
  });
  return {
    database,
    certifier,
    deviceLog,
    erasures,
    door,
    joined: link !== null,
    now,
    [Symbol.asyncDispose]: () => deviceLog[Symbol.asyncDispose](),
  };
}

/** Reports everything, the head of the log with it. @returns whether the platform has it */
async function reported(parts: RetirementParts, link: Link, log: Logger): Promise<boolean> {
  const unasked = (): never => {
    throw new Error('Nobody asks a retired device.');
  };
  try {
    await addHead(parts);
    const clock = systemBootClock;
    const keeper = new LeaseKeeper({ ...parts, link, log, clock, erasures: unasked, vault: unasked });
    await keeper.report(AbortSignal.timeout(REPORT_MS));
    return true;
  } catch (error) {
    log.error({ err: error }, 'the platform could not be told of the retirement');
    return false;
  }
}

/** Everything that waits is reported within this time, or the next run goes on. */
const REPORT_MS = 120_000;

async function retired(data: string, database: Database): Promise<Retired> {
  const stored = findRetirement(database.reading);
  if (stored === null || stored.certificate === null) throw new Error('Nothing was signed.');
  const { certificate, endedAt } = stored;
  const files = [CERTIFICATE_FILE, WORDS_FILE].map((name) => join(data, name));
  const words = retirementWords(certificate.content);
  const text = (['zh-CN', 'en'] as const).map((language) => words.map((word) => word[language]).join('\n'));
  const contents = [`${JSON.stringify(certificate)}\n`, `${text.join('\n\n')}\n`];
  for (const [at, path] of files.entries())
    await writeFile(path, contents[at] ?? '', { mode: 0o600, flush: true });
  const joined = findLink(database.reading) !== null;
  const platform = joined ? (endedAt === null ? 'unreported' : 'reported') : 'alone';
  return { ok: true, certificate, platform, files };
}
