/** Places where devices stand. */
export interface SitingTables {
  readonly sites: {
    readonly site: string;
    readonly name_zh: string;
    readonly name_en: string;
    readonly place: 'public' | 'non_public' | 'household';
    readonly managing_unit: string;
    readonly public_security_basis: string | null;
    readonly user_initiated_memo: string | null;
    /** `SiteSurroundings`, JSON; `null` while nobody has looked. */
    readonly surroundings: string | null;
    /** Staff who surveyed it last: somebody else has to approve it. */
    readonly surveyed_by: string;
    readonly surveyed_at: number;
    /** `null` while it is not approved, and again after each survey. */
    readonly approved_at: number | null;
    readonly approved_by: string | null;
    readonly version: number;
  };
}
