import { createHash } from 'node:crypto';
import { CustodyLevel, type DeviceKeyView } from '@consentry/contract';
import { appendEvent, type Database, inTransaction, type Reading, type Writing } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';
import { deviceLogKey } from './device-log.ts';

type Read = Reading<PlatformTables>;
type Write = Writing<PlatformTables>;
export type StoredDeviceKey = PlatformTables['device_keys'];

/** Stream of the keys by which devices sign: each is an entry of the evidence log. */
export const DEVICE_KEYS = 'device_keys';

/** SHA-256 of a public key (SubjectPublicKeyInfo in DER, base64), hex. */
export function keyDigest(publicKey: string): string {
  return createHash('sha256').update(publicKey, 'base64').digest('hex');
}

/** Publishes the key of a device: in the table, and as an entry that anybody can be shown. */
export async function publishKey(
  writing: Write,
  device: string,
  publicKey: string,
  since: number,
): Promise<void> {
  const key_digest = keyDigest(publicKey);
  const body = { device, key_digest, key: publicKey, log: deviceLogKey(publicKey).toString() };
  const kind = 'device_key.published';
  const sequence = await appendEvent(writing, DEVICE_KEYS, { kind, body: JSON.stringify(body), at: since });
  const row = { key_digest, device, public_key: publicKey, since, until: null, custody: null, sequence };
  await writing.insertInto('device_keys').values(row).execute();
}

/** Publishes the keys of devices that joined before keys were published. */
export async function publishMissingKeys(database: Database<PlatformTables>, now: number): Promise<void> {
  const missing = (reading: Read) =>
    reading
      .selectFrom('devices as d')
      .leftJoin('device_keys as k', 'k.device', 'd.device')
      .select(['d.device', 'd.public_key'])
      .where('k.device', 'is', null)
      .orderBy('d.device');
  if ((await missing(database.reading).limit(1).execute()).length === 0) return;
  await inTransaction(database, async (writing) => {
    for (const { device, public_key } of await missing(writing).execute())
      await publishKey(writing, device, public_key, now);
  });
}

/** Ends a key: what is signed by it from now on counts for nothing. */
export async function endKey(writing: Write, device: string, now: number): Promise<void> {
  const ended = await writing
    .updateTable('device_keys')
    .set({ until: now })
    .where('device', '=', device)
    .where('until', 'is', null)
    .returning('key_digest')
    .execute();
  for (const { key_digest } of ended) {
    const body = JSON.stringify({ device, key_digest });
    await appendEvent(writing, DEVICE_KEYS, { kind: 'device_key.ended', body, at: now });
  }
}

/** Keeps where the root key of a device is, as it certified last. */
export async function noteCustody(writing: Write, device: string, custody: CustodyLevel): Promise<void> {
  await writing.updateTable('device_keys').set({ custody }).where('device', '=', device).execute();
}

/** Finds a key by its digest. */
export async function findKey(reading: Read, digest: string): Promise<StoredDeviceKey | null> {
  const row = await reading
    .selectFrom('device_keys')
    .selectAll()
    .where('key_digest', '=', digest)
    .executeTakeFirst();
  return row ?? null;
}

/** Reads the keys of devices. */
export async function keysOfDevices(
  reading: Read,
  devices: readonly string[],
): Promise<readonly StoredDeviceKey[]> {
  if (devices.length === 0) return [];
  return reading
    .selectFrom('device_keys')
    .selectAll()
    .where('device', 'in', devices)
    .orderBy('sequence')
    .execute();
}

/** Lists keys after a digest, some at a time. */
export async function listKeys(
  reading: Read,
  after: string,
  limit: number,
): Promise<readonly StoredDeviceKey[]> {
  return reading
    .selectFrom('device_keys')
    .selectAll()
    .where('key_digest', '>', after)
    .orderBy('key_digest')
    .limit(limit)
    .execute();
}

/** Place in the evidence log of the entry that says whose key it is; `null` before it has one. */
export async function placeOfKey(reading: Read, { sequence }: StoredDeviceKey): Promise<number | null> {
  const row = await reading
    .selectFrom('ledger_entries')
    .select('position')
    .where('stream', '=', DEVICE_KEYS)
    .where('sequence', '=', sequence)
    .executeTakeFirst();
  return row?.position ?? null;
}

/** Shows a key. */
export function keyView(row: StoredDeviceKey): DeviceKeyView {
  return {
    device_id: row.device,
    key_digest: row.key_digest,
    key: row.public_key,
    log: deviceLogKey(row.public_key).toString(),
    since: new Date(row.since).toISOString(),
    until: row.until === null ? null : new Date(row.until).toISOString(),
    custody: row.custody === null ? null : CustodyLevel.parse(row.custody),
  };
}
