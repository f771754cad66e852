import { type LiftRule, type LiftedBy, mayLift } from './lift-table.ts';

/** As what each source that somebody may rely on counts; what is left out lifts nothing (reading G15). */
const COUNTS_AS = {
  law: 'law_or_admin_regulation',
  administrative_regulation: 'law_or_admin_regulation',
  departmental_rule: 'state_provides_otherwise',
  state_policy: 'state_provides_otherwise',
  consent: 'separate_consent',
  separate_consent: 'separate_consent',
} as const satisfies Readonly<Record<string, LiftedBy>>;

/** Says whether this kind of source lifts a rule of the Measures. What is of a lower rank, or private, lifts nothing. */
export function sourceLifts(rule: LiftRule, source: string): boolean {
  return Object.hasOwn(COUNTS_AS, source) && mayLift(rule, COUNTS_AS[source as keyof typeof COUNTS_AS]);
}

/** Says whether a provision is named at all. */
export function isNamed(provision: string | null): provision is string {
  return provision !== null && provision.trim() !== '';
}
