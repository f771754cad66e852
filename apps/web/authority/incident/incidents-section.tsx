import type { SectionProps } from '../sections.ts';
import { IncidentPage } from './incident-page.tsx';
import { IncidentsPage } from './incidents-page.tsx';

/** `#/incidents` is the list, `#/incidents/{incident}` one of it. */
export function IncidentsSection({ path: [incident] }: SectionProps) {
  return incident === undefined ? <IncidentsPage /> : <IncidentPage key={incident} incident={incident} />;
}
