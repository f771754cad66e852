import { openCheckpoint } from '../note/checkpoint.ts';
import type { NoteKey } from '../note/note-key.ts';
import type { Hash } from '../tree/hash.ts';
import { rootBefore, verifyConsistency } from '../tree/verify-proof.ts';

/** What two heads of one log say of it. */
export type HeadsVerdict =
  /** The larger one continues the smaller one. */
  | 'follows'
  /** The log signed two pasts: so proves this, to whoever has its key. */
  | 'split'
  /** Nothing shows that one continues the other. A log owes that proof, but its absence is none of the contrary. */
  | 'unproved';

/**
 * Compares two heads by the key of their log.
 *
 * @param proof of consistency from the smaller to the larger one, as the log gave it; none for heads of one size
 * @throws {LedgerError} where one of them is not signed by this key
 */
export function compareHeads(
  key: NoteKey,
  notes: readonly [string, string],
  proof: readonly Hash[],
): HeadsVerdict {
  const [first, second] = notes.map((note) => openCheckpoint(note, key));
  if (first === undefined || second === undefined) return 'unproved';
  const [a, b] = first.size <= second.size ? [first, second] : [second, first];
  if (a.size === b.size) return a.root.equals(b.root) ? 'follows' : 'split';
  const sizes = { size1: a.size, size2: b.size, root2: b.root, proof };
  if (a.size === 0 || verifyConsistency({ ...sizes, root1: a.root })) return 'follows';
  const before = rootBefore(sizes);
  return before !== null && !before.equals(a.root) ? 'split' : 'unproved';
}
