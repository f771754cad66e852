/** What was noted of things that an approved assessment wants mended; the assessment itself stays as it was approved. */
export interface MendTables {
  readonly assessment_mends: {
    readonly assessment: string;
    /** Place among `mends` of its guide, from 0. */
    readonly mend: number;
    /** `YYYY-MM-DD`; `null`: not mended after all. */
    readonly done_on: string | null;
    readonly noted_by: string;
    readonly noted_at: number;
  };
}
