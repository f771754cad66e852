import { createPublicKey, hash, type KeyObject } from 'node:crypto';
import type { WitnessedHead } from '@consentry/contract';
import { NoteKey, NoteSigner, Witness, type WitnessStore } from '@consentry/ledger';
import { inTransaction } from '@consentry/server';
import type { AuthorityContext } from '../authority.ts';
import type { WitnessedLog } from './witness.ts';
import { advanceHead, findLog } from './witness-store.ts';

/** What heads are cosigned with. */
export type WitnessMeans = Pick<AuthorityContext, 'database' | 'witness' | 'now'>;

/** The witness of this server, under a name that changes with its key. */
export function cosigner(key: KeyObject): NoteSigner {
  const raw = Buffer.from(createPublicKey(key).export({ format: 'jwk' }).x ?? '', 'base64url');
  return new NoteSigner('witness', `consentry.witness/${hash('sha256', raw).slice(0, 16)}`, key);
}

/**
 * Gives the witness of one log, which remembers in its row: two logs of one name under different keys never meet.
 *
 * @param way by which heads come to it
 */
export function witnessOf(
  { database, witness: signer, now }: WitnessMeans,
  { log, key }: Pick<WitnessedLog, 'log' | 'key'>,
  way: WitnessedHead['way'],
): Witness {
  const store: WitnessStore = {
    latest: async () => {
      const row = await findLog(database.reading, log);
      if (row === null || row.root === null) return null;
      return { size: row.size, root: Buffer.from(row.root, 'base64') };
    },
    // A commit is on disk when it returns.
    advance: (_, from, to) =>
      inTransaction(database, (writing) =>
        advanceHead(
          writing,
          log,
          from === null ? null : { size: from.size, root: from.root.toString('base64') },
          { size: to.size, root: to.root.toString('base64'), note: to.note },
          { way, at: now() },
        ),
      ),
  };
  return new Witness({ signer, logs: [NoteKey.parse(key)], store, now });
}
