/** One entry in its durable place. */
export interface LedgerEntryTable {
  /** 0, 1, 2 … without a gap. */
  readonly position: number;
  readonly stream: string;
  readonly sequence: number;
  /** Canonical JSON. */
  readonly entry: string;
}

/** What opens an entry; may be erased, the entry stays. */
export interface LedgerOpeningTable {
  readonly position: number;
  /** Pseudonymous id of whom it is about. */
  readonly person: string | null;
  /** JSON: salt, body, subject, actor. */
  readonly opening: string;
}

/** How far each stream is in the ledger. */
export interface LedgerPlaceTable {
  readonly stream: string;
  readonly sequence: number;
}

/** Published heads; the last one counts. */
export interface LedgerCheckpointTable {
  readonly size: number;
  /** The note as the log signed it. */
  readonly note: string;
  /** Lines of witnesses, each with its line end. */
  readonly cosignatures: string;
  readonly at: number;
}

/** Tiles, where they are not files. */
export interface LedgerTileTable {
  readonly path: string;
  /** Base64. */
  readonly content: string;
}

/** Tables of the evidence log. */
export interface LedgerTables {
  readonly ledger_entries: LedgerEntryTable;
  readonly ledger_openings: LedgerOpeningTable;
  readonly ledger_places: LedgerPlaceTable;
  readonly ledger_checkpoints: LedgerCheckpointTable;
  readonly ledger_tiles: LedgerTileTable;
}
