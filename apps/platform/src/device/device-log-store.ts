import { type DeviceEvent, type DeviceLogView, LogDamageCode } from '@consentry/contract';
import { openCheckpoint } from '@consentry/ledger';
import type { Reading, Writing } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';
import { deviceLogKey, judgeHead, readHead } from './device-log.ts';
import { findDevice } from './device-store.ts';

/**
 * Takes the head of a device's log where it follows the one that is held. One that does not is not held: each that
 * comes is measured by the last good one, so that a log that was cut cannot grow past it unseen.
 *
 * @returns what is wrong, where it was not known before
 */
export async function takeHead(
  writing: Writing<PlatformTables>,
  device: string,
  event: Extract<DeviceEvent, { kind: 'log_head' }>,
  now: number,
): Promise<LogDamageCode | null> {
  const row = await findDevice(writing, device);
  if (row === null) return null;
  const key = deviceLogKey(row.public_key);
  const kept = await writing
    .selectFrom('device_logs')
    .selectAll()
    .where('device', '=', device)
    .executeTakeFirst();
  const head = readHead(event, key);
  const held = kept === undefined ? null : openCheckpoint(kept.note, key);
  const damage = head === null ? 'device_log_unproved' : judgeHead(held, head);
  if (damage !== null) {
    if (kept === undefined || kept.damage !== null) return kept === undefined ? damage : null;
    await writing
      .updateTable('device_logs')
      .set({ damage, damage_since: now })
      .where('device', '=', device)
      .execute();
    return damage;
  }
  if (head === null) return null;
  const taken = { size: head.size, note: head.note, at: now, damage: null, damage_since: null };
  await writing
    .insertInto('device_logs')
    .values({ device, ...taken })
    .onConflict((on) => on.column('device').doUpdateSet(taken))
    .execute();
  return null;
}

/** Shows how far the log of a device is known here; `null` before its first head. */
export async function deviceLogView(
  reading: Reading<PlatformTables>,
  device: string,
): Promise<DeviceLogView | null> {
  const row = await reading
    .selectFrom('device_logs')
    .selectAll()
    .where('device', '=', device)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { size, at, damage, damage_since } = row;
  return {
    size,
    at: iso(at),
    damage: damage === null ? null : { code: LogDamageCode.parse(damage), since: iso(damage_since ?? at) },
  };
}

const iso = (at: number): string => new Date(at).toISOString();
