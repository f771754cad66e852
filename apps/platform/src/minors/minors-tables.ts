/** Ages and guardians; a person without a row has told nothing. */
export interface MinorsTables {
  readonly ages: {
    readonly person: string;
    /** `YYYY-MM-DD`; one of this and `band`. */
    readonly born_on: string | null;
    readonly band: 'under_14' | '14_or_over' | null;
    readonly proof: string | null;
    readonly told_at: number;
    readonly told_by: 'person' | 'staff';
  };
  readonly guardianships: {
    readonly guardianship: string;
    readonly child: string;
    readonly guardian: string;
    /** Number of the document that was seen. */
    readonly proof: string;
    readonly manner: 'sms' | 'phone' | 'video' | 'mail' | 'paper' | 'bound_account';
    readonly checked_at: number;
    readonly checked_by: string;
    readonly ended_at: number | null;
  };
}
