import { z } from 'zod';
import { iso } from '../clock.ts';
import type { Reading, Writing } from '../store/database.ts';

const LinkRow = z.object({
  url: z.string(),
  device: z.uuid(),
  site: z.uuid(),
  private_key: z.string(),
  platform_keys: z.string(),
  key_generation: z.int(),
});

/** How a device knows its platform, and is known by it. */
export interface Link {
  /** Address of the platform, without a path. */
  readonly url: string;
  /** Id the platform gave this device. */
  readonly device: string;
  readonly site: string;
  /** Ed25519, PKCS#8 in PEM. Made here; leaves this file never. */
  readonly privateKey: string;
  /** PEM of the keys that may sign bundles. */
  readonly platformKeys: readonly string[];
  /** Generation of these keys; 0 for those of joining. */
  readonly keyGeneration: number;
}

/** Reads the platform this device joined, or `null`: then it works alone. */
export function findLink(reading: Reading): Link | null {
  const row = reading.get(
    'SELECT url, device, site, private_key, platform_keys, key_generation FROM platform',
  );
  if (row === undefined) return null;
  const { url, device, site, private_key, platform_keys, key_generation } = LinkRow.parse(row);
  const platformKeys = z.array(z.string()).parse(JSON.parse(platform_keys));
  return { url, device, site, privateKey: private_key, platformKeys, keyGeneration: key_generation };
}

/** Writes that the device joined. From its next start it matches only under a lease. */
export function saveLink(writing: Writing, link: Omit<Link, 'keyGeneration'>, now: number): void {
  writing.run(
    `INSERT INTO platform (one, url, device, site, private_key, platform_keys, joined_at)
     VALUES (1, ?, ?, ?, ?, ?, ?)`,
    link.url,
    link.device,
    link.site,
    link.privateKey,
    JSON.stringify(link.platformKeys),
    iso(now),
  );
}

/** Trusts other keys from now on; those that are not among them no longer. */
export function saveKeys(writing: Writing, keys: readonly string[], generation: number): void {
  writing.run(
    'UPDATE platform SET platform_keys = ?, key_generation = ? WHERE key_generation < ?',
    JSON.stringify(keys),
    generation,
    generation,
  );
}
