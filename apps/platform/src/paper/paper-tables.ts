/** Tables of papers. */
export interface PaperTables {
  /** Official layouts of forms, as they were loaded. */
  readonly paper_layouts: {
    readonly form: string;
    /** Two digits of GB/T 2260; empty for all. */
    readonly province: string;
    readonly version: number;
    /** JSON. */
    readonly layout: string;
    readonly loaded_by: string;
    readonly loaded_at: number;
    /** `null` while it may count. */
    readonly ended_by: string | null;
    readonly ended_at: number | null;
  };
  /** Of each form the layout that was looked at last, before it counts. */
  readonly paper_layout_drafts: {
    readonly form: string;
    /** SHA-256 of its canonical JSON. */
    readonly digest: string;
    /** JSON. */
    readonly layout: string;
    readonly made_by: string;
    readonly made_at: number;
  };
  /** What only the organisation knows of itself; the latest counts. */
  readonly particulars: {
    readonly document: string;
    /** JSON. */
    readonly body: string;
    readonly set_by: string;
    readonly set_at: number;
  };
}
