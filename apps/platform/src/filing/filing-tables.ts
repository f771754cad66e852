import type { FilingSort, FilingState, ScanSlot, ScanType } from '@consentry/contract';
import type { Sending } from '../supervision/sending.ts';

/** Filings (§ 第十五条). Days are `YYYY-MM-DD`, instants epoch milliseconds; bytes are in files, never here. */
export interface FilingTables {
  readonly filings: {
    readonly filing: string;
    readonly sort: FilingSort;
    readonly state: FilingState;
    readonly trigger_on: string | null;
    /** Staff, or `platform`. */
    readonly opened_by: string;
    readonly opened_at: number;
    /** Of the group, JSON; empty where it is for the processor alone. */
    readonly members: string;
    /** Why it is handed in though something is missing. */
    readonly despite: string | null;
    /** Who dropped it, when and why, JSON. */
    readonly dropped: string | null;
    readonly number: string | null;
    readonly revision: number;
  };
  readonly filing_packages: {
    readonly package: string;
    readonly filing: string;
    /** Of the manifest. */
    readonly digest: string;
    /** `FiledFacts` as they were, canonical JSON: what runs later is compared with them. */
    readonly facts: string;
    readonly configuration: string;
    /** `Filed['documents']`, JSON. */
    readonly documents: string;
    readonly persons: number;
    readonly gaps: number;
    readonly bytes: number;
    readonly made_by: string;
    readonly made_at: number;
    readonly purged_at: number | null;
  };
  /** One handing-in each. */
  readonly filing_submissions: {
    readonly package: string;
    readonly filing: string;
    readonly handed_in_on: string;
    readonly channel: 'online_system' | 'other';
    readonly authority: string;
    readonly outside: string;
    readonly commitment: string | null;
    readonly said_by: string;
    readonly said_at: number;
    readonly returned_on: string | null;
    readonly asked: string | null;
    readonly accepted_on: string | null;
    readonly number: string | null;
    readonly receipt: string | null;
  };
  /** Packages that go to the server of a department. */
  readonly filing_sendings: Sending & {
    readonly filing: string;
    readonly department: string;
    readonly package: string;
    /** `SendFiling` without what it names: JSON. */
    readonly handed: string;
    /** Under which it is followed. */
    readonly order_id: string | null;
    readonly reference: string | null;
    /** Whether the receipt was checked by a key that was known. */
    readonly checked: boolean | null;
    /** Why the machine of the department did not take it, JSON. */
    readonly reasons: string;
  };
  readonly filing_scans: {
    /** Name of its file, too. */
    readonly scan: string;
    readonly filing: string;
    readonly slot: ScanSlot | 'other';
    /** Of further materials (`other`): what they are called; `null` of all else. */
    readonly name: string | null;
    readonly type: ScanType;
    readonly bytes: number;
    readonly digest: string;
    readonly uploaded_by: string;
    readonly uploaded_at: number;
    readonly purged_at: number | null;
  };
  readonly filing_changes: {
    readonly change: string;
    readonly what: string;
    /** `FiledChange`, JSON. */
    readonly body: string;
    readonly substantive: boolean;
    readonly found_on: string;
    readonly minor: string | null;
    readonly filing: string | null;
  };
  /** Most persons of each day. */
  readonly filing_days: { readonly day: string; readonly lower: number; readonly upper: number };
  /** Day on which 100,000 was first reached; nothing undoes it (reading G2). */
  readonly filing_reached: {
    readonly bound: 'possible' | 'certain';
    readonly day: string;
    readonly noted_at: number;
  };
  /** Where a province takes filings, in place of what was delivered: the latest version counts. */
  readonly filing_offices: {
    readonly province: string;
    /** From 2. */
    readonly version: number;
    /** `FilingOffice`, JSON. */
    readonly office: string;
    readonly set_by: string;
    readonly set_at: number;
  };
  /** The end of the use as a whole. */
  readonly filing_ends: {
    readonly ceased_on: string;
    readonly reason: string;
    readonly said_by: string;
    readonly said_at: number;
  };
}
