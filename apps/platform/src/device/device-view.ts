import type { DeviceView } from '@consentry/contract';
import type { Reading } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';
import { keyDigest } from './device-key-store.ts';
import { deviceLogView } from './device-log-store.ts';
import { reportedSequence, spotOf, type StoredDevice } from './device-store.ts';
import { retirementOf } from './retirement-store.ts';
import { purposesOf } from './serve-store.ts';

/** Shows a device. */
export async function deviceView(reading: Reading<PlatformTables>, row: StoredDevice): Promise<DeviceView> {
  const set = await reading
    .selectFrom('device_sets')
    .select(['epoch', 'acknowledged'])
    .where('device', '=', row.device)
    .executeTakeFirstOrThrow();
  return {
    device_id: row.device,
    site_id: row.site,
    state: row.state,
    state_since_at: iso(row.state_since),
    installed_by: row.installed_by,
    key_digest: keyDigest(row.public_key),
    spot: spotOf(row),
    sign_approved_at: row.sign_approved_at === null ? null : iso(row.sign_approved_at),
    purpose_ids: await purposesOf(reading, row.device),
    epoch: set.epoch,
    acknowledged_epoch: set.acknowledged,
    reported_sequence: await reportedSequence(reading, row.device),
    log: await deviceLogView(reading, row.device),
    retirement: await retirementOf(reading, row.device),
  };
}

const iso = (at: number): string => new Date(at).toISOString();
