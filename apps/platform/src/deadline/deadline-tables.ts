import type { PersonLanguage } from '@consentry/contract';

/** Calendar feeds and reminders of staff. Instants are epoch milliseconds. */
export interface DeadlineTables {
  /** One a staff member; the address itself is nowhere. */
  readonly deadline_feeds: {
    readonly staff: string;
    /** SHA-256 of the secret part of the address. */
    readonly token_hash: string;
    readonly language: PersonLanguage;
    readonly made_at: number;
    readonly read_at: number | null;
  };
  readonly deadline_reminders: {
    readonly staff: string;
    readonly email: string | null;
    readonly language: PersonLanguage;
  };
  /** Reminders that were made: each once, whichever replica makes it. */
  readonly deadlines_reminded: {
    readonly deadline: string;
    /** Days before; 0 on the day, -1 when it is over. */
    readonly lead: number;
    readonly made_at: number;
  };
}
