import type { LedgerTables as LogTables } from '@consentry/ledger-server';

/** Accesses to personal data that have no entry yet. */
export interface LedgerWaitingTable {
  readonly access: string;
}

/** Openings that were erased: how many of which type, and of when; not which. */
export interface OpeningErasureTable {
  readonly erasure: string;
  /** Pseudonymous id; `null` where the time of keeping of many was over. */
  readonly person: string | null;
  readonly reason: 'person_erased' | 'kept_long_enough';
  /** Epoch milliseconds. Of what happened to the person until then, no entry gets an opening any more. */
  readonly at: number;
  /** JSON: counts by type of entry. */
  readonly entries: string;
  /** When the first and the last of them happened; `null` for none. */
  readonly from_at: number | null;
  readonly to_at: number | null;
}

/** Tables of the evidence log, and of what erases what opens it. */
export interface LedgerTables extends LogTables {
  readonly ledger_waiting: LedgerWaitingTable;
  readonly opening_erasures: OpeningErasureTable;
}
