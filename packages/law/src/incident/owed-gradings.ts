import { epoch } from '../instant.ts';
import { countable } from '../posture/deadline-state.ts';
import type { Subject } from '../posture/posture-state.ts';
import { type Deadline, incidentGradingDeadline } from '../time/index.ts';
import type { IncidentSection } from './incident-section.ts';

/** Incidents that nobody graded and nobody reported: the hours of a report may run, so that the clock is shown. */
export function owedGradings({
  incidents,
}: IncidentSection): ReadonlyArray<{ readonly deadline: Deadline; readonly of: Subject }> {
  return incidents.flatMap(({ id, grade, report, closed_on, known_at, operator }) => {
    if (grade !== null || report !== null || closed_on !== null) return [];
    const deadline = countable(() => incidentGradingDeadline(epoch(known_at), operator));
    return deadline === null ? [] : [{ deadline, of: { kind: 'incident', id } }];
  });
}
