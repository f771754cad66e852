import { randomBytes } from 'node:crypto';
import { SHARE_BYTES } from '@consentry/contract';
import type { Reading, Writing } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';
import type { Share } from './share-box.ts';

/** Consents named in one statement. */
const CHUNK = 500;

/** Makes the platform's share of the key of a consent, where there is none. It is in no event, log or answer. */
export async function makeShare(writing: Writing<PlatformTables>, consent: string): Promise<void> {
  await writing
    .insertInto('key_shares')
    .values({ consent, share: randomBytes(SHARE_BYTES).toString('hex') })
    .onConflict((on) => on.column('consent').doNothing())
    .execute();
}

/** Destroys it, in the transaction that ends the consent: no device can open its template after its lease. */
export async function destroyShare(writing: Writing<PlatformTables>, consent: string): Promise<void> {
  await writing.deleteFrom('key_shares').where('consent', '=', consent).execute();
}

/** Reads the shares of these consents; one that has ended meanwhile has none. */
export async function sharesOf(
  reading: Reading<PlatformTables>,
  consents: readonly string[],
): Promise<readonly Share[]> {
  const found: Share[] = [];
  for (let at = 0; at < consents.length; at += CHUNK) {
    const rows = await reading
      .selectFrom('key_shares')
      .select(['consent', 'share'])
      .where('consent', 'in', consents.slice(at, at + CHUNK))
      .execute();
    found.push(...rows);
  }
  return found;
}
