/** What was wrong with a note, a proof, an entry, or the store of a log. */
export type LedgerErrorCode =
  | 'note_malformed'
  | 'note_unsigned'
  | 'signature_wrong'
  | 'checkpoint_malformed'
  | 'proof_malformed'
  | 'key_malformed'
  | 'entry_malformed'
  | 'tile_missing'
  | 'tile_damaged'
  | 'entry_missing'
  | 'log_inconsistent'
  | 'witness_disagrees';

/** A log, or evidence from one, that is not to be trusted or cannot be read. */
export class LedgerError extends Error {
  readonly code: LedgerErrorCode;

  constructor(code: LedgerErrorCode, detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.name = 'LedgerError';
    this.code = code;
  }
}
