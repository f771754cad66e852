import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  makeFolder,
  NoteKey,
  NoteSigner,
  type SeenTree,
  Witness,
  type WitnessStore,
} from '@consentry/ledger';
import { type Database, inTransaction, openDatabase } from '@consentry/server';
import { type WitnessTables, witnessMigrations } from './witness-tables.ts';

/** What a witness is started with. */
export interface WitnessOptions {
  /** Folder of its key and of what it remembers. */
  readonly data: string;
  /** Under which it cosigns: one word, such as `auditor.example/witness`. */
  readonly name: string;
  /** Keys of the logs it watches, as `name+hash+base64`. */
  readonly logs: readonly string[];
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

/** A witness with what it remembers. */
export interface OpenWitness extends AsyncDisposable {
  readonly witness: Witness;
  readonly key: NoteKey;
  readonly logs: readonly NoteKey[];
  /** The last size of a log that it cosigned; 0 before the first. */
  readonly seen: (origin: string) => Promise<number>;
  /** The head it cosigned last, as the log signed it; `null` before the first. */
  readonly head: (origin: string) => Promise<string | null>;
}

/**
 * Opens a witness of logs. Its key is made in its folder when it is not there.
 *
 * @throws {LedgerError} `key_malformed` for a name or a key that is none; {@link DatabaseError}
 */
export async function openWitness({
  data,
  name,
  logs,
  now = Date.now,
}: WitnessOptions): Promise<OpenWitness> {
  const keys = logs.map((text) => NoteKey.parse(text));
  const signer = witnessSigner(data, name);
  const database = await openDatabase<WitnessTables>(`sqlite:${join(data, 'witness.db')}`, {
    migrations: witnessMigrations,
  });
  const store = storeOf(database);
  return {
    witness: new Witness({ signer, logs: keys, store, now }),
    key: signer.key,
    logs: keys,
    seen: async (origin) => (await store.latest(origin))?.size ?? 0,
    head: async (origin) => {
      const row = await database.reading
        .selectFrom('seen_logs')
        .select('note')
        .where('origin', '=', origin)
        .executeTakeFirst();
      return row?.note ?? null;
    },
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}

/** The key of a witness: read from its folder, or made there. */
export function witnessSigner(data: string, name: string): NoteSigner {
  makeFolder(data);
  const path = join(data, 'witness.key');
  try {
    const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
    writeFileSync(path, pem, { flag: 'wx', mode: 0o600, flush: true });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return NoteSigner.fromPem('witness', name, readFileSync(path, 'utf8'));
}

function storeOf(database: Database<WitnessTables>): WitnessStore {
  return {
    latest: async (origin) => {
      const row = await database.reading
        .selectFrom('seen_logs')
        .select(['size', 'root'])
        .where('origin', '=', origin)
        .executeTakeFirst();
      return row === undefined ? null : treeOf(row);
    },
    // A commit here is on disk when it returns (synchronous=FULL).
    advance: (origin, from, to) =>
      inTransaction(database, async (writing) => {
        const row = await writing
          .selectFrom('seen_logs')
          .select(['size', 'root'])
          .where('origin', '=', origin)
          .executeTakeFirst();
        const held = row === undefined ? null : treeOf(row);
        const same =
          held === null || from === null
            ? held === from
            : held.size === from.size && held.root.equals(from.root);
        if (!same) return false;
        const change = { size: to.size, root: to.root.toString('base64'), note: to.note };
        await writing
          .insertInto('seen_logs')
          .values({ origin, ...change })
          .onConflict((on) => on.column('origin').doUpdateSet(change))
          .execute();
        return true;
      }),
  };
}

function treeOf({ size, root }: { readonly size: number; readonly root: string }): SeenTree {
  return { size, root: Buffer.from(root, 'base64') };
}
