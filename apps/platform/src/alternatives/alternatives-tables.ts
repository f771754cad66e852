/** Where a purpose asks for a face, and by which ways people get on without one. */
export interface AlternativesTables {
  readonly checkpoints: {
    readonly checkpoint: string;
    readonly purpose: string;
    readonly site: string;
    readonly preset: 'residential' | 'other';
    /** How the choice is shown there, JSON. */
    readonly chooser: string | null;
    /** Requests of residents, JSON. */
    readonly residents: string | null;
    /** What the face asks of people besides time, JSON. */
    readonly face_terms: string | null;
    /** Since when the face is the only way that would work, so that it does not. */
    readonly face_stopped_at: number | null;
    readonly made_at: number;
    readonly revision: number;
  };
  readonly ways: {
    readonly way: string;
    readonly checkpoint: string;
    readonly kind: 'pin' | 'totp' | 'passkey' | 'card' | 'qr' | 'staff' | 'fingerprint' | 'voice';
    readonly with_face: boolean;
    readonly live: boolean;
    readonly checked_at: number;
    readonly terms: string | null;
  };
  readonly way_outages: {
    readonly way: string;
    readonly began_at: number;
    readonly ended_at: number | null;
  };
  /** Attempts of a day by a way (or `face`), by how long they took: sums, never persons. */
  readonly way_counts: {
    readonly checkpoint: string;
    readonly way: string;
    readonly day: string;
    readonly bucket: number;
    readonly attempts: number;
    readonly first_succeeded: number;
    readonly in_outage: number;
  };
  readonly refusal_counts: {
    readonly checkpoint: string;
    readonly day: string;
    readonly refused: number;
    readonly turned_away: number;
  };
}
