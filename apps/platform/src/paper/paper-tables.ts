/** Tables of papers. */
export interface PaperTables {
  /** What only the organisation knows of itself; the latest counts. */
  readonly particulars: {
    readonly document: string;
    /** JSON. */
    readonly body: string;
    readonly set_by: string;
    readonly set_at: number;
  };
}
