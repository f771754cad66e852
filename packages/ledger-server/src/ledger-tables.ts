import type { Reading, ServerTables, Writing } from '@consentry/server';

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
  /** Id of whom it is about: at a platform a person, at an authority a case. */
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

/** How a witness of the policy stands to the log. */
export interface WitnessStandingTable {
  /** As text (signed-note, Verifier keys). */
  readonly key: string;
  readonly state: 'following' | 'stalled' | 'disagrees';
  /** Since when, epoch milliseconds. */
  readonly since: number;
  /** When it was last asked to cosign; `null` for one that pulls. */
  readonly asked_at: number | null;
  /** Not before this, epoch milliseconds. */
  readonly ask_again_at: number;
  /** In a row. */
  readonly failures: number;
  /** Code of the last one; `null` where it answered. */
  readonly failure: string | null;
  /** Entries that it said it has seen; `null` where it did not say. */
  readonly holds: number | null;
}

/** How far the log is checked again while the platform runs. */
export interface LedgerRecheckTable {
  readonly id: number;
  /** Full tile of entries to begin with. */
  readonly next: number;
  /** Entries checked in the pass under way. */
  readonly checked: number;
  readonly began_at: number | null;
  /** When a pass last ended that found everything whole. */
  readonly whole_at: number | null;
  /** The checkpoint that the pass under way checks against. */
  readonly against: string | null;
}

/** A log that was closed since its past is lost here, and what others hold of it. */
export interface ClosedLogTable {
  readonly origin: string;
  readonly key: string;
  /** Of the last head in this database. */
  readonly size: number;
  readonly note: string | null;
  /** Of the longest head that anybody is known to hold. */
  readonly seen_size: number;
  readonly seen_note: string | null;
  readonly closed_at: number;
  /** In the words of who closed it. */
  readonly reason: string;
}

/** The longest head by this log that somebody handed in and that its tree does not bear. */
export interface HandedHeadTable {
  readonly id: number;
  readonly size: number;
  readonly note: string;
  readonly handed_at: number;
}

/** What an evidence log needs of the tables of its server; the server makes them. Instants are epoch milliseconds. */
export interface LedgerTables extends ServerTables {
  readonly ledger_entries: LedgerEntryTable;
  readonly ledger_openings: LedgerOpeningTable;
  readonly ledger_places: LedgerPlaceTable;
  readonly ledger_checkpoints: LedgerCheckpointTable;
  readonly ledger_tiles: LedgerTileTable;
  readonly witness_policies: WitnessPolicyTable;
  readonly ledger_seen: LedgerSeenTable;
  readonly witness_standings: WitnessStandingTable;
  readonly ledger_rechecks: LedgerRecheckTable;
  readonly closed_logs: ClosedLogTable;
  readonly handed_heads: HandedHeadTable;
}

/** What they are read through. */
export type Read = Reading<LedgerTables>;
/** What they are written through. */
export type Write = Writing<LedgerTables>;
