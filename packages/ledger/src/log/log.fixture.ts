import { NoteSigner } from '../note/note-key.ts';
import { type TileId, tilePath } from '../tile/tile.ts';
import { MemoryTiles } from '../tile/memory-tiles.ts';
import type { KeptTile, TileStore } from '../tile/tile-store.ts';
import { type CheckpointStore, type EntrySource, Log } from './log.ts';

/** A log in memory, whose parts a test can reach. */
export class LogInMemory implements EntrySource, CheckpointStore {
  readonly signer: NoteSigner;
  readonly entries: Buffer[] = [];
  readonly tiles: TileStore;
  readonly published: string[] = [];

  constructor(
    signer = NoteSigner.generate('log', 'test.example/ledger'),
    tiles: TileStore = new MemoryTiles(),
  ) {
    this.signer = signer;
    this.tiles = tiles;
  }

  get log(): Log {
    return new Log({ signer: this.signer, entries: this, tiles: this.tiles, checkpoints: this });
  }

  add(...entries: readonly string[]): this {
    this.entries.push(...entries.map((entry) => Buffer.from(entry)));
    return this;
  }

  async size(): Promise<number> {
    return this.entries.length;
  }

  async read(from: number, to: number): Promise<readonly Buffer[]> {
    return this.entries.slice(from, to);
  }

  async latest(): Promise<string | null> {
    return this.published.at(-1) ?? null;
  }

  async publish(note: string, after: string | null): Promise<boolean> {
    if ((this.published.at(-1) ?? null) !== after) return false;
    this.published.push(note);
    return true;
  }
}

export const named = (count: number, from = 0): string[] =>
  Array.from({ length: count }, (_, index) => `entry ${from + index}`);

/** A log of these entries, published. */
export async function kept(
  entries: readonly string[],
  signer = new LogInMemory().signer,
): Promise<LogInMemory> {
  const log = new LogInMemory(signer).add(...entries);
  await log.log.integrate();
  return log;
}

/** A store in which some tiles are other ones. */
export class AlteredTiles implements TileStore {
  readonly #store: TileStore;
  readonly #other: ReadonlyMap<string, Buffer | null>;

  constructor(store: TileStore, other: Readonly<Record<string, Buffer | null>>) {
    this.#store = store;
    this.#other = new Map(Object.entries(other));
  }

  async read(tile: TileId): Promise<Buffer | null> {
    const other = this.#other.get(tilePath(tile));
    return other === undefined ? this.#store.read(tile) : other;
  }

  async write(tiles: readonly KeptTile[]): Promise<void> {
    throw new Error(`Nobody writes ${tiles.length} tiles here.`);
  }

  async dropPartial(): Promise<void> {
    throw new Error('Nobody drops tiles here.');
  }
}
