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

/** Accesses to personal data that have no entry yet. */
export interface LedgerWaitingTable {
  readonly access: string;
}

/** Who has to have seen the log, as an admin proposed and an auditor confirmed. */
export interface WitnessPolicyTable {
  readonly policy: string;
  readonly state: 'proposed' | 'in_force' | 'replaced' | 'dropped';
  readonly quorum: number;
  /** JSON: `Watcher[]`. */
  readonly witnesses: string;
  readonly proposed_by: string;
  readonly proposed_at: number;
  readonly confirmed_by: string | null;
  readonly confirmed_at: number | null;
  readonly ended_at: number | null;
}

/** What each witness and each device cosigned last. */
export interface LedgerSeenTable {
  /** As text (signed-note, Verifier keys). */
  readonly key: string;
  /** The device whose key it is; `null` for a witness of the policy. */
  readonly device: string | null;
  readonly size: number;
  /** The line of the cosignature. */
  readonly line: string;
  /** By the clock of whoever cosigned, epoch milliseconds. */
  readonly at: number;
}

/** Tables of the evidence log. */
export interface LedgerTables {
  readonly ledger_entries: LedgerEntryTable;
  readonly ledger_openings: LedgerOpeningTable;
  readonly ledger_places: LedgerPlaceTable;
  readonly ledger_checkpoints: LedgerCheckpointTable;
  readonly ledger_tiles: LedgerTileTable;
  readonly ledger_waiting: LedgerWaitingTable;
  readonly witness_policies: WitnessPolicyTable;
  readonly ledger_seen: LedgerSeenTable;
}
