/** A case under a term it has; it goes when the case goes, whoever erases it. */
interface CaseTerm {
  readonly term: number;
  /** Of the case: `arrival` of its row. */
  readonly arrival: number;
}

/** By which terms cases are found (ADR 42). */
export interface SearchTables {
  readonly complaint_terms: CaseTerm;
  readonly filing_terms: CaseTerm;
}
