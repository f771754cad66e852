import { LedgerError } from '../ledger-error.ts';
import { type Checkpoint, openCheckpoint } from '../note/checkpoint.ts';
import type { NoteKey } from '../note/note-key.ts';
import { TILE_WIDTH } from '../tile/tile.ts';
import type { TileStore } from '../tile/tile-store.ts';
import { HASH_BYTES, leafHash } from '../tree/hash.ts';
import { verifyConsistency } from '../tree/verify-proof.ts';
import { checkLog, checkPart, checkTop, type LogDamage } from './check-log.ts';
import type { EntrySource, Log } from './log.ts';

/**
 * Demands that the head of a log begins with the tree of a checkpoint that was kept beside its store: the store was
 * not set back, nor the past changed.
 *
 * @param seen read before this is called: what is published after it can only be longer; `null` before the first
 * @throws {LedgerError} `log_inconsistent`
 */
export async function requireFollowing(log: Log, key: NoteKey, seen: string | null): Promise<void> {
  const head = await log.head();
  if (seen === null || seen === head.note) return;
  const before = openCheckpoint(seen, key);
  if (before.size > head.size)
    throw new LedgerError(
      'log_inconsistent',
      `A checkpoint of ${before.size} entries was published, the database has one of ${head.size}: it was set back.`,
    );
  const proof = await log.proveSince(before.size);
  const pair = { size1: before.size, root1: before.root, size2: head.size, root2: head.root, proof };
  if (before.size > 0 && !verifyConsistency(pair))
    throw new LedgerError(
      'log_inconsistent',
      `The tree of ${head.size} entries does not follow that of ${before.size}.`,
    );
}

/**
 * Demands that every tile and every entry is as the head says, and the entries in their durable place as well (`fsck`).
 *
 * @throws {LedgerError} `log_inconsistent`, with what was found first
 */
export async function requireWhole(tiles: TileStore, entries: EntrySource, head: Checkpoint): Promise<void> {
  const [damage] = await checkLog(tiles, head, 1);
  if (damage !== undefined) throw damaged(damage);
  await requireEntries(tiles, entries, 0, head.size);
}

/**
 * Demands the same of a part of a log. When the last part reaches the size of the head, all of it was checked.
 *
 * @param part first tile of entries, and the first one that is left
 * @throws {LedgerError} `log_inconsistent`
 */
export async function requirePart(
  tiles: TileStore,
  entries: EntrySource,
  head: Checkpoint,
  part: { readonly from: number; readonly to: number },
): Promise<void> {
  const damage = await checkPart(tiles, head.size, part);
  if (damage !== null) throw damaged(damage);
  const end = Math.min(part.to * TILE_WIDTH, head.size);
  await requireEntries(tiles, entries, part.from * TILE_WIDTH, end);
  if (end < head.size) return;
  const above = await checkTop(tiles, head);
  if (above !== null) throw damaged(above);
}

async function requireEntries(
  tiles: TileStore,
  entries: EntrySource,
  first: number,
  end: number,
): Promise<void> {
  for (let from = first; from < end; from += TILE_WIDTH) {
    const to = Math.min(from + TILE_WIDTH, end);
    const tile = { level: 0, index: from / TILE_WIDTH, width: to - from };
    const hashes = (await tiles.read(tile)) ?? (await tiles.read({ ...tile, width: TILE_WIDTH }));
    const rows = await entries.read(from, to);
    const at = rows.findIndex(
      (entry, index) =>
        hashes?.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES).equals(leafHash(entry)) !== true,
    );
    const gap = rows.length < to - from ? rows.length : -1;
    const wrong = at >= 0 ? at : gap;
    if (wrong >= 0)
      throw new LedgerError(
        'log_inconsistent',
        `Entry ${from + wrong} of the database is not the one in the log.`,
      );
  }
}

function damaged({ code, index, path }: LogDamage): LedgerError {
  const from = index === null ? '' : ` from entry ${index}`;
  return new LedgerError('log_inconsistent', `${path ?? 'The root'}: ${code}${from}.`);
}
