/** Who saw which personal data, and how far back the record goes. What was processed is in the streams of events. */
export interface RecordTables {
  /** Nothing of it is ever changed. Opaque ids only: no name, no contact, nothing of a face. */
  readonly accesses: {
    readonly access: string;
    readonly at: number;
    readonly by_kind: 'staff' | 'person' | 'integrator' | 'device' | 'nobody';
    readonly by_id: string;
    /** Role by which the access table allowed it. */
    readonly role: string;
    readonly action: string;
    readonly route: string;
    /** Whose data, where it was of one person. */
    readonly person: string | null;
    readonly site: string | null;
    readonly reason: string | null;
    readonly reference: string | null;
    /** The request, as it is named in the log. */
    readonly request: string;
  };
  /** Records from before this instant may be deleted; the database refuses it of any other. */
  readonly record_floor: { readonly id: number; readonly at: number };
  /** When the record of a purpose that ended was deleted last. */
  readonly record_sweeps: { readonly purpose: string; readonly swept_at: number };
}
