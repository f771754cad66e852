import type { CivilDate } from '../time/index.ts';
import type { FilingSection } from './filing-section.ts';
import type { Filing } from './filing-package.ts';

/** A filing that was handed in and not sent back, and where it stands. */
export interface StandingFiling extends Filing {
  readonly submitted_on: CivilDate;
  readonly at: string;
}

/** Filings that were handed in and not sent back, the earliest first. */
export function standingFilings(
  { filings }: FilingSection,
  ...kinds: ReadonlyArray<Filing['kind']>
): readonly StandingFiling[] {
  return filings
    .map((filing, index) => ({ ...filing, at: `/filing/filings/${index}` }))
    .filter(
      (filing): filing is StandingFiling =>
        kinds.includes(filing.kind) && filing.submitted_on !== null && filing.returned_on === null,
    )
    .toSorted((a, b) => (a.submitted_on < b.submitted_on ? -1 : Number(a.submitted_on > b.submitted_on)));
}
