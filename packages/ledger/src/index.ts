export { LedgerError, type LedgerErrorCode } from './ledger-error.ts';
export { type Hash, HASH_BYTES, leafHash } from './tree/hash.ts';
export {
  type ConsistencyProof,
  type InclusionProof,
  verifyConsistency,
  verifyInclusion,
} from './tree/verify-proof.ts';
export { parseTilePath, TILE_WIDTH, type TileId, tilePath } from './tile/tile.ts';
export type { KeptTile, TileStore } from './tile/tile-store.ts';
export { FileTiles } from './tile/file-tiles.ts';
export { makeFolder } from './folder/make-folder.ts';
export { MemoryTiles } from './tile/memory-tiles.ts';
export { type KeyKind, NoteKey, NoteSigner } from './note/note-key.ts';
export { deviceLogName } from './note/device-log-name.ts';
export { KeptCheckpoint } from './note/kept-checkpoint.ts';
export { openNote, parseNote } from './note/signed-note.ts';
export {
  type Checkpoint,
  openCheckpoint,
  type OpenedCheckpoint,
  parseCheckpoint,
} from './note/checkpoint.ts';
export { type ProofFile, readProofFile, writeProofFile } from './note/proof-file.ts';
export { Entry, entryBytes, EntryType, parseEntry } from './entry/entry.ts';
export { commitTo, type Happening, type Opening, opens } from './entry/commitment.ts';
export { type CheckpointStore, type EntrySource, Log, type LogOptions } from './log/log.ts';
export { checkLog, type LogDamage } from './log/check-log.ts';
export { requireFollowing, requirePart, requireWhole } from './log/require-sound.ts';
export { compareHeads, type HeadsVerdict } from './witness/compare-heads.ts';
export { type AskLog, type HeldHead, type Look, lookAtLog } from './witness/look-at-log.ts';
export {
  readWitnessRequest,
  type SeenTree,
  Witness,
  type WitnessAnswer,
  witnessRequest,
  type WitnessStore,
} from './witness/witness.ts';
export { addCosignature, watched, type Watched, type WitnessPolicy } from './witness/policy.ts';
