import { NoteSigner } from '../note/note-key.ts';
import { MemoryTiles } from '../tile/memory-tiles.ts';
import type { TileStore } from '../tile/tile-store.ts';
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
