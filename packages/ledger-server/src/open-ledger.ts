import { createHash, createPublicKey } from 'node:crypto';
import { join } from 'node:path';
import {
  type CheckpointStore,
  type EntrySource,
  FileTiles,
  KeptCheckpoint,
  type KeptTile,
  Log,
  NoteSigner,
  parseCheckpoint,
  parseNote,
  type TileId,
  tilePath,
  type TileStore,
} from '@consentry/ledger';
import { inTransaction, isDatabaseError } from '@consentry/server';
import type { LedgerMeans } from './ledger-means.ts';
import { countEntries } from './sequence-events.ts';

type Context = Pick<LedgerMeans, 'database' | 'keys' | 'now'>;

/** The evidence log of a server. */
export interface Ledger {
  readonly log: Log;
  readonly signer: NoteSigner;
  readonly tiles: TileStore;
  readonly entries: EntrySource;
  /** The last checkpoint this replica saw, beside the database: it tells when the database was set back. */
  readonly seen: KeptCheckpoint;
}

/** Name of the log of this key; it changes with the key, since another key is another log. */
export function originOf(key: LedgerMeans['keys']['ledger']): string {
  const raw = createPublicKey(key).export({ format: 'jwk' }).x ?? '';
  const digest = createHash('sha256').update(Buffer.from(raw, 'base64url')).digest('hex');
  return `consentry.ledger/${digest.slice(0, 16)}`;
}

/**
 * Opens the log. Its tiles are files beside a database that is a file, so that the folder can be served or copied as
 * it is, and rows where replicas share a PostgreSQL.
 *
 * @param data folder of the server
 */
export function openLedger(context: Context, data: string): Ledger {
  const { database, keys } = context;
  const folder = join(data, 'ledger');
  const signer = new NoteSigner('log', originOf(keys.ledger), keys.ledger);
  const tiles = database.engine === 'sqlite' ? new FileTiles(folder) : new DatabaseTiles(context);
  const entries = entriesOf(context);
  const log = new Log({ signer, tiles, entries, checkpoints: checkpointsOf(context) });
  return { log, signer, tiles, entries, seen: new KeptCheckpoint(join(folder, 'checkpoint')) };
}

function entriesOf({ database }: Context): EntrySource {
  return {
    size: () => countEntries(database.reading),
    read: async (from, to) => {
      const rows = await database.reading
        .selectFrom('ledger_entries')
        .select('entry')
        .where('position', '>=', from)
        .where('position', '<', to)
        .orderBy('position')
        .execute();
      return rows.map(({ entry }) => Buffer.from(entry));
    },
  };
}

function checkpointsOf({ database, now }: Context): CheckpointStore {
  return {
    latest: async () => {
      const row = await database.reading
        .selectFrom('ledger_checkpoints')
        .select('note')
        .orderBy('size', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row?.note ?? null;
    },
    publish: (note, after) =>
      inTransaction(database, async (writing) => {
        const last = await writing
          .selectFrom('ledger_checkpoints')
          .select('note')
          .orderBy('size', 'desc')
          .limit(1)
          .executeTakeFirst();
        if ((last?.note ?? null) !== after) return false;
        const { size } = parseCheckpoint(parseNote(note).text);
        await writing
          .insertInto('ledger_checkpoints')
          .values({ size, note, cosignatures: '', at: now() })
          .execute();
        return true;
      }).catch((error: unknown) => {
        // Another replica was there first.
        if (isDatabaseError(error, 'constraint_broken') && error.constraint === 'unique') return false;
        throw error;
      }),
  };
}

/** Tiles as rows. */
class DatabaseTiles implements TileStore {
  readonly #database: Context['database'];

  constructor({ database }: Pick<Context, 'database'>) {
    this.#database = database;
  }

  async read(tile: TileId): Promise<Buffer | null> {
    const row = await this.#database.reading
      .selectFrom('ledger_tiles')
      .select('content')
      .where('path', '=', tilePath(tile))
      .executeTakeFirst();
    return row === undefined ? null : Buffer.from(row.content, 'base64');
  }

  async write(tiles: readonly KeptTile[]): Promise<void> {
    await inTransaction(this.#database, async (writing) => {
      for (const tile of tiles) {
        const content = tile.bytes.toString('base64');
        await writing
          .insertInto('ledger_tiles')
          .values({ path: tilePath(tile), content })
          .onConflict((on) => on.column('path').doUpdateSet({ content }))
          .execute();
      }
    });
  }

  async dropPartial(full: TileId): Promise<void> {
    await inTransaction(this.#database, (writing) =>
      writing
        .deleteFrom('ledger_tiles')
        .where('path', 'like', `${tilePath(full)}.p/%`)
        .execute(),
    );
  }
}
