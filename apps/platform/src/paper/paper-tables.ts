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
