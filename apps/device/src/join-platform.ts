import { generateKeyPairSync, sign } from 'node:crypto';
import { join } from 'node:path';
import { DeviceJoined, JOIN_CONTEXT } from '@consentry/contract';
import { makeFolder } from '@consentry/ledger';
import { findRetirement } from './courier/consent/retirement-store.ts';
import { systemBootClock } from './courier/lease/boot-clock.ts';
import { bundleCrypto } from './courier/lease/bundle-crypto.ts';
import { findLink, type Link, saveLink } from './courier/lease/link.ts';
import { refusalOf } from './courier/lease/platform-client.ts';
import { openDatabase } from './courier/store/database.ts';
import { saveDoor } from './courier/purpose/purpose-store.ts';
import { DeviceError } from './device-error.ts';
import { readDoor } from './read-door.ts';

/** What a device joins a platform with. */
export interface JoinOptions {
  /** Folder of everything the device keeps; no device runs on it now. */
  readonly data: string;
  /** Address of the platform: `https://`, no path. `http://` on this machine alone. */
  readonly url: string;
  /** The installer's one-use token. */
  readonly token: string;
  /** The door to put in force with it, checked against `DoorConfig`; left out: what the folder has, if anything. */
  readonly door?: unknown;
}

const JOIN_MS = 30_000;
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Joins a platform: makes the device's own key and shows it with the token. From its next start the device
 * matches nobody until it was approved there and has a lease.
 *
 * @returns the id the platform gave it, and its site
 * @throws {DeviceError} `platform_url_invalid`, `door_invalid`, `platform_unreachable`, `join_refused`, `already_joined`,
 *   `boot_clock_missing`, `device_retired`, `data_unusable`; nothing was changed here
 */
export async function joinPlatform(options: JoinOptions): Promise<Pick<Link, 'device' | 'site'>> {
  const url = originOf(options.url);
  const door = options.door === undefined ? null : readDoor(options.door);
  if (systemBootClock() === null) throw new DeviceError('boot_clock_missing');
  using database = openAt(options.data);
  if (findRetirement(database.reading) !== null) throw new DeviceError('device_retired');
  if (findLink(database.reading) !== null) throw new DeviceError('already_joined');
  const pair = generateKeyPairSync('ed25519');
  const publicKey = pair.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  const text = `${JOIN_CONTEXT}${options.token}\n${publicKey}`;
  const proof = sign(null, Buffer.from(text), pair.privateKey).toString('hex');
  const joined = await ask(url, { token: options.token, public_key: publicKey, proof });
  // Keys that sign no bundle are found now and not with the first of them.
  bundleCrypto(joined.platform_keys);
  const link = {
    url,
    device: joined.device_id,
    site: joined.site_id,
    privateKey: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }),
    platformKeys: joined.platform_keys,
  };
  database.transact((writing) => {
    if (door !== null) saveDoor(writing, door, Date.now());
    saveLink(writing, link, Date.now());
  });
  return { device: link.device, site: link.site };
}

function originOf(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.has(url.hostname));
  if (url === null || !safe || url.pathname !== '/' || url.search !== '' || url.username !== '')
    throw new DeviceError('platform_url_invalid');
  return url.origin;
}

function openAt(data: string) {
  try {
    makeFolder(data);
    return openDatabase(join(data, 'courier.db'), (error) => {
      throw error;
    });
  } catch (cause) {
    throw new DeviceError('data_unusable', cause instanceof Error ? cause.message : '', { cause });
  }
}

async function ask(url: string, body: unknown): Promise<DeviceJoined> {
  const answer = await fetch(`${url}/v1/devices`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    redirect: 'error',
    signal: AbortSignal.timeout(JOIN_MS),
  }).catch((cause: unknown) => {
    throw new DeviceError('platform_unreachable', '', { cause });
  });
  if (answer.ok) {
    const joined = DeviceJoined.safeParse(await answer.json().catch(() => null));
    if (joined.success) return joined.data;
    throw new DeviceError('platform_unreachable', '', { cause: joined.error });
  }
  const refusal = await refusalOf(answer);
  const own = refusal.status === 400 || refusal.code === 'device_token_wrong';
  throw new DeviceError(own ? 'join_refused' : 'platform_unreachable', '', { cause: refusal });
}
