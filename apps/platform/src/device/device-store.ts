import { createHash } from 'node:crypto';
import { DeviceSpot } from '@consentry/contract';
import { type Reading, type Writing, appendEvent } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';
import { publishKey } from './device-key-store.ts';
import type { DeviceTables } from './device-tables.ts';

type Read = Reading<PlatformTables>;
type Write = Writing<PlatformTables>;
export type StoredDevice = DeviceTables['devices'];

/** Stream of what happens to devices: who joined, was approved, suspended, retired. */
export const DEVICE_STREAM = 'devices';

/** Stream of what a device itself reports. */
export function reportsOf(device: string): string {
  return `device/${device}`;
}

/** Reads one device. */
export async function findDevice(reading: Read, device: string): Promise<StoredDevice | null> {
  const row = await reading.selectFrom('devices').selectAll().where('device', '=', device).executeTakeFirst();
  return row ?? null;
}

/** Reads devices by id, some at a time. */
export async function listDevices(
  reading: Read,
  sites: readonly string[] | null,
  after: string,
  limit: number,
): Promise<readonly StoredDevice[]> {
  const all = reading.selectFrom('devices').selectAll().where('device', '>', after);
  const at = sites === null ? all : all.where('site', 'in', sites.length === 0 ? [''] : [...sites]);
  return at.orderBy('device').limit(limit).execute();
}

/** Keeps a token for one device by its hash. */
export async function addToken(
  writing: Write,
  token: string,
  made: { readonly site: string; readonly by: string; readonly expiresAt: number },
): Promise<void> {
  const { site, by, expiresAt } = made;
  await writing
    .insertInto('device_tokens')
    .values({ token_hash: hash(token), site, made_by: by, expires_at: expiresAt, device: null })
    .execute();
}

/**
 * Spends a token, once: of any number that try at the same time one gets it.
 *
 * @returns `null` for one that was used, is over or never was
 */
export async function spendToken(
  writing: Write,
  token: string,
  device: string,
  now: number,
): Promise<{ readonly site: string; readonly made_by: string } | null> {
  const spent = await writing
    .updateTable('device_tokens')
    .set({ device })
    .where('token_hash', '=', hash(token))
    .where('device', 'is', null)
    .where('expires_at', '>', now)
    .returning(['site', 'made_by'])
    .executeTakeFirst();
  return spent ?? null;
}

/** Whether a device of this key was ever admitted. */
export async function isKnown(reading: Read, publicKey: string): Promise<boolean> {
  const row = await reading
    .selectFrom('devices')
    .select('device')
    .where('public_key', '=', publicKey)
    .executeTakeFirst();
  return row !== undefined;
}

/** Adds a device that waits for approval. */
export async function addDevice(
  writing: Write,
  joined: Pick<StoredDevice, 'device' | 'site' | 'public_key' | 'installed_by'>,
  now: number,
): Promise<void> {
  await writing
    .insertInto('devices')
    .values({
      ...joined,
      state: 'pending',
      state_since: now,
      joined_at: now,
      space: null,
      capture_area: null,
      sign_photo_on: null,
      survey: null,
      placed_by: null,
      sign_approved_at: null,
      approved_by: null,
      version: 1,
    })
    .execute();
  await tell(writing, joined.device, 'device_joined', now);
  await publishKey(writing, joined.device, joined.public_key, now);
}

/** Changes a device, counts its version up, and tells of it. */
export async function changeDevice(
  writing: Write,
  before: StoredDevice,
  change: Partial<Omit<StoredDevice, 'device' | 'site' | 'public_key' | 'version'>>,
  told: string,
  now: number,
  more: Readonly<Record<string, string>> = {},
): Promise<StoredDevice> {
  const changed = await writing
    .updateTable('devices')
    .set({
      ...change,
      ...(change.state === undefined || change.state === before.state ? {} : { state_since: now }),
      version: before.version + 1,
    })
    .where('device', '=', before.device)
    .returningAll()
    .executeTakeFirstOrThrow();
  await tell(writing, before.device, told, now, more);
  return changed;
}

async function tell(
  writing: Write,
  device: string,
  kind: string,
  at: number,
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  await appendEvent(writing, DEVICE_STREAM, { kind, body: JSON.stringify({ device, ...more }), at });
}

/** Where a device stands, or `null` while nobody has said. */
export function spotOf(row: StoredDevice): DeviceSpot | null {
  if (row.space === null) return null;
  return DeviceSpot.parse({
    space: row.space,
    capture_area: row.capture_area === null ? null : JSON.parse(row.capture_area),
    sign_photo_on: row.sign_photo_on,
    survey: row.survey === null ? null : JSON.parse(row.survey),
  });
}

/** Number of the last event a device reported; 0 for none. */
export async function reportedSequence(reading: Read, device: string): Promise<number> {
  const row = await reading
    .selectFrom('streams')
    .select('last')
    .where('stream', '=', reportsOf(device))
    .executeTakeFirst();
  return row?.last ?? 0;
}

function hash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
