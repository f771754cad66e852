import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ownKey } from './courier/consent/certificate.ts';
import { findRetirement } from './courier/consent/retirement-store.ts';
import { openLog } from './courier/http/log.ts';
import { findLink } from './courier/lease/link.ts';
import { DeviceLog } from './courier/ledger/device-log.ts';
import { findDoor } from './courier/purpose/purpose-store.ts';
import { openDatabase } from './courier/store/database.ts';
import { DeviceError } from './device-error.ts';

/** What a check of a device's own log found. */
export interface DeviceLogReport {
  readonly ok: boolean;
  /** Its key (C2SP signed-note, Verifier keys). */
  readonly key: string;
  /** Entries in the last signed head; `null` where that is not sound. */
  readonly size: number | null;
  /** Entries that have their place and are in no head yet; `null` where that cannot be told. */
  readonly waiting: number | null;
  /** What was found first. */
  readonly damage: { readonly code: string; readonly detail: string } | null;
}

/**
 * Checks the log of a device that does not run (`fsck`): every tile, every entry, and the head against the one kept
 * beside the store. Changes nothing.
 *
 * @throws {DeviceError} `data_unusable`, `device_retired`
 */
export async function checkDeviceLog(data: string): Promise<DeviceLogReport> {
  const store = join(data, 'courier.db');
  if (!existsSync(store)) throw new DeviceError('data_unusable', `(${store})`);
  using database = (() => {
    try {
      return openDatabase(store, (error) => {
        throw error;
      });
    } catch (cause) {
      throw new DeviceError('data_unusable', cause instanceof Error ? cause.message : '', { cause });
    }
  })();
  if ((findRetirement(database.reading)?.endedAt ?? null) !== null) throw new DeviceError('device_retired');
  const link = findLink(database.reading);
  const log = new DeviceLog({
    database,
    device: link?.device ?? findDoor(database.reading)?.config.device.id ?? 'undeclared',
    key: link?.privateKey ?? database.transact(ownKey),
    folder: join(data, 'ledger'),
    now: Date.now,
    log: openLog({ level: 'silent', destination: process.stderr }),
  });
  const found = await log.examine();
  return { ok: found.damage === null, key: log.key, ...found };
}
