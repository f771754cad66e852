/** Notices by the digest of their words. One that was published is never changed. */
export interface NoticeTables {
  readonly notices: {
    readonly notice: string;
    readonly purpose: string;
    readonly purpose_version: number;
    readonly state: 'draft' | 'in_force' | 'replaced';
    readonly digest: string;
    /** `NoticeDocument`, canonical JSON: what the digest is of. */
    readonly document: string;
    readonly legibility: string | null;
    readonly changed_part: string | null;
    readonly replaces: string | null;
    /** What changed against the one before, JSON; written when it is published. */
    readonly changes: string;
    readonly written_by: string;
    readonly written_at: number;
    readonly published_by: string | null;
    readonly published_at: number | null;
    readonly ended_at: number | null;
    readonly revision: number;
  };
}
