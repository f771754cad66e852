import type { SectionProps } from '../sections.ts';
import { FilingPage } from './filing-page.tsx';
import { FilingsPage } from './filings-page.tsx';

/** `#/filings` is the list, `#/filings/{filing}` one of it. */
export function FilingsSection({ path: [filing], search }: SectionProps) {
  return filing === undefined ? (
    <FilingsPage key={search.toString()} search={search} />
  ) : (
    <FilingPage key={filing} filing={filing} />
  );
}
