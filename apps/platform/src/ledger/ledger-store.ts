import { join } from 'node:path';
import {
  type CheckpointStore,
  type EntrySource,
  FileTiles,
  type KeptTile,
  Log,
  NoteSigner,
  parseCheckpoint,
  parseNote,
  type TileId,
  tilePath,
  type TileStore,
} from '@consentry/ledger';
import { inTransaction } from '@consentry/server';
import type { PlatformContext } from '../platform.ts';
import { countEntries } from './sequence-events.ts';

type Context = Pick<PlatformContext, 'database' | 'keys' | 'now'>;

/** The evidence log of a platform. */
export interface Ledger {
  readonly log: Log;
  readonly signer: NoteSigner;
  readonly tiles: TileStore;
}

/**
 * Opens the log. Its tiles are files beside a database that is a file, so that the folder can be served or copied as
 * it is, and rows where replicas share a PostgreSQL.
 *
 * @param folder of the platform's data
 * @param origin name of the log, as checkpoints have it
 */
export function openLedger(context: Context, folder: string, origin: string): Ledger {
  const { database, keys } = context;
  const signer = new NoteSigner('log', origin, keys.ledger);
  const tiles =
    database.engine === 'sqlite' ? new FileTiles(join(folder, 'ledger')) : new DatabaseTiles(context);
  const log = new Log({ signer, tiles, entries: entriesOf(context), checkpoints: checkpointsOf(context) });
  return { log, signer, tiles };
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
}
