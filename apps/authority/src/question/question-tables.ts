/** What opens a question to the processor that is asked; the question itself is of its complaint. */
export interface QuestionTables {
  readonly question_codes: {
    readonly question: string;
    readonly reference: string;
    /** SHA-256 of the code, hex. */
    readonly code_hash: string;
  };
}
