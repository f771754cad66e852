import type { SectionProps } from '../sections.ts';
import { ComplaintPage } from './complaint-page.tsx';
import { ComplaintsPage } from './complaints-page.tsx';

/** `#/complaints` is the list, `#/complaints/{complaint}` one of it. */
export function ComplaintsSection({ path: [complaint], search }: SectionProps) {
  return complaint === undefined ? (
    <ComplaintsPage key={search.toString()} search={search} />
  ) : (
    <ComplaintPage key={complaint} complaint={complaint} />
  );
}
