import type { PublicationState, PublicationVersion } from '@consentry/contract';
import type { Measure } from './figure.ts';

/** Counts of cases, and what is published. */
export interface PublicationTables {
  /** One row a count; they are made anew a month at a time. */
  readonly figures: {
    readonly department: string;
    readonly measure: Measure;
    /** `YYYY-MM`. */
    readonly month: string;
    /** First two digits of GB/T 2260. */
    readonly region: string;
    readonly value: string;
    readonly amount: number;
  };
  /** How far each stream of cases has been counted. */
  readonly figure_places: {
    readonly stream: string;
    readonly last: number;
    readonly counted_at: number;
  };
  readonly publications: {
    readonly publication: string;
    readonly department: string;
    readonly kind: 'figures' | 'notice';
    readonly month: string | null;
    readonly case_of: 'complaint' | 'inspection' | null;
    readonly case_id: string | null;
    /** JSON: of the version that is published, else of the one that waits. */
    readonly title: string;
    readonly state: PublicationState;
    /** Number of the version that is published, and of the one that waits for a second official. */
    readonly published: number | null;
    readonly waiting: number | null;
    readonly prepared_at: number;
    readonly published_at: number | null;
    readonly changed_at: number | null;
    readonly withdrawn_by: string | null;
    readonly withdrawn_reason: string | null;
    readonly version: number;
  };
  readonly publication_versions: {
    readonly publication: string;
    /** 1, 2, 3 … */
    readonly number: number;
    readonly state: PublicationVersion['state'];
    /** JSON: `PublicationContent`. */
    readonly content: string;
    /** JSON: codes of warnings. */
    readonly warnings: string;
    readonly prepared_by: string;
    readonly prepared_at: number;
    readonly decided_by: string | null;
    readonly decided_at: number | null;
    readonly reason: string | null;
    readonly remark: string | null;
  };
}
