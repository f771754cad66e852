import type { Actor, PostureState } from '@consentry/law';
import type { z } from 'zod';

type State = z.infer<typeof PostureState>;

/** The last review that was written down, how each row changed, and what people judged. */
export interface PostureTables {
  /** One row: up to which event the posture was reviewed. */
  readonly posture_reviews: {
    readonly one: number;
    /** How many events had happened (`countEvents`). */
    readonly events: number;
    readonly reviewed_at: number;
    /** Counts the reviews that changed a row; the `ETag`. */
    readonly version: number;
  };
  readonly posture_rows: {
    readonly row: string;
    readonly state: State;
    /** Digest of state and codes, by which a change is known. */
    readonly why: string;
    readonly since: number;
  };
  /** How rows changed, numbered 1, 2, 3 …; never changed. */
  readonly posture_changes: {
    readonly change: number;
    readonly row: string;
    readonly before: State | null;
    readonly after: State;
    /** Codes of what was found, JSON. */
    readonly codes: string;
    readonly at: number;
  };
  /** Judgements of people; never changed. A later one on the same thing counts instead. */
  readonly attestations: {
    readonly attestation: string;
    readonly row: string;
    readonly of_kind: string | null;
    readonly of_id: string | null;
    readonly judged: 'met' | 'not_met';
    readonly text: string;
    /** Ids of documents, JSON. */
    readonly evidence: string;
    /** The reading that it relaxes, `G17`: then another person has to approve. */
    readonly relaxes: string | null;
    readonly office: z.infer<typeof Actor>;
    readonly judged_by: string;
    readonly judged_at: number;
    readonly ends_at: number;
  };
  readonly attestation_approvals: {
    readonly attestation: string;
    readonly approved_by: string;
    readonly approved_at: number;
  };
  /** What the law said of putting a device up and of beginning at it. */
  readonly device_decisions: {
    readonly decision: string;
    readonly act: 'install' | 'go_live';
    readonly device: string;
    readonly purpose: string | null;
    readonly document: string | null;
    readonly facts_digest: string;
    readonly permitted: boolean;
    readonly broken: string;
    readonly asks: string;
    readonly decided_by: string;
    readonly decided_at: number;
  };
}
