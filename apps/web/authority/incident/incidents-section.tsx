import type { SectionProps } from '../sections.ts';
import { IncidentPage } from './incident-page.tsx';
import { IncidentsPage } from './incidents-page.tsx';

/** `#/incidents` is the list, `#/incidents/{incident}` one of it. */
export function IncidentsSection({ path: [incident], search }: SectionProps) {
  if (incident === undefined) return <IncidentsPage key={search.toString()} search={search} />;
  return <IncidentPage key={incident} incident={incident} />;
}
