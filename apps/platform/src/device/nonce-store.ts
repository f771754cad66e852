import { type Database, inTransaction } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';

/** A nonce is kept this long beyond its signature, should our own clock be set back. */
const NONCE_MARGIN_MS = 60 * 60_000;

/**
 * Takes the nonce of a signature that was checked: once, whichever replica and whenever it was started.
 *
 * @param expires when the signature is over, epoch milliseconds
 * @returns `false` for one that was taken before
 */
export async function takeNonce(
  database: Database<PlatformTables>,
  device: string,
  nonce: string,
  expires: number,
): Promise<boolean> {
  const taken = await inTransaction(
    database,
    (writing) =>
      writing
        .insertInto('device_nonces')
        .values({ device, nonce, expires_at: expires + NONCE_MARGIN_MS })
        .onConflict((on) => on.columns(['device', 'nonce']).doNothing())
        .returning('nonce')
        .executeTakeFirst(),
    'read committed',
  );
  return taken !== undefined;
}

/** Forgets the nonces of signatures that are long over. */
export async function sweepNonces(database: Database<PlatformTables>, now: number): Promise<void> {
  await inTransaction(
    database,
    (writing) => writing.deleteFrom('device_nonces').where('expires_at', '<=', now).execute(),
    'read committed',
  );
}
