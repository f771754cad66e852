import { LedgerError } from '../ledger-error.ts';
import { signCheckpoint, openCheckpoint, type Checkpoint } from '../note/checkpoint.ts';
import type { NoteSigner } from '../note/note-key.ts';
import { packBundle } from '../tile/bundle.ts';
import { growTiles } from '../tile/grow.ts';
import { TILE_WIDTH } from '../tile/tile.ts';
import { TileReader } from '../tile/tile-reader.ts';
import type { KeptTile, TileStore } from '../tile/tile-store.ts';
import { EMPTY_ROOT, leafHash } from '../tree/hash.ts';
import { consistencyProof, inclusionProof, rootOf } from '../tree/make-proof.ts';
import { writeProofFile } from '../note/proof-file.ts';

/** The entries in their durable order: what was acknowledged. */
export interface EntrySource {
  /** How many entries have a place. */
  size(): Promise<number>;
  /** Entries from `from` to before `to`, in order, all of them. */
  read(from: number, to: number): Promise<readonly Buffer[]>;
}

/** Where the checkpoints are published. */
export interface CheckpointStore {
  /** The last one published, signed; `null` before the first. */
  latest(): Promise<string | null>;
  /**
   * Publishes one that follows `after`; it survives a power cut when this returns. Gives `false`, and publishes
   * nothing, where another was published meanwhile.
   */
  publish(note: string, after: string | null): Promise<boolean>;
}

export interface LogOptions {
  readonly signer: NoteSigner;
  readonly entries: EntrySource;
  readonly tiles: TileStore;
  readonly checkpoints: CheckpointStore;
}

/** Entries taken into the tree at once. */
const BATCH_MAX = 65_536;

/**
 * A log: entries that already have their durable place are integrated into the tree and published, in this
 * order (*sequence → acknowledge → integrate → publish*). It signs no checkpoint that does not follow the last
 * one it signed: where the tiles no longer give that root, it refuses for good.
 */
export class Log {
  readonly #options: LogOptions;

  constructor(options: LogOptions) {
    this.#options = options;
  }

  get origin(): string {
    return this.#options.signer.key.name;
  }

  /** The last published checkpoint, checked; the empty tree before the first. */
  async head(): Promise<Checkpoint & { readonly note: string | null }> {
    const note = await this.#options.checkpoints.latest();
    if (note === null) return { origin: this.origin, size: 0, root: EMPTY_ROOT, note };
    return { ...openCheckpoint(note, this.#options.signer.key), note };
  }

  /**
   * Takes entries that wait into the tree and publishes a checkpoint over them. Does nothing where none waits.
   *
   * @returns entries in the published tree
   * @throws {LedgerError} `log_inconsistent` where the tree so far is not the one published last
   */
  async integrate(): Promise<number> {
    const { tiles, checkpoints, signer } = this.#options;
    const head = await this.head();
    const sequenced = await this.#options.entries.size();
    if (sequenced < head.size)
      throw new LedgerError(
        'log_inconsistent',
        `${head.size} entries were published, ${sequenced} are there.`,
      );
    const size = Math.min(sequenced, head.size + BATCH_MAX);
    if (size === head.size) return size;
    const before = await rootOf(new TileReader(tiles, head.size), head.size);
    if (!before.equals(head.root))
      throw new LedgerError('log_inconsistent', `The tree of ${head.size} entries is not the one published.`);
    const grown = await this.#grow(head.size, size);
    await tiles.write(grown);
    const root = await rootOf(new TileReader(tiles, size), size);
    const note = signCheckpoint({ origin: this.origin, size, root }, signer);
    if (!(await checkpoints.publish(note, head.note))) return this.integrate();
    for (const tile of grown) if (tile.width === TILE_WIDTH) await tiles.dropPartial(tile);
    return size;
  }

  /**
   * Proof of one entry as a `.tlog-proof`; `null` where it is not published yet.
   *
   * @param under a checkpoint this log published, with whatever cosignatures it has; left out: the last one
   */
  async prove(index: number, under?: string): Promise<string | null> {
    const checkpoint = under ?? (await this.head()).note;
    if (checkpoint === null) return null;
    const { size } = openCheckpoint(checkpoint, this.#options.signer.key);
    if (index >= size) return null;
    const hashes = await inclusionProof(new TileReader(this.#options.tiles, size), index, size);
    return writeProofFile({ index, hashes, checkpoint });
  }

  /** Hashes that show that the published tree begins with the first `size` entries; empty for `size` 0. */
  async proveSince(size: number): Promise<readonly Buffer[]> {
    const head = await this.head();
    if (size > head.size) throw new RangeError(`The published tree has ${head.size} entries, not ${size}.`);
    return this.proveFrom(size, head.size);
  }

  /** The same for a published checkpoint of `to` entries. */
  async proveFrom(from: number, to: number): Promise<readonly Buffer[]> {
    return from === 0 ? [] : consistencyProof(new TileReader(this.#options.tiles, to), from, to);
  }

  /** Tiles and bundles of the entries from `from` to before `to`. */
  async #grow(from: number, to: number): Promise<readonly KeptTile[]> {
    const bundled = Math.floor(from / TILE_WIDTH) * TILE_WIDTH;
    const entries = await this.#options.entries.read(bundled, to);
    if (entries.length !== to - bundled)
      throw new LedgerError(
        'entry_missing',
        `Entries ${bundled} to ${to} were asked, ${entries.length} came.`,
      );
    const hashes = entries.slice(from - bundled).map(leafHash);
    const bundles: KeptTile[] = [];
    for (let at = 0; at < entries.length; at += TILE_WIDTH) {
      const packed = entries.slice(at, at + TILE_WIDTH);
      const index = (bundled + at) / TILE_WIDTH;
      bundles.push({ level: 'entries', index, width: packed.length, bytes: packBundle(packed) });
    }
    return [...bundles, ...(await growTiles(this.#options.tiles, from, hashes))];
  }
}
